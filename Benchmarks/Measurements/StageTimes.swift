@_spi(Testing) import Jail
import Sandboxing

/// Where the time of one of our sandboxes goes: by the parts of the call, and by what is saved without a guard.
struct StageTimes {
    let field: Field

    func tables() async throws -> [Table] { [try await parts(), try await omissions()] }

    private func parts() async throws -> Table {
        let library = LibraryContestant(name: "bulkhead library", runtime: field.runtime)
        var create = Samples()
        var start = Samples()
        var run = Samples()
        var close = Samples()
        var total = Samples()
        for round in 0..<(field.options.rounds + 3) {
            try Task.checkCancellation()
            let stages = try await library.stages(Workload.nothing.command)
            guard round >= 3 else { continue }
            create.add(stages.create)
            start.add(stages.start)
            run.add(stages.run)
            close.add(stages.close)
            total.add(stages.total)
        }
        var table = Table(
            "Parts of one sandbox with /bin/true", columns: ["part, ms", "min", "median", "p99"])
        for (name, samples) in [
            ("make the sandbox", create), ("start the command", start), ("until its outcome is here", run),
            ("close", close), ("all", total),
        ] {
            table.rows.append([
                name, Format.milliseconds(samples.minimum), Format.milliseconds(samples.median),
                Format.milliseconds(samples.percentile(99)),
            ])
        }
        return table
    }

    private func omissions() async throws -> Table {
        // The spawner keeps a jail ready only if nothing is left out. The session of its own costs about nothing, so
        // leaving it out shows what a jail costs that was not ready: the base for everything below it.
        let usual = Field.configuration(field.options)
        var noGroups = usual
        noGroups.usesControlGroups = false
        var without: [(String, Set<JailGuard>, JailConfiguration)] = [
            ("everything enforced, one kept ready", [], usual),
            ("everything enforced, none kept ready", [.newSession], usual),
            ("without control groups", [.newSession], noGroups),
        ]
        for (name, jailGuard) in [
            ("without a network namespace", JailGuard.networkNamespace), ("without an IPC namespace", .ipcNamespace),
            ("without Landlock", .landlock), ("without seccomp", .seccomp), ("without own devices", .minimalDevices),
            ("without a cgroup namespace", .cgroupNamespace),
        ] {
            without.append((name, [jailGuard], usual))
        }
        var runtimes: [JailRuntime] = []
        let entries = without.map { name, guards, configuration -> Entry in
            let runtime = JailRuntime(configuration: configuration)
            runtime.remove(guards: guards)
            runtimes.append(runtime)
            return .present(LibraryContestant(name: name, runtime: runtime))
        }
        let results = await Comparison(
            title: "", entries: entries, command: Workload.nothing.command, rounds: field.options.rounds,
            seed: field.options.seed
        ).results()
        for runtime in runtimes { await runtime.close() }
        var table = Table(
            "What each guard costs", columns: ["/bin/true in a new sandbox, ms", "min", "median", "saved (median)"])
        let full = results[1].samples.median
        for result in results where !result.samples.isEmpty {
            let samples = result.samples
            table.rows.append([
                result.name, Format.milliseconds(samples.minimum), Format.milliseconds(samples.median),
                Format.milliseconds(full - samples.median),
            ])
        }
        table.notes.append("Saved: against the second row. Guards are left out one at a time, and only here.")
        return table
    }
}
