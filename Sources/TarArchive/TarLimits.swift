/// What a reader accepts from an archive that nobody vouches for.
public struct TarLimits: Sendable, Hashable {
    /// The largest extension header, in bytes. It is the most that a reader holds at a time.
    public var extensionBytes: Int
    /// The longest name or link target, in bytes.
    public var nameLength: Int
    /// The most entries.
    public var entries: Int
    /// The most bytes of contents and extension headers, summed over the archive. Compression bombs end here.
    public var totalBytes: UInt64

    /// Limits that real root file systems stay far below.
    public init(
        extensionBytes: Int = 1 << 20,
        nameLength: Int = 4096,
        entries: Int = 1_000_000,
        totalBytes: UInt64 = 32 << 30
    ) {
        self.extensionBytes = extensionBytes
        self.nameLength = nameLength
        self.entries = entries
        self.totalBytes = totalBytes
    }

    /// Real archivers write at most four: a global pax header, an own one, a long name and a long link.
    static let extensionsPerEntry = 8
}
