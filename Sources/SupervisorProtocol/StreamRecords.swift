/// A record in a pipe of directory entries or file changes: a length, then the values. Records let a reader that gets
/// pieces of any size find the ends.
public enum StreamRecord {
    /// The longest record that a reader accepts: one attribute (xattr(7)); all others are two names and a few numbers.
    public static let maximumLength = 65536 + 1024

    /// One directory entry.
    public struct Entry: Sendable, Hashable {
        /// The name.
        public var name: [UInt8]
        /// File type and permission bits, as in stat(2).
        public var mode: UInt32
        /// Size in bytes.
        public var size: UInt64
        /// Owner.
        public var user: UInt32
        /// Group.
        public var group: UInt32
        /// Last change of contents, seconds since 1970.
        public var seconds: Int64
        /// And nanoseconds.
        public var nanoseconds: UInt32
        /// Where a link points.
        public var linkTarget: [UInt8]?

        /// An entry.
        public init(
            name: [UInt8], mode: UInt32, size: UInt64, user: UInt32, group: UInt32, seconds: Int64,
            nanoseconds: UInt32, linkTarget: [UInt8]?
        ) {
            self.name = name
            self.mode = mode
            self.size = size
            self.user = user
            self.group = group
            self.seconds = seconds
            self.nanoseconds = nanoseconds
            self.linkTarget = linkTarget
        }

        /// The record as bytes, with its length.
        public func encoded() -> [UInt8] {
            var writer = ByteWriter()
            writer.write(name)
            writer.write(mode)
            writer.write(size)
            writer.write(user)
            writer.write(group)
            writer.write(seconds)
            writer.write(nanoseconds)
            writer.write(linkTarget) { $0.write($1) }
            return framed(writer.bytes)
        }

        /// Reads a record without its length.
        public init(decoding bytes: [UInt8]) throws(MessageError) {
            var reader = ByteReader(bytes)
            name = try reader.readBytes()
            mode = try reader.read()
            size = try reader.read()
            user = try reader.read()
            group = try reader.read()
            seconds = try reader.read()
            nanoseconds = try reader.read()
            linkTarget = try reader.readOptional { (reader) throws(MessageError) in try reader.readBytes() }
            try reader.finish()
        }
    }

    /// One file change: a kind as in `FileChange.Kind` and a name.
    public struct Change: Sendable, Hashable {
        /// The kind.
        public var kind: UInt8
        /// The entry.
        public var name: [UInt8]

        /// A change.
        public init(kind: UInt8, name: [UInt8]) {
            self.kind = kind
            self.name = name
        }

        /// The record as bytes, with its length.
        public func encoded() -> [UInt8] {
            var writer = ByteWriter()
            writer.write(kind)
            writer.write(name)
            return framed(writer.bytes)
        }

        /// Reads a record without its length.
        public init(decoding bytes: [UInt8]) throws(MessageError) {
            var reader = ByteReader(bytes)
            kind = try reader.read()
            name = try reader.readBytes()
            try reader.finish()
        }
    }

    /// One extended attribute.
    public struct Attribute: Sendable, Hashable {
        /// The name.
        public var name: String
        /// The value.
        public var value: [UInt8]

        /// An attribute.
        public init(name: String, value: [UInt8]) {
            self.name = name
            self.value = value
        }

        /// The record as bytes, with its length.
        public func encoded() -> [UInt8] {
            var writer = ByteWriter()
            writer.write(name)
            writer.write(value)
            return framed(writer.bytes)
        }

        /// Reads a record without its length.
        public init(decoding bytes: [UInt8]) throws(MessageError) {
            var reader = ByteReader(bytes)
            name = try reader.readString()
            value = try reader.readBytes()
            try reader.finish()
        }
    }

    static func framed(_ body: [UInt8]) -> [UInt8] {
        var writer = ByteWriter()
        writer.write(body)
        return writer.bytes
    }
}

/// Cuts a stream of pieces of any size into records.
public struct RecordSplitter {
    private var pending: [UInt8] = []

    /// Nothing read yet.
    public init() {}

    /// Whether the stream stopped inside a record.
    public var isInsideRecord: Bool { !pending.isEmpty }

    /// Takes a piece and gives the records that are complete.
    public mutating func feed(_ piece: [UInt8]) throws(MessageError) -> [[UInt8]] {
        pending.append(contentsOf: piece)
        var records: [[UInt8]] = []
        var start = 0
        while pending.count - start >= 4 {
            let length = (0..<4).reduce(0) { $0 | Int(pending[start + $1]) << (8 * $1) }
            guard length <= StreamRecord.maximumLength else { throw .invalidValue("record length") }
            guard pending.count - start - 4 >= length else { break }
            records.append(Array(pending[(start + 4)..<(start + 4 + length)]))
            start += 4 + length
        }
        pending.removeFirst(start)
        return records
    }
}
