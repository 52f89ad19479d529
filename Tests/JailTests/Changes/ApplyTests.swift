import Glibc
import Sandboxing
import TarArchive
import Testing

@testable import Jail

@Suite struct ApplyTests {
    @Test(arguments: ChangeComparisonTests.cases)
    func afterwardsNothingDiffers(name: String, items: [Item], expected: [String]) throws {
        let fixture = try ChangeFixture(ChangeComparisonTests.source)
        let set = try fixture.changeSet(items)
        let report = try set.apply()
        #expect(report.stopped == nil)
        #expect(report.applied.count + report.refused.count == expected.count)
        #expect(try set.changes().allSatisfy { $0.new?.item == .special })
        #expect(fixture.directory.run("cat outside/canary; find . -name '.bulkhead*'").output == "safe")
    }

    @Test func aTreeAsTheSandboxLeftIt() throws {
        let fixture = try ChangeFixture(
            "mkdir -p keep gone/deep; printf 1 > keep/a; printf 2 > gone/deep/b; printf 3 > c; ln -s c l; chmod 600 c")
        let set = try fixture.changeSet([
            .file("keep/a", "new", mode: 0o6755), .file(".wh.gone"), .file("gone2/x", "deep"), .file("l", "no link"),
            .symlink("c", to: "/etc/passwd"), .directory("closed", mode: 0o500), .file("closed/in", "in", mode: 0o400),
        ])
        let report = try set.apply()
        #expect(report.stopped == nil && report.refused.isEmpty)
        #expect(
            fixture.listing == """
                l 777 c /etc/passwd\nd 500 closed \nf 400 closed/in aW4=\nd 755 gone2 \nf 644 gone2/x ZGVlcA==
                d 755 keep \nf 755 keep/a bmV3\nf 644 l bm8gbGluaw==\n
                """)
    }

    @Test func nothingIsWrittenThroughLinks() throws {
        let fixture = try ChangeFixture("ln -s ../outside dir; ln -s ../outside/canary file")
        let set = try fixture.changeSet([
            .file("dir/canary", "evil"), .file("dir/new", "evil"), .file("file", "evil"), .file("dir/.wh.canary"),
        ])
        let report = try set.apply()
        #expect(report.stopped == nil)
        #expect(fixture.directory.run("cat outside/canary; ls outside").output == "safecanary\n")
        #expect(
            fixture.directory.run("cat source/dir/new source/file; stat -c %F source/dir").output
                == "evilevildirectory\n")
    }

    @Test func deletingStopsAtLinks() throws {
        let fixture = try ChangeFixture("mkdir -p dir; ln -s ../../outside dir/link; ln -s ../outside top")
        #expect(try fixture.changeSet([.file(".wh.dir"), .file(".wh.top")]).apply().applied.count == 2)
        #expect(fixture.listing == "")
        #expect(fixture.directory.run("cat outside/canary").output == "safe")
    }

    @Test func devicesAreRefused() throws {
        let fixture = try ChangeFixture("printf 1 > file")
        let report = try fixture.changeSet([
            Item("null", .characterDevice), Item("sda", .blockDevice), Item("pipe", .fifo), Item("file", .fifo),
            .file("fine"),
        ]).apply()
        #expect(report.applied.map(line) == ["added fine - file:644:0"])
        #expect(
            report.refused.map(\.change.path).map { String(decoding: $0, as: UTF8.self) } == [
                "file", "null", "pipe", "sda",
            ])
        #expect(fixture.listing == "f 644 file MQ==\nf 644 fine \n")
    }

    @Test(.enabled(if: isRoot)) func ownersStay() throws {
        let fixture = try ChangeFixture("printf 1 > file; mkdir dir; chown 1234:1235 file; chown 1236:1237 dir")
        let report = try fixture.changeSet([
            .file("file", "new", mode: 0o4755), .file("dir/new", "n"), .directory("dir/sub"),
            .symlink("dir/l", to: "x"),
        ]).apply()
        #expect(report.stopped == nil)
        #expect(
            fixture.directory.run("cd source; stat -c '%u:%g %a' file dir/new dir/sub dir/l").output
                == "1234:1235 755\n1236:1237 644\n1236:1237 755\n1236:1237 777\n")
    }

    @Test func aSourceThatChangedMeanwhileIsAConflict() throws {
        let fixture = try ChangeFixture(
            "mkdir dir; printf 1 > file; printf 1 > gone; printf 1 > dir/a; printf 1 > calm")
        let set = try fixture.changeSet([
            .file("file", "sandbox"), .file(".wh.gone"), .file(".wh.dir"), .file("calm", "sandbox"), .file("new", "n"),
        ])
        // The clock of files may be a tick behind; write until it has moved on.
        let started = set.about.created
        let clock = fixture.directory.run(
            """
            cd source; for name in file gone dir/a; do
                until printf user > $name && test $(stat -c %Z $name)$(stat -c %.9Z $name | cut -d. -f2) \
                    -gt $(printf '%d%09d' \(started.seconds) \(started.nanoseconds)); do :; done
            done; touch -d @1 gone
            """)
        #expect(clock.status == 0)
        let before = fixture.listing
        #expect(throws: ChangeError.conflicts(["dir", "file", "gone"].map(bytes))) { try set.apply() }
        #expect(fixture.listing == before)
        do {
            _ = try set.apply()
        } catch {
            #expect(error.description.contains("'dir', 'file', 'gone'"))
        }
        #expect(try set.apply(options: ApplyOptions(force: true)).applied.count == 5)
        #expect(fixture.listing == "f 644 calm c2FuZGJveA==\nf 644 file c2FuZGJveA==\nf 644 new bg==\n")
    }

    static let repository: [(String, [Item], Bool)] = [
        ("hook", [.file(".git/hooks/pre-commit", "evil", mode: 0o755)], true),
        ("settings", [.file(".git/config", "evil")], true),
        ("other capitals", [.file(".GIT/config", "evil")], true),
        ("of another repository", [.file("sub/module/.git/config", "evil")], true),
        ("of a submodule", [.file(".git/modules/m/config", "evil")], true),
        ("of a work tree", [.file(".git/config.worktree", "evil")], true),
        ("moved repository", [.file(".git/commondir", "../evil")], true),
        ("repository by a file", [.file("sub/.git", "gitdir: ../evil")], true),
        ("repository by a link", [.symlink("sub/.git", to: "evil")], true),
        ("directory of hooks by a link", [.symlink(".git/hooks", to: "../evil")], true),
        ("a branch called config", [.file(".git/refs/heads/config", "0")], false),
        ("objects", [.file(".git/objects/aa/bb", "0"), .file(".git/index", "0")], false),
        ("no repository", [.file("config"), .file("hooks/x"), .file("git/config")], false),
    ]

    @Test(arguments: repository)
    func whatGitRunsIsRefused(name: String, items: [Item], isDangerous: Bool) throws {
        let fixture = try ChangeFixture("mkdir .git")
        let set = try fixture.changeSet(items)
        #expect(try set.apply().refused.isEmpty == !isDangerous)
        #expect(fixture.listing.contains("ZXZpbA==") == false)
        #expect(try set.apply(options: ApplyOptions(repositorySettings: true)).refused.isEmpty)
        #expect(try set.changes().isEmpty)
    }

    @Test(.enabled(if: canMount)) func anErrorInTheMiddleLeavesOldOrNew() throws {
        let fixture = try ChangeFixture()
        fixture.directory.run("mount -t tmpfs -o size=1m none source; printf old > source/b; printf old > source/c")
        defer { fixture.directory.run("umount -l source") }
        let set = try fixture.changeSet([
            .file("a", "new"), .file("b", String(repeating: "x", count: 2 << 20)), .file("c", "new"),
        ])
        let report = try set.apply()
        #expect(report.applied.map(\.path) == [bytes("a")])
        #expect(report.stopped?.change.path == bytes("b"))
        #expect(report.stopped?.error.description.contains("no space left") == true)
        #expect(fixture.listing == "f 644 a bmV3\nf 644 b b2xk\nf 644 c b2xk\n")
    }

    @Test(arguments: 0..<30)
    func anyTreeBecomesAnyOther(seed: Int) throws {
        var numbers = SeededNumbers(seed: UInt64(seed))
        let (old, new) = (ModelTree.random(using: &numbers), ModelTree.random(using: &numbers))
        let fixture = try ChangeFixture()
        // The model is made real by applying it to nothing.
        _ = try fixture.changeSet(old.changes(from: ModelTree(), using: &numbers), id: "old").apply()
        let set = try fixture.changeSet(new.changes(from: old, using: &numbers), id: "new")
        let report = try set.apply()
        #expect(report.stopped == nil && report.refused.isEmpty)
        #expect(try set.changes().isEmpty)
        #expect(fixture.listing == new.listing)
    }
}
