/// A string that becomes bytes.
struct Encoding {
    let vm: VM
    let text: Value
    let view: TextView
    let errors: String
    /// The codec's name in messages.
    var codec = "utf-8"
    var bytes: [UInt8] = []
    private var failures = 0

    init(vm: VM, _ text: Value, errors: String) {
        self.vm = vm
        self.text = text
        view = vm.view(text)
        self.errors = errors
        bytes.reserveCapacity(view.count)
    }

    private func error(_ start: Int, _ end: Int, _ reason: String) throws(Raised) -> Raised {
        try vm.unicodeError(vm.pointee.types.unicodeEncodeError, codec, text, start, end, reason)
    }

    /// Lets the error handler deal with characters that the codec does not have. `put` writes an ASCII character that
    /// stands for one of them; `raw` writes a surrogate as if it were a character, if the codec can.
    mutating func fail(
        _ start: Int, _ end: Int, _ reason: String, put: (inout Encoding, UInt32) -> Void,
        raw: ((inout Encoding, UInt32) -> Void)? = nil
    ) throws(Raised) {
        failures += 1
        if failures & 15 == 0 || end - start > 64 {
            try vm.charge(end - start + 32)
            try vm.reserve(bytes.count + (end - start) * 24)
        }
        func send(_ text: String, _ encoding: inout Encoding) {
            for byte in text.utf8 { put(&encoding, UInt32(byte)) }
        }
        switch errors {
        case "strict": throw try error(start, end, reason)
        case "ignore": break
        case "replace": for _ in start..<end { put(&self, 0x3F) }
        case "backslashreplace": for index in start..<end { send(Self.escape(view[index]), &self) }
        case "xmlcharrefreplace": for index in start..<end { send("&#\(view[index]);", &self) }
        case "namereplace":
            for index in start..<end {
                let point = view[index]
                send(CharacterName.name(of: point).map { "\\N{\($0)}" } ?? Self.escape(point), &self)
            }
        case "surrogateescape":
            for index in start..<end {
                guard (0xDC80...0xDCFF).contains(view[index]) else { throw try error(start, end, reason) }
                bytes.append(UInt8(truncatingIfNeeded: view[index]))
            }
        case "surrogatepass":
            guard let raw else { throw try error(start, end, reason) }
            for index in start..<end {
                guard (0xD800...0xDFFF).contains(view[index]) else { throw try error(start, end, reason) }
                raw(&self, view[index])
            }
        default:
            throw vm.raise(vm.pointee.types.lookupError, "unknown error handler name '\(errors)'")
        }
    }

    /// `\x61`, `\u0061` or `\U00000061`
    static func escape(_ point: UInt32) -> String {
        let digits = String(point, radix: 16)
        let width = point < 0x100 ? 2 : point < 0x10000 ? 4 : 8
        let letter = width == 2 ? "x" : width == 4 ? "u" : "U"
        return "\\\(letter)" + String(repeating: "0", count: width - digits.utf8.count) + digits
    }

    // MARK: Codecs

    mutating func utf8() throws(Raised) {
        var index = 0
        while index < view.count {
            let point = view[index]
            if point < 0x80 {
                bytes.append(UInt8(truncatingIfNeeded: point))
                index &+= 1
            } else if point & 0xFFFF_F800 == 0xD800 {
                var end = index + 1
                while end < view.count, view[end] & 0xFFFF_F800 == 0xD800 { end += 1 }
                try fail(
                    index, end, "surrogates not allowed",
                    put: { $0.bytes.append(UInt8(truncatingIfNeeded: $1)) },
                    raw: { GeneralizedUTF8.append($1, to: &$0.bytes) })
                index = end
            } else {
                GeneralizedUTF8.append(point, to: &bytes)
                index &+= 1
            }
        }
    }

