/// Runs filter programs as the kernel would, to test them and to explain them.
public struct BPFEvaluator: Sendable {
    /// The program, which has passed every check that the kernel makes of it.
    public let program: [BPFInstruction]

    /// The most instructions that the kernel takes (`BPF_MAXINSNS`).
    public static let maximumLength = 4096

    /// Checks a program: its length, its operations, that every load and every jump stays inside, and that it ends
    /// with a return. Jumps go forward only, so a program that passes always ends.
    public init(_ program: [BPFInstruction]) throws(BPFProgramError) {
        guard !program.isEmpty, program.count <= Self.maximumLength else {
            throw .length(program.count)
        }
        for (position, instruction) in program.enumerated() {
            let following = UInt64(program.count - position - 1)
            switch instruction.operation {
            case nil:
                throw .unknownOperation(position: position, code: instruction.code)
            case .loadWord:
                guard instruction.k % 4 == 0, instruction.k < SyscallInvocation.byteCount else {
                    throw .badLoad(position: position, offset: instruction.k)
                }
            case .jump:
                guard UInt64(instruction.k) < following else { throw .badJump(position: position) }
            case .jumpIfEqual, .jumpIfAtLeast, .jumpIfAnyBit:
                guard UInt64(max(instruction.jt, instruction.jf)) < following else {
                    throw .badJump(position: position)
                }
            case .and, .returnConstant:
                break
            }
        }
        guard program.last?.operation == .returnConstant else { throw .noReturn }
        self.program = program
    }

    /// The value that the program returns for a call.
    public func run(_ invocation: SyscallInvocation) -> UInt32 { trace(invocation).value }

    /// The value that the program returns for a call, and how many instructions it took.
    public func trace(_ invocation: SyscallInvocation) -> (value: UInt32, steps: Int) {
        var accumulator: UInt32 = 0
        var position = 0
        var steps = 0
        while position < program.count {
            let instruction = program[position]
            position += 1
            steps += 1
            var holds: Bool?
            switch instruction.operation {
            case .loadWord: accumulator = invocation.word(at: instruction.k) ?? 0
            case .and: accumulator &= instruction.k
            case .jump: position += Int(instruction.k)
            case .jumpIfEqual: holds = accumulator == instruction.k
            case .jumpIfAtLeast: holds = accumulator >= instruction.k
            case .jumpIfAnyBit: holds = accumulator & instruction.k != 0
            case .returnConstant: return (instruction.k, steps)
            case nil: return (SyscallAction.killProcess.returnValue, steps)
            }
            if let holds {
                position += Int(holds ? instruction.jt : instruction.jf)
            }
        }
        // The checks leave no way here; a way that they overlooked must not allow anything.
        return (SyscallAction.killProcess.returnValue, steps)
    }
}

/// Why the kernel would not take a program.
public enum BPFProgramError: Error, Sendable, Hashable {
    /// No instruction, or too many.
    case length(Int)
    /// An operation that filters made here do not use.
    case unknownOperation(position: Int, code: UInt16)
    /// A load from outside the call's description, or from the middle of a word.
    case badLoad(position: Int, offset: UInt32)
    /// A jump beyond the end.
    case badJump(position: Int)
    /// The last instruction is no return.
    case noReturn
}
