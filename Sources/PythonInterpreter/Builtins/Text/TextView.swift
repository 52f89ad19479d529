/// Code units of one width, wherever they lie: those of a string, of bytes or of a buffer. Valid until Python code runs.
struct TextView {
    let base: UnsafeRawPointer
    /// 1, 2 or 4.
    let width: Int
    let count: Int

    @inline(__always) init(_ string: UnsafeMutablePointer<StringObject>) {
        base = UnsafeRawPointer(string.pointee.storage)
        width = string.pointee.width
        count = string.pointee.count
    }

    @inline(__always) init(_ bytes: UnsafeMutablePointer<BytesObject>) {
        base = UnsafeRawPointer(bytes.pointee.storage)
        width = 1
        count = bytes.pointee.count
    }

    @inline(__always) init(base: UnsafeRawPointer, width: Int = 1, count: Int) {
        self.base = base
        self.width = width
        self.count = count
    }

    /// Meaningful when `width` is 1.
    @inline(__always) var bytes: UnsafePointer<UInt8> { base.assumingMemoryBound(to: UInt8.self) }

    @inline(__always) subscript(index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(base.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(base.load(fromByteOffset: index << 1, as: UInt16.self))
        default: base.load(fromByteOffset: index << 2, as: UInt32.self)
        }
    }

    /// Whether the code units from an index on are those of another view.
    func matches(_ other: TextView, at start: Int) -> Bool {
        guard start >= 0, other.count <= count - start else { return false }
        if width == other.width {
            return Memory.isEqual(base + start * width, other.base, other.count * width)
        }
        if other.width > width { return other.count == 0 }
        for index in 0..<other.count where self[start + index] != other[index] { return false }
        return true
    }

    /// The first place of a code unit between two indices, or -1.
    func firstIndex(of unit: UInt32, from: Int, to: Int) -> Int {
        if width == 1 {
            if unit > 255 || from >= to { return -1 }
            return TextSearch.byte(UInt8(truncatingIfNeeded: unit), bytes, from, to)
        }
        var index = from
        while index < to {
            if self[index] == unit { return index }
            index &+= 1
        }
        return -1
    }
}

/// Fills a new string one code point after the other.
struct StringWriter {
    let string: UnsafeMutablePointer<StringObject>
    private(set) var position = 0

    init(_ string: UnsafeMutablePointer<StringObject>) { self.string = string }

    @inline(__always) mutating func put(_ point: UInt32) {
        let storage = string.pointee.storage
        switch string.pointee.width {
        case 1: storage.storeBytes(of: UInt8(truncatingIfNeeded: point), toByteOffset: position, as: UInt8.self)
        case 2: storage.storeBytes(of: UInt16(truncatingIfNeeded: point), toByteOffset: position << 1, as: UInt16.self)
        default: storage.storeBytes(of: point, toByteOffset: position << 2, as: UInt32.self)
        }
        position &+= 1
    }

    mutating func put(_ point: UInt32, times: Int) {
        guard times > 0 else { return }
        if string.pointee.width == 1 {
            (string.pointee.latin + position).update(repeating: UInt8(truncatingIfNeeded: point), count: times)
            position &+= times
        } else {
            for _ in 0..<times { put(point) }
        }
    }

    mutating func put(_ view: TextView, from: Int, count: Int) {
        guard count > 0 else { return }
        let width = string.pointee.width
        if view.width == width {
            (string.pointee.storage + position * width).copyMemory(
                from: view.base + from * width, byteCount: count * width)
            position &+= count
        } else {
            for index in from..<from + count { put(view[index]) }
        }
    }

    mutating func put(_ view: TextView) { put(view, from: 0, count: view.count) }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The contents of a string, bytes or a bytearray, unwrapped before.
    @inline(__always)
    func view(_ value: Value) -> TextView {
        value.is(.string) ? TextView(string(value)) : TextView(bytes(value))
    }

    /// A part of a string, bytes or a bytearray as a value of the same type.
    func piece(_ source: Value, _ start: Int, _ count: Int) throws(Raised) -> Value {
        if source.is(.string) {
            let string = string(source)
            if count > 1, count <= 256, count < string.pointee.count, string.pointee.header.flags.contains(.ascii) {
                try reserve(count + 64)
                return makeShortString(ascii: string.pointee.latin + start, count: count)
            }
            if count > 1 { try reserve(count * string.pointee.width + 64) }
            return try substring(string, start, count)
        }
        let isMutable = source.is(.byteArray)
        let bytes = bytes(source)
        if !isMutable {
            if count <= 0 { return pointee.emptyBytes }
            if count == bytes.pointee.count { return source }
        }
        try reserve(count + 64)
        let result = try newBytes(count: Swift.max(count, 0), isMutable: isMutable)
        if count > 0 { result.pointee.storage.update(from: bytes.pointee.storage + start, count: count) }
        return finish(result)
    }

    /// The narrowest width that holds every code point of a union of them.
    @inline(__always)
    static func width(of union: UInt32) -> Int { union < 0x100 ? 1 : union < 0x10000 ? 2 : 4 }

    /// All bits that the code points between two indices have.
    func union(_ view: TextView, from: Int, to: Int) -> UInt32 {
        var union: UInt32 = 0
        switch view.width {
        case 1:
            var bits: UInt8 = 0
            for index in from..<to { bits |= view.bytes[index] }
            union = UInt32(bits)
        case 2:
            let units = view.base.assumingMemoryBound(to: UInt16.self)
            var bits: UInt16 = 0
            for index in from..<to { bits |= units[index] }
            union = UInt32(bits)
        default:
            let units = view.base.assumingMemoryBound(to: UInt32.self)
            for index in from..<to { union |= units[index] }
        }
        return union
    }

    /// A string of ASCII text of ours: messages, digits.
    func makeString(ascii bytes: [UInt8]) throws(Raised) -> Value {
        var result = Value.undefined
        bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                result = pointee.emptyString
                return
            }
            do { result = try makeString(ascii: base, count: buffer.count) } catch {}
        }
        if result.isUndefined { throw Raised() }
        return result
    }
}
