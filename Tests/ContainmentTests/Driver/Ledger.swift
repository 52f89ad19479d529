import Synchronization

/// What came of every run, for the summary and the report.
final class Ledger: Sendable {
    static let shared = Ledger()

    /// How an attack fared in sandboxes with every guard.
    enum Containment: Sendable, Hashable {
        case contained
        case skipped(String)
        case failed(String)
    }

    /// How it was shown that it can succeed.
    enum Showing: Sendable, Hashable {
        case shown(String)
        case notShown(String)
        case failed(String)
    }

    struct Entry: Sendable {
        var contained: [Containment] = []
        var shown: Showing?
    }

    private let entries = Mutex<[String: Entry]>([:])

    func add(_ containment: Containment, for attack: Attack) {
        entries.withLock { $0[attack.name, default: Entry()].contained.append(containment) }
    }

    func add(_ showing: Showing, for attack: Attack) {
        entries.withLock { $0[attack.name, default: Entry()].shown = showing }
    }

    subscript(attack: Attack) -> Entry { entries.withLock { $0[attack.name] ?? Entry() } }
}
