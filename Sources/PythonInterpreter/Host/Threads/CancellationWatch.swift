import Synchronization

/// Lets the cancellation of a task stop its own run only: before the run it is remembered, after it nothing happens.
final class CancellationWatch: Sendable {
    private enum State { case waiting, cancelled, running, ended }

    private let state = Mutex(State.waiting)
    private let interruption: Interruption

    init(_ interruption: Interruption) { self.interruption = interruption }

    func cancel() {
        state.withLock { state in
            switch state {
            case .waiting: state = .cancelled
            // Inside of the lock, so that the run cannot end meanwhile and another one be hit.
            case .running: interruption.request()
            case .cancelled, .ended: break
            }
        }
    }

    func begin() {
        state.withLock { state in
            if state == .cancelled { interruption.request() }
            state = .running
        }
    }

    func end() {
        state.withLock { state in
            state = .ended
            // A request that came when the run was over already is not the next one's.
            interruption.clear()
        }
    }
}
