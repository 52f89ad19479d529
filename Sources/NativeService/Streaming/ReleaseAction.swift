/// Does something when nobody holds it any more. An answer's body holds one: it is let go when the answer was written,
/// when the client went away, and also when the body was never begun.
final class ReleaseAction: Sendable {
    private let action: @Sendable () -> Void

    init(_ action: @escaping @Sendable () -> Void) { self.action = action }

    deinit { action() }

    /// Keeps it until here.
    func hold() {}
}
