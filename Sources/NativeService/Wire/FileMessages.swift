public import struct Foundation.Date

/// A file, directory or link.
public struct FileInfo: Sendable, Codable, Hashable {
    /// Kinds of entries.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        case file, directory, link, pipe, socket, device
    }

    /// The path.
    public var path: String
    /// Its name.
    public var name: String
    /// The name as it is, where it is not UTF-8.
    public var nameBase64: String?
    /// What it is.
    public var kind: Kind
    /// How much or how many.
    public var size: UInt64
    /// Permissions, in octal digits.
    public var mode: String
    /// The owner, as the sandbox sees it.
    public var user: UInt32
    /// The group, as the sandbox sees it.
    public var group: UInt32
    /// When its contents were last changed.
    public var modifiedAt: Date
    /// Where a link points.
    public var linkTarget: String?
}

extension FileInfo: Described {
    static var descriptions: [String: String] {
        [
            "nameBase64": "The name as it is, where it is not UTF-8.", "mode": "Permissions, in octal digits.",
            "user": "The owner, as the sandbox sees it.", "linkTarget": "Where a link points.",
        ]
    }
}

/// Entries of a directory.
public struct FileList: Sendable, Codable, Hashable {
    /// The entries.
    public var entries: [FileInfo]
}

/// A directory to make.
public struct DirectoryWish: Sendable, Codable, Hashable {
    /// The path.
    public var path: String
    /// Permissions in octal digits; 755 if left out.
    public var mode: String?
    /// Whether missing parents are made as well, and an existing directory is fine; true if left out.
    public var parents: Bool?

    /// A wish.
    public init(path: String, mode: String? = nil, parents: Bool? = nil) {
        self.path = path
        self.mode = mode
        self.parents = parents
    }
}

extension DirectoryWish: Described {
    static var descriptions: [String: String] {
        [
            "mode": "Permissions in octal digits; 755 if left out.",
            "parents": "Whether missing parents are made as well, and an existing directory is fine; true if left out.",
        ]
    }
}

/// A new name for an entry.
public struct MoveWish: Sendable, Codable, Hashable {
    /// What there is.
    public var source: String
    /// Where to.
    public var destination: String

    /// A wish.
    public init(source: String, destination: String) {
        self.source = source
        self.destination = destination
    }
}

/// A change of a file.
public struct FileChangeEvent: Sendable, Codable, Hashable {
    /// Kinds of changes.
    public enum Kind: String, Sendable, Codable, Hashable, CaseIterable {
        /// From now on nothing is missed.
        case watching
        case created, modified, removed, renamed, attributes
        /// Changes came faster than they were read: look again.
        case overflow
        /// The stream ends, because something failed.
        case error
    }

    /// What it is.
    public var kind: Kind
    /// Its name.
    public var name: String?
    /// Standard error, or what failed.
    public var error: ErrorBody?
}

extension FileChangeEvent: StreamEvent {
    var kindName: String { kind.rawValue }
    static func failure(_ error: ErrorBody) -> Self { FileChangeEvent(kind: .error, error: error) }
}
