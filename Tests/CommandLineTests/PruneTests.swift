import Glibc
import TestSupport
import Testing

@Suite("Pruning", .timeLimit(.minutes(3)))
struct PruneTests {
    /// An archive with a root file system that has one program.
    private func archive(_ bulkhead: Bulkhead, _ program: String) async throws -> String {
        let root = try TemporaryDirectory()
        try root.copyProgram(program)
        let made = try await bulkhead.script("tar -C '\(root.path)' -cf root.tar .")
        try #require(made.code == 0, "\(made.error)")
        return "root.tar"
    }

    private func layers(_ bulkhead: Bulkhead) -> [String] {
        TemporaryDirectory.names(bulkhead.directory.path + "/state/layers").filter { $0.hasPrefix("layer-") }
    }

    @Test func layersGoWhenNobodyUsesThem() async throws {
        let bulkhead = try Bulkhead()
        let archive = try await archive(bulkhead, "/bin/cat")
        var command = bulkhead.command(["run", "--root", archive, "--", "/bin/cat"], input: "ready")
        command.keepsInputOpen = true
        let running = try command.start()
        #expect(await running.prints("ready"))
        let layer = try #require(layers(bulkhead).first)

        // Without being asked, and while a sandbox stands on it, it stays.
        #expect(try await bulkhead(["prune"]).code == 0)
        let used = try await bulkhead(["prune", "--layers"])
        #expect(used.code == 0, "\(used.error)")
        #expect(!used.output.contains("layer "))
        #expect(layers(bulkhead) == [layer])

        running.signal(SIGTERM)
        _ = await running.result()
        let young = try await bulkhead(["prune", "--layers", "--unused-for", "1d"])
        #expect(young.code == 0, "\(young.error)")
        #expect(layers(bulkhead) == [layer])
        let all = try await bulkhead(["prune", "--layers"])
        #expect(all.code == 0, "\(all.error)")
        #expect(all.output.contains("layer " + layer.dropFirst("layer-".utf8.count)))
        #expect(bulkhead.leftInState.isEmpty, "\(bulkhead.leftInState)")
    }

    @Test func anAgeIsNothingWithoutLayers() async throws {
        let result = try await Bulkhead()(["prune", "--unused-for", "1d"])
        #expect(result.code == 125)
        #expect(result.errorLines == ["bulkhead: --unused-for goes with --layers; add it"])
    }
}
