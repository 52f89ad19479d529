/// How long something has stood still.
struct PauseClock {
    private var since: Int64?
    private var past: Int64 = 0

    var isUnderWay: Bool { since != nil }

    /// Begins a pause. False: there is one already.
    mutating func begin(_ now: Int64) -> Bool {
        guard since == nil else { return false }
        since = now
        return true
    }

    mutating func end(_ now: Int64) {
        if let since { past += max(0, now - since) }
        since = nil
    }

    func total(_ now: Int64) -> Int64 { past + (since.map { max(0, now - $0) } ?? 0) }
}
