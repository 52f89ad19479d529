/// What old mail used: uuencoding and quoted-printable.
extension UnsafeMutablePointer where Pointee == Machine {
    func uuencode(_ view: TextView, backtick: Bool, _ error: TypePointer) throws(Raised) -> Value {
        guard view.count <= 45 else { throw raise(error, "At most 45 bytes at once") }
        func character(_ value: UInt8) -> UInt8 { backtick && value == 0 ? 0x60 : value + 0x20 }
        var result = [character(UInt8(view.count))]
        var index = 0
        while index < view.count {
            let first = view.bytes[index]
            let second = index + 1 < view.count ? view.bytes[index + 1] : 0
            let third = index + 2 < view.count ? view.bytes[index + 2] : 0
            for value in [first >> 2, (first & 3) << 4 | second >> 4, (second & 15) << 2 | third >> 6, third & 63] {
                result.append(character(value))
            }
            index += 3
        }
        result.append(0x0A)
        return try makeBytes(result)
    }

    func uudecode(_ view: TextView, _ error: TypePointer) throws(Raised) -> Value {
        let count = view.count == 0 ? 32 : Int((view.bytes[0] &- 0x20) & 63)
        try charge(view.count >> 3)
        var result: [UInt8] = []
        var index = 1
        var bits: UInt32 = 0
        var held = 0
        while result.count < count {
            var value: UInt8 = 0
            if index < view.count {
                let byte = view.bytes[index]
                // A line may have lost the blanks at its end.
                if byte == 0x0A || byte == 0x0D {
                    value = 0
                } else {
                    guard byte >= 0x20, byte <= 0x60 else { throw raise(error, "Illegal char") }
                    value = (byte - 0x20) & 63
                }
                index += 1
            }
            bits = bits << 6 | UInt32(value)
            held += 6
            if held >= 8 {
                held -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
                bits &= (1 << UInt32(held)) - 1
            }
        }
        while index < view.count {
            let byte = view.bytes[index]
            guard byte == 0x20 || byte == 0x60 || byte == 0x0A || byte == 0x0D else {
                throw raise(error, "Trailing garbage")
            }
            index += 1
        }
        return try makeBytes(result)
    }

    func decodeQuotedPrintable(_ view: TextView, isHeader: Bool) throws(Raised) -> Value {
        try charge(view.count >> 3)
        try reserve(view.count)
        var result: [UInt8] = []
        result.reserveCapacity(view.count)
        var index = 0
        while index < view.count {
            let byte = view.bytes[index]
            if byte == 0x3D {
                index += 1
                if index >= view.count { break }
                let next = view.bytes[index]
                if next == 0x0A || next == 0x0D {
                    // A soft break; what is left of the line is dropped.
                    while index < view.count, view.bytes[index] != 0x0A { index += 1 }
                    index += 1
                } else if next == 0x3D {
                    result.append(0x3D)
                    index += 1
                } else if index + 1 < view.count, let high = Self.hexValue(UInt32(next)),
                    let low = Self.hexValue(UInt32(view.bytes[index + 1]))
                {
                    result.append(high << 4 | low)
                    index += 2
                } else {
                    result.append(0x3D)
                }
            } else {
                result.append(isHeader && byte == 0x5F ? 0x20 : byte)
                index += 1
            }
        }
        return try makeBytes(result)
    }

    func quotedPrintable(_ view: TextView, tabs: Bool, isText: Bool, isHeader: Bool) throws(Raised) -> Value {
        try charge(view.count)
        try reserve(view.count * 4)
        let usesPairs = {
            let first = view.firstIndex(of: 0x0A, from: 0, to: view.count)
            return first > 0 && view.bytes[first - 1] == 0x0D
        }()
        var result: [UInt8] = []
        var column = 0
        var index = 0
        func upperDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x37 + nibble }
        func softBreak() {
            result.append(0x3D)
            if usesPairs { result.append(0x0D) }
            result.append(0x0A)
            column = 0
        }
        while index < view.count {
            let byte = view.bytes[index]
            let next = index + 1 < view.count ? view.bytes[index + 1] : 0
            let isLast = index + 1 == view.count
            let isBreak = byte == 0x0A || byte == 0x0D && next == 0x0A && !isLast
            let quotes =
                byte > 126 || byte == 0x3D || isHeader && byte == 0x5F
                || byte == 0x2E && column == 0 && (isLast || next == 0x0A || next == 0x0D || next == 0)
                || !isText && (byte == 0x0D || byte == 0x0A)
                || (byte == 0x09 || byte == 0x20) && isLast
                || byte < 33 && byte != 0x0D && byte != 0x0A && byte != 0x09 && byte != 0x20
                || byte < 33 && byte != 0x0D && byte != 0x0A && (tabs || !tabs && byte != 0x09 && byte != 0x20)
            if quotes {
                if column + 3 >= 76 { softBreak() }
                result += [0x3D, upperDigit(byte >> 4), upperDigit(byte & 15)]
                column += 3
                index += 1
            } else if isText, isBreak {
                // White space at the end of a line would get lost.
                if let last = result.last, last == 0x20 || last == 0x09 {
                    result.removeLast()
                    result += [0x3D, upperDigit(last >> 4), upperDigit(last & 15)]
                }
                if usesPairs { result.append(0x0D) }
                result.append(0x0A)
                column = 0
                index += byte == 0x0D ? 2 : 1
            } else {
                if !isLast, next != 0x0A, column + 1 >= 76 { softBreak() }
                column += 1
                result.append(isHeader && byte == 0x20 ? 0x5F : byte)
                index += 1
            }
        }
        return try makeBytes(result)
    }
}
