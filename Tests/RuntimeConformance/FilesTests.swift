import Glibc
import Sandboxing
import TestSupport
import Testing

/// The files of a live sandbox.
@Suite struct FilesTests {
    @Test(arguments: RuntimeUnderTest.allCases, [0, 1, 65536, 300_001])
    func givesBackWhatWasWritten(_ runtime: RuntimeUnderTest, size: Int) async throws {
        try await runtime.withSandbox { sandbox in
            let contents = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) }
            try await sandbox.files.write("file", contents, mode: 0o640)
            #expect(try await sandbox.files.read("file") == contents)
            let entry = try await sandbox.files.status("/home/user/file")
            #expect(entry.kind == .file && entry.size == UInt64(size) && entry.mode == 0o640 && entry.user == 1000)
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func listsMovesAndRemoves(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            let files = sandbox.files
            try await files.makeDirectory("a/b/c")
            try await files.write("a/file", Array("x".utf8))
            let names = try await files.list("a").map { "\($0.nameText):\($0.kind)" }.sorted()
            #expect(names == ["b:directory", "file:file"])
            try await files.move("a/file", to: "a/b/moved")
            #expect(try await files.read("a/b/moved") == Array("x".utf8))
            await #expect(throws: SandboxError.self) { try await files.remove("a", recursive: false) }
            try await files.remove("a", recursive: true)
            await #expect(throws: SandboxError.file(operation: "list", path: "a", code: .noSuchFile)) {
                _ = try await files.list("a")
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func removesALinkAndNotItsTarget(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            let files = sandbox.files
            try await files.makeDirectory("a")
            _ = try await sandbox.run(ProcessRequest(["ln", "-s", "/etc/passwd", "a/link"]))
            #expect(try await files.list("a").map(\.linkTarget) == [Array("/etc/passwd".utf8)])
            try await files.remove("a", recursive: true)
            #expect(try await !files.read("/etc/passwd").isEmpty)
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func processesAndHostSeeTheSameFiles(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            try await sandbox.files.write("in.txt", Array("hello".utf8))
            let code = """
                import os
                os.mkdir('made')
                with open('made/out.txt', 'w') as f: f.write(open('in.txt').read().upper())
                os.remove('in.txt')
                """
            let outcome = try await sandbox.run(RuntimeUnderTest.python(code))
            #expect(outcome.exit == .exited(0), "\(String(decoding: outcome.standardError, as: UTF8.self))")
            #expect(try await sandbox.files.read("made/out.txt") == Array("HELLO".utf8))
            #expect(try await sandbox.files.list("/home/user").map(\.nameText) == ["made"])
            // The next process sees what the first one made.
            let second = try await sandbox.run(RuntimeUnderTest.python("print(open('made/out.txt').read())"))
            #expect(second.standardOutput == Array("HELLO\n".utf8))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func readsAMountAndCannotLeaveIt(_ runtime: RuntimeUnderTest) async throws {
        let directory = try TemporaryDirectory()
        try directory.write("given.txt", "given")
        symlink("/etc/passwd", directory.path + "/link")
        var specification = SandboxSpecification()
        specification.fileSystem.mounts = [Mount(source: directory.path, target: "/data")]
        try await runtime.withSandbox(specification) { sandbox in
            let code = """
                print(open('/data/given.txt').read())
                for mode, name in (('r', '/data/../../../etc/shadow'), ('w', '/data/new.txt')):
                    try: open(name, mode); print('opened', name)
                    except OSError: print('refused')
                """
            let outcome = try await sandbox.run(RuntimeUnderTest.python(code))
            #expect(String(decoding: outcome.standardOutput, as: UTF8.self) == "given\nrefused\nrefused\n")
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func directoriesAreNoFiles(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            await #expect(throws: SandboxError.self) { _ = try await sandbox.files.read("/home") }
            await #expect(throws: SandboxError.self) { try await sandbox.files.write("/home/user", [1]) }
            await #expect(throws: SandboxError.file(operation: "read", path: "gone", code: .noSuchFile)) {
                _ = try await sandbox.files.read("gone")
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func actsAsTheSandboxesUser(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox { sandbox in
            for path in ["/etc/passwd", "/usr/bin/planted", "/planted"] {
                await #expect(throws: SandboxError.self) { try await sandbox.files.write(path, [1]) }
            }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func neverWaitsForAPipeOrReadsADevice(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            _ = try await sandbox.run(ProcessRequest(["mkfifo", "pipe"]))
            for path in ["pipe", "/dev/zero", "/home"] {
                await #expect(throws: SandboxError.self) { _ = try await sandbox.files.read(path) }
            }
        }
    }

    /// The magic links of `/proc` lead to what a process has open, and the supervisor has more open than its guests.
    @Test(
        arguments: RuntimeUnderTest.allCases, ["/proc/self/root", "/proc/self/fd/3", "/proc/self/cwd", "/proc/1/root"])
    func followsNoMagicLink(_ runtime: RuntimeUnderTest, path: String) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            _ = try await sandbox.run(ProcessRequest(["ln", "-s", path, "link"]))
            await #expect(throws: SandboxError.self) { _ = try await sandbox.files.list("link") }
            await #expect(throws: SandboxError.self) { _ = try await sandbox.files.read("link/etc/passwd") }
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func survivesHostileNamesAndDepth(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .commands) { sandbox in
            let script = """
                import os
                os.mkdir('d'); os.chdir('d')
                for n in [b'\\n', b'\\xff\\xfe', b'-rf', b'\\x1b[31m', b'a' * 255]: open(n, 'w').close()
                for i in range(300):
                    os.mkdir('x' * 100); os.chdir('x' * 100)
                """
            let made = try await sandbox.run(ProcessRequest(["sh", "-c", "exec /usr/bin/python3 -c \"$0\"", script]))
            #expect(made.exit == .exited(0), "\(String(decoding: made.standardError, as: UTF8.self))")
            let names = Set(try await sandbox.files.list("d").map(\.name))
            #expect(names.isSuperset(of: [[10], [0xFF, 0xFE], Array("-rf".utf8), [UInt8](repeating: 97, count: 255)]))
            try await sandbox.files.remove("d", recursive: true)
            #expect(try await sandbox.files.list("/home/user").isEmpty)
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func reportsChangesWhileTheyHappen(_ runtime: RuntimeUnderTest) async throws {
        try await runtime.withSandbox(needing: .watching) { sandbox in
            let changes = try await sandbox.files.watch("/home/user")
            _ = try await sandbox.run(ProcessRequest(["sh", "-c", "echo x > new; rm new"]))
            var kinds: [FileChange.Kind] = []
            while kinds.last != .removed, let change = try await changes.next() {
                #expect(change.name == Array("new".utf8))
                kinds.append(change.kind)
            }
            #expect(kinds.first == .created)
            #expect(kinds.contains(.modified))
        }
    }

    @Test(arguments: RuntimeUnderTest.allCases)
    func aFullDiskIsAnErrorAndNotAHang(_ runtime: RuntimeUnderTest) async throws {
        var specification = SandboxSpecification()
        specification.limits.disk = 4 << 20
        try await runtime.withSandbox(specification) { (sandbox) -> Void in
            await #expect {
                try await sandbox.files.write("big", [UInt8](repeating: 1, count: 8 << 20))
            } throws: { error in
                guard case SandboxError.file("write", "big", let code) = error else { return false }
                return code.name == "ENOSPC"
            }
        }
    }
}
