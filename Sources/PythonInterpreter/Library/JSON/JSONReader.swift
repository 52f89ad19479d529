internal import PythonNumbers

/// Reads a JSON document whose code points have one width. Values that are complete wait on a stack for their container,
/// so that no nesting is too deep for the thread. Nothing of it calls Python, so that nothing is collected meanwhile.
struct JSONReader<Unit: FixedWidthInteger & UnsignedInteger> {
    /// The document is not one, or not one for this reader.
    struct Fault: Error {
        /// Whether a limit error is under way.
        let isRaised: Bool
    }

    private struct Level {
        let isObject: Bool
        /// Where its items begin on the stack of values.
        let start: Int
    }

    private let vm: VM
    private let source: UnsafeMutablePointer<StringObject>
    private let units: UnsafePointer<Unit>
    private let count: Int
    private var at = 0
    private var levels: [Level] = []
    private var values: UnsafeMutablePointer<Value>
    private var valueCapacity = 256
    private var valueCount = 0
    /// Keys that were read lately, by the low bits of their hash: objects of one kind have the same keys.
    private let keys: UnsafeMutablePointer<Value>
    private static var keySlots: Int { 256 }

    init(vm: VM, source: UnsafeMutablePointer<StringObject>) {
        self.vm = vm
        self.source = source
        units = UnsafePointer(source.pointee.storage.assumingMemoryBound(to: Unit.self))
        count = source.pointee.count
        values = .allocate(capacity: valueCapacity)
        keys = .allocate(capacity: Self.keySlots)
        keys.initialize(repeating: .undefined, count: Self.keySlots)
    }

    func deallocate() {
        values.deallocate()
        keys.deallocate()
    }

    private var fault: Fault { Fault(isRaised: false) }

    @inline(__always)
    private func paid<Result>(_ body: () throws(Raised) -> Result) throws(Fault) -> Result {
        do throws(Raised) { return try body() } catch { throw Fault(isRaised: true) }
    }

    @inline(__always)
    private func unit(_ index: Int) -> UInt32 { index < count ? UInt32(truncatingIfNeeded: units[index]) : 0 }

    @inline(__always)
    private mutating func skipSpace() {
        while at < count {
            let unit = units[at]
            guard unit == 0x20 || unit == 0x0A || unit == 0x0D || unit == 0x09 else { return }
            at &+= 1
        }
    }

    // MARK: Structure

    mutating func document() throws(Fault) -> Value {
        skipSpace()
        try value()
        while let level = levels.last {
            skipSpace()
            let next = unit(at)
            at &+= 1
            if next == 0x2C {
                skipSpace()
                if level.isObject { try key() }
                try value()
            } else if next == (level.isObject ? 0x7D : 0x5D) {
                levels.removeLast()
                try close(level)
            } else {
                throw fault
            }
        }
        skipSpace()
        guard at == count, valueCount == 1 else { throw fault }
        return values[0]
    }

    /// Reads a value that is no container, or opens containers down to the first that is none.
    private mutating func value() throws(Fault) {
        while true {
            try paid { () throws(Raised) in try vm.charge(1) }
            switch unit(at) {
            case 0x22:
                at &+= 1
                return try push(try string())
            case 0x7B:
                at &+= 1
                skipSpace()
                if unit(at) == 0x7D {
                    at &+= 1
                    return try push(vm.makeDict())
                }
                try open(isObject: true)
                try key()
            case 0x5B:
                at &+= 1
                skipSpace()
                if unit(at) == 0x5D {
                    at &+= 1
                    return try push(try paid { () throws(Raised) in try vm.makeList([]) })
                }
                try open(isObject: false)
            case 0x2D, 0x30...0x39: return try push(try number())
            default: return try push(try word())
            }
        }
    }

    private mutating func open(isObject: Bool) throws(Fault) {
        guard levels.count < JSONDepth.limit else { throw fault }
        levels.append(Level(isObject: isObject, start: valueCount))
    }