    /// ASCII and Latin-1.
    mutating func narrow(limit: UInt32, _ name: String, _ reason: String) throws(Raised) {
        codec = name
        var index = 0
        while index < view.count {
            let point = view[index]
            if point < limit {
                bytes.append(UInt8(truncatingIfNeeded: point))
                index &+= 1
                continue
            }
            var end = index + 1
            while end < view.count, view[end] >= limit { end += 1 }
            try fail(index, end, reason, put: { $0.bytes.append(UInt8(truncatingIfNeeded: $1)) })
            index = end
        }
    }

    mutating func charmap(_ table: [UInt16]) throws(Raised) {
        codec = "charmap"
        var places: [UInt32: UInt8] = [:]
        for (index, point) in table.enumerated() where point != 0xFFFE { places[UInt32(point)] = UInt8(index + 0x80) }
        func byte(_ point: UInt32) -> UInt8? { point < 0x80 ? UInt8(point) : places[point] }
        var index = 0
        while index < view.count {
            if let known = byte(view[index]) {
                bytes.append(known)
                index += 1
                continue
            }
            var end = index + 1
            while end < view.count, byte(view[end]) == nil { end += 1 }
            try fail(
                index, end, "character maps to <undefined>",
                put: { $0.bytes.append(UInt8(truncatingIfNeeded: $1)) })
            index = end
        }
    }

    private mutating func append16(_ unit: UInt32, _ isBig: Bool) {
        let (low, high) = (UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8))
        bytes.append(isBig ? high : low)
        bytes.append(isBig ? low : high)
    }

    private mutating func append32(_ unit: UInt32, _ isBig: Bool) {
        append16(isBig ? unit >> 16 : unit & 0xFFFF, isBig)
        append16(isBig ? unit & 0xFFFF : unit >> 16, isBig)
    }

    mutating func utf16(_ order: Codec.Endianness?) throws(Raised) {
        let isBig = order == .big
        codec = order == nil ? "utf-16" : isBig ? "utf-16-be" : "utf-16-le"
        if order == nil { append16(0xFEFF, false) }
        for index in 0..<view.count {
            let point = view[index]
            if point >= 0x10000 {
                append16(0xD800 + (point - 0x10000) >> 10, isBig)
                append16(0xDC00 + (point - 0x10000) & 0x3FF, isBig)
            } else if point & 0xF800 == 0xD800 {
                try fail(
                    index, index + 1, "surrogates not allowed", put: { $0.append16($1, isBig) },
                    raw: { $0.append16($1, isBig) })
            } else {
                append16(point, isBig)
            }
        }
    }

    mutating func utf32(_ order: Codec.Endianness?) throws(Raised) {
        let isBig = order == .big
        codec = order == nil ? "utf-32" : isBig ? "utf-32-be" : "utf-32-le"
        if order == nil { append32(0xFEFF, false) }
        for index in 0..<view.count {
            let point = view[index]
            if point & 0xFFFF_F800 == 0xD800 {
                try fail(
                    index, index + 1, "surrogates not allowed", put: { $0.append32($1, isBig) },
                    raw: { $0.append32($1, isBig) })
            } else {
                append32(point, isBig)
            }
        }
    }

    /// `unicode_escape`, or `raw_unicode_escape`, which leaves Latin-1 as it is.
    mutating func escaped(isRaw: Bool) throws(Raised) {
        for index in 0..<view.count {
            if index & 1023 == 1023 { try vm.reserve(bytes.count * 2) }
            let point = view[index]
            if isRaw ? point < 0x100 : point >= 0x20 && point < 0x7F && point != 0x5C {
                bytes.append(UInt8(truncatingIfNeeded: point))
                continue
            }
            switch point {
            case 0x5C: bytes += [0x5C, 0x5C]
            case 0x09: bytes += [0x5C, 0x74]
            case 0x0A: bytes += [0x5C, 0x6E]
            case 0x0D: bytes += [0x5C, 0x72]
            default: bytes += Array(Self.escape(point).utf8)
            }
        }
    }
}
