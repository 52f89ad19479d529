import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead prune`
struct PruneCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Remove what a crash of this machine may have left, and layers that nobody needs.",
        discussion: """
            Sandboxes clean up after themselves, also when bulkhead is killed; a machine that loses power cannot. Sandboxes \
            that run and change sets are left alone. One line for each thing that was removed.

            Archives of root file systems are unpacked once and kept as layers. With --layers those that no sandbox uses are \
            removed, too; the next run with such an archive unpacks it again.

              bulkhead prune
              bulkhead prune --layers
              bulkhead prune --layers --unused-for 30d
            """
    )

    @Flag(help: "Also remove unpacked archives that no sandbox uses.")
    var layers = false

    @Option(help: ArgumentHelp("Only those that no sandbox has used for so long.", valueName: "time"))
    var unusedFor: String?

    func perform() async throws -> Int32 {
        let time = try layerAge()
        do {
            let lines = try await JailPruning.prune(configuration: JailConfiguration(), layersUnusedFor: time)
            let partial = try ChangeSets.store.prune()
            return ChangeSets.print(lines + (partial > 0 ? ["\(partial) unfinished change sets"] : []))
        } catch {
            throw CommandFailure(error)
        }
    }

    /// How long a layer must not have been used to go, or nil for none.
    private func layerAge() throws(CommandFailure) -> Duration? {
        guard let unusedFor else { return layers ? .zero : nil }
        guard layers else { throw CommandFailure("--unused-for goes with --layers; add it") }
        do {
            return try Duration(argument: unusedFor)
        } catch {
            throw CommandFailure("--unused-for: \(error.problem); \(error.remedy)")
        }
    }
}
