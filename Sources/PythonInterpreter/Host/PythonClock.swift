/// Where the guest's time comes from.
public enum PythonClock: Sendable, Hashable {
    /// The clocks of the machine. Sleeping takes time, and ends early when the run does.
    case system
    /// A clock of the session's own that begins at so many seconds after 1970, for runs that can be repeated: it moves
    /// by a microsecond with each look at it, and by the whole time when the guest sleeps, which takes none.
    case fixed(seconds: Double)
}

/// The clock of one session.
struct SessionClock {
    private let source: PythonClock
    /// What the session's own clock says, in nanoseconds since 1970.
    private var now: Int
    private let begin: Int

    init(_ source: PythonClock) {
        self.source = source
        switch source {
        case .system: now = 0
        case .fixed(let seconds): now = Int(Swift.max(-9e18, Swift.min(9e18, (seconds * 1e9).rounded())))
        }
        begin = now
    }

    /// Whether sleeping takes time.
    var isReal: Bool { source == .system }

    private mutating func tick() -> Int {
        now = now.addingReportingOverflow(1000).overflow ? now : now + 1000
        return now
    }

    /// Nanoseconds since 1970.
    mutating func real() -> Int { isReal ? Int(clamping: Clock.real()) : tick() }
    /// Nanoseconds since some moment.
    mutating func monotonic() -> Int { isReal ? Int(clamping: Clock.monotonic()) : tick() &- begin }
    /// Nanoseconds of processor time.
    mutating func processor() -> Int { isReal ? Int(clamping: Clock.processor()) : tick() &- begin }

    mutating func advance(_ nanoseconds: Int) {
        let (sum, overflows) = now.addingReportingOverflow(nanoseconds)
        now = overflows ? .max : sum
    }
}