    private mutating func close(_ level: Level) throws(Fault) {
        let items = values + level.start
        let size = valueCount - level.start
        valueCount = level.start
        if !level.isObject {
            return try push(try paid { () throws(Raised) in try vm.makeList(items, count: size) })
        }
        let pairs = size / 2
        try paid { () throws(Raised) in try vm.reserve(pairs * 72) }
        let dict = vm.newDict()
        vm.rebuild(&dict.pointee.table, entries: pairs)
        for index in 0..<pairs {
            let key = vm.string(items[2 * index])
            let hash = vm.hash(string: key)
            let known = vm.findString(&dict.pointee.table, key, hash: hash)
            if known >= 0, let entries = dict.pointee.table.entries {
                entries[known].value = items[2 * index + 1]
            } else {
                vm.insertNew(&dict.pointee.table, key: items[2 * index], value: items[2 * index + 1], hash: hash)
            }
        }
        try push(vm.finish(dict))
    }

    @inline(__always)
    private mutating func push(_ value: Value) throws(Fault) {
        if _slowPath(valueCount == valueCapacity) { try enlarge() }
        values[valueCount] = value
        valueCount &+= 1
    }

    @inline(never)
    private mutating func enlarge() throws(Fault) {
        let larger = valueCapacity * 2
        try paid { () throws(Raised) in try vm.reserve(larger * 16) }
        let moved = UnsafeMutablePointer<Value>.allocate(capacity: larger)
        moved.update(from: values, count: valueCount)
        values.deallocate()
        values = moved
        valueCapacity = larger
    }

    // MARK: Words and numbers

    private mutating func word() throws(Fault) -> Value {
        switch unit(at) {
        case 0x6E where take("null"): return .none
        case 0x74 where take("true"): return .true
        case 0x66 where take("false"): return .false
        case 0x4E where take("NaN"): return .float(.nan)
        case 0x49 where take("Infinity"): return .float(.infinity)
        default: throw fault
        }
    }

    private mutating func take(_ word: StaticString) -> Bool {
        let length = word.utf8CodeUnitCount
        for index in 0..<length where unit(at &+ index) != UInt32(word.utf8Start[index]) { return false }
        at &+= length
        return true
    }

    @inline(__always)
    private func isDigit(_ index: Int) -> Bool { unit(index) &- 48 < 10 }

    private mutating func number() throws(Fault) -> Value {
        let start = at
        let isNegative = unit(at) == 0x2D
        if isNegative {
            at &+= 1
            if unit(at) == 0x49, take("Infinity") { return .float(-.infinity) }
        }
        guard isDigit(at) else { throw fault }
        var significand: UInt64 = 0
        var digits = 0
        if unit(at) == 0x30 {
            at &+= 1
        } else {
            while isDigit(at) {
                significand = significand &* 10 &+ UInt64(unit(at) &- 48)
                digits &+= 1
                at &+= 1
            }
        }
        var exponent = 0
        var isFloat = false
        if unit(at) == 0x2E, isDigit(at &+ 1) {
            isFloat = true
            at &+= 1
            while isDigit(at) {
                significand = significand &* 10 &+ UInt64(unit(at) &- 48)
                // Zeros in front of all others take no room.
                if significand != 0 { digits &+= 1 }
                exponent &-= 1
                at &+= 1
            }
        }
        if unit(at) | 0x20 == 0x65 {
            var ahead = at &+ 1
            let isDown = unit(ahead) == 0x2D
            if isDown || unit(ahead) == 0x2B { ahead &+= 1 }
            if isDigit(ahead) {
                isFloat = true
                var written = 0
                while isDigit(ahead) {
                    if written < 100_000 { written = written &* 10 &+ Int(unit(ahead) &- 48) }
                    ahead &+= 1
                }
                exponent &+= isDown ? -written : written
                at = ahead
            }
        }
        try paid { () throws(Raised) in try vm.charge((at &- start) >> 4) }
        if !isFloat, digits <= 18 {
            return .int(isNegative ? -Int(truncatingIfNeeded: significand) : Int(truncatingIfNeeded: significand))
        }
        if isFloat, digits <= 19, significand < 1 << 53, exponent >= -22, exponent <= 22 {
            // Both numbers are exact, so the one operation rounds once.
            let whole = Double(significand)
            let power = JSONPowers.ten[Int(exponent.magnitude)]
            let magnitude = exponent < 0 ? whole / power : whole * power
            return .float(isNegative ? -magnitude : magnitude)
        }
        return try longNumber(start, isFloat: isFloat)
    }

