/// Padding, tabs and translation.
extension WorldBuilder {
    func buildStringPadding(_ t: TypeBuilder) {
        for name in ["ljust", "rjust", "center"] {
            t.method(name, 2...3) { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], name)
                let width = try vm.count(a[1])
                var fill: UInt32 = 0x20
                if a.has(2) {
                    guard let character = vm.unwrapped(a[2], .string) else {
                        throw vm.typeError(
                            "The fill character must be a unicode character, not \(vm.typeName(a[2]))")
                    }
                    guard vm.string(character).pointee.count == 1 else {
                        throw vm.typeError("The fill character must be exactly one character long")
                    }
                    fill = vm.string(character).pointee[0]
                }
                let missing = width - Swift.min(width, vm.view(text).count)
                return try vm.padded(text, fill, Padding.split(name, missing, width))
            }
        }
        t.method("zfill", 2) { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "zfill")
            let width = try vm.count(a[1])
            return try vm.zeroFilled(text, width)
        }
        t.method("expandtabs", "self, /, tabsize=8") { (vm, a) throws(Raised) in
            let text = try vm.text(of: a[0], "expandtabs")
            let size = a.has(1) ? try vm.tabSize(a[1]) : 8
            return try vm.expandingTabs(text, size)
        }
        t.method("translate", 2) { (vm, a) throws(Raised) in
            try vm.translate(try vm.text(of: a[0], "translate"), a[1])
        }
        t.staticMethod("maketrans", "x, y=, z=, /") { (vm, a) throws(Raised) in try vm.makeTranslation(a) }
    }
}

