import Glibc

/// Runs code on a thread with a stack that is large enough for the deepest tree that the parser makes.
///
/// The threads of a pool have half a megabyte, and the walk of a tree recurses as deeply as the tree is high.
enum LargeStack {
    private static let size = 64 << 20

    private final class Job {
        let run: () -> Void

        init(_ run: @escaping () -> Void) { self.run = run }
    }

    /// What `body` gives; nil if the system has no thread left.
    static func run<Result>(_ body: () -> Result) -> Result? {
        var result: Result?
        let ran = withoutActuallyEscaping({ result = body() }) { escaping in
            let job = Unmanaged.passRetained(Job(escaping))
            var attributes = pthread_attr_t()
            var thread = pthread_t()
            guard pthread_attr_init(&attributes) == 0 else {
                job.release()
                return false
            }
            defer { pthread_attr_destroy(&attributes) }
            let code =
                pthread_attr_setstacksize(&attributes, size) == 0
                ? pthread_create(
                    &thread, &attributes,
                    { context in
                        guard let context else { return nil }
                        Unmanaged<Job>.fromOpaque(context).takeUnretainedValue().run()
                        return nil
                    }, job.toOpaque()) : -1
            if code == 0 { pthread_join(thread, nil) }
            job.release()
            return code == 0
        }
        return ran ? result : nil
    }
}
