import CLinux
import Glibc
import Jail
import LinuxSystem
import Sandboxing
import Synchronization
import TarArchive
import TestSupport
import Testing

/// Copies of a sandbox's files, and sandboxes made from them.
@Suite(.timeLimit(.minutes(2))) struct LayerTests {
    private static let isRoot = IdentityAuthority.hasRanges

    private func specification(_ layers: [String] = []) -> SandboxSpecification {
        var specification = SandboxSpecification(allowsRootProcesses: Self.isRoot)
        specification.fileSystem.layers = layers
        return specification
    }

    private func withSandbox<Result: Sendable>(
        _ specification: SandboxSpecification, _ body: (any Sandbox) async throws -> Result
    ) async throws -> Result {
        let runtime = JailRuntime(configuration: .forTests)
        do {
            let result = try await runtime.withSandbox(specification, body)
            await runtime.close()
            return result
        } catch {
            await runtime.close()
            throw error
        }
    }

    private func export(_ sandbox: any Sandbox) async throws -> [UInt8] {
        let archive = Mutex<[UInt8]>([])
        try await sandbox.exportFiles { piece in archive.withLock { $0 += piece } }
        return archive.withLock { $0 }
    }

    /// Everything that a tree has, as text: kind, mode, owner, time, links, attributes, contents.
    private static let describe = """
        import hashlib, os, stat
        first = {}
        out = []
        for base, dirs, files in os.walk('/'):
            dirs[:] = sorted(d for d in dirs if os.path.join(base, d) not in ('/proc', '/sys', '/dev')
                and not os.path.ismount(os.path.join(base, d)) or os.path.join(base, d) in ('/usr',))
            if base.startswith('/usr/') and base.count('/') > 2 and not base.startswith('/usr/local'): dirs[:] = []
            for name in sorted(dirs + files):
                p = os.path.join(base, name)
                s = os.lstat(p)
                if p in ('/etc/machine-id',) or os.path.ismount(p) and p != '/usr': continue
                line = [p, oct(s.st_mode), s.st_uid, s.st_gid]
                if not p.startswith('/usr/') or p.startswith('/usr/local'):
                    if (not stat.S_ISDIR(s.st_mode) and not p.startswith('/etc/')) or p.startswith('/home'): line.append(s.st_mtime_ns)
                if stat.S_ISLNK(s.st_mode): line.append(os.readlink(p))
                elif stat.S_ISREG(s.st_mode) and (not p.startswith('/usr/') or p.startswith('/usr/local')):
                    line += [s.st_nlink, hashlib.sha256(open(p, 'rb').read()).hexdigest()]
                    if s.st_nlink > 1: line.append(first.setdefault(s.st_ino, p))
                if not stat.S_ISLNK(s.st_mode):
                    line.append(sorted((n, os.getxattr(p, n)) for n in os.listxattr(p) if n.startswith('user.')))
                out.append(repr(line))
        print('\\n'.join(out))
        """

    private static let changes = """
        set -e
        cd /home/user
        mkdir -p deep/er 'na me' empty; echo one > deep/er/one; ln deep/er/one second; ln -s ../gone deep/link
        ln -s /etc/passwd absolute; mkfifo pipe; chmod 4711 second; chmod 700 'na me'; touch -d 2001-02-03T04:05:06 old
        head -c 300000 /dev/urandom > big; truncate -s 3000000 sparse; echo end >> sparse
        python3 -c 'import os; os.setxattr("big", "user.tag", b"v\\\\0w"); os.setxattr("deep", "user.d", b"x")'
        python3 -c 'open(b"\\\\xff\\\\xfe", "w"); open("l" * 200, "w")'
        mkdir -p /tmp/t /var/tmp/thing; echo t > /tmp/t/t; echo v > /var/tmp/thing/v
        """
    private static let rootChanges = """
        set -e
        mkdir -p /usr/local/made /opt/own; echo tool > /usr/local/made/tool; chmod 755 /usr/local/made/tool
        chown 33:44 /opt/own; echo secret > /root/secret; chmod 600 /root/secret; ln -s made/tool /usr/local/link
        rm /usr/bin/env /etc/shells /etc/services; rm -r /usr/share/doc; mkdir /usr/share/doc; echo d > /usr/share/doc/d
        echo 'extra:x:4242:4242::/:/bin/sh' >> /etc/passwd; chown -h 7:8 /usr/local/link; rmdir /srv
        chown 12:34 /home/user/second
        """

    @Test(arguments: [nil, "gzip", "zstd"] as [String?]) func aRoundTripGivesTheSameTree(compression: String?)
        async throws
    {
        let directory = try TemporaryDirectory()
        let path = directory.path + "/layer.tar"
        let describe = ProcessRequest(
            ["/usr/bin/python3", "-c", Self.describe], user: Self.isRoot ? .root : .user)
        let (before, archive) = try await withSandbox(specification()) { sandbox in
            let made = try await sandbox.run(ProcessRequest(["sh", "-c", Self.changes]))
            #expect(made.exit == .exited(0), "\(String(decoding: made.standardError, as: UTF8.self))")
            if Self.isRoot {
                let more = try await sandbox.run(ProcessRequest(["sh", "-c", Self.rootChanges], user: .root))
                #expect(more.exit == .exited(0), "\(String(decoding: more.standardError, as: UTF8.self))")
            }
            let before = try await sandbox.run(describe)
            #expect(before.exit == .exited(0), "\(String(decoding: before.standardError, as: UTF8.self))")
            return (before.standardOutput, try await export(sandbox))
        }
        try directory.write("layer.tar", archive)
        if let compression {
            let done = try await HostCommand(
                ["/bin/sh", "-c", "\(compression) -c \(path) > \(path).c && mv \(path).c \(path)"],
                environment: ["PATH": "/usr/bin:/bin"]
            ).run()
            #expect(done.code == 0)
        }
        let after = try await withSandbox(specification([path])) { sandbox in
            let after = try await sandbox.run(describe)
            #expect(after.exit == .exited(0), "\(String(decoding: after.standardError, as: UTF8.self))")
            return after.standardOutput
        }
        let (old, new) = (Set(before.split(separator: 10)), Set(after.split(separator: 10)))
        #expect(old.count > 20)
        func lines(_ set: Set<ArraySlice<UInt8>>) -> [String] {
            set.map { String(decoding: $0, as: UTF8.self) }.sorted()
        }
        #expect(lines(old.subtracting(new)) == [])
        #expect(lines(new.subtracting(old)) == [])
    }

    /// Over a root file system of one's own, overlayfs keeps what was deleted and what a new directory hides.
    @Test(arguments: WritableStorage.allCases) func aRoundTripOverARootOfOnesOwn(_ storage: WritableStorage)
        async throws
    {
        // Storage on disk is refused to ordinary users, which is tested elsewhere.
        if storage == .disk, !Self.isRoot { return print("skipped: storage on disk needs root") }
        let root = try TemporaryDirectory()
        let layers = try TemporaryDirectory()
        for name in ["a", "opaque", "whole"] { mkdir(root.path + "/" + name, 0o755) }
        for name in ["a/keep", "a/gone", "opaque/old", "opaque/older", "whole/x", "plain"] {
            try root.write(name, name)
        }
        var specification = specification()
        specification.fileSystem.root = .directory(root.path)
        specification.fileSystem.storage = storage
        func tree(_ files: any SandboxFiles) async throws -> [String] {
            var lines: [String] = []
            for (path, entry) in try await files.tree("/", depth: 8, limit: 1000) {
                let path = String(decoding: path, as: UTF8.self)
                if ["proc", "sys", "dev", "etc/machine-id"].contains(where: { path == $0 || path.hasPrefix($0 + "/") })
                {
                    continue
                }
                let text = entry.kind == .file ? String(decoding: try await files.read("/" + path), as: UTF8.self) : ""
                lines.append("\(path) \(entry.kind) \(String(entry.mode, radix: 8)) \(entry.user) \(text)")
            }
            return lines
        }
        let user: SandboxUser = Self.isRoot ? .root : .user
        let (before, archive) = try await withSandbox(specification) { sandbox in
            let files = sandbox.files(as: user)
            try await files.remove("/a/gone", recursive: false)
            try await files.write("/a/keep", Array("changed".utf8), mode: 0o600)
            try await files.remove("/opaque", recursive: true)
            try await files.makeDirectory("/opaque")
            try await files.write("/opaque/new", Array("n".utf8))
            try await files.remove("/whole", recursive: true)
            try await files.move("/plain", to: "/a/moved")
            return (try await tree(files), try await export(sandbox))
        }
        #expect(before.contains { $0.hasPrefix("opaque/new") } && !before.contains { $0.hasPrefix("whole") })
        try layers.write("layer.tar", archive)
        specification.fileSystem.layers = [layers.path + "/layer.tar"]
        let after = try await withSandbox(specification) { sandbox in try await tree(sandbox.files(as: user)) }
        #expect(after == before)
        #expect(try root.read("a/gone") == "a/gone")
    }

    @Test func anExportStreamsIntoACreation() async throws {
        var reading: Int32 = -1
        var writing: Int32 = -1
        #expect(cl_pipe(&reading, &writing, 0) >= 0)
        let runtime = JailRuntime(configuration: .forTests)
        let (source, output) = (reading, writing)
        let first = try await runtime.makeSandbox(specification())
        try await first.files.write("file", Array("forked".utf8))
        let exporting = Task {
            try await first.exportFiles { piece in
                var rest = piece[...]
                while !rest.isEmpty {
                    rest = rest.dropFirst(rest.withUnsafeBytes { max(0, write(output, $0.baseAddress, $0.count)) })
                }
            }
            Glibc.close(output)
        }
        let second = try await runtime.makeSandbox(specification(["/proc/self/fd/\(source)"]))
        try await exporting.value
        Glibc.close(source)
        #expect(try await second.files.read("file") == Array("forked".utf8))
        await first.close()
        await second.close()
        await runtime.close()
    }

    private func archive(_ entries: [(TarEntry, [UInt8])]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        for (entry, contents) in entries {
            var entry = entry
            entry.size = UInt64(contents.count)
            bytes += try TarWriter.header(for: entry) + contents + TarWriter.padding(for: entry.size)
        }
        return bytes + TarWriter.trailer
    }

    private func entry(_ path: String, _ kind: TarEntryKind = .file, target: String = "") -> TarEntry {
        TarEntry(
            path: Array(path.utf8), kind: kind, mode: kind == .directory ? 0o755 : 0o644, userID: 1000, groupID: 1000,
            linkTarget: Array(target.utf8))
    }

    @Test func hostileArchivesStayInside() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("outside", "untouched")
        let up = "../../../../../../../../../../../.." + directory.path
        let names = ["home/user/l1", "home/user/l2", "home/user/l3"]
        let bytes = try archive(
            [
                (entry(names[0], .symlink, target: directory.path), []),
                (entry(names[1], .symlink, target: up), []),
                (entry(names[2], .symlink, target: "/proc/self/fd"), []),
                (entry(names[0] + "/outside"), Array("through".utf8)),
                (entry(names[1] + "/outside"), Array("through".utf8)),
                (entry("home/user/device", .characterDevice), []),
                (entry("dev/planted"), Array("x".utf8)), (entry("proc/planted"), Array("x".utf8)),
                (entry("home/user/fine"), Array("x".utf8)),
            ].map { pair in (pair.0, pair.1) }.filter {
                String(decoding: $0.0.path, as: UTF8.self) != names[1] + "/outside"
            })
        try directory.write("layer.tar", bytes)
        // Directories that a link leads to are made inside, if at all.
        let made = try? await withSandbox(specification([directory.path + "/layer.tar"])) { sandbox in
            let names = try await sandbox.files.list("/home/user").map(\.nameText)
            #expect(names.contains("fine") && !names.contains("device"))
            await #expect(throws: SandboxError.self) { _ = try await sandbox.files.status("/dev/planted") }
            return true
        }
        #expect(made == nil || made == true)
        #expect(try directory.read("outside") == "untouched")
        for name in ["/absolute", "../climbs", "a/../../climbs"] {
            try directory.write("bad.tar", try archive([(entry(name), [1])]))
            await #expect(throws: SandboxError.self) {
                try await withSandbox(specification([directory.path + "/bad.tar"])) { _ in }
            }
        }
    }

    @Test func whatDoesNotFitOrMakesNoSenseIsAnError() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("big.tar", try archive([(entry("home/user/big"), [UInt8](repeating: 7, count: 8 << 20))]))
        try directory.write(
            "cut.tar", Array(try archive([(entry("home/user/a"), [UInt8](repeating: 7, count: 5000))])[..<3000]))
        try directory.write("not.tar", [UInt8](repeating: 65, count: 5000))
        var small = specification([directory.path + "/big.tar"])
        small.limits.disk = 4 << 20
        func code(_ specification: SandboxSpecification) async -> String {
            do {
                try await withSandbox(specification) { _ in }
                return "made"
            } catch SandboxError.creationFailed(_, let code, _) {
                return code.rawValue == EBADMSG ? "EBADMSG" : code.name ?? "\(code)"
            } catch {
                return "\(error)"
            }
        }
        #expect(await code(small) == "ENOSPC")
        #expect(await code(specification([directory.path + "/cut.tar"])) == "EBADMSG")
        #expect(await code(specification([directory.path + "/not.tar"])) == "EBADMSG")
        await #expect(throws: SandboxError.self) { try await withSandbox(specification(["/nonexistent"])) { _ in } }
    }

    @Test func mountsAreNeitherExportedNorReached() async throws {
        let directory = try TemporaryDirectory()
        try directory.write("own", "host")
        let layer = try TemporaryDirectory()
        try layer.write("layer.tar", try archive([(entry("work", .directory), []), (entry("work/planted"), [1])]))
        var specification = specification([layer.path + "/layer.tar"])
        specification.fileSystem.mounts = [Mount(source: directory.path, target: "/work", access: .readWrite)]
        let exported = try await withSandbox(specification) { sandbox in try await export(sandbox) }
        #expect(directory.entries == ["own"])
        #expect(!exported.split(separator: 0).contains(Array("work/own".utf8)[...]))
    }
}

extension TemporaryDirectory {
    fileprivate func write(_ name: String, _ bytes: [UInt8]) throws {
        let descriptor = cl_open(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        try #require(descriptor >= 0)
        defer { close(descriptor) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            try #require(count > 0)
            rest = rest.dropFirst(count)
        }
    }
}
