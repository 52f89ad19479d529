/// What is wrong with a received message.
public enum MessageError: Error, Sendable, Hashable {
    /// It ends before its last value does.
    case truncated
    /// Bytes are left after its last value.
    case trailingBytes(Int)
    /// Its kind is unknown.
    case unknownKind(UInt8)
    /// A value is out of its range: the name of the value.
    case invalidValue(String)
    /// A list claims more members than the message could hold.
    case implausibleCount(UInt32)
    /// It came with another number of descriptors than its kind has.
    case unexpectedDescriptors(Int)
}

/// Reads the values of a message that may come from a hostile peer: nothing is allocated by a claimed length before
/// that length is known to be there.
public struct ByteReader {
    private var rest: ArraySlice<UInt8>

    /// Reads from the first byte on.
    public init(_ bytes: [UInt8]) { rest = bytes[...] }

    /// Bytes not yet read.
    public var remaining: Int { rest.count }

    /// Reads an integer of fixed width.
    public mutating func read<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(MessageError) -> Integer {
        let size = MemoryLayout<Integer>.size
        guard rest.count >= size else { throw .truncated }
        var value: Integer = 0
        for (index, byte) in rest.prefix(size).enumerated() {
            value |= Integer(truncatingIfNeeded: byte) << Integer(truncatingIfNeeded: 8 * index)
        }
        rest = rest.dropFirst(size)
        return value
    }

    /// Reads a truth value; anything but 0 and 1 is an error.
    public mutating func readBool() throws(MessageError) -> Bool {
        switch try read(UInt8.self) {
        case 0: false
        case 1: true
        default: throw .invalidValue("truth value")
        }
    }

    /// Reads bytes behind their length.
    public mutating func readBytes() throws(MessageError) -> [UInt8] {
        let count = Int(try read(UInt32.self))
        guard count <= rest.count else { throw .truncated }
        defer { rest = rest.dropFirst(count) }
        return Array(rest.prefix(count))
    }

    /// Reads text; bytes that are not UTF-8 become replacement characters.
    public mutating func readString() throws(MessageError) -> String {
        String(decoding: try readBytes(), as: UTF8.self)
    }

    /// Reads an optional value.
    public mutating func readOptional<Value>(
        _ body: (inout ByteReader) throws(MessageError) -> Value
    ) throws(MessageError) -> Value? {
        try readBool() ? try body(&self) : nil
    }

    /// Reads a list. Every member takes at least one byte, so a count beyond what is left is refused at once.
    public mutating func readList<Value>(
        _ body: (inout ByteReader) throws(MessageError) -> Value
    ) throws(MessageError) -> [Value] {
        let count = try read(UInt32.self)
        guard count <= rest.count else { throw .implausibleCount(count) }
        var values: [Value] = []
        for _ in 0..<count { values.append(try body(&self)) }
        return values
    }

    /// Checks that nothing is left.
    public func finish() throws(MessageError) {
        guard rest.isEmpty else { throw .trailingBytes(rest.count) }
    }
}
