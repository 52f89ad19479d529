import Glibc

/// The time of the host, as files carry it.
enum FileTime {
    static var now: (seconds: Int64, nanoseconds: UInt32) {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return (Int64(time.tv_sec), UInt32(truncatingIfNeeded: time.tv_nsec))
    }
}
