/// What a token is good for. Each scope includes those before it.
public enum Scope: String, Sendable, Codable, Hashable, CaseIterable, Comparable {
    /// Looking.
    case read
    /// Making, using and ending sandboxes, templates, snapshots and volumes.
    case run
    /// Tokens and pools as well.
    case admin

    /// In the order of what they allow.
    public static func < (left: Scope, right: Scope) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// Who makes a request.
struct Identity: Sendable, Hashable {
    /// What it may do.
    var scope: Scope
    /// Its name for logs and tombstones.
    var name: String
}
