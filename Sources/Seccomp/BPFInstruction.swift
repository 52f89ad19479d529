/// One instruction of classic BPF, laid out as the kernel's `struct sock_filter`.
public struct BPFInstruction: Sendable, Hashable {
    /// What to do: one of ``BPFOperation``, when made here.
    public var code: UInt16
    /// How many instructions to skip if a test holds.
    public var jt: UInt8
    /// How many instructions to skip if a test fails.
    public var jf: UInt8
    /// The constant that the operation works with.
    public var k: UInt32

    /// An instruction from its fields.
    public init(code: UInt16, jt: UInt8 = 0, jf: UInt8 = 0, k: UInt32) {
        self.code = code
        self.jt = jt
        self.jf = jf
        self.k = k
    }

    init(_ operation: BPFOperation, jt: UInt8 = 0, jf: UInt8 = 0, k: UInt32) {
        self.init(code: operation.rawValue, jt: jt, jf: jf, k: k)
    }

    /// The operation, or nothing if filters made here never use it.
    public var operation: BPFOperation? { BPFOperation(rawValue: code) }

    /// How many bytes an instruction has in a program for the kernel.
    public static let byteCount = 8

    /// Appends the eight bytes that the kernel reads, in the order of little-endian machines.
    func append(to bytes: inout [UInt8]) {
        bytes.append(UInt8(truncatingIfNeeded: code))
        bytes.append(UInt8(truncatingIfNeeded: code >> 8))
        bytes.append(jt)
        bytes.append(jf)
        for shift in stride(from: UInt32(0), to: 32, by: 8) {
            bytes.append(UInt8(truncatingIfNeeded: k >> shift))
        }
    }
}

/// The operations of classic BPF that filters made here consist of.
public enum BPFOperation: UInt16, Sendable, Hashable, CaseIterable {
    /// Loads the 32-bit word at a constant offset of the call's description into the accumulator.
    case loadWord = 0x20
    /// Cuts the accumulator to a constant mask.
    case and = 0x54
    /// Skips a constant number of instructions.
    case jump = 0x05
    /// Skips depending on whether the accumulator equals the constant.
    case jumpIfEqual = 0x15
    /// Skips depending on whether the accumulator is greater than or equal to the constant.
    case jumpIfAtLeast = 0x35
    /// Skips depending on whether the accumulator has a bit in common with the constant.
    case jumpIfAnyBit = 0x45
    /// Ends with a constant value.
    case returnConstant = 0x06
}

extension BPFInstruction: CustomStringConvertible {
    /// The instruction in words, with jumps relative to the next one.
    public var description: String {
        let constant = "0x" + String(k, radix: 16)
        return switch operation {
        case .loadWord: "load [\(k)]"
        case .and: "and \(constant)"
        case .jump: "jump +\(k)"
        case .jumpIfEqual: "if == \(constant) +\(jt) else +\(jf)"
        case .jumpIfAtLeast: "if >= \(constant) +\(jt) else +\(jf)"
        case .jumpIfAnyBit: "if & \(constant) +\(jt) else +\(jf)"
        case .returnConstant: "return \(constant)"
        case nil: "unknown 0x" + String(code, radix: 16)
        }
    }
}
