import Synchronization

/// Whether this daemon takes new work, for those who send it some.
public final class Readiness: Sendable {
    private let ready = Atomic<Bool>(true)

    /// Ready until it is said otherwise.
    public init() {}

    /// Whether it does.
    public var isReady: Bool { ready.load(ordering: .acquiring) }

    /// From now on it does not.
    public func stop() { ready.store(false, ordering: .releasing) }
}
