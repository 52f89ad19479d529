/// `hex` and `fromhex`.
extension WorldBuilder {
    func buildHexadecimal(_ t: TypeBuilder, _ kind: Kind) {
        t.method("hex", "self, /, sep=, bytes_per_sep=1") { (vm, a) throws(Raised) in
            let value = try vm.bytesReceiver(a[0], kind, "hex")
            let size = a.has(2) ? try vm.count(a[2]) : 1
            let separator = a.has(1) ? try vm.hexSeparator(a[1]) : nil
            return try vm.hexadecimal(vm.view(value), separator, size)
        }
        t.classMethod("fromhex", "cls, string, /") { (vm, a) throws(Raised) in
            let bytes = try vm.bytes(fromHex: a[1], isMutable: kind == .byteArray)
            let exact = kind == .bytes ? vm.pointee.types.bytes : vm.pointee.types.byteArray
            if vm.type(a[0]) == exact { return bytes }
            return try vm.call(a[0], bytes)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// One ASCII character between groups of digits.
    func hexSeparator(_ value: Value) throws(Raised) -> UInt8 {
        let inner = unwrapped(value)
        guard inner.is(.string) || inner.is(.bytes) || inner.is(.byteArray) else {
            throw typeError("sep must be str or bytes.")
        }
        let view = view(inner)
        guard view.count == 1 else { throw valueError("sep must be length 1.") }
        guard view[0] < 0x80 else { throw valueError("sep must be ASCII.") }
        return UInt8(view[0])
    }

    /// Digits of bytes, with separators between groups that are counted from the right, or for a negative size from
    /// the left.
    func hexadecimal(_ view: TextView, _ separator: UInt8?, _ size: Int, asBytes: Bool = false) throws(Raised) -> Value
    {
        let group = Int(clamping: size.magnitude)
        let count = view.count
        let gaps = separator == nil || group == 0 || count == 0 ? 0 : (count - 1) / group
        let (digits, overflow) = count.multipliedReportingOverflow(by: 2)
        if overflow { throw exceed(.memory) }
        let length = digits + gaps
        try charge(length >> 3)
        if length == 0 { return asBytes ? pointee.emptyBytes : pointee.emptyString }
        let target: UnsafeMutablePointer<UInt8>
        let result: Value
        if asBytes {
            let bytes = try newBytes(count: length)
            target = bytes.pointee.storage
            result = finish(bytes)
        } else {
            let string = try newString(count: length, width: 1, isASCII: true)
            target = string.pointee.latin
            result = finish(string)
        }
        var position = 0
        for index in 0..<count {
            if let separator, gaps > 0, index > 0, (size > 0 ? count - index : index) % group == 0 {
                target[position] = separator
                position += 1
            }
            let byte = view.bytes[index]
            target[position] = Self.hexDigit(byte >> 4)
            target[position + 1] = Self.hexDigit(byte & 15)
            position += 2
        }
        return result
    }

    @inline(__always)
    static func hexDigit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }

    @inline(__always)
    static func hexValue(_ unit: UInt32) -> UInt8? {
        switch unit {
        case 0x30...0x39: UInt8(unit - 0x30)
        case 0x41...0x46: UInt8(unit - 0x37)
        case 0x61...0x66: UInt8(unit - 0x57)
        default: nil
        }
    }

    fileprivate func bytes(fromHex value: Value, isMutable: Bool) throws(Raised) -> Value {
        let text: TextView
        if let inner = unwrapped(value, .string) {
            text = TextView(string(inner))
        } else if let view = try bytesLike(value) {
            text = view
        } else {
            throw typeError("fromhex() argument must be str or bytes-like, not \(typeName(value))")
        }
        try charge(text.count >> 3)
        try reserve(text.count)
        var result: [UInt8] = []
        result.reserveCapacity(text.count / 2)
        var index = 0
        while index < text.count {
            if CharacterTable.isASCIISpace(text[index]) {
                index += 1
                continue
            }
            guard let high = Self.hexValue(text[index]) else {
                throw valueError("non-hexadecimal number found in fromhex() arg at position \(index)")
            }
            guard index + 1 < text.count else {
                throw valueError("fromhex() arg must contain an even number of hexadecimal digits")
            }
            guard let low = Self.hexValue(text[index + 1]) else {
                throw valueError("non-hexadecimal number found in fromhex() arg at position \(index + 1)")
            }
            result.append(high << 4 | low)
            index += 2
        }
        return try makeBytes(result, isMutable: isMutable)
    }
}
