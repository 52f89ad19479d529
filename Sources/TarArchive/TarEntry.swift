/// What an entry of an archive is.
public enum TarEntryKind: String, Sendable, Hashable, CaseIterable {
    /// A regular file; its contents follow the header.
    case file
    /// A directory.
    case directory
    /// A symbolic link to ``TarEntry/linkTarget``.
    case symlink
    /// Another name of ``TarEntry/linkTarget``, which stands earlier in the archive.
    case hardlink
    /// A named pipe.
    case fifo
    /// A character device.
    case characterDevice
    /// A block device.
    case blockDevice
}

/// A point in time, as archives and file systems count it.
public struct TarTimestamp: Sendable, Hashable, Comparable {
    /// Seconds since 1970, negative before.
    public var seconds: Int64
    /// Nanoseconds after ``seconds``, below 1,000,000,000, also before 1970.
    public var nanoseconds: UInt32

    /// A point in time.
    public init(seconds: Int64, nanoseconds: UInt32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Earlier.
    public static func < (left: TarTimestamp, right: TarTimestamp) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

/// One entry of an archive, without its contents.
///
/// Names are bytes, as in the kernel: they need not be UTF-8. A reader hands them out exactly as the archive's maker
/// wrote them, except that trailing slashes are gone; ``TarPath/components(of:)`` tells whether a name is safe.
public struct TarEntry: Sendable, Hashable {
    /// The name, relative to wherever the archive is unpacked if its maker means well.
    public var path: [UInt8]
    /// What it is.
    public var kind: TarEntryKind
    /// Permission bits, with set-user-id, set-group-id and sticky.
    public var mode: UInt16
    /// The owner.
    public var userID: UInt32
    /// The group.
    public var groupID: UInt32
    /// Bytes of contents; 0 for everything but a file.
    public var size: UInt64
    /// When the contents were last changed.
    public var modified: TarTimestamp
    /// Where a symbolic or hard link points; empty for everything else.
    public var linkTarget: [UInt8]
    /// The major number of a device.
    public var deviceMajor: UInt32
    /// The minor number of a device.
    public var deviceMinor: UInt32
    /// Extended attributes, from the pax records `SCHILY.xattr.NAME`.
    public var extendedAttributes: [String: [UInt8]]

    /// An entry; only the name and the kind have no usual value.
    public init(
        path: [UInt8],
        kind: TarEntryKind,
        mode: UInt16 = 0o644,
        userID: UInt32 = 0,
        groupID: UInt32 = 0,
        size: UInt64 = 0,
        modified: TarTimestamp = TarTimestamp(seconds: 0),
        linkTarget: [UInt8] = [],
        deviceMajor: UInt32 = 0,
        deviceMinor: UInt32 = 0,
        extendedAttributes: [String: [UInt8]] = [:]
    ) {
        self.path = path
        self.kind = kind
        self.mode = mode
        self.userID = userID
        self.groupID = groupID
        self.size = size
        self.modified = modified
        self.linkTarget = linkTarget
        self.deviceMajor = deviceMajor
        self.deviceMinor = deviceMinor
        self.extendedAttributes = extendedAttributes
    }
}
