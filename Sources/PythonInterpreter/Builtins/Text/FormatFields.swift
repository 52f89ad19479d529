/// What the fields of `str.format` are filled with.
struct FormatArguments {
    private let arguments: Arguments?
    private let mapping: Value
    private let positionalCount: Int
    /// The number of the next field without a name; -1 once fields were numbered by hand.
    private var next = 0
    private var isManual = false
    private var isAutomatic = false

    /// The arguments of `format`, whose first is the string itself.
    init(_ arguments: Arguments) {
        self.arguments = arguments
        mapping = .undefined
        let names = arguments.keywordNames
        positionalCount =
            arguments.count - 1 - (names.isUndefined ? 0 : names.raw(TupleObject.self).pointee.count)
    }

    /// The mapping of `format_map`.
    init(mapping: Value) {
        arguments = nil
        self.mapping = mapping
        positionalCount = 0
    }

    /// The value of a field without a name.
    mutating func automatic(_ vm: VM) throws(Raised) -> Value {
        if isManual {
            throw vm.valueError(
                "cannot switch from manual field specification to automatic field numbering")
        }
        isAutomatic = true
        defer { next += 1 }
        return try positional(vm, next)
    }

    /// The value of a field with a number.
    mutating func numbered(_ vm: VM, _ number: Int) throws(Raised) -> Value {
        if isAutomatic {
            throw vm.valueError(
                "cannot switch from automatic field numbering to manual field specification")
        }
        isManual = true
        return try positional(vm, number)
    }

    private func positional(_ vm: VM, _ number: Int) throws(Raised) -> Value {
        guard let arguments else { throw vm.valueError("Format string contains positional fields") }
        guard number < positionalCount else {
            throw vm.raise(
                vm.pointee.types.indexError, "Replacement index \(number) out of range for positional args tuple")
        }
        return arguments[number + 1]
    }

    /// The value of a field with a name.
    func named(_ vm: VM, _ name: Value) throws(Raised) -> Value {
        guard let arguments else { return try vm.getItem(mapping, name) }
        if arguments.keywordNames.is(.tuple) {
            let names = vm.tuple(arguments.keywordNames)
            for index in 0..<names.pointee.count {
                let other = names.pointee.items[index]
                if other.is(.string), vm.isEqual(vm.string(other), vm.string(name)) {
                    return arguments[1 + positionalCount + index]
                }
            }
        }
        throw vm.keyError(name)
    }
}

/// `str.format`
extension UnsafeMutablePointer where Pointee == Machine {
    func formatFields(_ text: Value, _ arguments: FormatArguments) throws(Raised) -> Value {
        var arguments = arguments
        return try formatFields(text, 0, string(text).pointee.count, &arguments, depth: 2)
    }

    /// One replacement field, as places in the text.
    private struct Field {
        var name = (0, 0)
        var conversion: UInt32 = 0
        var spec = (0, 0)
        var isNested = false
    }

    private func formatFields(
        _ text: Value, _ from: Int, _ to: Int, _ arguments: inout FormatArguments, depth: Int
    ) throws(Raised) -> Value {
        if depth <= 0 { throw valueError("Max string recursion exceeded") }
        var builder = TextBuilder(vm: self)
        let source = string(text)
        var position = from
        try charge((to - from) >> 3 + 1)
        while position < to {
            let start = position
            while position < to, source.pointee[position] != 0x7B, source.pointee[position] != 0x7D { position += 1 }
            try builder.append(source, start, position - start)
            if position == to { break }
            let mark = source.pointee[position]
            position += 1
            if position < to, source.pointee[position] == mark {
                try builder.append(mark)
                position += 1
                continue
            }
            if mark == 0x7D { throw valueError("Single '}' encountered in format string") }
            if position == to { throw valueError("Single '{' encountered in format string") }
            try charge(4)
            let field = try parseField(source, &position, to)
            let kept = pointee.temporaryCount
            var value = try fieldValue(source, field.name, &arguments)
            keep(value)
            if field.conversion != 0 { value = try converted(value, field.conversion) }
            keep(value)
            let spec: Value
            if field.isNested {
                spec = try formatFields(text, field.spec.0, field.spec.1, &arguments, depth: depth - 1)
            } else {
                spec = try substring(source, field.spec.0, field.spec.1 - field.spec.0)
            }
            keep(spec)
            try builder.append(value.is(.string) && string(spec).pointee.count == 0 ? value : try format(value, spec))
            if pointee.temporaryCount > kept { pointee.temporaryCount = kept }
        }
        return try builder.finish()
    }

