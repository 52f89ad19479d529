import Glibc

/// Contestants that do the same work in turn: every round in a new order, so that nobody always comes after the same
/// neighbour and a busy second hits everybody.
struct Comparison {
    var title: String
    var entries: [Entry]
    var command: [String]
    var rounds: Int
    var warmUpRounds = 3
    var seed: UInt64

    /// What came out for each contestant.
    struct Result {
        var name: String
        var samples = Samples()
        /// Why there is nothing, or nothing more.
        var failure: String?
    }

    func results() async -> [Result] {
        var results = entries.map { entry -> Result in
            if case .missing(let name, let reason) = entry { return Result(name: name, failure: reason) }
            return Result(name: entry.name)
        }
        var generator = SeededGenerator(seed: seed)
        var order = Array(entries.indices)
        for round in 0..<(warmUpRounds + rounds) {
            order.shuffle(using: &generator)
            for index in order where results[index].failure == nil {
                guard !Task.isCancelled else { return results }
                guard case .present(let contestant) = entries[index] else { continue }
                do {
                    let duration = try await contestant.measure(command)
                    if round >= warmUpRounds { results[index].samples.add(duration) }
                } catch {
                    results[index].failure = (error as? BenchmarkFailure)?.reason ?? "\(error)"
                }
                Threads.pause(milliseconds: contestant.settlingTime)
            }
        }
        return results
    }

    /// The results with their ratios to the plain process and to bwrap.
    func table() async -> Table {
        let results = await results()
        func median(_ prefix: String) -> Int64 {
            results.first { $0.name.hasPrefix(prefix) }?.samples.median ?? 0
        }
        let plain = median("plain")
        let bubblewrap = median("bwrap")
        var columns = ["\(title), ms", "min", "median", "p99", "over plain", "× plain"]
        if bubblewrap > 0 { columns.append("× bwrap") }
        var table = Table(title, columns: columns)
        for result in results {
            guard !result.samples.isEmpty else {
                table.rows.append([result.name, "— \(result.failure ?? "not measured")"])
                continue
            }
            let samples = result.samples
            var row = [
                result.name, Format.milliseconds(samples.minimum), Format.milliseconds(samples.median),
                Format.milliseconds(samples.percentile(99)),
                plain > 0 ? Format.milliseconds(samples.median - plain) : "–", Format.ratio(samples.median, plain),
            ]
            if bubblewrap > 0 { row.append(Format.ratio(samples.median, bubblewrap)) }
            table.rows.append(row)
            if let failure = result.failure {
                table.notes.append("\(result.name) stopped after \(samples.count) rounds: \(failure)")
            }
        }
        table.notes.append("\(rounds) rounds, interleaved, order shuffled with seed \(seed).")
        return table
    }
}
