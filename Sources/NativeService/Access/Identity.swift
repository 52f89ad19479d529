import ControlPlane

/// Who makes a request.
struct Identity: Sendable, Hashable {
    /// What it may do.
    var scopes: Set<TokenScope>
    /// Its name for logs and tombstones.
    var name: String

    /// The owner of the daemon, over the control socket.
    static let owner = Identity(scopes: Set(TokenScope.allCases), name: "the daemon's owner")

    /// Whether this may be done. Who may manage may also use, and who may use may also look.
    func may(_ scope: TokenScope) -> Bool {
        switch scope {
        case .read: !scopes.isEmpty
        case .run: scopes.contains(.run) || scopes.contains(.admin)
        case .admin: scopes.contains(.admin)
        }
    }
}
