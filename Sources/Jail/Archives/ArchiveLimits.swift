internal import TarArchive

/// What an archive of a root file system may cost. A compression bomb ends at ``bytes``.
public struct ArchiveLimits: Sendable, Hashable {
    /// The most entries.
    public var entries: Int
    /// The most bytes of contents, after decompression.
    public var bytes: UInt64

    /// A million entries and 32 GiB.
    public init(entries: Int = 1_000_000, bytes: UInt64 = 32 << 30) {
        self.entries = entries
        self.bytes = bytes
    }

    var tar: TarLimits { TarLimits(entries: entries, totalBytes: bytes) }
}
