/// Making, comparing and hashing strings.
extension UnsafeMutablePointer where Pointee == Machine {
    /// A string of this many code points of this width, whose storage the caller fills in at once. The width must be
    /// the narrowest that holds the contents.
    func newString(count: Int, width: Int, isASCII: Bool) throws(Raised) -> UnsafeMutablePointer<StringObject> {
        let (size, overflows) = count.multipliedReportingOverflow(by: width)
        if overflows { throw exceed(.size) }
        let inline = size <= 256
        if !inline { try reserve(size) }
        let string = allocate(
            .string, pointee.types.str, StringObject.self,
            extra: inline ? StringObject.inlineOffset - MemoryLayout<StringObject>.size + size : 0)
        string.pointee.hash = 0
        string.pointee.count = count
        string.pointee.width = width
        if isASCII { string.pointee.header.flags.insert(.ascii) }
        if inline {
            string.pointee.storage = UnsafeMutableRawPointer(string) + StringObject.inlineOffset
        } else {
            string.pointee.storage = pointee.heap.buffer(size)
            string.pointee.header.flags.insert(.owns)
        }
        return string
    }

    /// A string of 2 to 256 ASCII bytes, which lie in its cell.
    @inline(__always)
    func makeShortString(ascii bytes: UnsafePointer<UInt8>, count: Int) -> Value {
        let string = allocate(.string, pointee.types.str, StringObject.self, extra: count)
        let storage = UnsafeMutableRawPointer(string) + StringObject.inlineOffset
        string.pointee.hash = 0
        string.pointee.count = count
        string.pointee.width = 1
        string.pointee.storage = storage
        string.pointee.header.flags.insert(.ascii)
        storage.copyMemory(from: bytes, byteCount: count)
        return finish(string)
    }

    /// A string of ASCII bytes.
    func makeString(ascii bytes: UnsafePointer<UInt8>, count: Int) throws(Raised) -> Value {
        if count == 0 { return pointee.emptyString }
        if count == 1 { return pointee.characters[Int(bytes[0])] }
        if count <= 256 { return makeShortString(ascii: bytes, count: count) }
        let string = try newString(count: count, width: 1, isASCII: true)
        string.pointee.latin.update(from: bytes, count: count)
        return finish(string)
    }

    /// A string of code points up to U+00FF.
    func makeString(latin bytes: UnsafePointer<UInt8>, count: Int) throws(Raised) -> Value {
        if count == 0 { return pointee.emptyString }
        if count == 1 { return pointee.characters[Int(bytes[0])] }
        var union: UInt8 = 0
        for index in 0..<count { union |= bytes[index] }
        let string = try newString(count: count, width: 1, isASCII: union < 128)
        string.pointee.latin.update(from: bytes, count: count)
        return finish(string)
    }

    /// A string of code points, in the narrowest width.
    func makeString(_ points: UnsafeBufferPointer<UInt32>) throws(Raised) -> Value {
        var union: UInt32 = 0
        for point in points { union |= point }
        guard points.count > 0 else { return pointee.emptyString }
        if points.count == 1, union < 256 { return pointee.characters[Int(union)] }
        let width = union < 0x100 ? 1 : union < 0x10000 ? 2 : 4
        let string = try newString(count: points.count, width: width, isASCII: union < 128)
        let storage = string.pointee.storage
        switch width {
        case 1:
            let target = storage.assumingMemoryBound(to: UInt8.self)
            for index in 0..<points.count { target[index] = UInt8(truncatingIfNeeded: points[index]) }
        case 2:
            let target = storage.assumingMemoryBound(to: UInt16.self)
            for index in 0..<points.count { target[index] = UInt16(truncatingIfNeeded: points[index]) }
        default:
            let target = storage.assumingMemoryBound(to: UInt32.self)
            for index in 0..<points.count { target[index] = points[index] }
        }
        return finish(string)
    }

