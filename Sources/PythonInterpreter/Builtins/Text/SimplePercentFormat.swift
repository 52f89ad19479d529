/// The everyday cases of `text % arguments`.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The result where the template is ASCII, has no conversions but `%s`, `%d` and `%f` with width, precision and the
    /// flags `-`, `0` and `+`, and the arguments are short strings and numbers of the exact builtin types; otherwise
    /// undefined, with nothing done.
    func simplePercentFormat(_ template: Value, _ arguments: Value) throws(Raised) -> Value {
        let source = string(template)
        guard source.pointee.header.flags.contains(.ascii), source.pointee.count <= 256 else { return .undefined }
        return try ShortText.make(self) { (text) throws(Raised) in
            var conversions = SimpleConversions(vm: self, arguments: arguments)
            guard conversions.write(source.pointee.latin, source.pointee.count, to: &text) else { return false }
            try charge(source.pointee.count >> 3 + 4 * conversions.next)
            return true
        }
    }
}

private struct SimpleConversions {
    let vm: VM
    let arguments: Value
    /// Arguments that were taken.
    var next = 0

    /// False where the ordinary way has to be taken.
    mutating func write(_ source: UnsafeMutablePointer<UInt8>, _ count: Int, to text: inout ShortText) -> Bool {
        var position = 0
        while position < count {
            let byte = source[position]
            position &+= 1
            if byte != 0x25 {
                guard text.put(byte) else { return false }
                continue
            }
            let start = position
            var layout = ShortText.Layout()
            flags: while position < count {
                switch source[position] {
                case 0x2D: layout.alignment = .left
                case 0x30: if layout.alignment == .right { layout.alignment = .afterSign }
                case 0x2B: layout.sign = 0x2B
                default: break flags
                }
                position &+= 1
            }
            if layout.alignment == .afterSign { layout.fill = 0x30 }
            layout.width = number(source, &position, count)
            var precision = -1
            if position < count, source[position] == 0x2E {
                position &+= 1
                precision = number(source, &position, count)
            }
            guard position < count, layout.width <= ShortText.capacity, precision <= ShortText.capacity else {
                return false
            }
            let type = source[position]
            position &+= 1
            if type == 0x25 {
                guard position == start &+ 1, text.put(0x25) else { return false }
                continue
            }
            guard let value = argument(), put(value, type, precision, layout, to: &text) else { return false }
        }
        return arguments.is(.tuple) ? next == vm.tuple(arguments).pointee.count : next == 1
    }

    private func number(_ source: UnsafeMutablePointer<UInt8>, _ position: inout Int, _ count: Int) -> Int {
        var number = 0
        while position < count, source[position] &- 0x30 < 10 {
            number = Swift.min(number &* 10 &+ Int(source[position] &- 0x30), 1 << 20)
            position &+= 1
        }
        return number
    }

    private mutating func argument() -> Value? {
        defer { next &+= 1 }
        guard arguments.is(.tuple) else { return next == 0 ? arguments : nil }
        let tuple = vm.tuple(arguments)
        return next < tuple.pointee.count ? tuple.pointee.items[next] : nil
    }

    private func put(
        _ value: Value, _ type: UInt8, _ precision: Int, _ layout: ShortText.Layout, to text: inout ShortText
    ) -> Bool {
        switch type {
        case 0x73:
            var plain = layout
            if plain.alignment == .afterSign { plain.alignment = .right }
            plain.fill = 0x20
            plain.sign = 0
            if value.is(.string) {
                return text.put(vm.string(value), atMost: precision < 0 ? .max : precision, plain)
            }
            return value.isInt && precision < 0 && text.put(value.asInt, plain)
        case 0x64, 0x69: return value.isInt && precision < 0 && text.put(value.asInt, layout)
        case 0x66:
            let places = precision < 0 ? 6 : precision
            if value.isFloat { return text.put(value.asDouble, places: places, layout) }
            return value.isInt && value.asInt.magnitude < 1 << 53
                && text.put(Double(value.asInt), places: places, layout)
        default: return false
        }
    }
}
