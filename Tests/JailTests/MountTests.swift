import Glibc
import Jail
import Sandboxing
import Synchronization
import TestSupport
import Testing

/// What of the host is visible in a jail, and how.
@Suite struct MountTests {
    private func run(
        _ mount: Mount, _ script: String, root: SandboxUser = .user,
        after: (any Sandbox) async throws -> Void = { _ in }
    ) async throws -> Outcome {
        var specification = SandboxSpecification()
        specification.fileSystem.mounts = [mount]
        specification.user = root
        let runtime = JailRuntime(configuration: .forTests)
        let outcome = try await runtime.withSandbox(specification) { sandbox in
            let outcome = try await sandbox.run(ProcessRequest(["sh", "-c", script]))
            try await after(sandbox)
            return outcome
        }
        await runtime.close()
        return outcome
    }

    @Test func readOnlyShowsAndProtects() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("file", "contents\n", mode: 0o600)
        let outcome = try await run(
            Mount(source: directory.path, target: "/work", access: .readOnly),
            "cat file; echo x > file; echo y > new; rm -f file; pwd")
        #expect(outcome.standardOutput == Array("contents\n/work\n".utf8))
        #expect(try directory.read("file") == "contents\n")
        #expect(directory.entries == ["file"])
    }

    @Test func readWriteWritesAsTheOwner() async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await run(
            Mount(source: directory.path, target: "/work", access: .readWrite), "echo x > new && mkdir d && id -u")
        #expect(outcome.exit == .exited(0), "\(String(decoding: outcome.standardError, as: UTF8.self))")
        #expect(try directory.read("new") == "x\n")
        #expect(directory.owner(of: "new") == geteuid())
    }

    @Test func readWriteCannotPlantSetUserIDFiles() async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await run(
            Mount(source: directory.path, target: "/work", access: .readWrite),
            "cp /bin/sh planted && chmod 4755 planted; stat -c %a planted")
        #expect(outcome.standardOutput == Array("755\n".utf8))
    }

    @Test func copyOnWriteKeepsTheSourceAndExportsChanges() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("changed", "old\n")
        try directory.write("deleted", "gone\n")
        let archive = Mutex<[UInt8]>([])
        let outcome = try await run(
            Mount(source: directory.path, target: "/work", access: .copyOnWrite),
            "echo new > changed; rm deleted; mkdir added; echo a > added/file; chmod 000 added"
        ) { sandbox in
            try await sandbox.exportChanges(of: "/work") { piece in archive.withLock { $0 += piece } }
        }
        #expect(outcome.exit == .exited(0), "\(String(decoding: outcome.standardError, as: UTF8.self))")
        #expect(try directory.read("changed") == "old\n")
        #expect(directory.entries == ["changed", "deleted"])
        let text = archive.withLock { String(decoding: $0, as: UTF8.self) }
        for name in ["changed", ".wh.deleted", "added/file", "new\n"] { #expect(text.contains(name), "\(name)") }
    }

    @Test func aFileCanBeMounted() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("file", "one\n")
        let outcome = try await run(
            Mount(source: directory.path + "/file", target: "/opt/deep/name", access: .readOnly),
            "cat /opt/deep/name; echo x > /opt/deep/name")
        #expect(outcome.standardOutput == Array("one\n".utf8))
        #expect(try directory.read("file") == "one\n")
    }

    @Test func aRootDirectoryIsALowerLayer() async throws {
        let directory = try TemporaryDirectory()
        // The machine's own static shell, where there is one, would do; a copy of what `sh` needs always does.
        try directory.copyProgram("/bin/sh")
        try directory.copyProgram("/bin/cat")
        var specification = SandboxSpecification()
        specification.fileSystem.root = .directory(directory.path)
        let runtime = JailRuntime(configuration: .forTests)
        let outcome = try await runtime.withSandbox(specification) { sandbox in
            let script = "echo hi > /home/user/f; cat /home/user/f /etc/hostname; : > /tmp/x"
            return try await sandbox.run(ProcessRequest(["/bin/sh", "-c", script]))
        }
        await runtime.close()
        #expect(
            outcome.standardOutput == Array("hi\nsandbox\n".utf8),
            "\(String(decoding: outcome.standardError, as: UTF8.self))")
        #expect(!directory.entries.contains("home") && !directory.entries.contains("tmp"))
    }

    @Test func theSandboxesRootWritesToItsOwnCopyOfTheUserland() async throws {
        let directory = try TemporaryDirectory()
        let outcome = try await run(
            Mount(source: directory.path, target: "/work", access: .readOnly),
            "id -u; echo x > /usr/planted && cat /usr/planted", root: .root)
        #expect(outcome.standardOutput == Array("0\nx\n".utf8))
        #expect(access("/usr/planted", F_OK) != 0)
    }

    /// The device nodes are the host's own; whoever may write to one may change its times, if the mount lets him.
    @Test(arguments: [SandboxUser.user, .root]) func devicesWorkAndTheirNodesStayAsTheyAre(user: SandboxUser)
        async throws
    {
        let directory = try TemporaryDirectory()
        let script = """
            for d in null zero full tty; do touch -d @0 /dev/$d && echo touched; chmod 777 /dev/$d && echo changed; done 2>/dev/null
            echo x > /dev/null && head -c 2 /dev/zero | wc -c && head -c 4 /dev/urandom | wc -c
            """
        var before = stat()
        #expect(stat("/dev/null", &before) == 0)
        let outcome = try await run(
            Mount(source: directory.path, target: "/work", access: .readOnly), script, root: user)
        #expect(outcome.standardOutput == Array("2\n4\n".utf8))
        var after = stat()
        #expect(stat("/dev/null", &after) == 0)
        #expect(after.st_mode == before.st_mode && after.st_uid == before.st_uid)
    }

    @Test(arguments: ["/no/such/place", "/dev/null"])
    func refusesWhatCannotBeMounted(path: String) async throws {
        await #expect(throws: SandboxError.self) {
            _ = try await run(Mount(source: path, target: "/work", access: .readOnly), "true")
        }
    }

    @Test(.enabled(if: geteuid() == 0, "storage on disk needs root"))
    func storageOnDiskHasItsOwnLimit() async throws {
        var specification = SandboxSpecification()
        specification.fileSystem.storage = .disk
        specification.limits.disk = 64 << 20
        specification.limits.memory = 48 << 20
        let runtime = JailRuntime(configuration: .forTests)
        let outcome = try await runtime.withSandbox(specification) { sandbox in
            try await sandbox.run(
                ProcessRequest(["sh", "-c", "cat /dev/zero > big; stat -c %s big; df -k . >&2; stat -f . >&2"]))
        }
        await runtime.close()
        let size = Int(String(decoding: outcome.standardOutput, as: UTF8.self).dropLast()) ?? 0
        // More than fits into memory, less than the image.
        #expect((48 << 20..<64 << 20).contains(size))
        #expect(outcome.limits == [.disk], "\(String(decoding: outcome.standardError, as: UTF8.self))")
    }
}

