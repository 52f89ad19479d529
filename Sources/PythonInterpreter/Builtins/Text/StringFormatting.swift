internal import PythonNumbers

/// `format`, `format_map`, `__format__` and `encode` of strings.
extension WorldBuilder {
    func buildStringFormatting(_ t: TypeBuilder) {
        t.special(.format, 2) { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "__format__")
            guard let spec = vm.unwrapped(a[1], .string) else {
                throw vm.typeError("__format__() argument must be str, not \(vm.typeName(a[1]))")
            }
            if vm.string(spec).pointee.count == 0 { return try vm.toString(a[0]) }
            return try vm.formatText(text, spec)
        }
        t.rawMethod("format") { (vm, a) throws(Raised) in
            guard a.count > 0 else {
                throw vm.typeError("unbound method str.format() needs an argument")
            }
            let text = try vm.text(of: a[0], "format")
            return try vm.formatFields(text, FormatArguments(a))
        }
        t.method("format_map", 2) { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "format_map")
            return try vm.formatFields(text, FormatArguments(mapping: a[1]))
        }
        t.method("encode", "self, /, encoding=, errors=") { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "encode")
            let encoding = a.has(1) ? try vm.codecName(a[1], "encode", "encoding") : "utf-8"
            let errors = a.has(2) ? try vm.codecName(a[2], "encode", "errors") : "strict"
            return try vm.encode(text, encoding: encoding, errors: errors)
        }
    }
}

extension TextBuilder {
    /// Padded text of a number.
    mutating func append(_ text: PaddedText) throws(Raised) {
        if text.isASCII {
            try append(latin: text.ascii)
        } else {
            for point in text.codePoints { try append(point) }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The longest text that formatting makes without asking first.
    static var longestFormat: Int { 1 << 40 }

    /// `str.__format__` with a specifier.
    func formatText(_ text: Value, _ spec: Value) throws(Raised) -> Value {
        let source = view(text)
        let layout: StringFormat
        let fill: UInt32
        do throws(NumberError) {
            let parsed = try FormatSpec(points(spec), for: .string, typeName: "str")
            fill = parsed.fill
            layout = try StringFormat(parsed, length: source.count, maximumLength: Self.longestFormat)
        } catch {
            throw raise(error)
        }
        return try laidOut(source, layout, fill)
    }

    /// A part of a text between characters that fill.
    func laidOut(_ source: TextView, _ layout: StringFormat, _ fill: UInt32) throws(Raised) -> Value {
        var union = union(source, from: 0, to: layout.taken)
        if layout.left + layout.right > 0 { union |= fill }
        let (length, overflow) = (layout.left + layout.right).addingReportingOverflow(layout.taken)
        if overflow { throw exceed(.memory) }
        if length == 0 { return pointee.emptyString }
        try charge(length >> 5)
        let result = try newString(count: length, width: Self.width(of: union), isASCII: union < 0x80)
        var writer = StringWriter(result)
        writer.put(fill, times: layout.left)
        writer.put(source, from: 0, count: layout.taken)
        writer.put(fill, times: layout.right)
        return length == 1 ? try makeCharacter(result.pointee[0]) : finish(result)
    }
}
