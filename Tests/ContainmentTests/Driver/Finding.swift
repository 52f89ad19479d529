import Sandboxing

/// What came of one run.
enum Finding: Sendable, Hashable {
    /// Every way was refused, in the words of the program or of the host.
    case contained(String)
    /// It got through.
    case breached(String)
    /// This machine lacks what the attack needs.
    case skipped(String)
    /// Neither: the program ended without a word, or the host could not run it.
    case failed(String)

    /// The verdict of a program's line and its end.
    init(program outcome: Outcome) {
        let text = String(decoding: outcome.standardOutput, as: UTF8.self)
        let lines = text.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.map(String.init)
        // A system call that the filter answers with death.
        if outcome.exit == .signaled(31) {
            self = .contained("killed by the filter")
            return
        }
        guard let finding = Finding(line: lines.last ?? "") else {
            let errors = String(decoding: outcome.standardError.suffix(200), as: UTF8.self)
            self = .failed("\(outcome.exit), limits \(outcome.limits), no verdict: \(lines.last ?? "") \(errors)")
            return
        }
        self = finding
    }

    /// The verdict of a line; nil if it is none.
    init?(line: String) {
        // A terminal may show what was typed before.
        let parts = line.drop { $0 == " " }.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false).map(
            String.init)
        let words = parts.count > 1 ? parts[1] : ""
        switch parts.first {
        case "CONTAINED": self = .contained(words)
        case "BREACHED": self = .breached(words)
        case "SKIPPED": self = .skipped(words)
        default: return nil
        }
    }

    var words: String {
        switch self {
        case .contained(let words), .breached(let words), .skipped(let words), .failed(let words): words
        }
    }
}
