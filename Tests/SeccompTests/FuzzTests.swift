import Testing

@testable import Seccomp

/// Random numbers that are the same in every run, so that a failure can be looked at again (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Random calls and policies")
struct FuzzTests {
    /// Values near which rules change their mind.
    static let corners: [UInt64] = [
        0, 1, 2, 3, 5, 6, 8, 10, 12, 16, 17, 22, 35, 40, 0o100, 0o644, 0o4755, 0o2755, 0x5412, 0x541C, 0x54C0, 0x54BF,
        0x6602, 0x4004_9409, 0x8008_6601, 0x1000_0011, 0x0120_0011, 262, 0xFFFF_FFFF, 1 << 32, .max,
    ]

    static func argument(_ random: inout SeededGenerator) -> UInt64 {
        switch UInt8.random(in: 0..<4, using: &random) {
        case 0: random.next()
        case 1: random.next() >> 32
        case 2: corners.randomElement(using: &random) ?? 0
        default: (corners.randomElement(using: &random) ?? 0) ^ (1 << UInt64.random(in: 0..<64, using: &random))
        }
    }

    @Test("Agree with the reference", arguments: Array(UInt64(0)..<24))
    func policies(_ seed: UInt64) throws {
        var random = SeededGenerator(state: seed)
        let architecture: Architecture = seed % 2 == 0 ? .x86_64 : .arm64
        let restrictSetUserID = Bool.random(using: &random)
        let pastTheFilter = ["io_uring_setup", "io_uring_enter", "io_uring_register"]
        let fixed = Set(
            ["execve", "exit", "exit_group", "rt_sigreturn"] + (restrictSetUserID ? pastTheFilter : []))
        let names = SyscallTable.rows.map(\.name).filter { !fixed.contains($0) }
        let allow = Set(names.shuffled(using: &random).prefix(Int.random(in: 0...names.count / 2, using: &random)))
        let deny = Set(names.shuffled(using: &random).prefix(Int.random(in: 0...names.count / 2, using: &random)))
        let filter = try SyscallFilter(
            architecture: architecture, allow: allow, deny: deny, restrictSetUserID: restrictSetUserID)
        let reference = ReferencePolicy(
            architecture: architecture, allow: allow, deny: deny, restrictSetUserID: restrictSetUserID)
        let evaluator = try BPFEvaluator(filter.compile())
        for _ in 0..<2_000 {
            let number =
                Bool.random(using: &random)
                ? UInt32.random(in: 0..<480, using: &random) : UInt32(truncatingIfNeeded: random.next())
            let arguments = (0..<6).map { _ in Self.argument(&random) }
            let value = evaluator.run(
                SyscallInvocation(
                    number: number, auditArchitecture: architecture.auditValue, instructionPointer: random.next(),
                    arguments: arguments))
            #expect(value == reference.value(number: number, arguments: arguments), "\(number) \(arguments)")
            #expect(SyscallAction(returnValue: value) != nil)
        }
    }

    @Test("Programs of random bytes are refused, or run to their end inside their bounds")
    func programs() {
        var random = SeededGenerator(state: 42)
        var taken = 0
        for _ in 0..<20_000 {
            let program = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                BPFInstruction(
                    code: (BPFOperation.allCases.randomElement(using: &random) ?? .and).rawValue,
                    jt: UInt8.random(in: 0...6, using: &random), jf: UInt8.random(in: 0...6, using: &random),
                    k: UInt32.random(in: 0...70, using: &random))
            }
            guard let evaluator = try? BPFEvaluator(program) else { continue }
            taken += 1
            let result = evaluator.trace(SyscallInvocation(number: 1, arguments: [random.next()]))
            #expect(result.steps <= program.count)
            // Only a return of the program itself can give this value.
            #expect(program.contains { $0.operation == .returnConstant && $0.k == result.value })
        }
        #expect(taken > 100)
    }
}
