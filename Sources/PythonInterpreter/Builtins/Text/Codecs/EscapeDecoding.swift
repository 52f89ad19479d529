/// `unicode_escape` and `raw_unicode_escape`.
extension Decoding {
    mutating func unicodeEscape() throws(Raised) {
        codec = "unicodeescape"
        var index = 0
        while index < count {
            let unit = byte(index)
            guard unit == 0x5C else {
                points.append(unit)
                index += 1
                continue
            }
            guard index + 1 < count else {
                index = try fail(index, count, "\\ at end of string")
                continue
            }
            let letter = byte(index + 1)
            switch letter {
            case 0x0A: index += 2
            case 0x5C, 0x27, 0x22:
                points.append(letter)
                index += 2
            case 0x61: index = plain(7, index)
            case 0x62: index = plain(8, index)
            case 0x66: index = plain(12, index)
            case 0x6E: index = plain(10, index)
            case 0x72: index = plain(13, index)
            case 0x74: index = plain(9, index)
            case 0x76: index = plain(11, index)
            case 0x30...0x37:
                var value: UInt32 = 0
                var end = index + 1
                while end < count, end < index + 4, byte(end) & 0xF8 == 0x30 {
                    value = value << 3 | byte(end) & 7
                    end += 1
                }
                points.append(value)
                index = end
            case 0x78: index = try hex(index, digits: 2, "truncated \\xXX escape")
            case 0x75: index = try hex(index, digits: 4, "truncated \\uXXXX escape")
            case 0x55: index = try hex(index, digits: 8, "truncated \\UXXXXXXXX escape")
            case 0x4E: index = try named(index)
            default:
                points.append(0x5C)
                index += 1
            }
        }
    }

    private mutating func plain(_ point: UInt32, _ index: Int) -> Int {
        points.append(point)
        return index + 2
    }

    private func digit(_ unit: UInt32) -> UInt32? {
        switch unit {
        case 0x30...0x39: unit - 0x30
        case 0x41...0x46: unit - 0x37
        case 0x61...0x66: unit - 0x57
        default: nil
        }
    }

    private mutating func hex(_ start: Int, digits: Int, _ reason: String) throws(Raised) -> Int {
        var value: UInt32 = 0
        var end = start + 2
        while end < count, end < start + 2 + digits, let next = digit(byte(end)) {
            value = value << 4 | next
            end += 1
        }
        if end < start + 2 + digits { return try fail(start, end, reason) }
        if value > 0x10FFFF { return try fail(start, end, "illegal Unicode character") }
        points.append(value)
        return end
    }

    private mutating func named(_ start: Int) throws(Raised) -> Int {
        guard start + 2 < count, byte(start + 2) == 0x7B else {
            return try fail(start, Swift.min(start + 2, count), "malformed \\N character escape")
        }
        var end = start + 3
        while end < count, byte(end) != 0x7D { end += 1 }
        guard end < count, end > start + 3 else {
            return try fail(start, end, "malformed \\N character escape")
        }
        try vm.charge(end - start)
        let name = String(
            decoding: UnsafeBufferPointer(start: source.bytes + start + 3, count: end - start - 3), as: UTF8.self)
        guard let point = CharacterName.point(named: name) else {
            return try fail(start, end + 1, "unknown Unicode character name")
        }
        points.append(point)
        return end + 1
    }

    mutating func rawUnicodeEscape() throws(Raised) {
        codec = "rawunicodeescape"
        var index = 0
        while index < count {
            guard byte(index) == 0x5C else {
                points.append(byte(index))
                index += 1
                continue
            }
            // Only a backslash that none precedes begins an escape.
            var end = index
            while end < count, byte(end) == 0x5C { end += 1 }
            let slashes = end - index
            guard slashes & 1 == 1, end < count, byte(end) == 0x75 || byte(end) == 0x55 else {
                points.append(contentsOf: repeatElement(0x5C, count: slashes))
                index = end
                continue
            }
            points.append(contentsOf: repeatElement(0x5C, count: slashes - 1))
            let isLong = byte(end) == 0x55
            index = try hex(
                end - 1, digits: isLong ? 8 : 4, isLong ? "truncated \\UXXXXXXXX escape" : "truncated \\uXXXX escape")
        }
    }
}
