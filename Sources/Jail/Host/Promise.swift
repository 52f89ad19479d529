import Synchronization

/// A value that comes once and that any number of tasks may wait for.
final class Promise<Value: Sendable>: Sendable {
    private struct State {
        var value: Value?
        var waiters: [@Sendable (Value) -> Void] = []
    }

    private let state = Mutex(State())

    /// The value, if it has come.
    var current: Value? { state.withLock { $0.value } }

    /// Gives the value. Only the first one counts.
    @discardableResult
    func fulfil(_ value: Value) -> Bool {
        let waiters: [@Sendable (Value) -> Void]? = state.withLock { state in
            guard state.value == nil else { return nil }
            state.value = value
            defer { state.waiters = [] }
            return state.waiters
        }
        guard let waiters else { return false }
        for waiter in waiters { waiter(value) }
        return true
    }

    /// Waits for the value.
    func value() async -> Value {
        await withCheckedContinuation { continuation in
            whenFulfilled { continuation.resume(returning: $0) }
        }
    }

    /// Calls `body` with the value, now or when it comes, on whichever thread brings it.
    func whenFulfilled(_ body: @escaping @Sendable (Value) -> Void) {
        let value = state.withLock { state in
            if state.value == nil { state.waiters.append(body) }
            return state.value
        }
        if let value { body(value) }
    }
}