/// How much padding stands before and behind a text.
enum Padding {
    static func split(_ method: String, _ missing: Int, _ width: Int) -> (Int, Int) {
        guard missing > 0 else { return (0, 0) }
        switch method {
        case "ljust": return (0, missing)
        case "rjust": return (missing, 0)
        default:
            // The odd place goes to the left if the width is odd.
            let left = missing / 2 + (missing & width & 1)
            return (left, missing - left)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A text between characters that fill.
    func padded(_ source: Value, _ fill: UInt32, _ sides: (Int, Int)) throws(Raised) -> Value {
        let text = view(source)
        if sides.0 + sides.1 == 0 { return try piece(source, 0, text.count) }
        let (sum, overflow) = sides.0.addingReportingOverflow(sides.1)
        let (length, overflows) = sum.addingReportingOverflow(text.count)
        if overflow || overflows { throw exceed(.memory) }
        try reserve(length)
        try charge(length >> 5)
        if source.is(.string) {
            let width = Swift.max(text.width, Self.width(of: fill))
            let isASCII = fill < 0x80 && string(source).pointee.header.flags.contains(.ascii)
            let result = try newString(count: length, width: width, isASCII: isASCII || fill < 0x80 && text.count == 0)
            var writer = StringWriter(result)
            writer.put(fill, times: sides.0)
            writer.put(text)
            writer.put(fill, times: sides.1)
            return length == 1 ? try makeCharacter(result.pointee[0]) : finish(result)
        }
        let result = try newBytes(count: length, isMutable: source.is(.byteArray))
        let target = result.pointee.storage
        target.update(repeating: UInt8(truncatingIfNeeded: fill), count: sides.0)
        (target + sides.0).update(from: text.bytes, count: text.count)
        (target + sides.0 + text.count).update(repeating: UInt8(truncatingIfNeeded: fill), count: sides.1)
        return finish(result)
    }

    func zeroFilled(_ source: Value, _ width: Int) throws(Raised) -> Value {
        let text = view(source)
        let missing = width > text.count ? width - text.count : 0
        let result = try padded(source, 0x30, (missing, 0))
        guard missing > 0, text.count > 0, text[0] == 0x2B || text[0] == 0x2D else { return result }
        // The sign moves in front of the zeros; the result is new, so that it may still be changed.
        if result.is(.string) {
            let string = string(result)
            var first = StringWriter(string)
            first.put(text[0])
            setPoint(string, missing, 0x30)
        } else {
            let bytes = bytes(result)
            bytes.pointee.storage[0] = UInt8(truncatingIfNeeded: text[0])
            bytes.pointee.storage[missing] = 0x30
        }
        return result
    }

    private func setPoint(_ string: UnsafeMutablePointer<StringObject>, _ index: Int, _ point: UInt32) {
        switch string.pointee.width {
        case 1: string.pointee.latin[index] = UInt8(truncatingIfNeeded: point)
        case 2:
            string.pointee.storage.storeBytes(
                of: UInt16(truncatingIfNeeded: point), toByteOffset: index << 1, as: UInt16.self)
        default: string.pointee.storage.storeBytes(of: point, toByteOffset: index << 2, as: UInt32.self)
        }
    }

    func tabSize(_ value: Value) throws(Raised) -> Int {
        let size = try indexValue(value)
        guard size.isInt || size.isBool, let small = Int32(exactly: size.asInt) else {
            throw raise(pointee.types.overflowError, "Python int too large to convert to C int")
        }
        return Int(small)
    }

    func expandingTabs(_ source: Value, _ size: Int) throws(Raised) -> Value {
        let text = view(source)
        try charge(text.count >> 2)
        var length = 0
        var column = 0
        for index in 0..<text.count {
            let point = text[index]
            if point == 0x09 {
                if size > 0 {
                    let step = size - column % size
                    column += step
                    length &+= step
                    if length > 1 << 40 { throw exceed(.memory) }
                }
            } else {
                column = point == 0x0A || point == 0x0D ? 0 : column + 1
                length &+= 1
            }
        }
        try reserve(length)
        try charge(length >> 4)
        if length == 0 { return try piece(source, 0, 0) }
        if source.is(.string) {
            // Without its tabs a string is as wide as with them, and no less ASCII.
            let isASCII = string(source).pointee.header.flags.contains(.ascii)
            let result = try newString(count: length, width: text.width, isASCII: isASCII)
            var writer = StringWriter(result)
            expand(text, size) { writer.put($0, times: $1) }
            return length == 1 ? try makeCharacter(result.pointee[0]) : finish(result)
        }
        let result = try newBytes(count: length, isMutable: source.is(.byteArray))
        var position = 0
        expand(text, size) { (unit, times) in
            (result.pointee.storage + position).update(repeating: UInt8(truncatingIfNeeded: unit), count: times)
            position += times
        }
        return finish(result)
    }

    private func expand(_ text: TextView, _ size: Int, _ body: (UInt32, Int) -> Void) {
        var column = 0
        for index in 0..<text.count {
            let point = text[index]
            if point == 0x09 {
                if size > 0 {
                    let step = size - column % size
                    column += step
                    body(0x20, step)
                }
            } else {
                column = point == 0x0A || point == 0x0D ? 0 : column + 1
                body(point, 1)
            }
        }
    }

    // MARK: Translation

    func translate(_ source: Value, _ table: Value) throws(Raised) -> Value {
        let inner = table.is(.dict) ? table : .undefined
        let count = string(source).pointee.count
        var builder = TextBuilder(vm: self)
        // What the table says of ASCII characters is asked for once: most texts have few different ones.
        var known: [Value] = Array(repeating: .undefined, count: 128)
        let kept = pointee.temporaryCount
        for index in 0..<count {
            if index & 15 == 15 { try charge(16) }
            let point = string(source).pointee[index]
            var replacement: Value
            if point < 128, inner.is(.dict), !known[Int(point)].isUndefined {
                replacement = known[Int(point)]
            } else {
                if inner.is(.dict) {
                    replacement = try get(dict(inner), .int(Int(point)))
                    if replacement.isUndefined { replacement = .notImplemented }
                } else {
                    do throws(Raised) {
                        replacement = try getItem(table, .int(Int(point)))
                    } catch {
                        guard take(pointee.types.lookupError) != nil else { throw error }
                        replacement = .notImplemented
                    }
                }
                if point < 128, inner.is(.dict) {
                    keep(replacement)
                    known[Int(point)] = replacement
                }
            }
            switch replacement.kind {
            case .notImplemented: try builder.append(point)
            case .none: break
            default:
                let value = unwrapped(replacement)
                if value.is(.string) {
                    try builder.append(value)
                } else if value.isInt || value.isBool {
                    guard value.asInt >= 0, value.asInt < 0x11_0000 else {
                        throw valueError("character mapping must be in range(0x110000)")
                    }
                    try builder.append(UInt32(value.asInt))
                } else if value.is(.bigInt) {
                    throw valueError("character mapping must be in range(0x110000)")
                } else {
                    throw typeError("character mapping must return integer, None or str")
                }
            }
            if !inner.is(.dict), pointee.temporaryCount > kept { pointee.temporaryCount = kept }
        }
        return try builder.finish()
    }

    fileprivate func makeTranslation(_ a: Arguments) throws(Raised) -> Value {
        let result = newDict()
        let handle = finish(result)
        if !a.has(1) {
            guard let source = unwrapped(a[0], .dict) else {
                throw typeError("if you give only one argument to maketrans it must be a dict")
            }
            var position = 0
            while position < dict(source).pointee.table.used, let entries = dict(source).pointee.table.entries {
                let entry = entries[position]
                position += 1
                if entry.key.isUndefined { continue }
                try charge(2)
                let key = unwrapped(entry.key)
                if key.is(.string) {
                    guard string(key).pointee.count == 1 else {
                        throw valueError("string keys in translatetable must be of length 1")
                    }
                    try set(result, .int(Int(string(key).pointee[0])), entry.value)
                } else if key.isInt || key.isBool || key.is(.bigInt) {
                    try set(result, entry.key, entry.value)
                } else {
                    throw typeError("keys in translate table must be strings or integers")
                }
            }
            return handle
        }
        guard let from = unwrapped(a[0], .string) else {
            throw typeError("first maketrans argument must be a string if there is a second argument")
        }
        guard let to = unwrapped(a[1], .string) else {
            throw typeError("maketrans() argument 2 must be str, not \(a[1].isNone ? "None" : typeName(a[1]))")
        }
        let (x, y) = (view(from), view(to))
        guard x.count == y.count else {
            throw valueError("the first two maketrans arguments must have equal length")
        }
        for index in 0..<x.count {
            if index & 15 == 0 { try charge(32) }
            try set(result, .int(Int(x[index])), .int(Int(y[index])))
        }
        if a.has(2) {
            guard let removed = unwrapped(a[2], .string) else {
                throw typeError("maketrans() argument 3 must be str, not \(a[2].isNone ? "None" : typeName(a[2]))")
            }
            let z = view(removed)
            for index in 0..<z.count {
                if index & 15 == 0 { try charge(32) }
                try set(result, .int(Int(z[index])), .none)
            }
        }
        return handle
    }
}
