/// The module `binascii`.
extension WorldBuilder {
    func buildBinasciiModule() {
        let m = module("binascii")
        let error = m.type("Error", base: types.valueError, layout: .exception, flags: .isException).type
        m.constant(
            "Incomplete",
            .object(m.type("Incomplete", base: types.exception, layout: .exception, flags: .isException).type))
        for name in ["hexlify", "b2a_hex"] {
            m.function(name, "data, sep=, bytes_per_sep=1") { (vm, a) throws(Raised) in
                let size = a.has(2) ? try vm.count(a[2]) : 1
                let separator = a.has(1) ? try vm.hexSeparator(a[1]) : nil
                return try vm.hexadecimal(try vm.requireBytes(a[0]), separator, size, asBytes: true)
            }
        }
        for name in ["unhexlify", "a2b_hex"] {
            m.function(name, "hexstr, /") { (vm, a) throws(Raised) in
                try vm.unhexlify(try vm.requireASCII(a[0]), error)
            }
        }
        m.function("b2a_base64", "data, /, *, newline=True") { (vm, a) throws(Raised) in
            let newline = a.has(1) ? try vm.isTrue(a[1]) : true
            return try vm.base64(try vm.requireBytes(a[0]), newline: newline)
        }
        m.function("a2b_base64", "data, /, *, strict_mode=False") { (vm, a) throws(Raised) in
            let strict = a.has(1) ? try vm.isTrue(a[1]) : false
            return try vm.decodeBase64(try vm.requireASCII(a[0]), strict: strict, error)
        }
        m.function("b2a_uu", "data, /, *, backtick=False") { (vm, a) throws(Raised) in
            let backtick = a.has(1) ? try vm.isTrue(a[1]) : false
            return try vm.uuencode(try vm.requireBytes(a[0]), backtick: backtick, error)
        }
        m.function("a2b_uu", "data, /") { (vm, a) throws(Raised) in
            try vm.uudecode(try vm.requireASCII(a[0]), error)
        }
        m.function("b2a_qp", "data, quotetabs=False, istext=True, header=False") { (vm, a) throws(Raised) in
            let tabs = a.has(1) ? try vm.isTrue(a[1]) : false
            let text = a.has(2) ? try vm.isTrue(a[2]) : true
            let header = a.has(3) ? try vm.isTrue(a[3]) : false
            return try vm.quotedPrintable(try vm.requireBytes(a[0]), tabs: tabs, isText: text, isHeader: header)
        }
        m.function("a2b_qp", "data, header=False") { (vm, a) throws(Raised) in
            let header = a.has(1) ? try vm.isTrue(a[1]) : false
            return try vm.decodeQuotedPrintable(try vm.requireASCII(a[0]), isHeader: header)
        }
        m.function("crc32", "data, crc=0, /") { (vm, a) throws(Raised) in
            let start = a.has(1) ? try vm.checksumStart(a[1]) : 0
            let view = try vm.requireBytes(a[0])
            try vm.charge(view.count >> 3)
            return .int(Int(Checksum.crc32(view, UInt32(truncatingIfNeeded: start))))
        }
        m.function("crc_hqx", "data, crc, /") { (vm, a) throws(Raised) in
            let start = try vm.checksumStart(a[1])
            let view = try vm.requireBytes(a[0])
            try vm.charge(view.count >> 3)
            return .int(Int(Checksum.crcHQX(view, UInt16(truncatingIfNeeded: start))))
        }
    }
}

/// Cyclic redundancy checks.
enum Checksum {
    private static let table: [UInt32] = (0..<256).map { start in
        (0..<8).reduce(UInt32(start)) { value, _ in value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
    }

    private static let hqxTable: [UInt16] = (0..<256).map { start in
        (0..<8).reduce(UInt16(start) << 8) { value, _ in value & 0x8000 != 0 ? value << 1 ^ 0x1021 : value << 1 }
    }

    static func crc32(_ view: TextView, _ start: UInt32) -> UInt32 {
        table.withUnsafeBufferPointer { table in
            var value = ~start
            for index in 0..<view.count {
                value = table[Int((value ^ UInt32(view.bytes[index])) & 0xFF)] ^ value >> 8
            }
            return ~value
        }
    }

    static func crcHQX(_ view: TextView, _ start: UInt16) -> UInt16 {
        hqxTable.withUnsafeBufferPointer { table in
            var value = start
            for index in 0..<view.count {
                value = value << 8 ^ table[Int(value >> 8 ^ UInt16(view.bytes[index]))]
            }
            return value
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The low bits of an integer of any size.
    fileprivate func checksumStart(_ value: Value) throws(Raised) -> Int {
        let whole = try indexValue(value)
        if whole.isInt || whole.isBool { return whole.asInt }
        let big = object(whole, BigIntObject.self)
        let low = Int(truncatingIfNeeded: big.pointee.limbs[0])
        return big.pointee.isNegative ? 0 &- low : low
    }

    fileprivate func unhexlify(_ view: TextView, _ error: TypePointer) throws(Raised) -> Value {
        guard view.count % 2 == 0 else { throw raise(error, "Odd-length string") }
        if view.count == 0 { return pointee.emptyBytes }
        try charge(view.count >> 4)
        let result = try newBytes(count: view.count / 2)
        for index in 0..<view.count / 2 {
            guard let high = Self.hexValue(view[index * 2]), let low = Self.hexValue(view[index * 2 + 1]) else {
                throw raise(error, "Non-hexadecimal digit found")
            }
            result.pointee.storage[index] = high << 4 | low
        }
        return finish(result)
    }
}
