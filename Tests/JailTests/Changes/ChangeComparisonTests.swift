import Sandboxing
import TarArchive
import Testing

@testable import Jail

@Suite struct ChangeComparisonTests {
    static let source = """
        mkdir -p dir/sub; printf old > file; printf x > dir/a; printf y > dir/b; printf z > dir/sub/c; ln -s file link
        chmod 644 file dir/a dir/b dir/sub/c; chmod 755 dir dir/sub
        """

    static let cases: [(String, [Item], [String])] = [
        ("nothing", [], []),
        ("the root alone", [.directory("./", mode: 0o700)], []),
        ("parents only", [.directory("dir"), .directory("dir/sub")], []),
        ("same contents", [.file("file", "old"), .symlink("link", to: "file"), .file("dir/a", "x")], []),
        ("same but set-user-id", [.file("file", "old", mode: 0o4644)], []),
        ("added", [.file("new", "12")], ["added new - file:644:2"]),
        ("added below nothing", [.file("p/q", "")], ["added p - directory:755:0", "added p/q - file:644:0"]),
        ("modified", [.file("file", "new!")], ["modified file file:644:3 file:644:4"]),
        ("modified, same size", [.file("file", "new")], ["modified file file:644:3 file:644:3"]),
        ("mode", [.file("file", "old", mode: 0o755)], ["mode-changed file file:644:3 file:755:3"]),
        ("mode of a directory", [.directory("dir", mode: 0o700)], ["mode-changed dir directory:755:0 directory:700:0"]),
        ("deleted", [.file(".wh.file")], ["deleted file file:644:3 -"]),
        ("deleted directory", [.file(".wh.dir")], ["deleted dir directory:755:0 -"]),
        ("deleted nothing", [.file(".wh.nothing"), .file("dir/.wh.nothing")], []),
        (
            "emptied directory", [.directory("dir"), .file("dir/.wh..wh..opq")],
            ["deleted dir/a file:644:1 -", "deleted dir/b file:644:1 -", "deleted dir/sub directory:755:0 -"]
        ),
        (
            "made again, partly the same", [.directory("dir"), .file("dir/.wh..wh..opq"), .file("dir/a", "x")],
            ["deleted dir/b file:644:1 -", "deleted dir/sub directory:755:0 -"]
        ),
        (
            "made again with a directory", [.file("dir/.wh..wh..opq"), .directory("dir/sub"), .file("dir/b", "Y")],
            ["deleted dir/a file:644:1 -", "modified dir/b file:644:1 file:644:1", "deleted dir/sub/c file:644:1 -"]
        ),
        (
            "whiteout and directory", [.file(".wh.dir"), .directory("dir"), .file("dir/n")],
            [
                "deleted dir/a file:644:1 -", "deleted dir/b file:644:1 -", "added dir/n - file:644:0",
                "deleted dir/sub directory:755:0 -",
            ]
        ),
        (
            "opaque root", [.file(".wh..wh..opq"), .file("file", "old")],
            [
                "deleted dir directory:755:0 -", "deleted link link:777:4 -",
            ]
        ),
        ("link elsewhere", [.symlink("link", to: "/etc")], ["modified link link:777:4 link:777:4"]),
        ("file to link", [.symlink("file", to: "x")], ["type-changed file file:644:3 link:777:1"]),
        ("link to file", [.file("link", "q")], ["type-changed link link:777:4 file:644:1"]),
        (
            "link to directory", [.directory("link"), .file("link/in", "1")],
            ["type-changed link link:777:4 directory:755:0", "added link/in - file:644:1"]
        ),
        ("directory to file", [.file("dir", "1")], ["type-changed dir directory:755:0 file:644:1"]),
        ("device", [Item("null", .characterDevice)], ["added null - special:644:0"]),
        ("second name", [.file("n", "1"), .hardlink("m", to: "n")], ["added m - file:644:1", "added n - file:644:1"]),
        ("the last one counts", [.file("n", "1"), .file("n", "22")], ["added n - file:644:2"]),
        (
            "order of names", [.file("a.b"), .file("a/c"), .file("a-b")],
            ["added a - directory:755:0", "added a/c - file:644:0", "added a-b - file:644:0", "added a.b - file:644:0"]
        ),
    ]

    @Test(arguments: cases)
    func differencesFromTheSource(name: String, items: [Item], expected: [String]) throws {
        let fixture = try ChangeFixture(Self.source)
        #expect(try fixture.changeSet(items).changes().map(line) == expected)
    }

    static let hostile: [(String, [Item])] = [
        ("absolute", [.file("/etc/x")]), ("parent", [.file("a/../../x")]), ("root", [.file(".")]),
        ("below a file", [.file("a"), .file("a/b")]), ("below a link", [.symlink("a", to: ".."), .file("a/b")]),
        ("file replaces its parent", [.file("a/b"), .file("a")]),
        ("below a whiteout", [.file("a/.wh.b"), .file("a/.wh.b/c")]), ("deletes the root", [.file(".wh..")]),
        ("deletes the parent", [.file("dir/.wh...")]), ("nameless whiteout", [.file(".wh.")]),
        ("double whiteout", [.file(".wh..wh.file")]), ("whiteout below a file", [.file("f"), .file("f/.wh.x")]),
        ("opaque file", [.file("f"), .file("f/.wh..wh..opq")]), ("link to nothing", [.hardlink("a", to: "file")]),
        ("link to outside", [.hardlink("a", to: "../outside/canary")]),
        ("link to a link", [.symlink("l", to: "/etc/passwd"), .hardlink("a", to: "l")]),
        ("long component", [.file(String(repeating: "n", count: 256))]),
        ("deep name", [.directory(String(repeating: "d/", count: 256) + "d")]),
        ("many names", (0..<200).map { .directory("\($0)/" + String(repeating: "directory-name/", count: 250)) }),
    ]

    @Test(arguments: hostile)
    func archivesThatMakeNoSenseAreErrors(name: String, items: [Item]) throws {
        let fixture = try ChangeFixture(Self.source)
        let before = fixture.listing
        let set = try fixture.changeSet(items)
        #expect(throws: SandboxError.self) { try set.changes() }
        #expect(throws: ChangeError.self) { try set.apply() }
        #expect(fixture.listing == before)
    }

    @Test func anArchiveThatStopsHalfwayIsAnError() throws {
        let fixture = try ChangeFixture(Self.source)
        let whole = try archive([.file("file", "new"), .file("other", "new")])
        for count in [0, 512, 1024, 1100, whole.count - TarWriter.trailer.count] {
            let set = try fixture.changeSet(bytes: Array(whole.prefix(count)), id: "c\(count)")
            #expect(throws: SandboxError.self) { try set.changes() }
        }
    }

    @Test func linksInTheSourceAreNotFollowed() throws {
        let fixture = try ChangeFixture("ln -s ../outside dir")
        // The sandbox pretends that `dir` is a directory, so that reading its canary would tell whether it is "safe".
        let set = try fixture.changeSet([.directory("dir"), .file("dir/canary", "safe")])
        #expect(
            try set.changes().map(line) == [
                "type-changed dir link:777:10 directory:755:0", "added dir/canary - file:644:4",
            ])
    }
}
