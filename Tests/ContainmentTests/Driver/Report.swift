import CLinux
import Glibc
import Testing

/// Ends what all runs shared, sums up, and writes the table where `CONTAINMENT_REPORT` asks for it.
struct Report: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        try await function()
        await Runtimes.shared.close()
        let text = summary()
        print(text)
        guard let directory = getenv("CONTAINMENT_REPORT").map({ String(cString: $0) }) else { return }
        let path = directory + "/" + (geteuid() == 0 ? "root" : "user") + ".tsv"
        if !HostFiles.make(path, rows().joined(separator: "\n") + "\n", mode: 0o644) {
            Issue.record("cannot write \(path)")
        }
        // Whichever run comes second sees both.
        if let table = ReportTable(directory: directory) {
            _ = HostFiles.make(directory + "/CONTAINMENT.md", table.text, mode: 0o644)
        }
    }

    private func summary() -> String {
        let attacks = Catalogue.all.filter { $0.concerns(.current) }
        var contained = 0
        var shown = 0
        var reasons: [String: [String]] = [:]
        var skips: [String] = []
        for attack in attacks {
            let entry = Ledger.shared[attack]
            if !entry.contained.isEmpty, entry.contained.allSatisfy({ $0 == .contained }) { contained += 1 }
            for case .skipped(let reason) in entry.contained { skips.append("\(attack.name): \(reason)") }
            switch entry.shown {
            case .shown: shown += 1
            case .notShown(let reason): reasons[reason, default: []].append(attack.name)
            case .failed(let reason): reasons["FAILED: " + reason, default: []].append(attack.name)
            case nil: continue
            }
        }
        let notShown = reasons.values.reduce(0) { $0 + $1.count }
        var lines = [
            "Containment as \(Caller.current.title): \(attacks.count) attacks, contained \(contained), shown to succeed"
                + " without guard \(shown), not shown \(notShown)"
        ]
        lines += Array(Set(skips)).sorted().map { "  not contained here, and reported so: \($0)" }
        lines += reasons.sorted { $0.key < $1.key }.map {
            "  not shown: \($0.value.sorted().joined(separator: ", ")): \($0.key)"
        }
        return lines.joined(separator: "\n")
    }

    /// One line per attack: name, numbers, what it tries, contained, shown.
    private func rows() -> [String] {
        Catalogue.all.map { attack in
            let entry = Ledger.shared[attack]
            let contained =
                entry.contained.lazy.compactMap { result -> String? in
                    switch result {
                    case .contained: nil
                    case .skipped(let reason): "not here: " + reason
                    case .failed(let words): "FAILED: " + words
                    }
                }.first ?? (entry.contained.isEmpty ? "–" : "contained")
            let shown =
                switch entry.shown {
                case .shown(let way): "shown " + way
                case .notShown(let reason): "not shown: " + reason
                case .failed(let words): "FAILED: " + words
                case nil: "–"
                }
            let numbers = attack.references.map(String.init).joined(separator: ", ")
            return [attack.name, numbers, attack.summary, contained, shown].joined(separator: "\t")
        }
    }
}

extension Trait where Self == Report {
    /// Sums up after the last test of the suite.
    static var reported: Report { Report() }
}
