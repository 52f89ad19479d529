/// The encodings that there are.
enum Codec {
    case utf8, utf8Signature, ascii, latin1
    case utf16(Endianness?), utf32(Endianness?)
    case charmap([UInt16])
    case unicodeEscape, rawUnicodeEscape

    enum Endianness { case little, big }

    /// The codec of a name in any of its spellings.
    init?(_ name: String) {
        var key = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "A"..."Z": key.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            case "-", " ": key += "_"
            default: key.unicodeScalars.append(scalar)
            }
        }
        switch key {
        case "utf_8", "utf8", "u8", "utf", "cp65001", "utf8_ucs2", "utf8_ucs4": self = .utf8
        case "utf_8_sig", "utf8_sig": self = .utf8Signature
        case "ascii", "us_ascii", "646", "us", "iso646_us", "ansi_x3.4_1968", "ansi_x3_4_1968": self = .ascii
        case "latin_1", "latin1", "latin", "l1", "iso_8859_1", "iso8859_1", "8859", "cp819", "iso8859", "ibm819":
            self = .latin1
        case "utf_16", "utf16", "u16": self = .utf16(nil)
        case "utf_16_le", "utf_16le", "utf16_le", "utf16le", "unicodelittleunmarked": self = .utf16(.little)
        case "utf_16_be", "utf_16be", "utf16_be", "utf16be", "unicodebigunmarked": self = .utf16(.big)
        case "utf_32", "utf32", "u32": self = .utf32(nil)
        case "utf_32_le", "utf_32le", "utf32_le", "utf32le": self = .utf32(.little)
        case "utf_32_be", "utf_32be", "utf32_be", "utf32be": self = .utf32(.big)
        case "cp1252", "windows_1252", "1252": self = .charmap(Charmap.windows1252)
        case "iso8859_15", "iso_8859_15", "latin_9", "latin9", "l9": self = .charmap(Charmap.latin9)
        case "unicode_escape", "unicodeescape": self = .unicodeEscape
        case "raw_unicode_escape", "rawunicodeescape": self = .rawUnicodeEscape
        default: return nil
        }
    }
}

/// The upper halves of codecs of one byte a character; 0xFFFE where there is no character.
enum Charmap {
    static let windows1252: [UInt16] =
        [
            0x20AC, 0xFFFE, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0xFFFE, 0x017D, 0xFFFE, 0xFFFE, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A, 0x0153, 0xFFFE, 0x017E, 0x0178,
        ] + Array(0xA0...0xFF as ClosedRange<UInt16>)

    static let latin9: [UInt16] = (0x80...0xFF as ClosedRange<UInt16>).map {
        switch $0 {
        case 0xA4: 0x20AC
        case 0xA6: 0x0160
        case 0xA8: 0x0161
        case 0xB4: 0x017D
        case 0xB8: 0x017E
        case 0xBC: 0x0152
        case 0xBD: 0x0153
        case 0xBE: 0x0178
        default: $0
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    private func codec(_ name: String) throws(Raised) -> Codec {
        guard let codec = Codec(name) else {
            throw raise(pointee.types.lookupError, "unknown encoding: \(name)")
        }
        return codec
    }

    /// `bytes.decode`
    func decode(_ source: TextView, encoding: String, errors: String) throws(Raised) -> Value {
        let codec = try codec(encoding)
        try charge(source.count >> 3)
        switch codec {
        case .latin1: return try makeString(latin: source.bytes, count: source.count)
        case .utf8, .ascii, .utf8Signature:
            // Most texts are ASCII.
            if union(source, from: 0, to: source.count) < 0x80 {
                return try makeString(ascii: source.bytes, count: source.count)
            }
        default: break
        }
        if case .utf8 = codec {
            let whole = try decodeWholeUTF8(source)
            if !whole.isUndefined { return whole }
        }
        let (size, overflow) = source.count.multipliedReportingOverflow(by: 4)
        if overflow { throw exceed(.memory) }
        try reserve(size)
        try charge(source.count >> 2)
        var decoding = Decoding(vm: self, source, errors: errors)
        switch codec {
        case .utf8: try decoding.utf8(from: 0)
        case .utf8Signature:
            let hasSignature =
                source.count >= 3 && source[0] == 0xEF && source[1] == 0xBB && source[2] == 0xBF
            try decoding.utf8(from: hasSignature ? 3 : 0)
        case .ascii: try decoding.ascii()
        case .utf16(let order): try decoding.utf16(order)
        case .utf32(let order): try decoding.utf32(order)
        case .charmap(let table): try decoding.charmap(table)
        case .unicodeEscape: try decoding.unicodeEscape()
        case .rawUnicodeEscape: try decoding.rawUnicodeEscape()
        case .latin1: break
        }
        return try makeString(decoding.points)
    }

    /// `str.encode`
    func encode(_ text: Value, encoding: String, errors: String) throws(Raised) -> Value {
        let codec = try codec(encoding)
        let string = string(text)
        let view = TextView(string)
        try charge(view.count >> 3)
        switch codec {
        case .utf8, .ascii, .latin1:
            if string.pointee.header.flags.contains(.ascii) { return try makeBytes(view) }
            if case .latin1 = codec, view.width == 1 { return try makeBytes(view) }
        default: break
        }
        if case .utf8 = codec {
            let whole = try encodeWholeUTF8(view)
            if !whole.isUndefined { return whole }
        }
        let (size, overflow) = view.count.multipliedReportingOverflow(by: 4)
        if overflow { throw exceed(.memory) }
        try reserve(size)
        try charge(view.count >> 2)
        var encoding = Encoding(vm: self, text, errors: errors)
        switch codec {
        case .utf8: try encoding.utf8()
        case .utf8Signature:
            encoding.bytes = [0xEF, 0xBB, 0xBF]
            try encoding.utf8()
        case .ascii: try encoding.narrow(limit: 0x80, "ascii", "ordinal not in range(128)")
        case .latin1: try encoding.narrow(limit: 0x100, "latin-1", "ordinal not in range(256)")
        case .utf16(let order): try encoding.utf16(order)
        case .utf32(let order): try encoding.utf32(order)
        case .charmap(let table): try encoding.charmap(table)
        case .unicodeEscape: try encoding.escaped(isRaw: false)
        case .rawUnicodeEscape: try encoding.escaped(isRaw: true)
        }
        return try makeBytes(encoding.bytes)
    }

    /// A copy of a buffer as `bytes`.
    func makeBytes(_ view: TextView, isMutable: Bool = false) throws(Raised) -> Value {
        if view.count == 0, !isMutable { return pointee.emptyBytes }
        let bytes = try newBytes(count: view.count, isMutable: isMutable)
        bytes.pointee.storage.update(from: view.bytes, count: view.count)
        return finish(bytes)
    }

    func unicodeError(
        _ type: TypePointer, _ codec: String, _ object: Value, _ start: Int, _ end: Int, _ reason: String
    ) throws(Raised) -> Raised {
        let arguments = try makeTuple([
            try makeString(codec), object, .int(start), .int(end), try makeString(reason),
        ])
        return raise(makeException(type, arguments))
    }
}
