import Glibc
import Synchronization

/// The threads on which sessions run that may not block those of Swift's own pool. There are as many as processors, with
/// stacks large enough for deep recursion; more are made while some wait for asynchronous tools, up to a limit.
final class InterpreterThreads: Sendable {
    static let shared = InterpreterThreads()

    /// Bytes of address space for each stack; only what is used becomes memory.
    private static let stackSize = 16 << 20
    private static let mostThreads = 256

    private struct State {
        var jobs: [@Sendable () -> Void] = []
        var first = 0
        var threads = 0
        var idle = 0
    }

    private let state = Mutex(State())
    private let work = Signal()

    /// Does a job on an interpreter thread, soon.
    func submit(_ job: @escaping @Sendable () -> Void) {
        let needsThread = state.withLock { state in
            state.jobs.append(job)
            // A job may wait for the host for as long as it likes, so that none may have to wait for another's thread.
            let waiting = state.jobs.count - state.first
            guard state.idle < waiting, state.threads < Self.mostThreads else { return false }
            state.threads += 1
            return true
        }
        if needsThread { startThread() }
        work.raise()
    }

    private func startThread() {
        var attributes = pthread_attr_t()
        pthread_attr_init(&attributes)
        pthread_attr_setstacksize(&attributes, Self.stackSize)
        pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
        defer { pthread_attr_destroy(&attributes) }
        var thread = pthread_t()
        let failed = pthread_create(
            &thread, &attributes,
            { _ in
                InterpreterThreads.shared.serve()
                return nil
            }, nil)
        // Where no thread can be made those that are there do the work.
        if failed != 0 { state.withLock { $0.threads -= 1 } }
    }

    private func serve() {
        while true {
            state.withLock { $0.idle += 1 }
            work.wait()
            let job = state.withLock { state -> (@Sendable () -> Void)? in
                state.idle -= 1
                guard state.first < state.jobs.count else { return nil }
                let job = state.jobs[state.first]
                state.first += 1
                if state.first == state.jobs.count {
                    state.jobs.removeAll(keepingCapacity: true)
                    state.first = 0
                }
                return job
            }
            job?()
        }
    }
}

/// Runs the jobs of one actor in their order, on interpreter threads.
final class InterpreterExecutor: SerialExecutor {
    private struct State {
        var jobs: [UnownedJob] = []
        var isRunning = false
    }

    private let state = Mutex(State())

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let isFirst = state.withLock { state in
            state.jobs.append(job)
            defer { state.isRunning = true }
            return !state.isRunning
        }
        if isFirst { InterpreterThreads.shared.submit { self.drain() } }
    }

    private func drain() {
        while true {
            let job = state.withLock { state -> UnownedJob? in
                if state.jobs.isEmpty {
                    state.isRunning = false
                    return nil
                }
                return state.jobs.removeFirst()
            }
            guard let job else { return }
            job.runSynchronously(on: asUnownedSerialExecutor())
        }
    }
}
