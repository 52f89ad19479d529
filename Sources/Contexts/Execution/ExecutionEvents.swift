/// The events of one run, as an asynchronous sequence with a single consumer. The last one is
/// ``ExecutionEvent/end(_:)``.
///
/// Whoever reads slowly slows the code down: no more than a few pieces of output wait here. When the consuming task is
/// cancelled, or the sequence is let go before its end, the run is interrupted.
public struct ExecutionEvents: AsyncSequence, AsyncIteratorProtocol, Sendable {
    /// Sequences throw nothing: what goes wrong is an event.
    public typealias Failure = Never

    private let consumer: ExecutionConsumer

    init(_ feed: ExecutionFeed, abandoned: @escaping @Sendable () -> Void) {
        consumer = ExecutionConsumer(feed, abandoned)
    }

    /// The next event, or nil after the end.
    public func next() async -> ExecutionEvent? { await consumer.next() }

    /// The next event, or nil after the end.
    public func next(isolation actor: isolated (any Actor)?) async -> ExecutionEvent? { await consumer.next() }

    /// The sequence itself.
    public func makeAsyncIterator() -> ExecutionEvents { self }
}

/// Notices when nobody reads any more.
private final class ExecutionConsumer: Sendable {
    private let feed: ExecutionFeed
    private let abandoned: @Sendable () -> Void

    init(_ feed: ExecutionFeed, _ abandoned: @escaping @Sendable () -> Void) {
        self.feed = feed
        self.abandoned = abandoned
    }

    deinit {
        if feed.stopReading() { abandoned() }
    }

    func next() async -> ExecutionEvent? {
        await withTaskCancellationHandler {
            await feed.next()
        } onCancel: {
            // The consumer goes on to the end if it likes: the interrupt's events still come.
            abandoned()
        }
    }
}
