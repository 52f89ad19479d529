public import NIOCore
import Synchronization

/// Bytes on their way from a socket to one consumer, with a bound: above it the socket is not read.
///
/// The producer is an event loop, the consumer a task; the lock is held for a few instructions only.
public final class ByteStream: Sendable, AsyncSequence {
    /// A piece.
    public typealias Element = ByteBuffer

    private struct State {
        var pieces: [ByteBuffer] = []
        var first = 0
        var bytes = 0
        var isFinished = false
        var failure: (any Error)?
        var consumer: CheckedContinuation<ByteBuffer?, any Error>?
        var isHungry = true
    }

    private let state = Mutex(State())
    private let highWater: Int
    private let demand: @Sendable () -> Void

    /// A stream; `demand` is called, on any thread, when the consumer has made room.
    init(highWater: Int = 256 << 10, demand: @escaping @Sendable () -> Void) {
        self.highWater = highWater
        self.demand = demand
    }

    /// Whether there is room for more.
    var wantsMore: Bool { state.withLock { $0.isHungry } }

    /// Adds a piece.
    func push(_ piece: ByteBuffer) {
        guard piece.readableBytes > 0 else { return }
        let consumer = state.withLock { state -> CheckedContinuation<ByteBuffer?, any Error>? in
            guard !state.isFinished else { return nil }
            if let consumer = state.consumer {
                state.consumer = nil
                return consumer
            }
            state.pieces.append(piece)
            state.bytes += piece.readableBytes
            state.isHungry = state.bytes < highWater
            return nil
        }
        consumer?.resume(returning: piece)
    }

    /// Ends the stream; with an error, what is waiting is delivered first.
    func finish(_ failure: (any Error)? = nil) {
        let consumer = state.withLock { state -> CheckedContinuation<ByteBuffer?, any Error>? in
            guard !state.isFinished else { return nil }
            state.isFinished = true
            state.failure = failure
            defer { state.consumer = nil }
            return state.consumer
        }
        if let failure { consumer?.resume(throwing: failure) } else { consumer?.resume(returning: nil) }
    }

    /// Whether everything has arrived, read or not.
    var isFinished: Bool { state.withLock { $0.isFinished } }

    /// The next piece, or nil at the end. One consumer; cancelling its task ends the wait with an error.
    public func next() async throws -> ByteBuffer? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                enum Action { case piece(ByteBuffer, wake: Bool), end, fail(any Error), wait }
                let action = state.withLock { state -> Action in
                    if state.first < state.pieces.count {
                        let piece = state.pieces[state.first]
                        state.first += 1
                        state.bytes -= piece.readableBytes
                        if state.first == state.pieces.count {
                            state.pieces.removeAll(keepingCapacity: true)
                            state.first = 0
                        }
                        let wake = !state.isHungry && state.bytes < highWater / 2
                        if wake { state.isHungry = true }
                        return .piece(piece, wake: wake)
                    }
                    if let failure = state.failure { return .fail(failure) }
                    if state.isFinished { return .end }
                    if Task.isCancelled || state.consumer != nil { return .fail(CancellationError()) }
                    state.consumer = continuation
                    return .wait
                }
                switch action {
                case .piece(let piece, let wake):
                    if wake { demand() }
                    continuation.resume(returning: piece)
                case .end: continuation.resume(returning: nil)
                case .fail(let failure): continuation.resume(throwing: failure)
                case .wait: break
                }
            }
        } onCancel: {
            let consumer = state.withLock { state in
                defer { state.consumer = nil }
                return state.consumer
            }
            consumer?.resume(throwing: CancellationError())
        }
    }

    /// The stream from where it is.
    public func makeAsyncIterator() -> Iterator { Iterator(stream: self) }

    /// Reads a ``ByteStream``.
    public struct Iterator: AsyncIteratorProtocol, Sendable {
        let stream: ByteStream

        /// The next piece, or nil at the end.
        public func next() async throws -> ByteBuffer? { try await stream.next() }
    }
}
