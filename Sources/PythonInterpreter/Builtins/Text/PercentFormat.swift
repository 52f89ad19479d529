internal import PythonNumbers

/// `text % arguments`, for strings and bytes.
extension UnsafeMutablePointer where Pointee == Machine {
    func percentFormat(_ left: Value, _ right: Value) throws(Raised) -> Value {
        let template = unwrapped(left)
        guard template.is(.string) || template.is(.bytes) || template.is(.byteArray) else { return .notImplemented }
        if template.is(.string), right.is(.tuple) || right.is(.string) || right.isInt || right.isFloat {
            let quick = try simplePercentFormat(template, right)
            if !quick.isUndefined { return quick }
        }
        var formatter = PercentFormatter(vm: self, template: template, arguments: right)
        return try formatter.format()
    }
}

private struct PercentFormatter {
    let vm: VM
    let template: Value
    let isText: Bool
    var builder: TextBuilder
    /// What the next conversion takes from: the argument, or the value of a key.
    var source: Value
    var isTuple: Bool
    var next = 0
    let mapping: Value
    var position = 0
    var count: Int

    init(vm: VM, template: Value, arguments: Value) {
        self.vm = vm
        self.template = template
        isText = template.is(.string)
        builder = TextBuilder(vm: vm)
        source = arguments
        isTuple = vm.unwrapped(arguments).is(.tuple)
        count = vm.view(template).count
        let inner = vm.unwrapped(arguments)
        let isPlain = inner.is(.string) || (inner.is(.bytes) || inner.is(.byteArray)) && !isText
        mapping =
            !isTuple && !isPlain && !vm.lookup(vm.typeOf(arguments), .getitem).isUndefined
            ? arguments : .undefined
    }

    /// One conversion.
    struct Conversion {
        var options = PrintfFormat()
        var type: UInt32 = 0
    }

    func unit(_ index: Int) -> UInt32 { vm.view(template)[index] }

    mutating func format() throws(Raised) -> Value {
        try vm.charge(count >> 3)
        while position < count {
            let view = vm.view(template)
            let found = view.firstIndex(of: 0x25, from: position, to: count)
            let end = found < 0 ? count : found
            try append(view, position, end - position)
            position = end
            if found < 0 { break }
            position += 1
            try vm.charge(4)
            let kept = vm.pointee.temporaryCount
            try convert()
            if vm.pointee.temporaryCount > kept { vm.pointee.temporaryCount = kept }
        }
        let isUsed = isTuple ? next >= vm.tuple(vm.unwrapped(source)).pointee.count : next > 0
        if !isUsed, mapping.isUndefined {
            throw vm.typeError(
                "not all arguments converted during \(isText ? "string" : "bytes") formatting")
        }
        let text = try builder.finish()
        return isText ? text : try bytes(text)
    }

    /// The bytes of a string of Latin-1.
    private func bytes(_ text: Value) throws(Raised) -> Value {
        let view = vm.view(text)
        let result = try vm.newBytes(count: view.count, isMutable: template.is(.byteArray))
        for index in 0..<view.count {
            result.pointee.storage[index] = UInt8(truncatingIfNeeded: view[index])
        }
        return vm.finish(result)
    }

    private mutating func append(_ view: TextView, _ start: Int, _ count: Int) throws(Raised) {
        guard count > 0 else { return }
        if view.width == 1 {
            try builder.append(latin: UnsafeBufferPointer(start: view.bytes + start, count: count))
        } else {
            for index in start..<start + count { try builder.append(view[index]) }
        }
    }

    private mutating func argument() throws(Raised) -> Value {
        if isTuple {
            let tuple = vm.tuple(vm.unwrapped(source))
            if next < tuple.pointee.count {
                next += 1
                return tuple.pointee.items[next - 1]
            }
        } else if next == 0 {
            next = 1
            return source
        }
        throw vm.typeError("not enough arguments for format string")
    }

    private func incomplete() -> Raised { vm.valueError("incomplete format") }

    private mutating func character() throws(Raised) -> UInt32 {
        guard position < count else { throw incomplete() }
        position += 1
        return unit(position - 1)
    }

    private mutating func convert() throws(Raised) {
        var conversion = Conversion()
        guard position < count else { throw incomplete() }
        if unit(position) == 0x25 {
            position += 1
            return try builder.append(UInt32(0x25))
        }
        if unit(position) == 0x28 { try takeKey() }
        flags: while true {
            let point = try character()
            switch point {
            case 0x2D: conversion.options.leftAligned = true
            case 0x2B: conversion.options.plus = true
            case 0x20: conversion.options.space = true
            case 0x23: conversion.options.alternate = true
            case 0x30: conversion.options.zeroPadded = true
            default:
                position -= 1
                break flags
            }
        }
        if unit(position) == 0x2A {
            position += 1
            let width = try starred(isWidth: true)
            conversion.options.leftAligned = conversion.options.leftAligned || width < 0
            conversion.options.width = Int(clamping: width.magnitude)
        } else {
            conversion.options.width = try number("width too big")
        }
        if position < count, unit(position) == 0x2E {
            position += 1
            if position < count, unit(position) == 0x2A {
                position += 1
                conversion.options.precision = Swift.max(0, try starred(isWidth: false))
            } else {
                conversion.options.precision = try number("precision too big")
            }
        }
        var type = try character()
        // A length modifier says nothing.
        if type == 0x68 || type == 0x6C || type == 0x4C { type = try character() }
        conversion.type = type
        try write(conversion)
    }

