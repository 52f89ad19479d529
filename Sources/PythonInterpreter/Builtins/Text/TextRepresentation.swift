/// `repr` and `ascii` of strings and bytes.
extension UnsafeMutablePointer where Pointee == Machine {
    /// How many characters a code point takes between quotes.
    @inline(__always)
    private func escapedLength(_ point: UInt32, quote: UInt32, asciiOnly: Bool) -> Int {
        if point == quote || point == 0x5C { return 2 }
        if point < 0x7F {
            if point >= 0x20 { return 1 }
            return point == 0x09 || point == 0x0A || point == 0x0D ? 2 : 4
        }
        if !asciiOnly, CharacterTable.isPrintable(point) { return 1 }
        return point < 0x100 ? 4 : point < 0x10000 ? 6 : 10
    }

    private func putEscaped(_ point: UInt32, quote: UInt32, asciiOnly: Bool, _ writer: inout StringWriter) {
        if point == quote || point == 0x5C {
            writer.put(0x5C)
            writer.put(point)
        } else if point >= 0x20 && point < 0x7F || point >= 0x7F && !asciiOnly && CharacterTable.isPrintable(point) {
            writer.put(point)
        } else {
            writer.put(0x5C)
            switch point {
            case 0x09: writer.put(0x74)
            case 0x0A: writer.put(0x6E)
            case 0x0D: writer.put(0x72)
            case 0..<0x100: putHex(point, letter: 0x78, digits: 2, &writer)
            case 0..<0x10000: putHex(point, letter: 0x75, digits: 4, &writer)
            default: putHex(point, letter: 0x55, digits: 8, &writer)
            }
        }
    }

    private func putHex(_ point: UInt32, letter: UInt32, digits: Int, _ writer: inout StringWriter) {
        writer.put(letter)
        for digit in (0..<digits).reversed() {
            let nibble = point >> UInt32(digit * 4) & 15
            writer.put(nibble < 10 ? 0x30 + nibble : 0x57 + nibble)
        }
    }

    /// The quoted form of a string, with only ASCII characters if that is asked for.
    func quoted(_ view: TextView, asciiOnly: Bool = false) throws(Raised) -> Value {
        try quoted(view, asciiOnly: asciiOnly, prefix: nil)
    }

    private func quoted(_ view: TextView, asciiOnly: Bool, prefix: UInt32?) throws(Raised) -> Value {
        try charge(view.count >> 3)
        let hasSingle = view.firstIndex(of: 0x27, from: 0, to: view.count) >= 0
        let quote: UInt32 = hasSingle && view.firstIndex(of: 0x22, from: 0, to: view.count) < 0 ? 0x22 : 0x27
        var length = prefix == nil ? 2 : 3
        var union: UInt32 = 0
        for index in 0..<view.count {
            let point = view[index]
            let size = escapedLength(point, quote: quote, asciiOnly: asciiOnly)
            length &+= size
            if size == 1 { union |= point }
        }
        let result = try newString(count: length, width: Self.width(of: union), isASCII: union < 0x80)
        var writer = StringWriter(result)
        if let prefix { writer.put(prefix) }
        writer.put(quote)
        if length == view.count &+ (prefix == nil ? 2 : 3) {
            writer.put(view)
        } else {
            for index in 0..<view.count { putEscaped(view[index], quote: quote, asciiOnly: asciiOnly, &writer) }
        }
        writer.put(quote)
        return finish(result)
    }

    /// `b'…'`
    ///
    /// In a `bytearray` a single quote is escaped even between double quotes.
    func quotedBytes(_ view: TextView, isArray: Bool = false) throws(Raised) -> Value {
        let quoted = try quoted(view, asciiOnly: true, prefix: 0x62)
        guard isArray, string(quoted).pointee.latin[1] == 0x22 else { return quoted }
        let (single, escaped) = try (makeString("'"), makeString("\\'"))
        return try replacing(quoted, single, escaped, atMost: .max)
    }

    /// `ascii(value)`
    func asciiRepresentation(_ value: Value) throws(Raised) -> Value {
        let text = unwrapped(try representation(value))
        guard text.is(.string) else { return text }
        let source = string(text)
        if source.pointee.header.flags.contains(.ascii) { return text }
        try charge(source.pointee.count >> 3)
        var length = 0
        let view = TextView(source)
        for index in 0..<view.count {
            let point = view[index]
            length &+= point < 0x80 ? 1 : point < 0x100 ? 4 : point < 0x10000 ? 6 : 10
        }
        let result = try newString(count: length, width: 1, isASCII: true)
        var writer = StringWriter(result)
        for index in 0..<view.count {
            let point = view[index]
            if point < 0x80 {
                writer.put(point)
            } else {
                // No code point beyond ASCII is a quote.
                putEscaped(point, quote: 0x27, asciiOnly: true, &writer)
            }
        }
        return finish(result)
    }
}