    private func parseField(
        _ text: UnsafeMutablePointer<StringObject>, _ position: inout Int, _ to: Int
    ) throws(Raised) -> Field {
        var field = Field()
        field.name.0 = position
        var mark: UInt32 = 0
        scan: while position < to {
            mark = text.pointee[position]
            position += 1
            switch mark {
            case 0x7B: throw valueError("unexpected '{' in field name")
            case 0x5B: while position < to, text.pointee[position] != 0x5D { position += 1 }
            case 0x7D, 0x3A, 0x21: break scan
            default: break
            }
            mark = 0
        }
        guard mark != 0 else { throw valueError("expected '}' before end of string") }
        field.name.1 = position - 1
        field.spec = (position, position)
        if mark == 0x7D { return field }
        if mark == 0x21 {
            guard position < to else {
                throw valueError("end of string while looking for conversion specifier")
            }
            field.conversion = text.pointee[position]
            position += 1
            if position < to {
                let next = text.pointee[position]
                position += 1
                field.spec = (position, position)
                if next == 0x7D { return field }
                if next != 0x3A { throw valueError("expected ':' after conversion specifier") }
            }
        }
        field.spec.0 = position
        var depth = 1
        while position < to {
            let point = text.pointee[position]
            position += 1
            if point == 0x7B {
                field.isNested = true
                depth += 1
            } else if point == 0x7D {
                depth -= 1
                if depth == 0 {
                    field.spec.1 = position - 1
                    return field
                }
            }
        }
        throw valueError("unmatched '{' in format spec")
    }

    private func converted(_ value: Value, _ conversion: UInt32) throws(Raised) -> Value {
        switch conversion {
        case 0x72: return try representation(value)
        case 0x73: return try toString(value)
        case 0x61: return try asciiRepresentation(value)
        default:
            if conversion > 32, conversion < 127, let scalar = Unicode.Scalar(conversion) {
                throw valueError("Unknown conversion specifier \(Character(scalar))")
            }
            throw valueError("Unknown conversion specifier \\x\(String(conversion, radix: 16))")
        }
    }

    /// The number that digits make; nil if they are none.
    private func fieldNumber(
        _ text: UnsafeMutablePointer<StringObject>, _ from: Int, _ to: Int
    ) throws(Raised) -> Int? {
        if from == to { return nil }
        var number = 0
        for index in from..<to {
            guard let digit = CharacterTable.decimalValue(text.pointee[index]) else { return nil }
            let (product, first) = number.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(digit)
            if first || second { throw valueError("Too many decimal digits in format string") }
            number = sum
        }
        return number
    }

    /// The argument that a field names, and what its attributes and indices lead to. Attributes are got as Python code
    /// would get them: there is nothing to reach that code could not.
    private func fieldValue(
        _ text: UnsafeMutablePointer<StringObject>, _ name: (Int, Int), _ arguments: inout FormatArguments
    ) throws(Raised) -> Value {
        var position = name.0
        let end = name.1
        while position < end, text.pointee[position] != 0x2E, text.pointee[position] != 0x5B { position += 1 }
        var value: Value
        if position == name.0 {
            value = try arguments.automatic(self)
        } else if let number = try fieldNumber(text, name.0, position) {
            value = try arguments.numbered(self, number)
        } else {
            value = try arguments.named(self, try substring(text, name.0, position - name.0))
        }
        while position < end {
            try charge(2)
            keep(value)
            let mark = text.pointee[position]
            position += 1
            let start = position
            if mark == 0x2E {
                while position < end, text.pointee[position] != 0x2E, text.pointee[position] != 0x5B { position += 1 }
                if position == start { throw valueError("Empty attribute in format string") }
                value = try getAttribute(value, intern(try substring(text, start, position - start)))
            } else if mark == 0x5B {
                while position < end, text.pointee[position] != 0x5D { position += 1 }
                guard position < end else { throw valueError("Missing ']' in format string") }
                if position == start { throw valueError("Empty attribute in format string") }
                let key: Value
                if let number = try fieldNumber(text, start, position) {
                    key = .int(number)
                } else {
                    key = try substring(text, start, position - start)
                }
                position += 1
                keep(key)
                value = try getItem(value, key)
            } else {
                throw valueError("Only '.' or '[' may follow ']' in format field specifier")
            }
        }
        return value
    }
}
