import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead diff`
struct DiffCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what a sandbox changed below a copy-on-write mount.",
        discussion: """
            The sandbox wrote to a private copy; your files are as they were. The difference is what 'bulkhead apply' would \
            do to them now. Without an identifier: the latest.

              bulkhead diff
              bulkhead diff 3f2a --names
              bulkhead diff --list
            """
    )

    @Argument(help: "The identifier, or the beginning of one.")
    var id: String?

    @Flag(help: "Only the names and what happened to them.")
    var names = false

    @Flag(help: "List the change sets that are kept.")
    var list = false

    func perform() async throws -> Int32 {
        do {
            let store = ChangeSets.store
            if list { return ChangeSets.print(try store.list()) }
            let set = try store.open(id)
            if names { return ChangeSets.print(try set.changes().map(ChangeSets.line)) }
            let output = HostOutput.standardOutput
            var isOpen = true
            try set.unifiedDiff(forTerminal: output.isTerminal) { piece in
                if isOpen { isOpen = output.write(piece) }
            }
            return isOpen ? 0 : RunSession.brokenPipe
        } catch {
            throw CommandFailure(error)
        }
    }
}
