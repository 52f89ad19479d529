import Glibc
import Synchronization

/// One call of an asynchronous tool: a task does the work while the session's thread waits for it, or for the request to
/// stop.
enum AsyncCall {
    static func wait<Answer: Sendable>(
        _ interruption: Interruption, _ body: @escaping @Sendable () async throws -> Answer
    ) throws -> Answer {
        let slot = Slot<Answer>()
        let task = Task.detached {
            do {
                slot.finish(.success(try await body()))
            } catch {
                slot.finish(.failure(error))
            }
        }
        let token = interruption.whenRequested { slot.finish(.failure(CancellationError())) }
        defer { interruption.forget(token) }
        let result = slot.wait()
        // A task that was given up may still be working; its answer finds nobody.
        if interruption.isRequested { task.cancel() }
        return try result.get()
    }

    /// Where the answer arrives. Only the first counts.
    private final class Slot<Answer: Sendable>: Sendable {
        private let state = Mutex<Result<Answer, any Error>?>(nil)
        private let signal = Signal()

        func finish(_ result: Result<Answer, any Error>) {
            let isFirst = state.withLock { state in
                guard state == nil else { return false }
                state = result
                return true
            }
            if isFirst { signal.raise() }
        }

        func wait() -> Result<Answer, any Error> {
            signal.wait()
            return state.withLock { $0 } ?? .failure(CancellationError())
        }
    }
}

/// Something that happens once, and that threads can wait for.
final class Signal: @unchecked Sendable {
    private let semaphore: UnsafeMutablePointer<sem_t>

    init() {
        semaphore = .allocate(capacity: 1)
        sem_init(semaphore, 0, 0)
    }

    deinit {
        sem_destroy(semaphore)
        semaphore.deallocate()
    }

    func raise() { sem_post(semaphore) }

    /// Returns once it was raised; one waiter per raise.
    func wait() { while sem_wait(semaphore) != 0 {} }
}

/// The request to stop a session. It may be made from any thread.
final class Interruption: Sendable {
    private struct State {
        var next = 0
        var actions: [Int: @Sendable () -> Void] = [:]
    }

    private let flag = Atomic<Bool>(false)
    private let state = Mutex(State())

    var isRequested: Bool { flag.load(ordering: .relaxed) }

    func request() {
        flag.store(true, ordering: .releasing)
        let actions = state.withLock { Array($0.actions.values) }
        for action in actions { action() }
    }

    func clear() { flag.store(false, ordering: .releasing) }

    /// Calls an action when the request is made, or now if it was made before.
    func whenRequested(_ action: @escaping @Sendable () -> Void) -> Int {
        let token = state.withLock { state in
            state.next += 1
            state.actions[state.next] = action
            return state.next
        }
        if isRequested { action() }
        return token
    }

    func forget(_ token: Int) { state.withLock { _ = $0.actions.removeValue(forKey: token) } }
}
