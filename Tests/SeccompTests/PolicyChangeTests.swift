import Testing

@testable import Seccomp

@Suite("A policy changed by name")
struct PolicyChangeTests {
    @Test("Allowing lifts the whole rule", arguments: Architecture.allCases)
    func allowing(_ architecture: Architecture) throws {
        let filter = try SyscallFilter(
            architecture: architecture, allow: ["ptrace", "clone3", "clone", "socket", "ioctl", "cachestat"])
        #expect(filter.verdict(of: "ptrace") == .allow)
        #expect(filter.verdict(of: "clone3") == .allow)
        #expect(filter.verdict(of: "clone", arguments: [0x1000_0011]) == .allow)
        #expect(filter.verdict(of: "socket", arguments: [16, 3, 0]) == .allow)
        #expect(filter.verdict(of: "ioctl", arguments: [0, 0x5412]) == .allow)
        #expect(filter.verdict(of: "cachestat") == .allow)
        #expect(filter.verdict(of: "process_vm_readv") == .refuse(.notPermitted))
    }

    @Test("Denying refuses whatever the arguments, and wins", arguments: Architecture.allCases)
    func denying(_ architecture: Architecture) throws {
        let filter = try SyscallFilter(
            architecture: architecture, allow: ["ptrace", "socket"], deny: ["ptrace", "socket", "fork", "memfd_create"])
        #expect(filter.verdict(of: "ptrace") == .refuse(.notPermitted))
        #expect(filter.verdict(of: "socket", arguments: [1, 1, 0]) == .refuse(.notPermitted))
        #expect(filter.verdict(of: "memfd_create") == .refuse(.notPermitted))
        #expect(filter.verdict(of: "read") == .allow)
    }

    @Test("Denying what fails anyway keeps the error that libraries fall back on")
    func denyingRefused() throws {
        let filter = try SyscallFilter(deny: ["clone3", "mount"])
        #expect(filter.verdict(of: "clone3") == .refuse(.notImplemented))
        #expect(filter.verdict(of: "mount") == .refuse(.notPermitted))
    }

    @Test("A name of the other architecture changes nothing")
    func otherArchitecture() throws {
        let changed = try SyscallFilter(architecture: .arm64, allow: ["modify_ldt"], deny: ["open", "fork"])
        #expect(changed.compile() == (try SyscallFilter(architecture: .arm64).compile()))
    }

    @Test("Allowing does not lift the restriction of set-user-ID files")
    func allowingUnderRestriction() throws {
        let filter = try SyscallFilter(allow: ["fchmod", "openat", "openat2"], restrictSetUserID: true)
        #expect(filter.verdict(of: "fchmod", arguments: [3, 0o4755]) == .refuse(.notPermitted))
        #expect(filter.verdict(of: "openat2") == .refuse(.notImplemented))
    }

    @Test("Denying wins over the restriction of set-user-ID files too")
    func denyingUnderRestriction() throws {
        let filter = try SyscallFilter(deny: ["fchmod"], restrictSetUserID: true)
        #expect(filter.verdict(of: "fchmod", arguments: [3, 0o644]) == .refuse(.notPermitted))
    }

    @Test(
        "What makes files past the filter is not allowed under the restriction",
        arguments: ["io_uring_setup", "io_uring_enter", "io_uring_register"])
    func pastTheFilter(_ name: String) throws {
        #expect(throws: SyscallFilterError.cannotAllow(name)) {
            try SyscallFilter(allow: [name], restrictSetUserID: true)
        }
        #expect(try SyscallFilter(allow: [name]).verdict(of: name) == .allow)
        // Denied as well, it is refused, so there is nothing to complain about.
        let both = try SyscallFilter(allow: [name], deny: [name], restrictSetUserID: true)
        #expect(both.verdict(of: name) == .refuse(.notPermitted))
    }

    @Test("What nothing runs without is not denied", arguments: ["execve", "exit", "exit_group", "rt_sigreturn"])
    func essential(_ name: String) {
        #expect(throws: SyscallFilterError.cannotDeny(name)) { try SyscallFilter(deny: [name]) }
        #expect(throws: SyscallFilterError.cannotDeny(name)) { try SyscallFilter(allow: [name], deny: [name]) }
    }

    @Test(
        "Unknown names come with near ones",
        arguments: [
            ("ptrac", ["ptrace"]),
            ("perf_event_opne", ["perf_event_open"]),
            ("OPENAT", ["openat", "openat2", "open"]),
            ("io_uring", []),
            ("", []),
            ("x", []),
            (String(repeating: "clone", count: 20), []),
        ])
    func unknownNames(_ name: String, _ suggestions: [String]) {
        #expect(throws: SyscallFilterError.unknownName(name, suggestions: suggestions)) {
            try SyscallFilter(allow: [name])
        }
        #expect(throws: SyscallFilterError.unknownName(name, suggestions: suggestions)) {
            try SyscallFilter(deny: [name])
        }
    }

    @Test("Of several mistakes the first by name is reported")
    func severalMistakes() {
        #expect(throws: SyscallFilterError.unknownName("aaaaaaaa", suggestions: [])) {
            try SyscallFilter(allow: ["zzzzzzzz", "aaaaaaaa", "mmmmmmmm"])
        }
    }

    @Test("Errors say what to do")
    func descriptions() {
        #expect(
            SyscallFilterError.unknownName("ptrac", suggestions: ["ptrace", "pause"]).description
                == "there is no system call named 'ptrac'; did you mean 'ptrace' or 'pause'?")
        #expect(SyscallFilterError.unknownName("x", suggestions: []).description.contains("policy show"))
        #expect(SyscallFilterError.cannotDeny("exit").description.contains("'exit' cannot be denied"))
        #expect(SyscallFilterError.cannotAllow("bpf").description.contains("'bpf' cannot be allowed"))
    }
}
