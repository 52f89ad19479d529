import Testing

@testable import Seccomp

@Suite("Every number, compared with the reference")
struct EveryNumberTests {
    /// Arguments that take every clause of every rule one way and the other.
    static let arguments: [[UInt64]] = [
        [], [0, 0, 0, 0, 0, 0], [1, 1, 0], [2, 1, 6], [10, 2, 17], [1, 5, 0], [2, 3, 255], [16, 3, 0], [2, 1, 262],
        [0x1000_0011, 0x5412, 0o4755, 0o2755], [0x0120_0011, 0x5401, 0o644, 0o4755], [~0, ~0, ~0, ~0, ~0, ~0],
        [22, 8, 12], [35, 0x8008_6601, 12], [0, 0o4755, 0o100, 0o6000], [0, 0o100, 0o4755, 0],
        [1 << 32, 1 << 32, 1 << 32, 1 << 32], [15, 0x4004_54CA, 11, 0o1777],
    ]

    @Test(
        "0 to 1023, and the neighbours of every boundary above", arguments: Architecture.allCases, [false, true])
    func everyNumber(_ architecture: Architecture, restrictSetUserID: Bool) throws {
        let filter = try SyscallFilter(architecture: architecture, restrictSetUserID: restrictSetUserID)
        let evaluator = try BPFEvaluator(filter.compile())
        let reference = ReferencePolicy(architecture: architecture, restrictSetUserID: restrictSetUserID)
        let high: [UInt32] = [
            1024, 0x3FFF_FFFF, 0x4000_0000, 0x4000_0001, 0x4000_0200, 0x7FFF_FFFF, 0x8000_0000, 0xBFFF_FFFF,
            0xC000_0000, 0xFFFF_FFFE, 0xFFFF_FFFF,
        ]
        for number in Array(0...1023) + high {
            for arguments in Self.arguments {
                let invocation = SyscallInvocation(
                    number: number, auditArchitecture: architecture.auditValue, arguments: arguments)
                #expect(
                    evaluator.run(invocation) == reference.value(number: number, arguments: arguments),
                    "number \(number), arguments \(arguments)")
            }
        }
    }

    @Test("Calls of any other architecture kill, whatever the number", arguments: Architecture.allCases)
    func foreignArchitecture(_ architecture: Architecture) throws {
        let evaluator = try BPFEvaluator(SyscallFilter(architecture: architecture).compile())
        // i386, ARM, the other one, big-endian ARM, 32-bit x86_64 without the 64-bit mark, nothing.
        let foreign: [UInt32] = [0x4000_0003, 0x4000_0028, 0x8000_00B7, 0x4000_003E, 0]
        for audit in foreign + Architecture.allCases.filter({ $0 != architecture }).map(\.auditValue) {
            for number in UInt32(0)...600 {
                let invocation = SyscallInvocation(number: number, auditArchitecture: audit)
                #expect(evaluator.run(invocation) == 0x8000_0000, "architecture \(audit), number \(number)")
            }
        }
    }

    @Test("Each group's calls, lifted and denied one by one", arguments: Architecture.allCases)
    func oneByOne(_ architecture: Architecture) throws {
        for row in SyscallTable.rows {
            guard let number = row.number(on: architecture) else { continue }
            var policies = [ReferencePolicy(architecture: architecture, allow: [row.name])]
            if !["execve", "exit", "exit_group", "rt_sigreturn"].contains(row.name) {
                policies.append(ReferencePolicy(architecture: architecture, deny: [row.name]))
            }
            for reference in policies {
                let filter = try SyscallFilter(
                    architecture: architecture, allow: reference.allow, deny: reference.deny)
                let evaluator = try BPFEvaluator(filter.compile())
                // The neighbours too: a range cut in the wrong place shows there.
                for number in (number == 0 ? 0 : number - 1)...(number + 1) {
                    for arguments in Self.arguments {
                        let invocation = SyscallInvocation(
                            number: number, auditArchitecture: architecture.auditValue, arguments: arguments)
                        #expect(
                            evaluator.run(invocation) == reference.value(number: number, arguments: arguments),
                            "\(row.name), number \(number), arguments \(arguments)")
                    }
                }
            }
        }
    }
}
