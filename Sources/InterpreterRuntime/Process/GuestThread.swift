import Glibc

/// Threads on which guests run: a guest may recurse deeply, and one that computes for a minute must not take a thread
/// away from the tasks of its host.
package enum GuestThread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    /// Address space for the stack; only what is used becomes memory.
    private static let stackSize = 128 << 20

    /// Starts a thread that nobody joins. Gives false when the system has no more.
    package static func start(_ run: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = make(run) else { return false }
        pthread_detach(thread)
        return true
    }

    /// Runs on such a thread and waits for it. Gives false when the system has no more.
    package static func perform(_ run: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = make(run) else { return false }
        pthread_join(thread, nil)
        return true
    }

    private static func make(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
        var attributes = pthread_attr_t()
        guard pthread_attr_init(&attributes) == 0 else { return nil }
        defer { pthread_attr_destroy(&attributes) }
        pthread_attr_setstacksize(&attributes, stackSize)
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, &attributes,
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard code == 0 else {
            body.release()
            return nil
        }
        return thread
    }
}
