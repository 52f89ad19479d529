import CLinux
import Glibc
import Sandboxing
import Synchronization

/// How many commands per second, each isolated on its own, with several under way at a time.
struct Rate {
    let field: Field

    private static let lanes = [1, 2, 4, 8]

    func table() async throws -> Table {
        let seconds = field.options.isQuick ? 0.3 : 1.0
        let repetitions = field.options.isQuick ? 1 : 5
        let library = LibraryContestant(name: "bulkhead library", runtime: field.runtime)
        var commands = [CommandContestant.plain, .bubblewrap]
        commands.removeAll { if case .missing = $0.entry { true } else { false } }
        let names = [library.name] + commands.map(\.name)
        var rates: [[Samples]] = names.map { _ in Self.lanes.map { _ in Samples() } }
        var generator = SeededGenerator(seed: field.options.seed)
        let failures = Failures()
        for _ in 0..<repetitions {
            for lane in Self.lanes.indices.shuffled(using: &generator) {
                for index in names.indices.shuffled(using: &generator) {
                    try Task.checkCancellation()
                    let rate =
                        index == 0
                        ? await measure(library, lanes: Self.lanes[lane], seconds: seconds, failures)
                        : try measure(commands[index - 1], lanes: Self.lanes[lane], seconds: seconds)
                    rates[index][lane].add(rate)
                }
            }
        }
        var table = Table(
            "/bin/true per second", columns: ["at a time"] + Self.lanes.map { "\($0)" } + ["best"])
        for (name, lanes) in zip(names, rates) {
            let medians = lanes.map(\.median)
            table.rows.append([name] + (medians + [medians.max() ?? 0]).map { "\($0)" })
        }
        table.notes.append("Medians of \(repetitions) slices of \(seconds) s each, interleaved; \(cores) cores.")
        if let note = failures.note { table.notes.append(note) }
        return table
    }

    private var cores: Int { sysconf(Int32(_SC_NPROCESSORS_ONLN)) }

    /// A sandbox after the other in each of several tasks. One that fails is counted, not hidden, and the rest goes on.
    private func measure(
        _ library: LibraryContestant, lanes: Int, seconds: Double, _ failures: Failures
    ) async -> Int64 {
        let begin = cl_monotonic_now()
        let deadline = begin + Int64(seconds * 1e9)
        let count = await withTaskGroup(of: Int64.self) { group in
            for _ in 0..<lanes {
                group.addTask {
                    var count: Int64 = 0
                    while cl_monotonic_now() < deadline {
                        do {
                            _ = try await library.measure(Workload.nothing.command)
                            count += 1
                        } catch {
                            failures.add(error)
                        }
                    }
                    return count
                }
            }
            return await group.reduce(0, +)
        }
        return perSecond(count, since: begin)
    }

    /// A process after the other in each of several threads.
    private func measure(_ contestant: CommandContestant, lanes: Int, seconds: Double) throws -> Int64 {
        let begin = cl_monotonic_now()
        let deadline = begin + Int64(seconds * 1e9)
        let total = Mutex<(count: Int64, failure: BenchmarkFailure?)>((0, nil))
        Threads.run(lanes) { _ in
            while cl_monotonic_now() < deadline {
                do throws(BenchmarkFailure) {
                    _ = try Command(contestant.prefix + Workload.nothing.command).time()
                    total.withLock { $0.count += 1 }
                } catch {
                    total.withLock { $0.failure = error }
                    return
                }
            }
        }
        let (count, failure) = total.withLock { $0 }
        if let failure { throw failure }
        return perSecond(count, since: begin)
    }

    private func perSecond(_ count: Int64, since begin: Int64) -> Int64 {
        count * 1_000_000_000 / max(1, cl_monotonic_now() - begin)
    }
}

/// Sandboxes that failed while many were under way.
private final class Failures: Sendable {
    private let state = Mutex<(count: Int, first: String)>((0, ""))

    func add(_ error: any Error) {
        state.withLock { state in
            state.count += 1
            if state.first.isEmpty { state.first = (error as? BenchmarkFailure)?.reason ?? "\(error)" }
        }
    }

    /// How many there were, if any.
    var note: String? {
        state.withLock { state in
            state.count == 0 ? nil : "\(state.count) sandboxes FAILED, the first with: \(state.first)"
        }
    }
}