    private func longNumber(_ start: Int, isFloat: Bool) throws(Fault) -> Value {
        if !isFloat, at - start > 4300 { throw fault }
        try paid { () throws(Raised) in try vm.reserve(at - start) }
        let text = (start..<at).map { UInt8(truncatingIfNeeded: units[$0]) }
        if isFloat {
            guard let value = text.withUnsafeBufferPointer({ FloatParser.parse($0) }) else { throw fault }
            return .float(value)
        }
        return try paid { () throws(Raised) in try vm.parseInteger(text, radix: 10) }
    }

    // MARK: Strings

    private mutating func key() throws(Fault) {
        guard unit(at) == 0x22 else { throw fault }
        at &+= 1
        let start = at
        var key = Value.undefined
        if Unit.bitWidth == 8 {
            // A key without escapes is looked for among the last ones before it is made.
            var index = at
            var hash: UInt32 = 0
            while index < count {
                let unit = UInt32(truncatingIfNeeded: units[index])
                if unit < 0x20 || unit == 0x22 || unit == 0x5C || unit > 0x7E || index &- start > 64 { break }
                hash = hash &* 31 &+ unit
                index &+= 1
            }
            if unit(index) == 0x22, index < count {
                let slot = Int((hash ^ hash >> 9) & UInt32(Self.keySlots &- 1))
                let known = keys[slot]
                let length = index &- start
                if !known.isUndefined, vm.string(known).pointee.count == length,
                    Memory.isEqual(vm.string(known).pointee.storage, units + start, length)
                {
                    key = known
                    at = index &+ 1
                } else {
                    key = try string()
                    keys[slot] = key
                }
            }
        }
        if key.isUndefined { key = try string() }
        try push(key)
        skipSpace()
        guard unit(at) == 0x3A else { throw fault }
        at &+= 1
        skipSpace()
    }

    /// A string literal behind its opening quote.
    private mutating func string() throws(Fault) -> Value {
        let start = at
        // The end, and how wide and how long the contents are.
        var union: UInt32 = 0
        var length = 0
        var hasEscapes = false
        var index = at
        scan: while true {
            if Unit.bitWidth == 8 {
                let raw = UnsafeRawPointer(units)
                while count &- index >= 8 {
                    if JSONBytes.isSpecial(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) { break }
                    index &+= 8
                    length &+= 8
                }
            }
            guard index < count else { throw fault }
            let unit = UInt32(truncatingIfNeeded: units[index])
            switch unit {
            case 0x22: break scan
            case 0..<0x20: throw fault
            case 0x5C:
                hasEscapes = true
                guard let (point, next) = escape(index) else { throw fault }
                union |= point
                index = next
            default:
                union |= unit
                index &+= 1
            }
            length &+= 1
        }
        at = index &+ 1
        let end = index
        try paid { () throws(Raised) in try vm.charge((end - start) >> 5) }
        if !hasEscapes, Unit.bitWidth == 8 {
            return try paid { () throws(Raised) in
                let latin = source.pointee.latin + start
                return union < 128
                    ? try vm.makeString(ascii: latin, count: length) : try vm.makeString(latin: latin, count: length)
            }
        }
        return try make(start, length, union)
    }

