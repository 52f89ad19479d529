/// What a dump's code depends on: it is restored only where this is the same.
enum DumpBuild {
    static let magic: [UInt8] = Array("BHPY".utf8)
    static let format: UInt64 = 1

    /// A number for the instructions and the layouts that this build has.
    static let identity: UInt64 = {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func mix(_ text: String) {
            for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        mix("1")
        for number in UInt8.min...UInt8.max {
            if let opcode = Opcode(rawValue: number) { mix("\(number)\(opcode)") }
            if let kind = kindName(number) { mix("\(number)\(kind)") }
        }
        return hash
    }()

    static let lastKind = Kind.asyncGenStep.rawValue

    private static func kindName(_ number: UInt8) -> String? {
        number <= lastKind ? "\(unsafeBitCast(number, to: Kind.self))" : nil
    }
}