    private mutating func takeKey() throws(Raised) {
        guard !mapping.isUndefined else { throw vm.typeError("format requires a mapping") }
        position += 1
        let start = position
        var depth = 1
        while position < count, depth > 0 {
            let point = unit(position)
            if point == 0x29 { depth -= 1 } else if point == 0x28 { depth += 1 }
            position += 1
        }
        guard depth == 0 else { throw vm.valueError("incomplete format key") }
        let key = try vm.piece(
            template.is(.byteArray) ? try vm.makeBytes(all()) : template, start, position - 1 - start)
        vm.keep(key)
        let value = try vm.getItem(mapping, key)
        vm.keep(value)
        source = value
        isTuple = false
        next = 0
    }

    private func all() -> [UInt8] {
        let view = vm.view(template)
        return Array(UnsafeBufferPointer(start: view.bytes, count: view.count))
    }

    private mutating func number(_ message: String) throws(Raised) -> Int {
        var number = 0
        while position < count, unit(position) &- 0x30 < 10 {
            number = number * 10 + Int(unit(position) - 0x30)
            if number > Int(Int32.max) * 1024 { throw vm.valueError(message) }
            position += 1
        }
        return number
    }

    private mutating func starred(isWidth: Bool) throws(Raised) -> Int {
        let value = vm.unwrapped(try argument())
        guard value.isInt || value.isBool else {
            if value.is(.bigInt) {
                throw vm.raise(
                    vm.pointee.types.overflowError,
                    "Python int too large to convert to C \(isWidth ? "ssize_t" : "int")")
            }
            throw vm.typeError("* wants int")
        }
        return value.asInt
    }

    // MARK: Values

    private mutating func write(_ conversion: Conversion) throws(Raised) {
        switch Unicode.Scalar(conversion.type) {
        case "s", "r", "a", "b":
            let value = try argument()
            if conversion.type == 0x62, isText { throw unsupported(conversion.type) }
            try writeText(conversion, value)
        case "c": try writeCharacter(conversion, try argument())
        case "d", "i", "u", "o", "x", "X":
            let value = try argument()
            vm.keep(value)
            guard let whole = try integer(value, conversion.type) else {
                let letter = letter(conversion.type == 0x69 && !isText ? 0x64 : conversion.type)
                let isRadix = conversion.type == 0x6F || conversion.type | 0x20 == 0x78
                throw vm.typeError(
                    "%\(letter) format: \(isRadix ? "an integer" : "a real number") is required, not "
                        + vm.typeName(value))
            }
            let options = conversion.options
            let type = UInt8(truncatingIfNeeded: conversion.type)
            try vm.reserve(Swift.max(options.width, options.precision))
            try builder.append(
                try vm.metered { (meter) throws(NumberError) in
                    try options.integer(
                        whole, type: type, maximumLength: VM.longestFormat, maximumDigits: VM.maximumDigits, &meter)
                })
        case "e", "E", "f", "F", "g", "G":
            let value = try argument()
            vm.keep(value)
            let double: Double
            if isText {
                double = try vm.requireDouble(value)
            } else {
                do throws(Raised) {
                    double = try vm.requireDouble(value)
                } catch {
                    guard vm.take(vm.pointee.types.typeError) != nil else { throw error }
                    throw vm.typeError("float argument required, not \(vm.typeName(value))")
                }
            }
            try vm.reserve(Swift.max(conversion.options.width, conversion.options.precision))
            let text: PaddedText
            do throws(NumberError) {
                text = try conversion.options.float(
                    double, type: UInt8(truncatingIfNeeded: conversion.type), maximumLength: VM.longestFormat)
            } catch {
                throw vm.raise(error)
            }
            try vm.charge(text.count >> 3)
            try builder.append(text)
        default:
            _ = try argument()
            throw unsupported(conversion.type)
        }
    }

    private func letter(_ type: UInt32) -> String {
        Unicode.Scalar(type).map { String(Character($0)) } ?? "?"
    }

    private func unsupported(_ type: UInt32) -> Raised {
        let shown = type > 31 && type < 128 ? letter(type) : "?"
        return vm.valueError(
            "unsupported format character '\(shown)' (0x\(String(type, radix: 16))) at index \(position - 1)")
    }

