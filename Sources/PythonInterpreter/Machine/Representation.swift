internal import PythonNumbers

/// `repr`, `str`, `ascii` and `format` of any value.
extension UnsafeMutablePointer where Pointee == Machine {
    /// `repr(value)`
    func representation(_ value: Value) throws(Raised) -> Value {
        switch value.kind {
        case .none: return intern("None")
        case .bool: return intern(value.isTrue ? "True" : "False")
        case .int: return try makeDecimal(value.asInt)
        case .float: return try makeString(utf8: FloatText.representation(value.asDouble))
        case .ellipsis: return intern("Ellipsis")
        case .notImplemented: return intern("NotImplemented")
        default: break
        }
        try checkStack()
        pointee.nesting += 1
        defer { pointee.nesting -= 1 }
        if pointee.nesting > Self.deepest {
            throw raise(
                pointee.types.recursionError, "maximum recursion depth exceeded while getting the repr of an object")
        }
        let method = lookup(typeOf(value), .repr)
        if method.isUndefined || method.isNone { return try defaultRepresentation(value) }
        let result = try callSpecial(method, value)
        guard unwrapped(result).is(.string) else {
            throw typeError("__repr__ returned non-string (type \(typeName(result)))")
        }
        return result
    }

    /// `str(value)`
    func toString(_ value: Value) throws(Raised) -> Value {
        if value.is(.string) { return value }
        if !value.isObject { return try representation(value) }
        let method = lookup(typeOf(value), .str)
        if method.isUndefined || method.isNone || method.isIdentical(World.shared.objectStr) {
            return try representation(value)
        }
        try checkStack()
        let result = try callSpecial(method, value)
        guard unwrapped(result).is(.string) else {
            throw typeError("__str__ returned non-string (type \(typeName(result)))")
        }
        return result
    }

    /// The decimal digits of an integer, written where they stay.
    func makeDecimal(_ value: Int) throws(Raised) -> Value {
        if value >= 0, value < 10 { return pointee.characters[0x30 + value] }
        let magnitude = UInt64(value.magnitude)
        let length = IntegerText.decimalLength(magnitude)
        let sign = value < 0 ? 1 : 0
        let string = try newString(count: length + sign, width: 1, isASCII: true)
        let target = string.pointee.latin
        if sign == 1 { target[0] = 0x2D }
        IntegerText.write(magnitude, length, to: target + sign)
        return finish(string)
    }

    func defaultRepresentation(_ value: Value) throws(Raised) -> Value {
        let type = typeOf(value)
        let module = text(type.pointee.module)
        let prefix = module == "builtins" || module.isEmpty ? "" : module + "."
        return try makeString("<\(prefix)\(text(type.pointee.qualifiedName)) object at \(address(value))>")
    }

    /// A number that stands for the object: where it lies is nobody's business.
    func address(_ value: Value) -> String {
        let digits = String(identity(value), radix: 16)
        return "0x" + String(repeating: "0", count: Swift.max(0, 12 - digits.utf8.count)) + digits
    }

    /// `id(value)`: a number of the session, not an address of the process.
    func identity(_ value: Value) -> Int {
        if !value.isObject {
            return Int(truncatingIfNeeded: value.bits &* 32 &+ value.tag &* 8 &+ 0x7000_0000_0000) & 0x7FFF_FFFF_FFFF
        }
        // Distances between objects may be seen, addresses may not.
        let mixed = (value.bits ^ pointee.hashKey.first) & 0x7FFF_FFFF_FFF0
        return Int(truncatingIfNeeded: mixed)
    }

    /// `format(value, spec)`
    func format(_ value: Value, _ spec: Value) throws(Raised) -> Value {
        let specString = unwrapped(spec)
        if specString.is(.string), string(specString).pointee.count == 0, !value.is(.instance) {
            return try toString(value)
        }
        if specString.is(.string) {
            let quick = try simpleFormat(value, string(specString))
            if !quick.isUndefined { return quick }
        }
        let method = lookup(typeOf(value), .format)
        if method.isUndefined { throw typeError("unsupported format string passed to \(typeName(value)).__format__") }
        let result = try callSpecial(method, value, spec)
        guard unwrapped(result).is(.string) else {
            throw typeError("__format__ must return a str, not \(typeName(result))")
        }
        return result
    }

