import Glibc
import Jail
import LinuxSystem
import Sandboxing
import TestSupport
import Testing

/// Processes and files of two users in one sandbox.
@Suite(.timeLimit(.minutes(1))) struct UserTests {
    private func withSandbox(
        user: SandboxUser = .user, allowsRoot: Bool, _ body: (any Sandbox) async throws -> Void
    ) async throws {
        let runtime = JailRuntime(configuration: .forTests)
        let specification = SandboxSpecification(user: user, allowsRootProcesses: allowsRoot)
        try await runtime.withSandbox(specification, body)
        await runtime.close()
    }

    private func run(
        _ script: String, as user: SandboxUser?, in sandbox: any Sandbox, terminal: TerminalSize? = nil
    ) async throws -> String {
        let outcome = try await sandbox.run(ProcessRequest(["sh", "-c", script], terminal: terminal, user: user))
        return String(decoding: outcome.standardOutput + outcome.standardError, as: UTF8.self)
    }

    @Test(.enabled(if: IdentityAuthority.hasRanges)) func bothKindsRunInOneSandbox() async throws {
        try await withSandbox(allowsRoot: true) { (sandbox) async throws in
            let who = "echo $(id -u) $USER $HOME $PWD $(grep -E 'Cap(Eff|Bnd)' /proc/self/status | cut -f2)"
            let none = "0000000000000000"
            let root = "00000000000004eb"
            #expect(try await run(who, as: nil, in: sandbox) == "1000 user /home/user /home/user \(none) \(none)\n")
            #expect(try await run(who, as: .user, in: sandbox) == "1000 user /home/user /home/user \(none) \(none)\n")
            #expect(try await run(who, as: .root, in: sandbox) == "0 root /root /root \(root) \(root)\n")
            // What root does to the userland and to others' files, the others see and cannot undo.
            let work = "echo tool > /usr/local/tool && chown 1000 /usr/local/tool && echo x > /usr/bin/planted && id -u"
            #expect(try await run(work, as: .root, in: sandbox) == "0\n")
            let look = "cat /usr/bin/planted; stat -c %u /usr/local/tool /usr/bin/env; echo y >> /usr/local/tool"
            #expect(try await run(look, as: .user, in: sandbox) == "x\n1000\n0\n")
            let tries = "rm /usr/bin/planted /bin/sh; echo y > /etc/passwd; chown 0 /usr/local/tool; ls /root; id -u"
            let refused = try await run(tries, as: .user, in: sandbox)
            #expect(refused.hasSuffix("1000\n") || refused.contains("denied"))
            #expect(try await run("cat /usr/bin/planted", as: .user, in: sandbox) == "x\n")
            let secret = "echo mine > secret; chmod 600 secret; chmod 700 ."
            #expect(try await run(secret, as: .user, in: sandbox) == "")
            #expect(try await run("cat /home/user/secret", as: .root, in: sandbox) == "mine\n")
        }
    }

    @Test(.enabled(if: IdentityAuthority.hasRanges)) func terminalsBelongToTheirUser() async throws {
        try await withSandbox(allowsRoot: true) { (sandbox) async throws in
            let script = "stat -c %u $(tty)"
            #expect(try await run(script, as: .root, in: sandbox, terminal: TerminalSize()) == "0\r\n")
            #expect(try await run(script, as: .user, in: sandbox, terminal: TerminalSize()) == "1000\r\n")
        }
    }

    @Test(.enabled(if: IdentityAuthority.hasRanges)) func filesAreServedAsEitherUser() async throws {
        try await withSandbox(allowsRoot: true) { (sandbox) async throws in
            let root = sandbox.files(as: .root)
            try await root.write("/usr/local/given", Array("x".utf8), mode: 0o600)
            #expect(try await root.status("/usr/local/given").user == 0)
            await #expect(throws: SandboxError.self) { _ = try await sandbox.files.read("/usr/local/given") }
            await #expect(throws: SandboxError.self) { try await sandbox.files.write("/usr/local/other", [1]) }
            try await sandbox.files.write("mine", [1], mode: 0o600)
            #expect(try await root.read("/home/user/mine") == [1])
            try await sandbox.files.write("/tmp/shared", [1])
            try await root.write("/tmp/shared", [2])
            #expect(try await sandbox.files.read("/tmp/shared") == [2])
            #expect(try await sandbox.files(as: .user).status("mine").user == 1000)
        }
    }

    /// A user process that could hold a capability again would be a way around every owner in the sandbox.
    @Test(.enabled(if: IdentityAuthority.hasRanges)) func rootSandboxesCanHaveOrdinaryProcesses() async throws {
        try await withSandbox(user: .root, allowsRoot: false) { (sandbox) async throws in
            let who = "id -u; grep CapBnd /proc/self/status | cut -f2; echo x > $HOME/file && cat $HOME/file"
            #expect(try await run(who, as: .user, in: sandbox) == "1000\n0000000000000000\nx\n")
            #expect(try await run("id -u", as: nil, in: sandbox) == "0\n")
        }
    }

    @Test(.enabled(if: IdentityAuthority.hasRanges)) func rootProcessesCannotTouchTheSupervisor() async throws {
        try await withSandbox(allowsRoot: true) { (sandbox) async throws in
            let script = """
                import ctypes, os, resource, signal
                def attempt(f):
                    try: return repr(f())
                    except (OSError, PermissionError, ValueError) as e: return type(e).__name__
                for s in (signal.SIGKILL, signal.SIGSTOP, signal.SIGTERM, signal.SIGSEGV):
                    attempt(lambda: os.kill(1, s))
                print(attempt(lambda: open('/proc/1/mem', 'r+b')), attempt(lambda: os.listdir('/proc/1/fd')))
                print(attempt(lambda: resource.prlimit(1, resource.RLIMIT_CPU, (1, 1))))
                print(ctypes.CDLL(None).ptrace(16, 1, 0, 0))
                """
            let outcome = try await sandbox.run(ProcessRequest(["/usr/bin/python3", "-c", script], user: .root))
            let said = String(decoding: outcome.standardOutput, as: UTF8.self)
            #expect(said == "PermissionError PermissionError\nPermissionError\n-1\n", "\(said)")
            #expect(try await run("id -u", as: nil, in: sandbox) == "1000\n")
        }
    }

    @Test func rootNeedsToBeAllowed() async throws {
        try await withSandbox(allowsRoot: false) { (sandbox) async throws in
            func isRefusal(_ error: any Error) -> Bool {
                guard case SandboxError.invalidSpecification("user", _, _) = error else { return false }
                return true
            }
            await #expect {
                _ = try await sandbox.run(ProcessRequest(["true"], user: .root))
            } throws: {
                isRefusal($0)
            }
            await #expect {
                _ = try await sandbox.files(as: .root).list("/")
            } throws: {
                isRefusal($0)
            }
            #expect(
                try await run("grep CapBnd /proc/self/status | cut -f2", as: .user, in: sandbox) == "0000000000000000\n"
            )
        }
    }

    @Test(.enabled(if: !IdentityAuthority.hasRanges)) func oneIdentityIsNotTwoUsers() async throws {
        for user in SandboxUser.allCases {
            try await withSandbox(user: user, allowsRoot: true) { (sandbox) async throws in
                for other in SandboxUser.allCases {
                    if other == user {
                        #expect(try await run("true", as: other, in: sandbox) == "")
                        continue
                    }
                    await #expect {
                        _ = try await sandbox.run(ProcessRequest(["true"], user: other))
                    } throws: { error in
                        guard case SandboxError.unsupported = error else { return false }
                        return true
                    }
                }
            }
        }
    }
}
