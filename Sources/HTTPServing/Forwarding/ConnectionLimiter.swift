import Synchronization

/// Counts what is open per sandbox, so that one cannot take all.
public final class ConnectionLimiter: Sendable {
    private let limit: Int
    private let open = Mutex<[String: Int]>([:])

    /// At most this many at a time for each sandbox.
    public init(limit: Int) { self.limit = limit }

    /// Takes a place, if there is one.
    public func enter(_ sandboxID: String) -> Bool {
        open.withLock { open in
            let count = open[sandboxID, default: 0]
            guard count < limit else { return false }
            open[sandboxID] = count + 1
            return true
        }
    }

    /// Gives a place back.
    public func leave(_ sandboxID: String) {
        open.withLock { open in
            guard let count = open[sandboxID] else { return }
            open[sandboxID] = count > 1 ? count - 1 : nil
        }
    }
}
