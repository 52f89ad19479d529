import Synchronization

/// Collects the listeners that are up.
final class ListeningPorts: Sendable {
    private struct State {
        var missing: Int
        var port: Int?
        var isGivenUp = false
        var waiter: CheckedContinuation<Int??, Never>?
    }

    private let state: Mutex<State>

    init(expected: Int) { state = Mutex(State(missing: expected)) }

    /// A listener is up; the port if it has one.
    func add(_ port: Int?) {
        finish { state in
            state.missing -= 1
            if let port { state.port = port }
        }
    }

    /// Not all of them will come up.
    func giveUp() { finish { $0.isGivenUp = true } }

    private func finish(_ change: (inout State) -> Void) {
        let (waiter, result) = state.withLock { state -> (CheckedContinuation<Int??, Never>?, Int??) in
            change(&state)
            guard state.missing <= 0 || state.isGivenUp else { return (nil, nil) }
            defer { state.waiter = nil }
            return (state.waiter, state.isGivenUp ? nil : .some(state.port))
        }
        waiter?.resume(returning: result)
    }

    /// Waits until all are up and gives the port of the one that has one; nil when they will not be.
    func ports() async -> Int?? {
        await withCheckedContinuation { waiter in
            let result = state.withLock { state -> Int??? in
                if state.isGivenUp { return .some(nil) }
                if state.missing <= 0 { return .some(.some(state.port)) }
                state.waiter = waiter
                return nil
            }
            if let result { waiter.resume(returning: result) }
        }
    }
}