    func makeString(_ points: [UInt32]) throws(Raised) -> Value {
        // The closure cannot carry a typed error through on every toolchain, so the result comes out by itself.
        var result = Value.undefined
        points.withUnsafeBufferPointer { buffer in
            do { result = try makeString(buffer) } catch {}
        }
        if result.isUndefined { throw Raised() }
        return result
    }

    /// A string of generalised UTF-8, which may encode lone surrogates. Malformed bytes become U+FFFD.
    func makeString(utf8 bytes: UnsafeBufferPointer<UInt8>) throws(Raised) -> Value {
        var isASCII = true
        for byte in bytes where byte >= 128 {
            isASCII = false
            break
        }
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return pointee.emptyString }
        if isASCII { return try makeString(ascii: base, count: bytes.count) }
        try reserve(bytes.count * 4)
        var points: [UInt32] = []
        points.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            let (point, length) = GeneralizedUTF8.decode(bytes, at: index)
            points.append(point)
            index += length
        }
        return try makeString(points)
    }

    func makeString(utf8 bytes: [UInt8]) throws(Raised) -> Value {
        var result = Value.undefined
        bytes.withUnsafeBufferPointer { buffer in
            do { result = try makeString(utf8: buffer) } catch {}
        }
        if result.isUndefined { throw Raised() }
        return result
    }

    func makeString(_ text: String) throws(Raised) -> Value {
        var text = text
        var result = Value.undefined
        text.withUTF8 { buffer in
            do { result = try makeString(utf8: buffer) } catch {}
        }
        if result.isUndefined { throw Raised() }
        return result
    }

    /// The one-character string of a code point.
    func makeCharacter(_ point: UInt32) throws(Raised) -> Value {
        if point < 256 { return pointee.characters[Int(point)] }
        let string = try newString(count: 1, width: point < 0x10000 ? 2 : 4, isASCII: false)
        if point < 0x10000 {
            string.pointee.storage.storeBytes(of: UInt16(point), as: UInt16.self)
        } else {
            string.pointee.storage.storeBytes(of: point, as: UInt32.self)
        }
        return finish(string)
    }

    /// A copy for the host. Lone surrogates become U+FFFD.
    func text(_ value: Value) -> String {
        let inner = unwrapped(value)
        guard inner.is(.string) else { return "" }
        let string = string(inner)
        if string.pointee.header.flags.contains(.ascii) {
            return String(
                decoding: UnsafeBufferPointer(start: string.pointee.latin, count: string.pointee.count), as: UTF8.self)
        }
        return String(decoding: utf8(inner), as: UTF8.self)
    }

    /// Generalised UTF-8 of a string.
    func utf8(_ value: Value) -> [UInt8] {
        let inner = unwrapped(value)
        guard inner.is(.string) else { return [] }
        let string = string(inner)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(string.pointee.byteCount + 8)
        for index in 0..<string.pointee.count { GeneralizedUTF8.append(string.pointee[index], to: &bytes) }
        return bytes
    }

    /// The code points of a string.
    func points(_ value: Value) -> [UInt32] {
        let inner = unwrapped(value)
        guard inner.is(.string) else { return [] }
        let string = string(inner)
        return (0..<string.pointee.count).map { string.pointee[$0] }
    }

    // MARK: Comparison and hash

    @inline(__always)
    func hash(string: UnsafeMutablePointer<StringObject>) -> Int {
        let known = string.pointee.hash
        if _fastPath(known != 0) { return known }
        let key = pointee.hashKey
        let hash = Hashing.bytes(string.pointee.storage, string.pointee.byteCount, key)
        // Immortal strings had their hash computed when they were made.
        if !string.pointee.header.flags.contains(.immortal) { string.pointee.hash = hash }
        return hash
    }

    @inline(__always)
    func isEqual(_ left: UnsafeMutablePointer<StringObject>, _ right: UnsafeMutablePointer<StringObject>) -> Bool {
        if left == right { return true }
        guard left.pointee.count == right.pointee.count, left.pointee.width == right.pointee.width else { return false }
        return Memory.isEqual(left.pointee.storage, right.pointee.storage, left.pointee.byteCount)
    }

    /// Less than 0, 0 or more than 0, by code points.
    func compare(_ left: UnsafeMutablePointer<StringObject>, _ right: UnsafeMutablePointer<StringObject>) -> Int {
        let count = Swift.min(left.pointee.count, right.pointee.count)
        if left.pointee.width == 1, right.pointee.width == 1 {
            let order = Memory.compare(left.pointee.storage, right.pointee.storage, count)
            if order != 0 { return order }
        } else {
            for index in 0..<count {
                let (a, b) = (left.pointee[index], right.pointee[index])
                if a != b { return a < b ? -1 : 1 }
            }
        }
        return left.pointee.count - right.pointee.count
    }

    // MARK: Interning

    /// The session's one string of this content: names are compared by address.
    func intern(_ value: Value) -> Value {
        guard value.is(.string) else { return value }
        let string = string(value)
        if string.pointee.header.flags.contains(.interned) { return value }
        let hash = hash(string: string)
        // While the world itself is being made its own table is the one to look in.
        if !pointee.heap.isImmortal || pointee.isAnnex,
            let shared = World.shared.interned(string, hash: hash)
        {
            return shared
        }
        let position = findString(&pointee.interned, string, hash: hash)
        if position >= 0, let entries = pointee.interned.entries { return entries[position].key }
        // A string of a native module belongs to all sessions: none may mark it as its own.
        if string.pointee.header.flags.contains(.immortal), !pointee.heap.isImmortal { return internCopy(string) }
        string.pointee.header.flags.insert(.interned)
        insertNew(&pointee.interned, key: value, value: .none, hash: hash)
        return value
    }

    @inline(never)
    private func internCopy(_ string: UnsafeMutablePointer<StringObject>) -> Value {
        guard
            let copy = try? newString(
                count: string.pointee.count, width: string.pointee.width,
                isASCII: string.pointee.header.flags.contains(.ascii))
        else { return .object(string) }
        copy.pointee.storage.copyMemory(from: string.pointee.storage, byteCount: string.pointee.byteCount)
        return intern(finish(copy))
    }

    func intern(_ text: String) -> Value {
        guard let value = try? makeString(text) else { return pointee.emptyString }
        return intern(value)
    }
}

