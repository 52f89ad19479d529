/// What a sandbox can reach.
///
/// This version knows one policy. Allow-lists by name, port and method will be further cases; a runtime that cannot
/// enforce a case must refuse it, so that adding one never opens anything.
public enum NetworkPolicy: Sendable, Hashable {
    /// A network of its own with nothing but a loopback interface.
    case none
}
