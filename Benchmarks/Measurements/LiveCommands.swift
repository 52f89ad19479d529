import Jail
import Sandboxing

/// A command in a sandbox that lives already.
struct LiveCommands {
    let field: Field

    func table() async throws -> Table {
        var containers: [LiveContainer] = []
        defer { for container in containers { container.remove() } }
        var entries: [Entry] = [CommandContestant.plain.entry]
        let sandbox = try await field.runtime.makeSandbox(SandboxSpecification())
        entries.append(.present(LiveLibraryContestant(sandbox: sandbox)))
        for (name, engine) in [("runc exec", field.runcEngine), ("runsc exec", field.runscEngine)]
        where field.options.wants(contestant: name) {
            do {
                let container = try LiveContainer.start(engine, bundles: field.bundles)
                containers.append(container)
                entries.append(.present(container.contestant))
            } catch {
                entries.append(.missing(name, reason: error.reason))
            }
        }
        if field.options.wants(contestant: "docker exec") {
            do {
                entries.append(.present(try field.docker.get().live()))
            } catch {
                entries.append(.missing("docker exec", reason: error.reason))
            }
        }
        let comparison = Comparison(
            title: "/bin/true in a live sandbox", entries: entries, command: Workload.nothing.command,
            rounds: field.options.rounds, seed: field.options.seed)
        let table = await comparison.table()
        await sandbox.close()
        return table
    }
}
