import Synchronization

/// One request to the runner and everything that comes back for it.
final class Exchange: Sendable {
    enum Stream: Int, Sendable { case output, error }

    fileprivate struct State {
        var assembler: MessageAssembler
        var reached: [UInt32] = [0, 0]
        var awaited: UInt32 = 0
        var waiter: CheckedContinuation<Void, Never>?
        var isReleased = false
        var isGone = false
        /// The marker of the last message that was passed on, and who waits for one to be.
        var delivered: UInt32 = 0
        var wanted: UInt32 = 0
        var streamWaiter: CheckedContinuation<Void, Never>?
        var answer: JSONValue?
        var answerWaiter: CheckedContinuation<JSONValue?, Never>?
        var hasAnswer = false
        var hasBegun = false
        var reason: ExecutionEnd?
        var interrupts = 0
    }

    let nonce = Nonce()
    /// Where the events of a run go; nil for other requests, whose answer is one message.
    let feed: ExecutionFeed?
    let timeout: Duration?
    private let state: Mutex<State>

    init(feed: ExecutionFeed?, timeout: Duration? = nil, messageLimit: Int) {
        self.feed = feed
        self.timeout = timeout
        state = Mutex(State(assembler: MessageAssembler(nonce: nonce, limit: messageLimit)))
    }

    /// Whether it was ever the exchange that is under way.
    var hasBegun: Bool { state.withLock { $0.hasBegun } }

    func begin() { state.withLock { $0.hasBegun = true } }

    /// Takes a packet; gives a message when it is complete.
    func take(_ packet: [UInt8]) -> JSONValue? { state.withLock { $0.assembler.take(packet) } }

    /// Messages that were complete and no JSON within bounds.
    var unreadable: Int { state.withLock { $0.assembler.unreadable } }

    /// Packets that were no part of a message of this exchange.
    var dropped: Int { state.withLock { $0.assembler.dropped } }

    // MARK: - Order between the streams and the channel

    /// A marker was found in a stream.
    func reached(_ number: UInt32, in stream: Stream) {
        let waiter = state.withLock { state in
            state.reached[stream.rawValue] = max(number, state.reached[stream.rawValue])
            return state.takeWaiterIfReached()
        }
        waiter?.resume()
    }

    /// Waits until everything that was printed before this marker has been read.
    func waitForMarker(_ number: UInt32) async {
        await withCheckedContinuation { continuation in
            let waiter = state.withLock { state in
                state.awaited = number
                state.waiter = continuation
                return state.takeWaiterIfReached()
            }
            waiter?.resume()
        }
    }

    /// The message that belongs to this marker was passed on: what was printed after it may be, too.
    func delivered(_ number: UInt32) {
        let waiter = state.withLock { state in
            state.delivered = max(number, state.delivered)
            return state.takeStreamWaiterIfDelivered()
        }
        waiter?.resume()
    }

    /// A message was none: nobody must wait for it.
    func skip() { delivered(state.withLock { $0.reached.max() ?? 0 }) }

    /// Whether the message of this marker was passed on.
    func isDelivered(_ number: UInt32) -> Bool { state.withLock { $0.isReleased || $0.delivered >= number } }

    /// Waits until the message of this marker was passed on.
    func waitForDelivery(_ number: UInt32) async {
        await withCheckedContinuation { continuation in
            let waiter = state.withLock { state in
                state.wanted = number
                state.streamWaiter = continuation
                return state.takeStreamWaiterIfDelivered()
            }
            waiter?.resume()
        }
    }

    /// It is over: nobody waits for a marker or a message of it any more.
    func finish() {
        let (waiter, streamWaiter) = state.withLock { state in
            state.isReleased = true
            return (state.takeWaiterIfReached(), state.takeStreamWaiterIfDelivered())
        }
        waiter?.resume()
        streamWaiter?.resume()
    }

    /// The process is gone: there will be no answer either.
    func release() {
        finish()
        let waiter = state.withLock { state in
            state.isGone = true
            defer { state.answerWaiter = nil }
            return state.answerWaiter
        }
        waiter?.resume(returning: nil)
    }

    // MARK: - Requests with one answer

    /// The one message that answers this, or nil when the process has gone without one.
    func answer() async -> JSONValue? {
        await withCheckedContinuation { continuation in
            let isKnown = state.withLock { state in
                guard !state.hasAnswer, !state.isGone else { return true }
                state.answerWaiter = continuation
                return false
            }
            if isKnown { continuation.resume(returning: state.withLock { $0.answer }) }
        }
    }

    /// Takes the answer.
    func fulfil(_ message: JSONValue) {
        let waiter = state.withLock { state in
            state.answer = message
            state.hasAnswer = true
            defer { state.answerWaiter = nil }
            return state.answerWaiter
        }
        waiter?.resume(returning: message)
    }

    // MARK: - Why it ends

    /// Remembers why the host ends this; the first reason counts. Gives how many interrupts there were before.
    func countInterrupt(_ reason: ExecutionEnd) -> Int {
        state.withLock { state in
            state.reason = state.reason ?? reason
            defer { state.interrupts += 1 }
            return state.interrupts
        }
    }

    /// Why the host ends this, if it does.
    var reason: ExecutionEnd? { state.withLock { $0.reason } }
}

extension Exchange.State {
    fileprivate mutating func takeStreamWaiterIfDelivered() -> CheckedContinuation<Void, Never>? {
        guard isReleased || delivered >= wanted else { return nil }
        defer { streamWaiter = nil }
        return streamWaiter
    }

    fileprivate mutating func takeWaiterIfReached() -> CheckedContinuation<Void, Never>? {
        guard isReleased || reached.allSatisfy({ $0 >= awaited }) else { return nil }
        defer { waiter = nil }
        return waiter
    }
}
