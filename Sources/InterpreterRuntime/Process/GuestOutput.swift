import Sandboxing
import Synchronization

/// What a guest prints on its way to the caller. A slow reader slows the guest down.
final class GuestOutput: Sendable {
    enum Written {
        case written
        /// The limit of this stream was passed; what was below it is kept.
        case tooMuch
        /// The reader did not make room in time.
        case tooLate
    }

    private struct State {
        var queue: [Event] = []
        var queuedBytes = 0
        var waiter: CheckedContinuation<Event?, Never>?
        var isFinished = false
        /// Whether the guest must no longer wait for room.
        var isReleased = false
        var printed: (output: UInt64, error: UInt64) = (0, 0)
        var truncated: (output: Bool, error: Bool) = (false, false)
    }

    /// How much output waits for a slow reader before the guest has to.
    private static let highWater = 256 << 10
    /// How much is joined to one event.
    private static let pieceSize = 64 << 10

    private let limit: UInt64
    private let state = Mutex(State())
    private let room = ThreadSemaphore()

    init(limit: UInt64?) { self.limit = limit ?? .max }

    var truncated: (output: Bool, error: Bool) { state.withLock { $0.truncated } }

    /// Takes what the guest printed. Called on the guest's thread, which waits here while nobody reads.
    func write(_ bytes: UnsafeBufferPointer<UInt8>, isError: Bool, until deadline: HostClock.Instant?) -> Written {
        let (waiter, event, isCut) = state.withLock { state in add(bytes, isError: isError, &state) }
        if let event { waiter?.resume(returning: event) }
        while state.withLock({ $0.queuedBytes > Self.highWater && !$0.isReleased }) {
            guard room.wait(until: deadline) else { return .tooLate }
        }
        return isCut ? .tooMuch : .written
    }

    private func add(
        _ bytes: UnsafeBufferPointer<UInt8>, isError: Bool, _ state: inout sending State
    ) -> (CheckedContinuation<Event?, Never>?, Event?, isCut: Bool) {
        let printed = isError ? state.printed.error : state.printed.output
        let kept = Int(min(UInt64(bytes.count), limit - min(limit, printed)))
        let isCut = kept < bytes.count
        if isError {
            state.printed.error += UInt64(kept)
            if isCut { state.truncated.error = true }
        } else {
            state.printed.output += UInt64(kept)
            if isCut { state.truncated.output = true }
        }
        guard kept > 0, !state.isFinished else { return (nil, nil, isCut) }
        let part = bytes[..<kept]
        if let waiter = state.waiter {
            state.waiter = nil
            return (waiter, isError ? .standardError(Array(part)) : .standardOutput(Array(part)), isCut)
        }
        state.queuedBytes += kept
        let last = state.queue.count - 1
        // The event is taken out first, so that its bytes are not copied.
        if last >= 0 {
            switch (state.queue[last], isError) {
            case (.standardOutput(var joined), false) where joined.count < Self.pieceSize:
                state.queue[last] = .limit(.output)
                joined += part
                state.queue[last] = .standardOutput(joined)
                return (nil, nil, isCut)
            case (.standardError(var joined), true) where joined.count < Self.pieceSize:
                state.queue[last] = .limit(.output)
                joined += part
                state.queue[last] = .standardError(joined)
                return (nil, nil, isCut)
            default: break
            }
        }
        state.queue.append(isError ? .standardError(Array(part)) : .standardOutput(Array(part)))
        return (nil, nil, isCut)
    }

    /// Lets a guest that waits for room go on.
    func release() {
        state.withLock { $0.isReleased = true }
        room.signal()
    }

    /// The limits that fired and the exit are the last events.
    func end(_ outcome: Outcome, limits: [LimitName]) {
        let (waiter, event) = state.withLock { state -> (CheckedContinuation<Event?, Never>?, Event?) in
            guard !state.isFinished else { return (nil, nil) }
            state.isFinished = true
            state.queue += limits.map { .limit($0) } + [.exit(outcome)]
            guard let waiter = state.waiter else { return (nil, nil) }
            state.waiter = nil
            return (waiter, state.queue.removeFirst())
        }
        waiter?.resume(returning: event)
    }

    /// The next event, nil after the exit.
    func next() async -> Event? {
        await withCheckedContinuation { continuation in
            enum Now { case event(Event?), later }
            let now = state.withLock { state -> Now in
                if state.queue.isEmpty {
                    if state.isFinished { return .event(nil) }
                    state.waiter = continuation
                    return .later
                }
                let event = state.queue.removeFirst()
                switch event {
                case .standardOutput(let bytes), .standardError(let bytes): state.queuedBytes -= bytes.count
                default: break
                }
                return .event(event)
            }
            guard case .event(let event) = now else { return }
            room.signal()
            continuation.resume(returning: event)
        }
    }
}
