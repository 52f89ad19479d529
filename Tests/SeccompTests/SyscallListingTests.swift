import Testing

@testable import Seccomp

@Suite("The listing")
struct SyscallListingTests {
    @Test("Says of each call what the program does", arguments: Architecture.allCases, [false, true])
    func agrees(_ architecture: Architecture, restrictSetUserID: Bool) throws {
        let filter = try SyscallFilter(
            architecture: architecture, allow: ["ptrace"], deny: ["memfd_create"], restrictSetUserID: restrictSetUserID)
        let evaluator = try BPFEvaluator(filter.compile())
        for entry in filter.listing.entries {
            let values = Set(
                EveryNumberTests.arguments.map {
                    evaluator.run(
                        SyscallInvocation(
                            number: entry.number, auditArchitecture: architecture.auditValue, arguments: $0))
                })
            switch entry.outcome {
            case .allowed: #expect(values == [SyscallAction.allow.returnValue], "\(entry.name)")
            case .refused(let code): #expect(values == [SyscallAction.refuse(code).returnValue], "\(entry.name)")
            case .conditional: #expect(values.count > 1, "\(entry.name)")
            }
        }
    }

    @Test("Names changes and who made them")
    func changes() throws {
        let filter = try SyscallFilter(
            architecture: .x86_64, allow: ["ptrace", "read"], deny: ["memfd_create", "mount"], restrictSetUserID: true)
        let changes = Dictionary(
            uniqueKeysWithValues: filter.listing.entries.compactMap { entry in entry.change.map { (entry.name, $0) } })
        #expect(changes["ptrace"] == .allowed)
        #expect(changes["memfd_create"] == .denied)
        #expect(changes["chmod"] == .setUserID)
        #expect(changes["openat2"] == .setUserID)
        // As they were: allowed anyway, refused anyway.
        #expect(changes["read"] == nil)
        #expect(changes["mount"] == nil)
        #expect(changes.count == 14)
    }

    @Test("Is text for a terminal")
    func text() throws {
        let lines = try SyscallFilter(architecture: .x86_64, allow: ["ptrace"]).listing.description
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.allSatisfy { $0.count <= 100 && !$0.isEmpty && !$0.hasSuffix(" ") })
        #expect(lines.first == "allowed:")
        #expect(lines.contains("  namespaces: setns unshare"))
        #expect(lines.contains("  clone: refused (EPERM): any CLONE_NEW flag; otherwise allowed"))
        #expect(lines.contains("calls of i386 and x32: the process is killed"))
        #expect(lines.last == "allowed by this policy: ptrace")
        #expect(try SyscallFilter(architecture: .arm64).listing.description.contains("32-bit ARM"))
    }

    @Test("Shows every call of the architecture once", arguments: Architecture.allCases)
    func complete(_ architecture: Architecture) throws {
        let listing = try SyscallFilter(architecture: architecture, deny: ["fork", "socket"]).listing
        let words = listing.description.split { " :\n".contains($0) }.map(String.init)
        for entry in listing.entries {
            #expect(words.contains(entry.name), "\(entry.name)")
        }
        #expect(listing.entries.count == SyscallTable.rows.filter { $0.number(on: architecture) != nil }.count)
    }
}