/// What `/proc` says about the machine.
@Suite struct MachineFiguresTests {
    private func output(_ figures: MachineFigures, _ script: String) async throws -> String {
        var specification = SandboxSpecification()
        specification.fileSystem.machineFigures = figures
        specification.limits.memory = 256 << 20
        let runtime = JailRuntime(configuration: .forTests)
        let outcome = try await runtime.withSandbox(specification) { sandbox in
            try await sandbox.run(ProcessRequest(["sh", "-c", script + " 2>&1"]))
        }
        await runtime.close()
        return String(decoding: outcome.standardOutput, as: UTF8.self)
    }

    @Test func hiddenShowsProcessesAlone() async throws {
        #expect(try await output(.hidden, "ls /proc | grep -v '^[0-9]*$'") == "self\nthread-self\n")
    }

    @Test func syntheticFiguresFollowFromTheLimits() async throws {
        let text = try await output(
            .synthetic, "grep MemTotal /proc/meminfo; cat /proc/sys/kernel/hostname; ls /proc/fs")
        #expect(
            text.split(separator: "\n").map { $0.split(separator: " ").joined(separator: " ") } == [
                "MemTotal: 262144 kB", "sandbox",
            ])
    }

    @Test func everythingElseIsEmptyAndReadOnly() async throws {
        let script = """
            for f in $(find /proc -maxdepth 1 -type f); do case $f in
            */meminfo|*/cpuinfo|*/stat|*/uptime|*/loadavg|*/swaps|*/version) ;; *) cat $f ;; esac; done
            (echo x > /proc/sys/kernel/hostname) 2>/dev/null && echo written
            (echo x > /proc/sysrq-trigger) 2>/dev/null && echo triggered
            umount /proc/meminfo 2>/dev/null && echo uncovered; true
            """
        #expect(try await output(.synthetic, script) == "")
    }

    @Test func toolsFindWhatTheyInsistOn() async throws {
        let text = try await output(
            .synthetic, "ps -e -o comm= | sort -u; free -m | grep -c Mem; uptime -s >/dev/null && echo up")
        #expect(text.contains("sh\n") && text.hasSuffix("1\nup\n"), "\(text)")
        // An ordinary user's sandbox has one id, which the supervisor shares: there it has a name, and nothing more.
        if geteuid() == 0 { #expect(!text.contains("bulkhead")) }
    }
}
