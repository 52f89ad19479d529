/// Sandboxes of one build that are ready before anybody asks. Used on the control plane's actor only.
struct Pool {
    /// How many are to be ready.
    var size: Int
    /// Those that are, the oldest first.
    var ready: [ReadySandbox] = []
    /// How many are being made.
    var making = 0
    /// When to try again after a failure.
    var pausedUntil = ContinuousClock.now
}

/// A sandbox without an owner.
final class ReadySandbox: Sendable {
    let live: ManagedSandbox
    /// Notices its end.
    let watch: Task<Void, Never>

    init(live: ManagedSandbox, watch: Task<Void, Never>) {
        self.live = live
        self.watch = watch
    }
}

/// How a pool stands.
public struct PoolStatus: Sendable, Codable, Hashable {
    /// The template.
    public var template: String
    /// How many are to be ready.
    public var size: Int
    /// How many are.
    public var ready: Int
    /// How many are being made.
    public var making: Int
}