/// UTF-8 that may encode surrogates like other code points.
enum GeneralizedUTF8 {
    @inline(__always)
    static func append(_ point: UInt32, to bytes: inout [UInt8]) {
        if point < 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: point))
        } else if point < 0x800 {
            bytes.append(0xC0 | UInt8(truncatingIfNeeded: point >> 6))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: point & 63))
        } else if point < 0x10000 {
            bytes.append(0xE0 | UInt8(truncatingIfNeeded: point >> 12))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: point >> 6 & 63))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: point & 63))
        } else {
            bytes.append(0xF0 | UInt8(truncatingIfNeeded: point >> 18))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: point >> 12 & 63))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: point >> 6 & 63))
            bytes.append(0x80 | UInt8(truncatingIfNeeded: point & 63))
        }
    }

    /// The code point at an index and the number of its bytes; U+FFFD and 1 where there is none.
    static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        func next(_ offset: Int) -> UInt32? {
            guard index + offset < bytes.count, bytes[index + offset] & 0xC0 == 0x80 else { return nil }
            return UInt32(bytes[index + offset] & 63)
        }
        if first & 0xE0 == 0xC0, let b = next(1), first >= 0xC2 { return ((first & 31) << 6 | b, 2) }
        if first & 0xF0 == 0xE0, let b = next(1), let c = next(2) {
            let point = (first & 15) << 12 | b << 6 | c
            if point >= 0x800 { return (point, 3) }
        }
        if first & 0xF8 == 0xF0, let b = next(1), let c = next(2), let d = next(3) {
            let point = (first & 7) << 18 | b << 12 | c << 6 | d
            if point >= 0x10000, point <= 0x10FFFF { return (point, 4) }
        }
        return (0xFFFD, 1)
    }
}
