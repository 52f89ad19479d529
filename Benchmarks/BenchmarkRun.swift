/// One run over all sections. Whatever happens, everything that it started is taken down.
struct BenchmarkRun: Sendable {
    let options: Options

    /// Measures, prints, writes the document; gives the exit code.
    func perform() async -> Int32 {
        var machine = Machine()
        machine.facts.append(("others", versions()))
        for fact in machine.facts { Console.say("\(fact.name): \(fact.value)") }
        Console.say("")
        let field: Field
        do {
            field = try Field(options)
        } catch {
            Console.complain("bulkhead-benchmarks: \(error.reason)")
            return 1
        }
        var tables: [Table] = []
        var failed = false
        for section in Section.allCases where options.wants(section) {
            guard !Task.isCancelled else { break }
            do {
                for table in try await measure(section, field) {
                    Console.say(table.text)
                    tables.append(table)
                }
            } catch {
                failed = true
                Console.complain("\(section.rawValue): \((error as? BenchmarkFailure)?.reason ?? "\(error)")")
            }
        }
        await field.close()
        guard !Task.isCancelled else { return 130 }
        if let path = options.markdown {
            do {
                try Document.write(machine, tables, to: path)
            } catch {
                Console.complain("bulkhead-benchmarks: \(error.reason)")
                failed = true
            }
        }
        return failed ? 1 : 0
    }

    private func measure(_ section: Section, _ field: Field) async throws -> [Table] {
        switch section {
        case .start:
            var tables: [Table] = []
            for workload in [Workload.nothing, .python] {
                let comparison = Comparison(
                    title: "New sandbox for \(workload.name)", entries: field.starters(), command: workload.command,
                    rounds: options.rounds, seed: options.seed)
                tables.append(await comparison.table())
            }
            return tables
        case .live: return [try await LiveCommands(field: field).table()]
        case .rate: return [try await Rate(field: field).table()]
        case .memory: return try await IdleMemory(field: field).tables()
        case .stages: return try await StageTimes(field: field).tables()
        }
    }

    private func versions() -> String {
        let programs = ["bwrap", "unshare", "crun", "runc", "runsc", "dockerd"]
        return programs.map { Machine.version(of: $0) ?? "no \($0)" }.joined(separator: "; ")
    }
}
