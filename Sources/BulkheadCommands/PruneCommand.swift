import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead prune`
struct PruneCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Remove what a crash of this machine may have left of sandboxes.",
        discussion: """
            Sandboxes clean up after themselves, also when bulkhead is killed; a machine that loses power cannot. Sandboxes \
            that run and change sets are left alone. One line for each thing that was removed.

              bulkhead prune
            """
    )

    func perform() async throws -> Int32 {
        do {
            let lines = try await JailPruning.prune(configuration: JailConfiguration())
            let partial = try ChangeSets.store.prune()
            return ChangeSets.print(lines + (partial > 0 ? ["\(partial) unfinished change sets"] : []))
        } catch {
            throw CommandFailure(error)
        }
    }
}
