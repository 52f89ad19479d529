import Testing

@testable import Seccomp

@Suite("Compiled programs")
struct ProgramTests {
    @Test("Pass the kernel's checks and stay small", arguments: Architecture.allCases, [false, true])
    func valid(_ architecture: Architecture, restrictSetUserID: Bool) throws {
        let program = try SyscallFilter(architecture: architecture, restrictSetUserID: restrictSetUserID).compile()
        #expect(throws: Never.self) { try BPFEvaluator(program) }
        #expect(program.count < 400)
        #expect(program.first == BPFInstruction(code: 0x20, k: 4))
        #expect(program[1].k == architecture.auditValue)
    }

    @Test("Reach every instruction: none is dead", arguments: Architecture.allCases)
    func noDeadCode(_ architecture: Architecture) throws {
        let program = try SyscallFilter(architecture: architecture, restrictSetUserID: true).compile()
        var reached: Set<Int> = [0]
        for (position, instruction) in program.enumerated() where reached.contains(position) {
            switch instruction.operation {
            case .jump: reached.insert(position + 1 + Int(instruction.k))
            case .jumpIfEqual, .jumpIfAtLeast, .jumpIfAnyBit:
                reached.insert(position + 1 + Int(instruction.jt))
                reached.insert(position + 1 + Int(instruction.jf))
            case .returnConstant: break
            case .loadWord, .and, nil: reached.insert(position + 1)
            }
        }
        #expect(reached.count == program.count)
    }

    @Test("Find a number in few steps", arguments: Architecture.allCases)
    func shallow(_ architecture: Architecture) throws {
        let evaluator = try BPFEvaluator(SyscallFilter(architecture: architecture).compile())
        for number in UInt32(0)...1023 {
            guard ReferencePolicy.name(of: number, on: architecture).flatMap(StandardRules.rule(named:)) == nil else {
                continue
            }
            let invocation = SyscallInvocation(number: number, auditArchitecture: architecture.auditValue)
            #expect(evaluator.trace(invocation).steps <= 16, "number \(number)")
        }
    }

    @Test("Survive every other name denied, which leaves no two neighbours alike", arguments: Architecture.allCases)
    func scattered(_ architecture: Architecture) throws {
        let essential: Set<String> = ["execve", "exit", "exit_group", "rt_sigreturn"]
        var deny: Set<String> = []
        var allow: Set<String> = []
        for row in SyscallTable.rows {
            guard let number = row.number(on: architecture), !essential.contains(row.name) else { continue }
            if number % 2 == 0 { deny.insert(row.name) } else { allow.insert(row.name) }
        }
        let filter = try SyscallFilter(architecture: architecture, allow: allow, deny: deny)
        let program = filter.compile()
        let evaluator = try BPFEvaluator(program)
        // Longer than a test can jump, so far targets were met.
        #expect(program.count > 300)
        let reference = ReferencePolicy(architecture: architecture, allow: allow, deny: deny)
        for number in UInt32(0)...1023 {
            let invocation = SyscallInvocation(number: number, auditArchitecture: architecture.auditValue)
            #expect(evaluator.run(invocation) == reference.value(number: number, arguments: []), "number \(number)")
        }
    }

    @Test("Are laid out as the kernel's struct sock_filter")
    func layout() throws {
        let filter = try SyscallFilter(architecture: .x86_64)
        let program = filter.compile()
        let bytes = filter.bytes
        #expect(bytes.count == program.count * 8)
        #expect(
            Array(bytes[0..<16]) == [
                0x20, 0, 0, 0, 4, 0, 0, 0, 0x15, 0, program[1].jt, program[1].jf, 0x3E, 0, 0, 0xC0,
            ])
    }

    @Test("Differ only where the policy does")
    func deterministic() throws {
        #expect(try SyscallFilter(architecture: .arm64).compile() == SyscallFilter(architecture: .arm64).compile())
        #expect(
            try SyscallFilter(architecture: .arm64).compile()
                != SyscallFilter(architecture: .arm64, deny: ["memfd_create"]).compile())
    }
}

@Suite("The assembler")
struct BPFAssemblerTests {
    @Test("Jumps reach their targets at any distance", arguments: [0, 1, 250, 251, 252, 253, 254, 255, 256, 257, 600])
    func distances(_ padding: Int) throws {
        var assembler = BPFAssembler()
        let far = assembler.returning(1)
        let other = assembler.returning(2)
        var label = assembler.returning(3)
        for _ in 0..<padding {
            label = assembler.and(.max, then: label)
        }
        // Both outcomes far away, one far away, none.
        label = assembler.test(.jumpIfEqual, 10, then: far, else: label)
        label = assembler.test(.jumpIfEqual, 11, then: other, else: label)
        let near = assembler.test(.jumpIfEqual, 12, then: far, else: other)
        label = assembler.test(.jumpIfAtLeast, 12, then: near, else: label)
        _ = assembler.load(offset: 0, then: label)
        let evaluator = try BPFEvaluator(assembler.program)
        for (number, value) in [(10, 1), (11, 2), (12, 1), (13, 2), (9, 3)] as [(UInt32, UInt32)] {
            #expect(evaluator.run(SyscallInvocation(number: number)) == value)
        }
    }

    @Test("Returns are shared while they are near, and made anew when not")
    func returns() {
        var assembler = BPFAssembler()
        let first = assembler.returning(7)
        #expect(assembler.returning(7) == first)
        var label = first
        for _ in 0..<300 {
            label = assembler.and(1, then: label)
        }
        #expect(assembler.returning(7) != first)
    }

    @Test("What does not follow by itself is jumped to")
    func fall() throws {
        var assembler = BPFAssembler()
        let wanted = assembler.returning(1)
        _ = assembler.returning(2)
        _ = assembler.load(offset: 0, then: wanted)
        #expect(try BPFEvaluator(assembler.program).run(SyscallInvocation(number: 0)) == 1)
    }
}
