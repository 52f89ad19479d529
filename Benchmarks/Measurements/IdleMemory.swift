import CLinux
import Glibc
@_spi(Testing) import Jail
import Sandboxing

/// Many sandboxes at once that do nothing: their memory, their descriptors, how fast they come and go.
struct IdleMemory {
    let field: Field

    private struct Picture {
        var available = MemoryFacts.read("MemAvailable")
        var slab = MemoryFacts.read("Slab")
        var own = TextFile.entries("/proc/self/fd").count
        var spawner = 0
    }

    func tables() async throws -> [Table] {
        let count = field.options.isQuick ? 50 : 500
        Self.raiseDescriptorLimit()
        // The first sandbox starts the spawner, which is no part of a sandbox.
        let runtime = JailRuntime(configuration: Field.configuration(field.options))
        var sandboxes: [any Sandbox] = []
        do {
            await (try runtime.makeSandbox(SandboxSpecification())).close()
            let tables = try await measure(count, runtime, &sandboxes)
            await runtime.close()
            return [tables, try idlePeers()]
        } catch {
            for sandbox in sandboxes { await sandbox.close() }
            await runtime.close()
            throw error
        }
    }

    private func measure(
        _ count: Int, _ runtime: JailRuntime, _ sandboxes: inout [any Sandbox]
    ) async throws -> Table {
        guard let spawner = runtime.spawnerProcess else { throw BenchmarkFailure("there is no spawner") }
        let before = picture(spawner)
        var creation = Samples()
        let begin = cl_monotonic_now()
        for _ in 0..<count {
            try Task.checkCancellation()
            let start = cl_monotonic_now()
            sandboxes.append(try await runtime.makeSandbox(SandboxSpecification()))
            creation.add(cl_monotonic_now() - start)
        }
        let created = cl_monotonic_now()
        let after = picture(spawner)
        let supervisors = ProcessTable().children(of: spawner)
        let memory = ProcessTable.memory(of: supervisors)
        var last = Samples()
        for value in creation.values.suffix(max(1, count / 10)) { last.add(value) }

        var ends = Samples()
        let closing = cl_monotonic_now()
        for sandbox in sandboxes {
            let start = cl_monotonic_now()
            await sandbox.close()
            ends.add(cl_monotonic_now() - start)
        }
        let closed = cl_monotonic_now()
        sandboxes = []

        let number = Int64(count)
        var table = Table("\(count) idle sandboxes at once", columns: ["what", "value"])
        func add(_ name: String, _ value: String) { table.rows.append([name, value]) }
        add("supervisors found", "\(supervisors.count)")
        add("PSS per sandbox, KiB", "\(memory.proportional / max(1, Int64(supervisors.count)))")
        add("memory not shared per sandbox, KiB", "\(memory.own / max(1, Int64(supervisors.count)))")
        add("growth of slab per sandbox, KiB", "\((after.slab - before.slab) / number)")
        add("fall of MemAvailable per sandbox, KiB", "\((before.available - after.available) / number)")
        add("descriptors per sandbox in the host process", Format.ratio(Int64(after.own - before.own), number))
        add("descriptors per sandbox in the spawner", Format.ratio(Int64(after.spawner - before.spawner), number))
        add("create, median, ms", Format.milliseconds(creation.median))
        add("create, p99, ms", Format.milliseconds(creation.percentile(99)))
        add("create, median of the last tenth, ms", Format.milliseconds(last.median))
        add("create all, one after the other, ms", Format.milliseconds(created - begin))
        add("close, median, ms", Format.milliseconds(ends.median))
        add("close, p99, ms", Format.milliseconds(ends.percentile(99)))
        add("close all, one after the other, ms", Format.milliseconds(closed - closing))
        return table
    }

    private func picture(_ spawner: Int32) -> Picture {
        var picture = Picture()
        picture.spawner = TextFile.entries("/proc/\(spawner)/fd").count
        return picture
    }

    private static func raiseDescriptorLimit() {
        var limit = rlimit()
        getrlimit(__rlimit_resource_t(7), &limit)  // RLIMIT_NOFILE
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(7), &limit)
    }

    // MARK: - Others

    /// What others need for a sandbox in which only `sleep` runs.
    private func idlePeers() throws -> Table {
        var table = Table(
            "Others, idle with `sleep`, per sandbox",
            columns: ["what", "sandboxes", "PSS, KiB", "not shared, KiB", "MemAvailable, KiB"])
        let bubblewrap = CommandContestant.bubblewrap
        if case .present = bubblewrap.entry, field.options.wants(contestant: bubblewrap.name) {
            try add("bwrap", 50, to: &table) { _ in
                let running = try Command(bubblewrap.prefix + ["/bin/sleep", "100000"]).start()
                return ({ [running.process] }, { Self.end(running) })
            }
        }
        for engine in [field.runcEngine, field.runscEngine] {
            guard let name = engine.first, Command.find(name) != nil, field.options.wants(contestant: name) else {
                continue
            }
            try add(name, 5, to: &table) { _ in
                let container = try LiveContainer.start(engine, bundles: field.bundles)
                return ({ Self.processes(of: container, engine) }, { container.remove() })
            }
        }
        if case .success(let docker) = field.docker {
            try add("docker", 5, to: &table) { number in
                try docker.startIdle("idle\(number)")
                // One shim per container, started by the engine's containerd and named after its socket.
                return (
                    { number == 0 ? ProcessTable().mentioning("\(docker.directory)/exec/containerd") : [] },
                    { docker.remove("idle\(number)") }
                )
            }
        }
        return table
    }

    private static func end(_ running: Command.Running) {
        for process in ProcessTable().withDescendants([running.process]) { kill(process, SIGKILL) }
        _ = running.wait()
    }

    private static func processes(of container: LiveContainer, _ engine: [String]) -> [Int32] {
        if let (_, text) = try? Command(engine + ["state", container.name]).capture(),
            let line = text.split(separator: "\n").first(where: { $0.contains("\"pid\"") }),
            let process = Int32(String(line.filter(\.isNumber)))
        {
            return [process] + ProcessTable().mentioning(container.name)
        }
        return ProcessTable().mentioning(container.name)
    }

    private func add(
        _ name: String, _ count: Int, to table: inout Table,
        start: (Int) throws -> (processes: () -> [Int32], end: () -> Void)
    ) throws {
        let available = MemoryFacts.read("MemAvailable")
        var running: [(processes: () -> [Int32], end: () -> Void)] = []
        defer { for sandbox in running { sandbox.end() } }
        for number in 0..<count {
            try Task.checkCancellation()
            running.append(try start(number))
        }
        Threads.pause(milliseconds: 500)
        let fallen = available - MemoryFacts.read("MemAvailable")
        let roots = Set(running.flatMap { $0.processes() })
        let memory = ProcessTable.memory(of: ProcessTable().withDescendants(Array(roots)))
        let number = Int64(count)
        table.rows.append(
            [name] + [number, memory.proportional / number, memory.own / number, fallen / number].map { "\($0)" })
    }
}
