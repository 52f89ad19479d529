import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead drop`
struct DropCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "drop",
        abstract: "Throw away what a sandbox changed below a copy-on-write mount.",
        discussion: """
            Your files stay as they are.

              bulkhead drop 3f2a
              bulkhead drop --all
            """
    )

    @Argument(help: "The identifiers, or beginnings of them.")
    var ids: [String] = []

    @Flag(help: "All of them.")
    var all = false

    func perform() async throws -> Int32 {
        guard all == ids.isEmpty else {
            throw CommandFailure(
                all
                    ? "--all and identifiers exclude each other; choose"
                    : "name a change set or write --all; see 'bulkhead diff --list'")
        }
        do {
            let store = ChangeSets.store
            let names =
                try all ? store.list().map(\.id) : ids.map { (id) throws(SandboxError) in try store.open(id).id }
            for name in names {
                try store.drop(name)
                HostOutput.standardOutput.write(line: name)
            }
            return 0
        } catch {
            throw CommandFailure(error)
        }
    }
}
