internal import PythonNumbers

/// One number in a buffer, as `struct`, `array` and `memoryview` name it: a letter with a size and a meaning.
struct PackedItem {
    enum Meaning { case signed, unsigned, float, boolean, character, wideCharacter }

    let code: UInt8
    let size: Int
    let meaning: Meaning

    /// A format letter of native size.
    init?(native code: UInt8) {
        self.init(code, isNative: true)
    }

    /// A format letter of standard size.
    init?(standard code: UInt8) {
        self.init(code, isNative: false)
    }

    private init(_ code: UInt8, _ size: Int, _ meaning: Meaning) {
        self.code = code
        self.size = size
        self.meaning = meaning
    }

    private init?(_ code: UInt8, isNative: Bool) {
        let size: Int
        let meaning: Meaning
        switch Unicode.Scalar(code) {
        case "b": (size, meaning) = (1, .signed)
        case "B": (size, meaning) = (1, .unsigned)
        case "h": (size, meaning) = (2, .signed)
        case "H": (size, meaning) = (2, .unsigned)
        case "i": (size, meaning) = (4, .signed)
        case "I": (size, meaning) = (4, .unsigned)
        case "l": (size, meaning) = (isNative ? 8 : 4, .signed)
        case "L": (size, meaning) = (isNative ? 8 : 4, .unsigned)
        case "q": (size, meaning) = (8, .signed)
        case "Q": (size, meaning) = (8, .unsigned)
        case "n" where isNative: (size, meaning) = (8, .signed)
        case "N" where isNative, "P" where isNative: (size, meaning) = (8, .unsigned)
        case "e": (size, meaning) = (2, .float)
        case "f": (size, meaning) = (4, .float)
        case "d": (size, meaning) = (8, .float)
        case "?": (size, meaning) = (1, .boolean)
        case "c": (size, meaning) = (1, .character)
        default: return nil
        }
        self.init(code, size, meaning)
    }

    /// A type code of `array`.
    init?(arrayCode code: UInt8) {
        if code == UInt8(ascii: "u") || code == UInt8(ascii: "w") {
            self.init(code, 4, .wideCharacter)
            return
        }
        guard "bBhHiIlLqQfd".utf8.contains(code) else { return nil }
        self.init(native: code)
    }

    /// The bits of an item, zeros above.
    @inline(__always)
    private func bits(_ base: UnsafeRawPointer, isBig: Bool) -> UInt64 {
        switch size {
        case 1: return UInt64(base.load(as: UInt8.self))
        case 2:
            let value = base.loadUnaligned(as: UInt16.self)
            return UInt64(isBig ? value.byteSwapped : value)
        case 4:
            let value = base.loadUnaligned(as: UInt32.self)
            return UInt64(isBig ? value.byteSwapped : value)
        default:
            let value = base.loadUnaligned(as: UInt64.self)
            return isBig ? value.byteSwapped : value
        }
    }

    @inline(__always)
    private func store(_ bits: UInt64, _ base: UnsafeMutableRawPointer, isBig: Bool) {
        switch size {
        case 1: base.storeBytes(of: UInt8(truncatingIfNeeded: bits), as: UInt8.self)
        case 2:
            let value = UInt16(truncatingIfNeeded: bits)
            base.storeBytes(of: isBig ? value.byteSwapped : value, as: UInt16.self)
        case 4:
            let value = UInt32(truncatingIfNeeded: bits)
            base.storeBytes(of: isBig ? value.byteSwapped : value, as: UInt32.self)
        default: base.storeBytes(of: isBig ? bits.byteSwapped : bits, as: UInt64.self)
        }
    }

    /// The item as a value.
    func read(_ vm: VM, _ base: UnsafeRawPointer, isBig: Bool = false) throws(Raised) -> Value {
        let bits = bits(base, isBig: isBig)
        switch meaning {
        case .signed:
            let shift = UInt64(64 - size * 8)
            return .int(Int(Int64(bitPattern: bits << shift) >> Int64(shift)))
        case .unsigned:
            if let small = Int(exactly: bits) { return .int(small) }
            return try vm.makeBigInteger(BigInteger(bits))
        case .float:
            switch size {
            case 2: return .float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: bits))))
            case 4: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: bits))))
            default: return .float(Double(bitPattern: bits))
            }
        case .boolean: return .bool(bits != 0)
        case .character: return try vm.makeBytes([UInt8(truncatingIfNeeded: bits)])
        case .wideCharacter:
            guard bits < 0x11_0000 else {
                throw vm.valueError("character U+\(String(bits, radix: 16)) is not in range [U+0000; U+10ffff]")
            }
            return try vm.makeCharacter(UInt32(bits))
        }
    }

    /// What went wrong when a value did not fit.
    enum Misfit: Error {
        /// Not a value of the right type.
        case type
        /// Not between the least and the greatest value.
        case range
        /// A float too large for its size.
        case overflow
        /// A Python exception is under way.
        case raised
    }

    /// The bits of a value that is an integer already.
    func bits(_ vm: VM, integer value: Value) throws(Misfit) -> UInt64 {
        if value.isInt || value.isBool {
            let number = value.asInt
            if meaning == .signed {
                let shift = 64 - size * 8
                guard number >> (63 - shift) == 0 || number >> (63 - shift) == -1 else { throw .range }
            } else {
                guard number >= 0, size == 8 || number >> (size * 8) == 0 else { throw .range }
            }
            return UInt64(bitPattern: Int64(number))
        }
        guard meaning == .unsigned, size == 8, let big = vm.integer(value)?.bigInteger.uint64 else { throw .range }
        return big
    }

    /// The least and the greatest integer, for messages.
    var bounds: (String, String) {
        let bits = size * 8
        if meaning == .signed {
            let top = UInt64(1) << UInt64(bits - 1)
            return ("-\(top)", "\(top - 1)")
        }
        return ("0", bits == 64 ? "\(UInt64.max)" : "\(UInt64(1) << UInt64(bits) - 1)")
    }

    /// The bits of a float.
    func bits(_ double: Double) throws(Misfit) -> UInt64 {
        switch size {
        case 2:
            let half = Float16(double)
            if half.isInfinite, !double.isInfinite { throw .overflow }
            return UInt64(half.bitPattern)
        case 4:
            let single = Float(double)
            if single.isInfinite, !double.isInfinite { throw .overflow }
            return UInt64(single.bitPattern)
        default: return double.bitPattern
        }
    }

    /// Stores bits that were made of a value.
    func write(_ bits: UInt64, _ base: UnsafeMutableRawPointer, isBig: Bool = false) {
        store(bits, base, isBig: isBig)
    }
}
