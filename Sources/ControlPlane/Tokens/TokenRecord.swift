public import struct Foundation.Date

/// A key to the daemon's interfaces, as it is kept: the key itself is known to its owner only.
public struct TokenRecord: Sendable, Codable, Hashable, Identifiable {
    /// Unique for ever.
    public var id: String
    /// What its maker called it.
    public var name: String
    /// What it opens.
    public var scopes: Set<TokenScope>
    /// The SHA-256 digest of the key, in hexadecimal digits.
    var digest: String
    /// When it was made.
    public var createdAt: Date
}

/// What a key opens.
public enum TokenScope: String, Sendable, Codable, Hashable, CaseIterable {
    /// Looking at everything but the contents of sandboxes.
    case read
    /// Making, using and ending sandboxes, and everything in them.
    case run
    /// Templates, volumes, pools and keys.
    case admin
}
