/// A number of bytes as people write it: `4096`, `512M`, `1.5GiB`.
///
/// Every unit is a power of 1024, with or without `i` and `B`, in upper or lower case, as the peers of this tool read
/// memory limits.
public struct ByteCount: Sendable, Hashable, CustomStringConvertible {
    /// The number of bytes.
    public var bytes: UInt64

    /// Takes a number of bytes.
    public init(bytes: UInt64) { self.bytes = bytes }

    /// Reads a size.
    public init(argument: String) throws(UnreadableValue) {
        var rest = argument[...]
        let remedy = "write a number of bytes or a number with K, M, G or T, for example 512M"
        guard let number = DecimalText(readingFrom: &rest) else {
            throw UnreadableValue(problem: "\(argument.quotedForMessage) is not a size", remedy: remedy)
        }
        guard let unit = Self.unit(rest.lowercased()) else {
            throw UnreadableValue(
                problem: "\(String(rest).quotedForMessage) in \(argument.quotedForMessage) is not a unit of size",
                remedy: remedy)
        }
        guard let bytes = number.scaled(by: unit) else {
            throw UnreadableValue(
                problem: "\(argument.quotedForMessage) is more than 64 bits can count", remedy: "write a smaller size")
        }
        self.bytes = bytes
    }

    /// The exact size with the largest unit that divides it, for example `512M`; ``init(argument:)`` reads it back.
    public var description: String {
        for (name, shift) in [("T", UInt64(40)), ("G", 30), ("M", 20), ("K", 10)]
        where bytes != 0 && bytes % (1 << shift) == 0 {
            return "\(bytes >> shift)\(name)"
        }
        return "\(bytes)"
    }

    private static func unit(_ text: String) -> UInt64? {
        switch text {
        case "", "b": 1
        case "k", "kb", "ki", "kib": 1 << 10
        case "m", "mb", "mi", "mib": 1 << 20
        case "g", "gb", "gi", "gib": 1 << 30
        case "t", "tb", "ti", "tib": 1 << 40
        default: nil
        }
    }
}
