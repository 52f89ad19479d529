import CLinux
import Glibc
import Sandboxing
import TarArchive
import Testing

@testable import Jail

@Suite struct ArchiveCacheTests {
    private let directory: ScratchDirectory
    private let cache: ArchiveCache

    init() throws {
        directory = try ScratchDirectory()
        cache = ArchiveCache(directory: directory.path + "/cache/layers")
    }

    private func layer(_ items: [Item], limits: ArchiveLimits = ArchiveLimits()) throws -> ArchiveLayer {
        var cache = cache
        cache.limits = limits
        return try cache.layer(for: directory.write("a.tar", archive(items)))
    }

    private func files(_ layer: ArchiveLayer) -> String {
        directory.listing(String(layer.path.dropFirst(directory.path.utf8.count + 1)))
    }

    /// What a failed call may leave in the cache: nothing that looks like a layer, done or half-done.
    private var leftovers: String { directory.run("ls -A cache/layers | grep -v ^digest-").output }

    @Test func everyKindOfEntry() throws {
        let layer = try layer([
            .directory("./", mode: 0o750), .directory("bin"), .file("bin/sh", "#!", mode: 0o6755),
            .directory("tmp", mode: 0o1777), .symlink("sh", to: "/bin/sh"), .hardlink("bin/same", to: "./bin/sh"),
            Item("dev/null", .characterDevice), Item("pipe", .fifo), .file("no/parent/entry", "x", mode: 0o400),
        ])
        #expect(
            files(layer) == """
                d 755 bin \nf 755 bin/same IyE=\nf 755 bin/sh IyE=\nd 755 no \nd 755 no/parent \nf 400 no/parent/entry eA==
                l 777 sh /bin/sh\nd 1777 tmp \n
                """)
        #expect(layer.skipped == 2)
        #expect(layer.entries == 9)
        #expect(layer.bytes == 3)
        let facts = directory.run("stat -c '%a %h' '\(layer.path)' '\(layer.path)/bin/sh'; stat -c %a cache/layers")
        #expect(facts.output == "750 5\n755 2\n700\n")
    }

    @Test func timesAreKept() throws {
        var item = Item.file("old", "x")
        item.entry.modified = TarTimestamp(seconds: 1_000_000_000, nanoseconds: 5)
        let layer = try layer([item])
        #expect(directory.run("TZ=UTC stat -c %.9Y '\(layer.path)/old'").output == "1000000000.000000005\n")
    }

    @Test(.enabled(if: isRoot)) func rootKeepsOwners() throws {
        var item = Item.file("theirs", "x", mode: 0o4755)
        (item.entry.userID, item.entry.groupID) = (1234, 65535)
        let layer = try layer([item])
        #expect(directory.run("stat -c '%u:%g %a' '\(layer.path)/theirs'").output == "1234:65535 755\n")
    }

    @Test(arguments: ["cat", "gzip -c", "xz -c", "zstd -qc", "bzip2 -c"])
    func compressionsAreToldByTheirFirstBytes(program: String) throws {
        let made = directory.run(
            "mkdir -p in/sub; seq 100000 > in/sub/numbers; ln -s sub in/link; tar -C in -c . | \(program) > a.bin")
        #expect(made.status == 0)
        let layer = try cache.layer(for: directory.path + "/a.bin")
        #expect(directory.run("diff -r --no-dereference in '\(layer.path)'").status == 0)
        #expect(layer.digest == directory.run("sha256sum a.bin | cut -c1-64 | tr -d '\\n'").output)
        #expect(layer.entries == 4)
    }

    static let replacements: [(String, [Item], String)] = [
        ("file by file", [.file("a", "old"), .file("a", "new")], "f 644 a bmV3\n"),
        ("file by directory", [.file("a"), .directory("a"), .file("a/b")], "d 755 a \nf 644 a/b \n"),
        ("directory by file", [.file("a/b/c"), .file("a")], "f 644 a \n"),
        ("directory by link", [.file("a/b/c"), .symlink("a", to: "/etc")], "l 777 a /etc\n"),
        ("link by file", [.symlink("a", to: "b"), .file("b", "b"), .file("a", "a")], "f 644 a YQ==\nf 644 b Yg==\n"),
        ("link by directory", [.symlink("a", to: "/etc"), .directory("a"), .file("a/b")], "d 755 a \nf 644 a/b \n"),
        (
            "directory by directory", [.directory("a"), .file("a/b"), .directory("a", mode: 0o700)],
            "d 700 a \nf 644 a/b \n"
        ),
        (
            "file of two names", [.file("a", "1"), .hardlink("b", to: "a"), .file("a", "2")],
            "f 644 a Mg==\nf 644 b MQ==\n"
        ),
        ("file by itself", [.file("a", "1"), .hardlink("./a", to: "a")], "f 644 a MQ==\n"),
    ]

    @Test(arguments: replacements)
    func laterEntriesReplaceEarlierOnes(name: String, items: [Item], expected: String) throws {
        #expect(try files(layer(items)) == expected)
    }

    static let attacks: [(String, [Item], String)] = [
        ("absolute name", [.file("/tmp/x")], "entry '/tmp/x' of the archive: the name is absolute"),
        ("parent", [.file("../x")], "entry '../x' of the archive: the name has a '..' component"),
        ("parent inside", [.file("a/../../x")], "entry 'a/../../x' of the archive: the name has a '..'"),
        ("through a link", [.symlink("a", to: ".."), .file("a/x")], "entry 'a/x' of the archive: an earlier entry"),
        ("through an absolute link", [.symlink("a", to: "/tmp"), .directory("a/x/y")], "entry 'a/x/y' of the archive"),
        ("through a file", [.file("a"), .file("a/x")], "entry 'a/x' of the archive: an earlier entry"),
        ("link to outside", [.hardlink("a", to: "/etc/passwd")], "entry 'a' of the archive: the name is absolute"),
        ("link to above", [.hardlink("a", to: "../../canary")], "entry 'a' of the archive: the name has a '..'"),
        (
            "link to a link", [.symlink("l", to: "/etc/passwd"), .hardlink("a", to: "l")],
            "entry 'a' of the archive: it"
        ),
        (
            "link through a link", [.symlink("l", to: "/etc"), .hardlink("a", to: "l/passwd")],
            "entry 'a' of the archive: it links to 'l/passwd'"
        ),
        ("link to a directory", [.directory("d"), .hardlink("a", to: "d")], "entry 'a' of the archive: it links to"),
        ("link to nothing", [.hardlink("a", to: "b")], "entry 'a' of the archive: it links to 'b'"),
        ("link to its own content", [.file("d/f"), .hardlink("d", to: "d/f")], "cannot link"),
        ("name with an escape", [.file("../\u{1B}[2J")], "entry '../\\x1b[2J' of the archive"),
        ("long component", [.file(String(repeating: "n", count: 256))], "name too long"),
    ]

    @Test(arguments: attacks)
    func hostileArchivesAreErrorsThatNameTheEntry(name: String, items: [Item], expected: String) throws {
        try directory.write("canary", bytes("alive"))
        do {
            let layer = try layer([.file("first", "x")] + items)
            Issue.record("extracted: \(files(layer))")
        } catch let error as SandboxError {
            #expect(error.description.contains(expected), "\(error)")
        }
        #expect(leftovers == "")
        #expect(directory.run("cat canary; stat -c %h canary; ls").output == "alive1\na.tar\ncache\ncanary\n")
    }

    @Test(.enabled(if: isRoot), arguments: [(UInt32(65536), UInt32(0)), (0, 65536), (.max, 0)])
    func ownersBeyondTheMappedRangeAreErrors(user: UInt32, group: UInt32) throws {
        var item = Item.file("a")
        (item.entry.userID, item.entry.groupID) = (user, group)
        #expect(throws: SandboxError.self) { try layer([item]) }
        #expect(leftovers == "")
    }

    @Test func limitsHold() throws {
        let items: [Item] = (0..<10).map { .file("f\($0)", String(repeating: "x", count: 100)) }
        #expect(throws: SandboxError.self) { try layer(items, limits: ArchiveLimits(entries: 9)) }
        #expect(throws: SandboxError.self) { try layer(items, limits: ArchiveLimits(bytes: 999)) }
        #expect(leftovers == "")
        #expect(try layer(items, limits: ArchiveLimits(entries: 10, bytes: 1000)).entries == 10)
    }

    @Test func aCompressionBombEndsAtTheLimit() throws {
        let made = directory.run(
            "truncate -s 300M zeros; tar -c zeros | gzip -1 > bomb.tgz; rm zeros; stat -c %s bomb.tgz")
        #expect(made.status == 0)
        var cache = cache
        cache.limits = ArchiveLimits(bytes: 1 << 20)
        #expect(throws: SandboxError.self) { try cache.layer(for: directory.path + "/bomb.tgz") }
        #expect(leftovers == "")
    }

    static let damage: [(String, String)] = [
        ("not an archive", "seq 1000 > a"), ("cut off", "tar -c in | head -c 700 > a"),
        ("compressed and cut off", "tar -c in | gzip -c | head -c 100 > a"),
        ("compressed nonsense", "seq 10000 | xz -c > a"),
        ("wrong checksum", "tar -c in | gzip -c | head -c -4 > a; printf 0000 >> a"),
        ("a directory", "mkdir a"), ("missing", ":"), ("a pipe", "mkfifo a"),
    ]

    @Test(arguments: damage)
    func whatIsNoArchiveIsAnError(name: String, script: String) throws {
        directory.run("mkdir in; seq 1000 > in/numbers; \(script)")
        #expect(throws: SandboxError.self) { try cache.layer(for: directory.path + "/a") }
        #expect(leftovers == "")
    }

    @Test func anEmptyFileIsAnEmptyLayer() throws {
        let path = try directory.write("empty.tar", [])
        #expect(try cache.layer(for: path).entries == 0)
    }

    @Test func anArchiveIsUnpackedOnce() throws {
        let first = try layer([.file("a", "1")])
        directory.run("touch '\(first.path)/mark'")
        let second = try layer([.file("a", "1")])
        #expect(second == first)
        #expect(files(second) == "f 644 a MQ==\nf 644 mark \n")
        let other = try layer([.file("a", "2")])
        #expect(other.path != first.path)
    }

    @Test func anArchiveThatChangesIsUnpackedAgain() throws {
        let first = try layer([.file("a", "1")])
        let second = try layer([.file("a", "2")])
        #expect(files(second) == "f 644 a Mg==\n")
        #expect(second.digest != first.digest)
        #expect(directory.run("ls cache/layers | grep -c ^digest-").output == "0\n")
    }

    @Test func digestsOfFilesThatRestAreRemembered() throws {
        // An archive that nobody has touched for a while: an empty file is one, and Python's library has many.
        let old = directory.run("find /usr/lib/python3* -name '*.py' -empty | head -n 1 | tr -d '\\n'").output
        let first = try cache.layer(for: old)
        let memory = directory.run("cat cache/layers/digest-*").output
        #expect(memory == directory.run("sha256sum \(old) | cut -c1-64 | tr -d '\\n'").output)
        // To show that it is used: what it says leads to another archive's layer.
        let layer = try layer([.file("a")])
        directory.run("printf \(layer.digest) > $(echo cache/layers/digest-*)")
        #expect(try cache.layer(for: old) == layer)
        #expect(layer != first)
    }

    @Test func digestsOfFilesThatAreNoArchivesAreForgotten() throws {
        #expect(throws: SandboxError.self) { try cache.layer(for: "/etc/passwd") }
        #expect(directory.run("ls -A cache/layers").output == "")
    }

    @Test func manyAtOnceGetTheSameLayer() async throws {
        let path = try directory.write("a.tar", archive((0..<200).map { .file("f\($0)", "\($0)") }))
        let layers = try await withThrowingTaskGroup(of: ArchiveLayer.self) { group in
            for _ in 0..<8 { group.addTask { [cache] in try cache.layer(for: path) } }
            return try await group.reduce(into: Set<ArchiveLayer>()) { $0.insert($1) }
        }
        #expect(layers.count == 1)
        #expect(layers.first?.entries == 200)
        #expect(leftovers.split(separator: "\n").count == 1)
    }

    @Test func pruneRemovesWhatTheDeadLeft() throws {
        let layer = try layer([.file("a")])
        directory.run(
            "cd cache/layers; mkdir -p partial-dead/root/x partial-busy/root; touch lock-dead lock-busy lock-alone")
        let tree = try FileTree(opening: cache.directory)
        let lock = try FileLock.take("lock-busy", in: tree, wait: false)
        #expect(try cache.prune() == 1)
        #expect(leftovers == "layer-\(layer.digest)\nlock-busy\npartial-busy\n")
        withExtendedLifetime(lock) {}
    }

    @Test func theNextCallRemovesWhatADeadOneLeft() throws {
        let path = try directory.write("a.tar", archive([.file("a")]))
        let digest = directory.run("sha256sum a.tar | cut -c1-64 | tr -d '\\n'").output
        directory.run("mkdir -p cache/layers/partial-\(digest)/root/trap; chmod 700 cache cache/layers")
        #expect(try files(cache.layer(for: path)) == "f 644 a \n")
    }

    @Test func removeTakesALayerAway() throws {
        let layer = try layer([.file("a/b")])
        try cache.remove(layer)
        #expect(leftovers == "")
        try cache.remove(layer)
    }

    @Test func layersThatNobodyUsesCanBePruned() throws {
        let one = try cache.use(directory.write("a.tar", archive([.file("a", "1")])))
        let other = try layer([.file("a", "2")])
        #expect(try cache.pruneLayers() == [other.digest])
        #expect(leftovers == "layer-\(one.layer.digest)\n")
        withExtendedLifetime(one) {}
    }

    @Test func layersAreFreeWhenTheirUserIsGone() throws {
        let digest = try cache.use(directory.write("a.tar", archive([.file("a", "1")]))).layer.digest
        #expect(try cache.pruneLayers() == [digest])
        #expect(leftovers == "")
    }

    @Test func layersThatWereUsedLatelyCanBeSpared() throws {
        let path = try directory.write("a.tar", archive([.file("a", "1")]))
        let digest = try cache.layer(for: path).digest
        #expect(try cache.pruneLayers(unusedFor: .seconds(3600)).isEmpty)
        directory.run("touch -d '2 hours ago' cache/layers/layer-*")
        _ = try cache.use(path)
        #expect(try cache.pruneLayers(unusedFor: .seconds(3600)).isEmpty)
        directory.run("touch -d '2 hours ago' cache/layers/layer-*")
        #expect(try cache.pruneLayers(unusedFor: .seconds(3600)) == [digest])
    }

    @Test func whoComesDuringAPruningUnpacksAgain() async throws {
        let path = try directory.write("a.tar", archive((0..<20).map { .file("f\($0)", "\($0)") }))
        try await withThrowingTaskGroup { group in
            for _ in 0..<4 {
                group.addTask { [cache] in
                    for _ in 0..<20 {
                        let use = try cache.use(path)
                        #expect(access(use.layer.path + "/f19", F_OK) == 0)
                        withExtendedLifetime(use) {}
                    }
                }
            }
            group.addTask { [cache] in for _ in 0..<40 { _ = try cache.pruneLayers() } }
            try await group.waitForAll()
        }
        _ = try cache.pruneLayers()
        #expect(leftovers == "")
    }

    @Test(.enabled(if: isRoot)) func aCacheOfSomebodyElseIsNotTrusted() throws {
        directory.run("mkdir -p cache/layers; chown 1234 cache/layers")
        #expect(throws: SandboxError.self) { try layer([.file("a")]) }
    }

    @Test(.enabled(if: canMount)) func aFullDiskLeavesNothingBehind() throws {
        directory.run("mkdir -p cache; mount -t tmpfs -o size=1m none cache")
        defer { directory.run("umount -l cache") }
        do {
            _ = try layer([.file("large", String(repeating: "x", count: 2 << 20))])
            Issue.record("2 MiB fitted into 1 MiB")
        } catch let error as SandboxError {
            #expect(error.description.contains("no space left"), "\(error)")
        }
        #expect(leftovers == "")
        #expect(directory.run("df --output=used cache | tail -1 | tr -d ' '").output == "0\n")
    }
}
