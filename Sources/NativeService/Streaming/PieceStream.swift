import Synchronization

/// Values on their way from producers to one consumer, one at a time: who sends waits until the value is taken.
final class PieceStream<Piece: Sendable>: Sendable {
    private struct State {
        var pieces: [(piece: Piece, sender: CheckedContinuation<Void, any Error>)] = []
        var consumer: CheckedContinuation<Piece?, any Error>?
        var end: Result<Void, any Error>?
    }

    private enum SendAction {
        case hand(CheckedContinuation<Piece?, any Error>), wait, refuse
    }

    private enum TakeAction {
        case take(Piece, CheckedContinuation<Void, any Error>), end(Result<Void, any Error>), wait
    }

    private let state = Mutex(State())

    /// Hands over a value and waits until it was taken.
    ///
    /// - Throws: `CancellationError` when nobody will take it any more.
    func send(_ piece: Piece) async throws {
        try await withCheckedThrowingContinuation { (sender: CheckedContinuation<Void, any Error>) in
            let action = state.withLock { state -> SendAction in
                if state.end != nil { return .refuse }
                if let consumer = state.consumer {
                    state.consumer = nil
                    return .hand(consumer)
                }
                state.pieces.append((piece, sender))
                return .wait
            }
            switch action {
            case .hand(let consumer):
                consumer.resume(returning: piece)
                sender.resume()
            case .wait: break
            case .refuse: sender.resume(throwing: CancellationError())
            }
        }
    }

    /// Ends the stream after what was sent.
    func finish(_ error: (any Error)? = nil) {
        let consumer = state.withLock { state -> CheckedContinuation<Piece?, any Error>? in
            if state.end == nil { state.end = error.map { .failure($0) } ?? .success(()) }
            defer { state.consumer = nil }
            return state.consumer
        }
        if let error { consumer?.resume(throwing: error) } else { consumer?.resume(returning: nil) }
    }

    /// The consumer wants no more; who sends is told so.
    func cancel() {
        let (senders, consumer) = state.withLock { state in
            if state.end == nil { state.end = .failure(CancellationError()) }
            defer {
                state.pieces = []
                state.consumer = nil
            }
            return (state.pieces.map(\.sender), state.consumer)
        }
        for sender in senders { sender.resume(throwing: CancellationError()) }
        consumer?.resume(throwing: CancellationError())
    }

    /// The next value, or nil at the end. One consumer.
    func next() async throws -> Piece? {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { consumer in
                let action = state.withLock { state -> TakeAction in
                    if !state.pieces.isEmpty {
                        let first = state.pieces.removeFirst()
                        return .take(first.piece, first.sender)
                    }
                    if let end = state.end { return .end(end) }
                    if Task.isCancelled { return .end(.failure(CancellationError())) }
                    state.consumer = consumer
                    return .wait
                }
                switch action {
                case .take(let piece, let sender):
                    sender.resume()
                    consumer.resume(returning: piece)
                case .end(.success): consumer.resume(returning: nil)
                case .end(.failure(let error)): consumer.resume(throwing: error)
                case .wait: break
                }
            }
        } onCancel: {
            cancel()
        }
    }
}
