import Glibc

/// A counting semaphore on which a guest's thread waits. Never waited on from a task.
final class ThreadSemaphore: Sendable {
    // The C type must stay where it is; the pointer never changes.
    private nonisolated(unsafe) let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func signal() { sem_post(semaphore) }

    /// Waits until a signal or until the time is over; false when it is.
    func wait(until deadline: HostClock.Instant?) -> Bool {
        while true {
            let result: Int32
            if let deadline {
                // The semaphore knows the real-time clock only; what is left is short enough for that.
                let rest = deadline.nanoseconds(since: HostClock.now)
                if rest == 0 { return sem_trywait(semaphore) == 0 }
                var time = timespec()
                clock_gettime(CLOCK_REALTIME, &time)
                let (seconds, nanoseconds) = rest.quotientAndRemainder(dividingBy: 1_000_000_000)
                time.tv_sec += Int(clamping: min(seconds, 1 << 32))
                time.tv_nsec += Int(nanoseconds)
                if time.tv_nsec >= 1_000_000_000 {
                    time.tv_nsec -= 1_000_000_000
                    time.tv_sec += 1
                }
                result = sem_timedwait(semaphore, &time)
            } else {
                result = sem_wait(semaphore)
            }
            if result == 0 { return true }
            // Interrupted, or the clocks disagree: look again.
            if errno != EINTR, errno != ETIMEDOUT { return false }
        }
    }
}