    private func make(_ start: Int, _ length: Int, _ union: UInt32) throws(Fault) -> Value {
        if length == 0 { return vm.pointee.emptyString }
        let width = union < 0x100 ? 1 : union < 0x10000 ? 2 : 4
        let string = try paid { () throws(Raised) in
            try vm.newString(count: length, width: width, isASCII: union < 128)
        }
        let storage = string.pointee.storage
        var index = start
        for position in 0..<length {
            var point = UInt32(truncatingIfNeeded: units[index])
            index &+= 1
            if point == 0x5C {
                guard let (escaped, next) = escape(index &- 1) else { throw fault }
                point = escaped
                index = next
            }
            switch width {
            case 1: storage.storeBytes(of: UInt8(truncatingIfNeeded: point), toByteOffset: position, as: UInt8.self)
            case 2:
                storage.storeBytes(of: UInt16(truncatingIfNeeded: point), toByteOffset: position << 1, as: UInt16.self)
            default: storage.storeBytes(of: point, toByteOffset: position << 2, as: UInt32.self)
            }
        }
        if length == 1, union < 256 { return vm.pointee.characters[Int(union)] }
        return vm.finish(string)
    }

    /// The character that the escape at an index stands for, and where the text goes on.
    private func escape(_ index: Int) -> (UInt32, Int)? {
        switch unit(index &+ 1) {
        case 0x22: return (0x22, index &+ 2)
        case 0x5C: return (0x5C, index &+ 2)
        case 0x2F: return (0x2F, index &+ 2)
        case 0x62: return (0x08, index &+ 2)
        case 0x66: return (0x0C, index &+ 2)
        case 0x6E: return (0x0A, index &+ 2)
        case 0x72: return (0x0D, index &+ 2)
        case 0x74: return (0x09, index &+ 2)
        case 0x75:
            guard let first = hex(index &+ 2) else { return nil }
            if first & 0xFC00 == 0xD800, unit(index &+ 6) == 0x5C, unit(index &+ 7) == 0x75,
                let second = hex(index &+ 8), second & 0xFC00 == 0xDC00
            {
                return (0x10000 &+ (first & 0x3FF) << 10 &+ second & 0x3FF, index &+ 12)
            }
            return (first, index &+ 6)
        default: return nil
        }
    }

    private func hex(_ index: Int) -> UInt32? {
        var result: UInt32 = 0
        for offset in 0..<4 {
            let unit = unit(index &+ offset)
            let digit: UInt32
            switch unit {
            case 0x30...0x39: digit = unit &- 48
            case 0x41...0x46: digit = unit &- 55
            case 0x61...0x66: digit = unit &- 87
            default: return nil
            }
            result = result << 4 | digit
        }
        return result
    }
}

enum JSONPowers {
    /// The powers of ten that a double holds exactly.
    static let ten: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ]
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The value of a JSON document; undefined if it is faulty.
    func scanJSON(_ source: UnsafeMutablePointer<StringObject>) throws(Raised) -> Value {
        // No Python code runs, so nothing has to be kept before the whole is there.
        let keeps = pointee.keepsTemporaries
        pointee.keepsTemporaries = false
        defer { pointee.keepsTemporaries = keeps }
        let value: Value
        switch source.pointee.width {
        case 1: value = try read(source, UInt8.self)
        case 2: value = try read(source, UInt16.self)
        default: value = try read(source, UInt32.self)
        }
        if keeps { keep(value) }
        return value
    }

    private func read<Unit: FixedWidthInteger & UnsignedInteger>(
        _ source: UnsafeMutablePointer<StringObject>, _: Unit.Type
    ) throws(Raised) -> Value {
        var reader = JSONReader<Unit>(vm: self, source: source)
        defer { reader.deallocate() }
        do throws(JSONReader<Unit>.Fault) { return try reader.document() } catch {
            if error.isRaised { throw Raised() }
            return .undefined
        }
    }
}