    /// What an integer conversion makes of a value; nil if it is no number.
    private func integer(_ value: Value, _ type: UInt32) throws(Raised) -> IntegerValue? {
        if let known = vm.integer(value) { return known }
        let isRadix = type == 0x6F || type | 0x20 == 0x78
        let inner = vm.unwrapped(value)
        if inner.isFloat {
            if isRadix { return nil }
            do { return try IntegerValue(BigInteger(truncating: inner.asDouble)) } catch { throw vm.raise(error) }
        }
        for special in isRadix ? [Special.index] : [.int, .index] {
            let method = vm.lookup(vm.typeOf(value), special)
            if method.isUndefined || method.isNone { continue }
            let result = try vm.callSpecial(method, value)
            guard let whole = vm.integer(result) else {
                throw vm.typeError(
                    "\(Special.texts[special.rawValue]) returned non-int (type \(vm.typeName(result)))")
            }
            return whole
        }
        return nil
    }

    private mutating func writeCharacter(_ conversion: Conversion, _ value: Value) throws(Raised) {
        let inner = vm.unwrapped(value)
        var point: UInt32
        if isText, inner.is(.string) {
            let text = vm.view(inner)
            guard text.count == 1 else {
                throw vm.typeError(
                    "%c requires an int or a unicode character, not a string of length \(text.count)")
            }
            point = text[0]
        } else if !isText, inner.is(.bytes) || inner.is(.byteArray) {
            let text = vm.view(inner)
            guard text.count == 1 else {
                throw vm.typeError(
                    "%c requires an integer in range(256) or a single byte, not a \(vm.typeName(inner)) object of length \(text.count)"
                )
            }
            point = text[0]
        } else {
            guard vm.isInteger(value) || !vm.lookup(vm.typeOf(value), .index).isUndefined else {
                throw vm.typeError(
                    isText
                        ? "%c requires an int or a unicode character, not \(vm.typeName(value))"
                        : "%c requires an integer in range(256) or a single byte, not \(vm.typeName(value))")
            }
            let whole = try vm.indexValue(value)
            let limit = isText ? 0x11_0000 : 256
            guard whole.isInt || whole.isBool, whole.asInt >= 0, whole.asInt < limit else {
                throw vm.raise(
                    vm.pointee.types.overflowError,
                    isText ? "%c arg not in range(0x110000)" : "%c arg not in range(256)")
            }
            point = UInt32(whole.asInt)
        }
        try pad(conversion, length: 1) { (builder) throws(Raised) in try builder.append(point) }
    }

    private mutating func writeText(_ conversion: Conversion, _ value: Value) throws(Raised) {
        vm.keep(value)
        let text: Value
        switch conversion.type {
        case 0x72: text = isText ? try vm.representation(value) : try vm.asciiRepresentation(value)
        case 0x61: text = try vm.asciiRepresentation(value)
        default: text = isText ? try vm.toString(value) : try bytesArgument(value)
        }
        vm.keep(text)
        let view = vm.view(vm.unwrapped(text))
        let precision = conversion.options.precision
        let taken = precision >= 0 ? Swift.min(precision, view.count) : view.count
        let needed = conversion.options.width - taken
        if needed <= 0 { return try append(view, 0, taken) }
        try vm.reserve(needed)
        if !conversion.options.leftAligned { try fill(needed) }
        try append(view, 0, taken)
        if conversion.options.leftAligned { try fill(needed) }
    }

    private mutating func fill(_ count: Int) throws(Raised) {
        try builder.append(latin: [UInt8](repeating: 0x20, count: count))
    }

    private mutating func pad(
        _ conversion: Conversion, length: Int, _ body: (inout TextBuilder) throws(Raised) -> Void
    ) throws(Raised) {
        let needed = Swift.max(0, conversion.options.width - length)
        try vm.reserve(needed)
        if !conversion.options.leftAligned { try fill(needed) }
        try body(&builder)
        if conversion.options.leftAligned { try fill(needed) }
    }

    /// `%s` and `%b` of bytes: anything with a buffer or with `__bytes__`.
    private func bytesArgument(_ value: Value) throws(Raised) -> Value {
        let inner = vm.unwrapped(value)
        if inner.is(.bytes) || inner.is(.byteArray) { return inner }
        if let view = try vm.bytesLike(value) { return try vm.makeBytes(view) }
        let method = vm.lookup(vm.typeOf(value), .bytes)
        guard !method.isUndefined, !method.isNone else {
            throw vm.typeError(
                "%b requires a bytes-like object, or an object that implements __bytes__, not '\(vm.typeName(value))'"
            )
        }
        let result = try vm.callSpecial(method, value)
        guard let bytes = vm.unwrapped(result, .bytes) else {
            throw vm.typeError("__bytes__ returned non-bytes (type \(vm.typeName(result)))")
        }
        return bytes
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Decimal digits that an integer may have to be written or read.
    static var maximumDigits: Int { 4300 }
}
