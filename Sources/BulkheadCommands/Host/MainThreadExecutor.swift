import Synchronization

/// Runs a task on the thread that waits for it anyway: the threads of the usual pool would first have to be started,
/// which takes a good part of the time that a short run takes.
package final class MainThreadExecutor: TaskExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var result: Int32?
    }

    private let state = Mutex(State())
    private let changes = HostSemaphore()

    package init() {}

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        state.withLock { $0.jobs.append(job) }
        changes.signal()
    }

    /// Performs the operation, and what it awaits, on the calling thread.
    package func run(_ operation: @escaping @Sendable () async -> Int32) -> Int32 {
        // Detached, because a plain task would belong to the main actor, which nobody serves here.
        Task.detached(executorPreference: self) { [self] in
            let result = await operation()
            state.withLock { $0.result = result }
            changes.signal()
        }
        while true {
            changes.wait()
            let (jobs, result) = state.withLock { state in
                defer { state.jobs = [] }
                return (state.jobs, state.result)
            }
            for job in jobs { job.runSynchronously(on: asUnownedTaskExecutor()) }
            if jobs.isEmpty, let result { return result }
        }
    }
}
