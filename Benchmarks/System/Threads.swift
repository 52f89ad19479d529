import Glibc

/// Threads of our own for work that blocks or that changes the thread it runs on.
enum Threads {
    private final class Job: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// Runs `body` on as many new threads, each with its number, and waits for all of them.
    static func run(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
        var threads: [pthread_t] = []
        for number in 0..<count {
            var thread = pthread_t()
            let job = Job { body(number) }
            let context = Unmanaged.passRetained(job).toOpaque()
            let result = pthread_create(
                &thread, nil,
                { context in
                    guard let context else { return nil }
                    Unmanaged<Job>.fromOpaque(context).takeRetainedValue().body()
                    return nil
                }, context)
            if result == 0 { threads.append(thread) } else { Unmanaged<Job>.fromOpaque(context).release() }
        }
        for thread in threads { pthread_join(thread, nil) }
    }
}

extension Threads {
    /// Waits without giving the thread away: nobody else is to run in between.
    static func pause(milliseconds: UInt32) { if milliseconds > 0 { usleep(milliseconds * 1000) } }
}
