/// UTF-8 in which nothing is wrong, both ways, without a buffer in between.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The string; undefined if some bytes are no character, which is for those who know what to do about it.
    func decodeWholeUTF8(_ source: TextView) throws(Raised) -> Value {
        let (bytes, size) = (source.bytes, source.count)
        var (index, count, union) = (0, 0, UInt32(0))
        while index < size {
            guard let point = Self.character(bytes, size, &index) else { return .undefined }
            union |= point
            count &+= 1
        }
        if count < 2 { return count == 0 ? pointee.emptyString : try makeCharacter(union) }
        try charge(source.count >> 2)
        let string = try newString(count: count, width: Self.width(of: union), isASCII: union < 0x80)
        var writer = StringWriter(string)
        index = 0
        while index < size, let point = Self.character(bytes, size, &index) { writer.put(point) }
        return finish(string)
    }

    /// The character at an index, which moves behind it; nil if there is none.
    @inline(__always)
    private static func character(_ bytes: UnsafePointer<UInt8>, _ count: Int, _ index: inout Int) -> UInt32? {
        let first = UInt32(bytes[index])
        if first < 0x80 {
            index &+= 1
            return first
        }
        let length = first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
        guard length > 0, length <= count &- index else { return nil }
        var point = first & (0x7F >> UInt32(truncatingIfNeeded: length))
        for offset in 1..<length {
            let next = UInt32(bytes[index &+ offset])
            guard next & 0xC0 == 0x80 else { return nil }
            point = point << 6 | next & 63
        }
        let isWell =
            length == 2 || length == 3 && point >= 0x800 && point >> 11 != 27 || length == 4 && point >= 0x10000
        guard isWell, point <= 0x10FFFF else { return nil }
        index &+= length
        return point
    }

    /// The bytes; undefined if there is a lone surrogate.
    func encodeWholeUTF8(_ source: TextView) throws(Raised) -> Value {
        var (size, index) = (0, 0)
        while index < source.count {
            let point = source[index]
            if point >= 0xD800, point < 0xE000 { return .undefined }
            size &+= point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
            index &+= 1
        }
        if size == 0 { return pointee.emptyBytes }
        try reserve(size &+ 64)
        try charge(source.count >> 2)
        let result = try newBytes(count: size, isMutable: false)
        var target = result.pointee.storage
        index = 0
        while index < source.count {
            let point = source[index]
            index &+= 1
            func put(_ byte: UInt32) {
                target.pointee = UInt8(truncatingIfNeeded: byte)
                target += 1
            }
            if point < 0x80 {
                put(point)
            } else if point < 0x800 {
                put(0xC0 | point >> 6)
                put(0x80 | point & 63)
            } else if point < 0x10000 {
                put(0xE0 | point >> 12)
                put(0x80 | point >> 6 & 63)
                put(0x80 | point & 63)
            } else {
                put(0xF0 | point >> 18)
                put(0x80 | point >> 12 & 63)
                put(0x80 | point >> 6 & 63)
                put(0x80 | point & 63)
            }
        }
        return finish(result)
    }
}
