import Synchronization

/// Standard input of a guest. A guest that does not read slows the writer down.
final class GuestInput: Sendable {
    enum Read {
        case bytes([UInt8])
        case end
        case tooLate
    }

    private struct State {
        var pieces: [[UInt8]] = []
        var waitingBytes = 0
        var isOpen: Bool
        /// Whether nobody will read any more.
        var isAbandoned = false
        var writers: [CheckedContinuation<Void, Never>] = []
    }

    private static let highWater = 256 << 10

    private let state: Mutex<State>
    private let arrived = ThreadSemaphore()

    init(isOpen: Bool) { state = Mutex(State(isOpen: isOpen)) }

    /// Adds bytes and waits until most of them are read. Gives false when nobody will read them.
    func write(_ bytes: [UInt8]) async -> Bool {
        let taken = state.withLock { state in
            guard state.isOpen, !state.isAbandoned else { return false }
            if !bytes.isEmpty { state.pieces.append(bytes) }
            state.waitingBytes += bytes.count
            return true
        }
        guard taken else { return false }
        arrived.signal()
        await withCheckedContinuation { continuation in
            let mustWait = state.withLock { state in
                guard state.waitingBytes > Self.highWater, !state.isAbandoned else { return false }
                state.writers.append(continuation)
                return true
            }
            if !mustWait { continuation.resume() }
        }
        return true
    }

    func close() {
        state.withLock { $0.isOpen = false }
        arrived.signal()
    }

    /// Says that nobody will read any more.
    func abandon() {
        let writers = state.withLock { state in
            state.isAbandoned = true
            state.pieces = []
            defer { state.writers = [] }
            return state.writers
        }
        for writer in writers { writer.resume() }
        arrived.signal()
    }

    /// The next bytes. Called on the guest's thread, which waits here for them.
    func read(until deadline: HostClock.Instant?) -> Read {
        while true {
            let (result, writers) = state.withLock { state -> (Read?, [CheckedContinuation<Void, Never>]) in
                if state.isAbandoned { return (.end, []) }
                if !state.pieces.isEmpty {
                    let piece = state.pieces.removeFirst()
                    state.waitingBytes -= piece.count
                    guard state.waitingBytes <= Self.highWater else { return (.bytes(piece), []) }
                    defer { state.writers = [] }
                    return (.bytes(piece), state.writers)
                }
                return (state.isOpen ? nil : .end, [])
            }
            for writer in writers { writer.resume() }
            if let result { return result }
            guard arrived.wait(until: deadline) else { return .tooLate }
        }
    }
}
