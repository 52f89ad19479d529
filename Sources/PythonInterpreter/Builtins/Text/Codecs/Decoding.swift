/// Bytes that become a string.
struct Decoding {
    let vm: VM
    let source: TextView
    let errors: String
    /// The codec's name in messages.
    var codec = "utf-8"
    var points: [UInt32] = []
    private var failures = 0

    init(vm: VM, _ source: TextView, errors: String) {
        self.vm = vm
        self.source = source
        self.errors = errors
        points.reserveCapacity(source.count)
    }

    @inline(__always) var count: Int { source.count }
    @inline(__always) func byte(_ index: Int) -> UInt32 { UInt32(source.bytes[index]) }

    private func error(_ start: Int, _ end: Int, _ reason: String) throws(Raised) -> Raised {
        try vm.unicodeError(
            vm.pointee.types.unicodeDecodeError, codec, try vm.makeBytes(source), start, end, reason)
    }

    /// Lets the error handler deal with bytes that are no text. Returns where decoding goes on.
    mutating func fail(_ start: Int, _ end: Int, _ reason: String) throws(Raised) -> Int {
        failures += 1
        if failures & 63 == 0 {
            try vm.charge(128)
            try vm.reserve(points.count * 4)
        }
        switch errors {
        case "strict": throw try error(start, end, reason)
        case "ignore": return end
        case "replace":
            points.append(0xFFFD)
            return end
        case "backslashreplace":
            for index in start..<end {
                points += [0x5C, 0x78]
                for nibble in [byte(index) >> 4, byte(index) & 15] {
                    points.append(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
                }
            }
            return end
        case "surrogateescape":
            var index = start
            while index < end, index < start + 4, byte(index) >= 0x80 {
                points.append(0xDC00 + byte(index))
                index += 1
            }
            if index == start { throw try error(start, end, reason) }
            return index
        case "surrogatepass":
            if let length = surrogate(at: start) { return start + length }
            throw try error(start, end, reason)
        case "xmlcharrefreplace", "namereplace":
            throw vm.typeError("don't know how to handle UnicodeDecodeError in error callback")
        default:
            throw vm.raise(vm.pointee.types.lookupError, "unknown error handler name '\(errors)'")
        }
    }

    /// Reads a surrogate that is encoded like a character; the number of its bytes.
    private mutating func surrogate(at start: Int) -> Int? {
        var point: UInt32 = 0
        var length = 0
        switch codec {
        case "utf-8":
            guard start + 3 <= count, byte(start) & 0xF0 == 0xE0, byte(start + 1) & 0xC0 == 0x80,
                byte(start + 2) & 0xC0 == 0x80
            else { return nil }
            point = (byte(start) & 15) << 12 | (byte(start + 1) & 63) << 6 | byte(start + 2) & 63
            length = 3
        case "utf-16-le", "utf-16-be":
            guard start + 2 <= count else { return nil }
            point = unit16(start, codec == "utf-16-be")
            length = 2
        case "utf-32-le", "utf-32-be":
            guard start + 4 <= count else { return nil }
            point = unit32(start, codec == "utf-32-be")
            length = 4
        default: return nil
        }
        guard (0xD800...0xDFFF).contains(point) else { return nil }
        points.append(point)
        return length
    }

    func unit16(_ index: Int, _ isBig: Bool) -> UInt32 {
        isBig ? byte(index) << 8 | byte(index + 1) : byte(index + 1) << 8 | byte(index)
    }

    func unit32(_ index: Int, _ isBig: Bool) -> UInt32 {
        isBig
            ? unit16(index, true) << 16 | unit16(index + 2, true)
            : unit16(index + 2, false) << 16 | unit16(index, false)
    }

    // MARK: Codecs

    mutating func utf8(from start: Int) throws(Raised) {
        var index = start
        while index < count {
            let first = byte(index)
            if first < 0x80 {
                points.append(first)
                index &+= 1
                continue
            }
            // How many bytes follow, and between what the second has to be.
            var following = 0
            var low: UInt32 = 0x80
            var high: UInt32 = 0xBF
            switch first {
            case 0xC2...0xDF: following = 1
            case 0xE0: (following, low) = (2, 0xA0)
            case 0xED: (following, high) = (2, 0x9F)
            case 0xE1...0xEF: following = 2
            case 0xF0: (following, low) = (3, 0x90)
            case 0xF4: (following, high) = (3, 0x8F)
            case 0xF1...0xF3: following = 3
            default:
                index = try fail(index, index + 1, "invalid start byte")
                continue
            }
            var point = first & (0x3F >> UInt32(following))
            var taken = 0
            while taken < following, index + taken + 1 < count {
                let next = byte(index + taken + 1)
                if next < low || next > high { break }
                point = point << 6 | next & 63
                (low, high) = (0x80, 0xBF)
                taken += 1
            }
            if taken == following {
                points.append(point)
                index += following + 1
            } else if index + taken + 1 >= count {
                index = try fail(index, count, "unexpected end of data")
            } else {
                index = try fail(index, index + taken + 1, "invalid continuation byte")
            }
        }
    }

    mutating func ascii() throws(Raised) {
        codec = "ascii"
        var index = 0
        while index < count {
            if byte(index) < 0x80 {
                points.append(byte(index))
                index += 1
            } else {
                index = try fail(index, index + 1, "ordinal not in range(128)")
            }
        }
    }

    mutating func charmap(_ table: [UInt16]) throws(Raised) {
        codec = "charmap"
        var index = 0
        while index < count {
            let unit = byte(index)
            let point = unit < 0x80 ? unit : UInt32(table[Int(unit) - 0x80])
            if point == 0xFFFE {
                index = try fail(index, index + 1, "character maps to <undefined>")
            } else {
                points.append(point)
                index += 1
            }
        }
    }

    mutating func utf16(_ order: Codec.Endianness?) throws(Raised) {
        var index = 0
        var isBig = order == .big
        if order == nil, count >= 2 {
            let mark = unit16(0, false)
            if mark == 0xFEFF || mark == 0xFFFE {
                isBig = mark == 0xFFFE
                index = 2
            }
        }
        codec = isBig ? "utf-16-be" : "utf-16-le"
        while index < count {
            guard index + 2 <= count else {
                index = try fail(index, count, "truncated data")
                continue
            }
            let unit = unit16(index, isBig)
            switch unit {
            case 0xD800...0xDBFF:
                guard index + 4 <= count else {
                    index = try fail(index, count, "unexpected end of data")
                    continue
                }
                let low = unit16(index + 2, isBig)
                if (0xDC00...0xDFFF).contains(low) {
                    points.append(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
                    index += 4
                } else {
                    index = try fail(index, index + 2, "illegal UTF-16 surrogate")
                }
            case 0xDC00...0xDFFF: index = try fail(index, index + 2, "illegal encoding")
            default:
                points.append(unit)
                index += 2
            }
        }
    }

    mutating func utf32(_ order: Codec.Endianness?) throws(Raised) {
        var index = 0
        var isBig = order == .big
        if order == nil, count >= 4 {
            let mark = unit32(0, false)
            if mark == 0xFEFF || mark == 0xFFFE_0000 {
                isBig = mark != 0xFEFF
                index = 4
            }
        }
        codec = isBig ? "utf-32-be" : "utf-32-le"
        while index < count {
            guard index + 4 <= count else {
                index = try fail(index, count, "truncated data")
                continue
            }
            let unit = unit32(index, isBig)
            if unit > 0x10FFFF {
                index = try fail(index, index + 4, "code point not in range(0x110000)")
            } else if (0xD800...0xDFFF).contains(unit) {
                index = try fail(index, index + 4, "code point in surrogate code point range(0xd800, 0xe000)")
            } else {
                points.append(unit)
                index += 4
            }
        }
    }
}
