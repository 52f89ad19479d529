import Glibc

/// The clock that limits of wall time go by.
enum HostClock {
    struct Instant: Comparable, Sendable {
        var nanoseconds: UInt64

        static func < (left: Instant, right: Instant) -> Bool { left.nanoseconds < right.nanoseconds }

        static func + (instant: Instant, time: Duration) -> Instant {
            let parts = time.components
            guard parts.seconds < 1 << 32 else { return Instant(nanoseconds: .max) }
            let added =
                UInt64(max(0, parts.seconds)) * 1_000_000_000 + UInt64(max(0, parts.attoseconds) / 1_000_000_000)
            let (sum, overflow) = instant.nanoseconds.addingReportingOverflow(added)
            return Instant(nanoseconds: overflow ? .max : sum)
        }

        func nanoseconds(since earlier: Instant) -> UInt64 {
            nanoseconds > earlier.nanoseconds ? nanoseconds - earlier.nanoseconds : 0
        }
    }

    static var now: Instant { Instant(nanoseconds: read(CLOCK_MONOTONIC)) }

    /// Processor time of the calling thread.
    static var threadTime: Duration { .nanoseconds(Int64(clamping: read(CLOCK_THREAD_CPUTIME_ID))) }

    private static func read(_ clock: clockid_t) -> UInt64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}
