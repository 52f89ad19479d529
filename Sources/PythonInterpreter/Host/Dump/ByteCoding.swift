/// Why a dump failed, on its way to `PythonSessionError`.
enum DumpFailure: Error {
    case notDumpable(path: String, type: String)
    case damaged(String)
    case incompatible(String)
    case limit(PythonLimitKind)
}

/// Appends numbers and bytes.
struct ByteWriter {
    private(set) var bytes: [UInt8] = []

    mutating func byte(_ value: UInt8) { bytes.append(value) }
    mutating func flag(_ value: Bool) { bytes.append(value ? 1 : 0) }

    /// Small numbers in few bytes.
    mutating func number(_ value: UInt64) {
        var rest = value
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    mutating func count(_ value: Int) { number(UInt64(Swift.max(value, 0))) }

    mutating func signed(_ value: Int) {
        number(UInt64(bitPattern: Int64(value &<< 1 ^ value &>> 63)))
    }

    mutating func word(_ value: UInt64) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    mutating func raw(_ source: UnsafeRawPointer, _ count: Int) {
        bytes.append(contentsOf: UnsafeRawBufferPointer(start: source, count: count))
    }

    mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    mutating func block(_ other: [UInt8]) {
        count(other.count)
        append(other)
    }

    mutating func text(_ value: String) { block(Array(value.utf8)) }

    mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }
}

/// Reads them again. Nothing that is read is believed before it was checked.
struct ByteReader {
    private let bytes: UnsafeRawBufferPointer
    private(set) var position = 0

    /// The bytes must outlive the reader.
    init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

    var left: Int { bytes.count - position }

    mutating func byte() throws(DumpFailure) -> UInt8 {
        guard position < bytes.count else { throw .damaged("it ends too early") }
        position += 1
        return bytes[position - 1]
    }

    mutating func flag() throws(DumpFailure) -> Bool { try byte() != 0 }

    mutating func number() throws(DumpFailure) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            if shift == 63, next > 1 { throw .damaged("a number is too large") }
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            if shift > 63 { throw .damaged("a number is too long") }
        }
    }

    /// How many of something follow, each of which takes at least so many bytes.
    mutating func count(each size: Int = 1) throws(DumpFailure) -> Int {
        let value = try number()
        guard value <= UInt64(left / Swift.max(size, 1)) else { throw .damaged("a count is too large") }
        return Int(value)
    }

    /// A number that is no count: below a bound.
    mutating func index(below bound: Int) throws(DumpFailure) -> Int {
        let value = try number()
        guard value < UInt64(Swift.max(bound, 0)) else { throw .damaged("an index is out of bounds") }
        return Int(value)
    }

    /// A number of any size that a machine word holds.
    mutating func size() throws(DumpFailure) -> Int {
        guard let value = Int(exactly: try number()) else { throw .damaged("a number is too large") }
        return value
    }

    mutating func signed() throws(DumpFailure) -> Int {
        let value = try number()
        return Int(bitPattern: UInt(value >> 1)) ^ -Int(bitPattern: UInt(value & 1))
    }

    mutating func small() throws(DumpFailure) -> Int32 {
        guard let value = Int32(exactly: try signed()) else { throw .damaged("a number is too large") }
        return value
    }

    mutating func word() throws(DumpFailure) -> UInt64 {
        guard left >= 8 else { throw .damaged("it ends too early") }
        defer { position += 8 }
        return UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
    }

    mutating func raw(_ target: UnsafeMutableRawPointer, _ count: Int) throws(DumpFailure) {
        guard count >= 0, left >= count else { throw .damaged("it ends too early") }
        if count > 0, let base = bytes.baseAddress { target.copyMemory(from: base + position, byteCount: count) }
        position += count
    }

    mutating func block() throws(DumpFailure) -> [UInt8] {
        let count = try count()
        defer { position += count }
        return Array(bytes[position..<position + count])
    }

    mutating func text() throws(DumpFailure) -> String { String(decoding: try block(), as: UTF8.self) }
}
