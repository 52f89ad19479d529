/// The everyday cases of `format(value, spec)` and of fields in f-strings.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The result for an integer, a float or a short ASCII string of the exact builtin type and a specifier that asks for
    /// nothing rare; otherwise undefined, with nothing done.
    func simpleFormat(_ value: Value, _ spec: UnsafeMutablePointer<StringObject>) throws(Raised) -> Value {
        guard value.isInt || value.isFloat || value.is(.string), let simple = SimpleSpecifier(spec) else {
            return .undefined
        }
        return try ShortText.make(self) { (text) throws(Raised) in
            try charge(2)
            if value.is(.string) { return simple.put(string(value), to: &text) }
            return value.isInt ? simple.put(value.asInt, to: &text) : simple.put(value.asDouble, to: &text)
        }
    }
}

/// `[[fill]align][sign][0][width][,][.precision][type]`
private struct SimpleSpecifier {
    var layout = ShortText.Layout()
    var hasAlignment = false
    var hasSign = false
    var precision = -1
    /// 0 if there is none.
    var type: UInt8 = 0

    /// Nil where there is something else, or something is wrong.
    init?(_ spec: UnsafeMutablePointer<StringObject>) {
        let count = spec.pointee.count
        guard spec.pointee.header.flags.contains(.ascii), count <= 32 else { return nil }
        let bytes = spec.pointee.latin
        var position = 0
        if count > 1, let alignment = Self.alignment(bytes[1]) {
            layout.fill = bytes[0]
            (layout.alignment, hasAlignment) = (alignment, true)
            position = 2
        } else if count > 0, let alignment = Self.alignment(bytes[0]) {
            (layout.alignment, hasAlignment) = (alignment, true)
            position = 1
        }
        if position < count, bytes[position] == 0x2B || bytes[position] == 0x2D || bytes[position] == 0x20 {
            hasSign = true
            layout.sign = bytes[position] == 0x2D ? 0 : bytes[position]
            position += 1
        }
        if position < count, bytes[position] == 0x30 {
            // With another alignment it means something else.
            guard !hasAlignment else { return nil }
            layout.fill = 0x30
            layout.alignment = .afterSign
            position += 1
        }
        while position < count, bytes[position] &- 0x30 < 10 {
            layout.width = layout.width * 10 + Int(bytes[position] &- 0x30)
            guard layout.width <= ShortText.capacity else { return nil }
            position += 1
        }
        if position < count, bytes[position] == 0x2C {
            // Zeros that fill are grouped, too.
            guard layout.fill != 0x30 else { return nil }
            layout.separator = 0x2C
            position += 1
        }
        if position < count, bytes[position] == 0x2E {
            position += 1
            let start = position
            precision = 0
            while position < count, bytes[position] &- 0x30 < 10 {
                precision = precision * 10 + Int(bytes[position] &- 0x30)
                guard precision <= ShortText.capacity else { return nil }
                position += 1
            }
            guard position > start else { return nil }
        }
        if position < count {
            type = bytes[position]
            position += 1
        }
        guard position == count else { return nil }
    }

    private static func alignment(_ byte: UInt8) -> ShortText.Layout.Alignment? {
        switch byte {
        case 0x3C: .left
        case 0x3E: .right
        case 0x5E: .center
        case 0x3D: .afterSign
        default: nil
        }
    }

    func put(_ value: Int, to text: inout ShortText) -> Bool {
        switch type {
        case 0, 0x64: return precision < 0 && text.put(value, layout)
        case 0x66, 0x25: return value.magnitude < 1 << 53 && put(Double(value), to: &text)
        default: return false
        }
    }

    func put(_ value: Double, to text: inout ShortText) -> Bool {
        let places = precision < 0 ? 6 : precision
        switch type {
        case 0x66: return text.put(value, places: places, layout)
        case 0x25: return text.put(value * 100, places: places, layout, suffix: 0x25)
        default: return false
        }
    }

    func put(_ string: UnsafeMutablePointer<StringObject>, to text: inout ShortText) -> Bool {
        guard type == 0 || type == 0x73, !hasSign, layout.separator == 0, layout.alignment != .afterSign else {
            return false
        }
        var layout = layout
        if !hasAlignment { layout.alignment = .left }
        return text.put(string, atMost: precision < 0 ? .max : precision, layout)
    }
}
