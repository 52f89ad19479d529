import Glibc
import TestSupport
import Testing

@Suite("Copy-on-write mounts", .timeLimit(.minutes(3)))
struct ChangeTests {
    private static let script = "echo new > added; echo changed > kept; rm gone; mkdir d; echo deep > d/f"

    private func changed() async throws -> (Bulkhead, id: String) {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("work/kept", "before\n")
        try bulkhead.directory.write("work/gone", "to go\n")
        let result = try await bulkhead(["run", "--mount", ".:/work:cow", "--", "sh", "-c", Self.script])
        #expect(result.code == 0)
        #expect(result.errorLines.count == 1, "\(result.error)")
        #expect(result.error.hasPrefix("bulkhead: 5 changes in /work: bulkhead diff "))
        #expect(TemporaryDirectory.names(bulkhead.work) == ["gone", "kept"])
        #expect(try bulkhead.directory.read("work/kept") == "before\n")
        let list = try await bulkhead(["diff", "--list"])
        return (bulkhead, try #require(list.output.split(separator: " ").first.map(String.init)))
    }

    @Test func diffShowsAndApplyApplies() async throws {
        let (bulkhead, id) = try await changed()
        let names = try await bulkhead(["diff", "--names", id])
        #expect(
            Set(names.output.split(separator: "\n").map { $0.split(separator: " ").last ?? "" })
                == ["added", "kept", "gone", "d", "d/f"])
        let difference = try await bulkhead(["diff"])
        #expect(difference.output.contains("-before\n+changed\n"))
        let apply = try await bulkhead(["apply"])
        #expect(apply.code == 0, "\(apply.error)")
        #expect(TemporaryDirectory.names(bulkhead.work) == ["added", "d", "kept"])
        #expect(try bulkhead.directory.read("work/kept") == "changed\n")
        #expect(try bulkhead.directory.read("work/d/f") == "deep\n")
        #expect(try await bulkhead(["diff", "--list"]).output.isEmpty)
        #expect(bulkhead.leftInState.isEmpty)
    }

    @Test func aConflictIsLeftOutUnlessForced() async throws {
        let (bulkhead, id) = try await changed()
        try bulkhead.directory.write("work/kept", "by somebody else\n")
        let apply = try await bulkhead(["apply", id])
        #expect(apply.code == 125)
        #expect(apply.errorLines.count == 1, "\(apply.error)")
        #expect(apply.error.contains("kept"))
        #expect(try bulkhead.directory.read("work/kept") == "by somebody else\n")
        let forced = try await bulkhead(["apply", "--force", id])
        #expect(forced.code == 0, "\(forced.error)")
        #expect(try bulkhead.directory.read("work/kept") == "changed\n")
    }

    @Test func dropThrowsAway() async throws {
        let (bulkhead, id) = try await changed()
        let drop = try await bulkhead(["drop", id])
        #expect(drop.code == 0)
        #expect(drop.output == "\(id)\n")
        #expect(TemporaryDirectory.names(bulkhead.work) == ["gone", "kept"])
        #expect(bulkhead.leftInState.isEmpty)
    }

    @Test func theCodeStaysAndTheChangesAreThereWhenTheTimeIsOver() async throws {
        let bulkhead = try Bulkhead()
        let script = "echo partial > file; sleep 60"
        let result = try await bulkhead([
            "run", "--timeout", "2s", "--mount", ".:/work:cow", "--", "sh", "-c", script,
        ])
        #expect(result.code == 124)
        #expect(result.errorLines.count == 2, "\(result.error)")
        #expect(try await bulkhead(["diff"]).output.contains("+partial"))
    }

    @Test(arguments: [("ro", 1), ("rw", 0)] as [(String, Int32)])
    func otherMounts(access: String, code: Int32) async throws {
        let bulkhead = try Bulkhead()
        chmod(bulkhead.work, 0o777)
        let words = ["run", "--mount", ".:/work:\(access)", "--", "sh", "-c", "echo x 2> /dev/null > f || exit 1"]
        let result = try await bulkhead(words)
        #expect(result.code == code)
        #expect(TemporaryDirectory.names(bulkhead.work) == (code == 0 ? ["f"] : []))
        #expect(bulkhead.leftInState.isEmpty)
    }
}
