import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead apply`
struct ApplyCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Bring what a sandbox changed below a copy-on-write mount to your files.",
        discussion: """
            Look at 'bulkhead diff' first: the changes were made by code that nobody has read. Nothing is applied if a file \
            changed since the sandbox started, unless you force it. Changes to hooks and settings of git repositories are \
            left out, because git would run them. What was applied completely is no longer kept, unless you say so.

              bulkhead apply 3f2a
              bulkhead apply --keep

            Exit code 1 if something was left out.
            """
    )

    @Argument(help: "The identifier, or the beginning of one. Without: the latest.")
    var id: String?

    @Flag(help: "Overwrite files that changed since the sandbox started.")
    var force = false

    @Flag(help: "Apply changes to hooks and settings of git repositories too.")
    var repositorySettings = false

    @Flag(help: "Keep the change set afterwards.")
    var keep = false

    func perform() async throws -> Int32 {
        let store = ChangeSets.store
        let report: ApplyReport
        do {
            let set = try store.open(id)
            do {
                report = try set.apply(options: ApplyOptions(force: force, repositorySettings: repositorySettings))
            } catch {
                throw error.sandboxError
            }
            for change in report.applied { HostOutput.standardOutput.write(line: ChangeSets.line(change)) }
            for refusal in report.refused {
                HostOutput.standardError.write(
                    line: "bulkhead: left out '\(TerminalFilter.name(refusal.change.path))': \(refusal.reason)")
            }
            if let stop = report.stopped {
                throw CommandFailure(
                    "stopped at '\(TerminalFilter.name(stop.change.path))': \(stop.error); everything before it is applied"
                )
            }
            guard report.refused.isEmpty else { return 1 }
            if !keep { try store.drop(set.id) }
            return 0
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw (error as? SandboxError).map(CommandFailure.init) ?? CommandFailure("\(error)")
        }
    }
}
