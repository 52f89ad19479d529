import BulkheadCommands
import Foundation
import TarArchive
import TestSupport
import Testing

@testable import DaemonCommands

@Suite("Archives of hostile sandboxes") struct TreeWriterTests {
    private func unpack(_ entries: [(TarEntry, String)], in directory: TemporaryDirectory) throws {
        let writer = try TreeWriter(root: directory.path + "/out")
        for (entry, text) in entries {
            try writer.take(.entry(entry))
            if !text.isEmpty { try writer.take(.data(Array(text.utf8)[...])) }
            try writer.take(.endOfEntry)
        }
    }

    private func entry(_ path: String, _ kind: TarEntryKind = .file, mode: UInt16 = 0o644, to: String = "") -> TarEntry
    {
        TarEntry(path: Array(path.utf8), kind: kind, mode: mode, linkTarget: Array(to.utf8))
    }

    @Test func filesComeWithoutTheFirstPart() throws {
        let directory = try TemporaryDirectory()
        try unpack(
            [
                (entry("top", .directory), ""), (entry("top/a", mode: 0o4755), "1"), (entry("top/d/b"), "2"),
                (entry("top/l", .symlink, to: "a"), ""), (entry("top/h", .hardlink, to: "top/a"), ""),
                (entry("top/f", .fifo), ""),
            ], in: directory)
        let files = FileManager.default
        #expect(files.contents(atPath: directory.path + "/out/a") == Data("1".utf8))
        #expect(files.contents(atPath: directory.path + "/out/d/b") == Data("2".utf8))
        #expect(files.contents(atPath: directory.path + "/out/h") == Data("1".utf8))
        #expect(try files.destinationOfSymbolicLink(atPath: directory.path + "/out/l") == "a")
        #expect(!files.fileExists(atPath: directory.path + "/out/f"))
        let mode = try files.attributesOfItem(atPath: directory.path + "/out/a")[.posixPermissions] as? Int
        #expect(mode.map { $0 & 0o7000 } == 0)
    }

    @Test(arguments: [
        [("x/../../escaped", TarEntryKind.file, "")], [("/escaped", .file, "")],
        [("x/l", .symlink, ".."), ("x/l/escaped", .file, "")],
        [("x/l", .symlink, "/tmp"), ("x/l/escaped", .directory, "")],
        [("x/h", .hardlink, "x/../../secret")],
    ]) func nothingOutsideIsReached(entries: [(String, TarEntryKind, String)]) throws {
        let directory = try TemporaryDirectory()
        try directory.write("secret", "canary")
        #expect(throws: (any Error).self) {
            try unpack(entries.map { (entry($0.0, $0.1, to: $0.2), $0.1 == .file ? "x" : "") }, in: directory)
        }
        #expect(!FileManager.default.fileExists(atPath: directory.path + "/escaped"))
        #expect(!FileManager.default.fileExists(atPath: "/tmp/escaped"))
        #expect(FileManager.default.contents(atPath: directory.path + "/secret") == Data("canary".utf8))
    }

    @Test func aLinkInTheWayIsReplacedAndNotFollowed() throws {
        let directory = try TemporaryDirectory()
        try directory.write("secret", "canary")
        try unpack([(entry("x/l", .symlink, to: "../secret"), ""), (entry("x/l"), "new")], in: directory)
        #expect(FileManager.default.contents(atPath: directory.path + "/secret") == Data("canary".utf8))
        #expect(FileManager.default.contents(atPath: directory.path + "/out/l") == Data("new".utf8))
    }
}
