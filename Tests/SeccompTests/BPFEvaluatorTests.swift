import Testing

@testable import Seccomp

@Suite("The evaluator")
struct BPFEvaluatorTests {
    static let end = BPFInstruction(.returnConstant, k: 0)

    @Test(
        "Refuses what the kernel refuses",
        arguments: [
            ([], .length(0)),
            // No return at the end: a load, a jump beyond.
            ([BPFInstruction(.loadWord, k: 0)], .noReturn),
            ([end, BPFInstruction(.and, k: 0)], .noReturn),
            // Loads outside the 64 bytes, and across words.
            ([BPFInstruction(.loadWord, k: 64), end], .badLoad(position: 0, offset: 64)),
            ([BPFInstruction(.loadWord, k: 18), end], .badLoad(position: 0, offset: 18)),
            ([BPFInstruction(.loadWord, k: .max), end], .badLoad(position: 0, offset: .max)),
            // Jumps one too far, and as far as the constant goes.
            ([BPFInstruction(.jump, k: 1), end], .badJump(position: 0)),
            ([BPFInstruction(.jump, k: .max), end], .badJump(position: 0)),
            ([BPFInstruction(.jumpIfEqual, jt: 1, jf: 0, k: 0), end], .badJump(position: 0)),
            ([BPFInstruction(.jumpIfAtLeast, jt: 0, jf: 1, k: 0), end], .badJump(position: 0)),
            ([end, BPFInstruction(.jumpIfAnyBit, jt: 0, jf: 0, k: 0)], .badJump(position: 1)),
            // Multiplication, which no filter made here needs.
            ([BPFInstruction(code: 0x24, k: 2), end], .unknownOperation(position: 0, code: 0x24)),
        ] as [([BPFInstruction], BPFProgramError)])
    func refuses(_ program: [BPFInstruction], _ error: BPFProgramError) {
        #expect(throws: error) { try BPFEvaluator(program) }
    }

    @Test("Takes the longest program and the farthest jumps")
    func takes() throws {
        let longest = [BPFInstruction](repeating: Self.end, count: 4096)
        #expect(throws: Never.self) { try BPFEvaluator(longest) }
        #expect(throws: BPFProgramError.length(4097)) { try BPFEvaluator(longest + [Self.end]) }
        let jump = [BPFInstruction(.jump, k: 1), Self.end, BPFInstruction(.returnConstant, k: 9)]
        #expect(try BPFEvaluator(jump).run(SyscallInvocation(number: 0)) == 9)
    }

    @Test(
        "Loads each word of a call",
        arguments: [
            (0, 0x11), (4, 0x22), (8, 0x4444_4444), (12, 0x3333_3333), (16, 0xA0), (20, 0xB0), (56, 0xA5), (60, 0xB5),
        ] as [(UInt32, UInt32)])
    func loads(_ offset: UInt32, _ expected: UInt32) throws {
        let invocation = SyscallInvocation(
            number: 0x11, auditArchitecture: 0x22, instructionPointer: 0x3333_3333_4444_4444,
            arguments: (0..<6).map { (0xB0 + $0) << 32 | (0xA0 + $0) })
        let program = [
            BPFInstruction(.loadWord, k: offset), BPFInstruction(.jumpIfEqual, jt: 0, jf: 1, k: expected),
            BPFInstruction(.returnConstant, k: 1), BPFInstruction(.returnConstant, k: 2),
        ]
        #expect(try BPFEvaluator(program).run(invocation) == 1)
    }

    @Test(
        "Tests as the kernel does, without signs",
        arguments: [
            (.jumpIfEqual, 5, 5, true), (.jumpIfEqual, 5, 6, false),
            (.jumpIfAtLeast, 0x8000_0000, 0x7FFF_FFFF, true), (.jumpIfAtLeast, 4, 5, false),
            (.jumpIfAtLeast, 5, 5, true), (.jumpIfAnyBit, 6, 4, true), (.jumpIfAnyBit, 6, 9, false),
        ] as [(BPFOperation, UInt32, UInt32, Bool)])
    func tests(_ operation: BPFOperation, _ value: UInt32, _ constant: UInt32, _ holds: Bool) throws {
        let program = [
            BPFInstruction(.loadWord, k: 0), BPFInstruction(operation, jt: 0, jf: 1, k: constant),
            BPFInstruction(.returnConstant, k: 1), BPFInstruction(.returnConstant, k: 0),
        ]
        let result = try BPFEvaluator(program).trace(SyscallInvocation(number: value))
        #expect(result.value == (holds ? 1 : 0))
        #expect(result.steps == 3)
    }

    @Test("Actions and return values name each other")
    func actions() {
        let actions: [SyscallAction] = [.allow, .killProcess] + RefusalCode.allCases.map { .refuse($0) }
        for action in actions {
            #expect(SyscallAction(returnValue: action.returnValue) == action)
        }
        // To trace, to notify, to log, to kill a thread, an error that no rule gives.
        for value in [0x7FF0_0000, 0x7FC0_0000, 0x7FFC_0000, 0, 0x0005_0002] as [UInt32] {
            #expect(SyscallAction(returnValue: value) == nil)
        }
    }

    @Test("Instructions describe themselves")
    func descriptions() {
        #expect(BPFInstruction(.loadWord, k: 16).description == "load [16]")
        #expect(BPFInstruction(.and, k: 255).description == "and 0xff")
        #expect(BPFInstruction(.jumpIfEqual, jt: 1, jf: 2, k: 3).description == "if == 0x3 +1 else +2")
        #expect(BPFInstruction(code: 0x24, k: 1).description == "unknown 0x24")
    }
}
