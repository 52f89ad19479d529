/// Reads the limits that are plain numbers.
public enum LimitText {
    /// A number of processors, for example `1.5`.
    public static func processors(_ text: String) throws(UnreadableValue) -> Double {
        let plain = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        guard plain, let number = Double(text), number.isFinite else {
            throw UnreadableValue(
                problem: "\(text.quotedForMessage) is not a number of processors",
                remedy: "write a number, for example 2 or 0.5")
        }
        return number
    }

    /// A number of things, for example `256`.
    public static func count(_ text: String) throws(UnreadableValue) -> UInt32 {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let number = UInt32(text) else {
            throw UnreadableValue(
                problem: "\(text.quotedForMessage) is not a whole number below \(UInt32.max)",
                remedy: "write a number, for example 256")
        }
        return number
    }
}
