import NIOCore

/// The clocks of one connection.
struct ConnectionTimes {
    enum Activity { case awaitingHead, awaitingBody, draining, other }
    enum Expiry { case head, idle, body, write }

    private let limits: ConnectionLimits
    private var headBegan: NIODeadline?
    private var idleSince: NIODeadline
    private var lastBytes: NIODeadline
    private var unwritableSince: NIODeadline?

    init(limits: ConnectionLimits, now: NIODeadline = .now()) {
        self.limits = limits
        // The first request has to come soon: a connection that says nothing is no client.
        headBegan = now
        idleSince = now
        lastBytes = now
    }

    mutating func sawBytes(awaitingHead: Bool, now: NIODeadline = .now()) {
        lastBytes = now
        if awaitingHead, headBegan == nil { headBegan = now }
    }

    mutating func gotHead() { headBegan = nil }

    mutating func becameIdle(now: NIODeadline = .now()) {
        headBegan = nil
        idleSince = now
        lastBytes = now
    }

    mutating func beganDraining(now: NIODeadline = .now()) { idleSince = now }

    mutating func readingChanged(now: NIODeadline = .now()) { lastBytes = now }

    mutating func writabilityChanged(_ isWritable: Bool, now: NIODeadline = .now()) {
        unwritableSince = isWritable ? nil : now
    }

    func expired(_ activity: Activity, now: NIODeadline = .now()) -> Expiry? {
        if let unwritableSince, now - unwritableSince > limits.writeStall { return .write }
        switch activity {
        case .awaitingHead:
            if let headBegan { return now - headBegan > limits.headTime ? .head : nil }
            return now - idleSince > limits.idleTime ? .idle : nil
        case .awaitingBody: return now - lastBytes > limits.bodyStall ? .body : nil
        case .draining: return now - idleSince > limits.drainTime ? .body : nil
        case .other: return nil
        }
    }
}