    /// Writes the representations of items between brackets, with a place holder where a container is inside itself.
    func bracketed(
        _ container: Value, _ open: String, _ close: String, placeholder: String,
        _ body: (inout TextBuilder) throws(Raised) -> Void
    ) throws(Raised) -> Value {
        let header = container.header
        if header.pointee.flags.contains(.busy) { return try makeString(placeholder) }
        let isImmortal = header.pointee.flags.contains(.immortal)
        if !isImmortal { header.pointee.flags.insert(.busy) }
        defer { if !isImmortal { header.pointee.flags.remove(.busy) } }
        var builder = TextBuilder(vm: self)
        try builder.append(open)
        try body(&builder)
        try builder.append(close)
        return try builder.finish()
    }
}

/// A string that grows, counted while it does.
struct TextBuilder {
    let vm: VM
    private var latin: [UInt8] = []
    private var wide: [UInt32] = []
    private var isWide = false
    private var charged = 0

    init(vm: VM) { self.vm = vm }

    var count: Int { isWide ? wide.count : latin.count }

    private mutating func grow(_ more: Int) throws(Raised) {
        let size = (count + more) * (isWide ? 4 : 1)
        if size > charged + 4096 {
            try vm.reserve(size)
            try vm.charge((size - charged) >> 6)
            charged = size
        }
    }

    mutating func append(_ text: String) throws(Raised) {
        try grow(text.utf8.count)
        var isASCII = true
        for byte in text.utf8 where byte >= 128 {
            isASCII = false
            break
        }
        if isASCII, !isWide {
            latin.append(contentsOf: text.utf8)
        } else {
            for scalar in text.unicodeScalars { try append(scalar.value) }
        }
    }

    mutating func append(_ point: UInt32) throws(Raised) {
        try grow(1)
        if isWide {
            wide.append(point)
        } else if point < 256 {
            latin.append(UInt8(truncatingIfNeeded: point))
        } else {
            widen()
            wide.append(point)
        }
    }

    private mutating func widen() {
        isWide = true
        wide = latin.map(UInt32.init)
        latin = []
    }

    /// Code points up to U+00FF.
    mutating func append<Bytes: Collection>(latin bytes: Bytes) throws(Raised) where Bytes.Element == UInt8 {
        try grow(bytes.count)
        if isWide {
            for byte in bytes { wide.append(UInt32(byte)) }
        } else {
            latin.append(contentsOf: bytes)
        }
    }

    /// A string value.
    mutating func append(_ value: Value) throws(Raised) {
        let inner = vm.unwrapped(value)
        guard inner.is(.string) else { return }
        let string = vm.string(inner)
        try grow(string.pointee.count)
        if !isWide, string.pointee.width == 1 {
            latin.append(contentsOf: UnsafeBufferPointer(start: string.pointee.latin, count: string.pointee.count))
            return
        }
        if !isWide { widen() }
        for index in 0..<string.pointee.count { wide.append(string.pointee[index]) }
    }

    mutating func append(_ string: UnsafeMutablePointer<StringObject>, _ start: Int, _ count: Int) throws(Raised) {
        guard count > 0 else { return }
        try grow(count)
        if !isWide, string.pointee.width == 1 {
            latin.append(contentsOf: UnsafeBufferPointer(start: string.pointee.latin + start, count: count))
            return
        }
        for index in start..<start + count { try append(string.pointee[index]) }
    }

    func finish() throws(Raised) -> Value {
        if isWide { return try vm.makeString(wide) }
        var result = Value.undefined
        latin.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else {
                result = vm.pointee.emptyString
                return
            }
            do { result = try vm.makeString(latin: base, count: buffer.count) } catch {}
        }
        if result.isUndefined { throw Raised() }
        return result
    }
}
