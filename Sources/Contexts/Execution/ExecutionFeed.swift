import Synchronization

/// Carries the events of one run from the session to the consumer, and makes the session wait while the consumer does
/// not read.
final class ExecutionFeed: Sendable {
    fileprivate struct State {
        var queue: [ExecutionEvent] = []
        var waitingBytes = 0
        var reader: CheckedContinuation<ExecutionEvent?, Never>?
        var writers: [CheckedContinuation<Void, Never>] = []
        var isFinished = false
        var isUnread = false
        var isReleased = false
    }

    /// How much waits before the session does. One event may be larger.
    fileprivate static let highWater = 256 << 10
    fileprivate static let countLimit = 256
    /// How long pieces of text get that were joined because nobody had taken them yet.
    private static let joinedLimit = 64 << 10
    private let state = Mutex(State())

    /// Takes an event, waiting while there are too many.
    func send(_ event: ExecutionEvent) async {
        let isFull = state.withLock { state -> Bool in
            guard !state.isFinished, !state.isUnread else { return false }
            var waits = !state.isReleased
            switch event {
            case .end:
                state.isFinished = true
                waits = false
            case .started, .error: waits = false
            // The run is being ended because nobody reads: what does not fit is lost.
            case .standardOutput, .standardError, .result: if state.isReleased, state.isFull { return false }
            }
            if let reader = state.reader {
                state.reader = nil
                reader.resume(returning: event)
                return false
            }
            if let joined = state.queue.last?.joined(with: event, limit: Self.joinedLimit) {
                state.queue[state.queue.count - 1] = joined
            } else {
                state.queue.append(event)
            }
            state.waitingBytes += event.weight
            return waits && state.isFull
        }
        guard isFull else { return }
        await withCheckedContinuation { continuation in
            let goesOn = state.withLock { state in
                guard state.isFull, !state.isUnread, !state.isReleased else { return true }
                state.writers.append(continuation)
                return false
            }
            if goesOn { continuation.resume() }
        }
    }

    /// The next event; nil after the last one.
    func next() async -> ExecutionEvent? {
        await withCheckedContinuation { continuation in
            let (isReady, event, writers) = state.withLock { state in
                guard !state.queue.isEmpty else {
                    if state.isFinished || state.isUnread { return (true, nil as ExecutionEvent?, state.takeWriters()) }
                    // One consumer: a second one gets nothing.
                    guard state.reader == nil else { return (true, nil, []) }
                    state.reader = continuation
                    return (false, nil, [])
                }
                let event = state.queue.removeFirst()
                state.waitingBytes -= event.weight
                return (true, event, state.isFull ? [] : state.takeWriters())
            }
            for writer in writers { writer.resume() }
            if isReady { continuation.resume(returning: event) }
        }
    }

    /// From now on nobody waits for the consumer.
    func release() {
        let writers = state.withLock { state in
            state.isReleased = true
            return state.takeWriters()
        }
        for writer in writers { writer.resume() }
    }

    /// The consumer is gone; whether it went before the end.
    func stopReading() -> Bool {
        let (wasEarly, writers) = state.withLock { state in
            let wasEarly = !state.isFinished
            state.isUnread = true
            state.queue = []
            state.waitingBytes = 0
            return (wasEarly, state.takeWriters())
        }
        for writer in writers { writer.resume() }
        return wasEarly
    }
}

extension ExecutionFeed.State {
    fileprivate var isFull: Bool {
        waitingBytes > ExecutionFeed.highWater || queue.count > ExecutionFeed.countLimit
    }

    fileprivate mutating func takeWriters() -> [CheckedContinuation<Void, Never>] {
        defer { writers = [] }
        return writers
    }
}

extension ExecutionEvent {
    fileprivate var weight: Int {
        switch self {
        case .standardOutput(let text, _), .standardError(let text, _): text.utf8.count
        case .result(let result): result.data.values.reduce(0) { $0 + $1.weight }
        case .error(let failure): failure.value.utf8.count + failure.traceback.utf8.count
        case .started, .end: 0
        }
    }

    /// One event in place of two pieces of the same stream.
    fileprivate func joined(with next: ExecutionEvent, limit: Int) -> ExecutionEvent? {
        switch (self, next) {
        case (.standardOutput(let first, let time), .standardOutput(let second, _)):
            guard first.utf8.count + second.utf8.count <= limit else { return nil }
            return .standardOutput(text: first + second, timestamp: time)
        case (.standardError(let first, let time), .standardError(let second, _)):
            guard first.utf8.count + second.utf8.count <= limit else { return nil }
            return .standardError(text: first + second, timestamp: time)
        default: return nil
        }
    }
}

extension JSONValue {
    /// About how many bytes it takes.
    fileprivate var weight: Int {
        switch self {
        case .null, .boolean: 8
        case .number(let text): text.utf8.count
        case .string(let text): text.utf8.count
        case .array(let values): values.reduce(16) { $0 + $1.weight }
        case .object(let members): members.reduce(16) { $0 + $1.name.utf8.count + $1.value.weight }
        }
    }
}
