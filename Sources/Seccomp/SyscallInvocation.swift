/// A call as a filter sees it: the kernel's `struct seccomp_data`.
public struct SyscallInvocation: Sendable, Hashable {
    /// The number of the call.
    public var number: UInt32
    /// The audit value of the architecture that the call was made for.
    public var auditArchitecture: UInt32
    /// Where the call was made.
    public var instructionPointer: UInt64
    /// The six arguments, whether the call uses them or not. Missing ones count as 0.
    public var arguments: [UInt64]

    /// A call of a number with arguments.
    public init(
        number: UInt32, auditArchitecture: UInt32 = Architecture.current.auditValue, instructionPointer: UInt64 = 0,
        arguments: [UInt64] = []
    ) {
        self.number = number
        self.auditArchitecture = auditArchitecture
        self.instructionPointer = instructionPointer
        self.arguments = arguments
    }

    /// Where the number is.
    static let numberOffset: UInt32 = 0
    /// Where the architecture is.
    static let architectureOffset: UInt32 = 4
    /// How many bytes a filter sees.
    static let byteCount: UInt32 = 64

    /// Where the low half of an argument is on little-endian machines, the only ones there are here.
    static func lowHalfOffset(ofArgument index: Int) -> UInt32 { 16 + 8 * UInt32(index) }

    /// The word at an offset, or nothing if a filter may not load from there.
    func word(at offset: UInt32) -> UInt32? {
        guard offset % 4 == 0, offset < Self.byteCount else { return nil }
        switch offset {
        case Self.numberOffset: return number
        case Self.architectureOffset: return auditArchitecture
        case 8: return UInt32(truncatingIfNeeded: instructionPointer)
        case 12: return UInt32(truncatingIfNeeded: instructionPointer >> 32)
        default:
            let index = Int(offset - 16) / 8
            let argument = index < arguments.count ? arguments[index] : 0
            return UInt32(truncatingIfNeeded: offset % 8 == 0 ? argument : argument >> 32)
        }
    }
}
