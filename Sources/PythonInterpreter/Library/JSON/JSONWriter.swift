internal import PythonNumbers

/// Writes a value as JSON text. Containers that are under way lie on a stack of their own, so that no nesting is too
/// deep for the thread. Nothing of it calls Python.
struct JSONWriter<Unit: FixedWidthInteger & UnsignedInteger> {
    /// Why a value is left to the module in Python.
    enum Refusal: Error {
        case notPlain
        /// A character does not fit into the unit.
        case tooWide
        /// A limit error is under way.
        case raised
    }

    private struct Level {
        let container: Value
        /// Items or pairs in the order in which they are written; nil: the container's own.
        let pairs: [Entry]?
        var index: Int
        var isFirst: Bool
    }

    let vm: VM
    let style: JSONStyle
    private var units: UnsafeMutablePointer<Unit>
    private var capacity: Int
    private(set) var count = 0
    private var levels: [Level] = []

    init(vm: VM, style: JSONStyle) {
        self.vm = vm
        self.style = style
        capacity = 512
        units = .allocate(capacity: capacity)
    }

    var result: UnsafeBufferPointer<Unit> { UnsafeBufferPointer(start: units, count: count) }

    func deallocate() { units.deallocate() }

    mutating func write(_ value: Value) throws(Refusal) {
        try begin(value)
        while !levels.isEmpty { try step() }
    }

    // MARK: Containers

    /// Writes a value that is no container, or opens one.
    @inline(__always)
    private mutating func begin(_ value: Value) throws(Refusal) {
        do throws(Raised) { try vm.charge(1) } catch { throw .raised }
        switch value.kind {
        case .string: try quote(value)
        case .int: try append(value.asInt)
        case .float: try append(value.asDouble)
        case .bool: try append(value.isTrue ? "true" : "false")
        case .none: try append("null")
        case .bigInt: try appendBig(value)
        case .list, .tuple:
            let isEmpty = value.is(.list) ? vm.list(value).pointee.count == 0 : vm.tuple(value).pointee.count == 0
            if isEmpty { return try append("[]") }
            try open(value, "[", nil)
        case .dict:
            let dict = vm.dict(value)
            if dict.pointee.table.count == 0 { return try append("{}") }
            try open(value, "{", style.sortsKeys ? try sorted(dict) : nil)
        default: throw .notPlain
        }
    }

    private mutating func open(_ value: Value, _ bracket: StaticString, _ pairs: [Entry]?) throws(Refusal) {
        guard levels.count < JSONDepth.limit else { throw .notPlain }
        try append(bracket)
        levels.append(Level(container: value, pairs: pairs, index: 0, isFirst: true))
    }

    /// Writes the next item of the innermost container, or closes it.
    private mutating func step() throws(Refusal) {
        let last = levels.count - 1
        let container = levels[last].container
        let index = levels[last].index
        switch container.kind {
        case .list:
            let list = vm.list(container)
            guard index < list.pointee.count else { return try close("]") }
            try separate(last)
            levels[last].index = index + 1
            try begin(list.pointee.items[index])
        case .tuple:
            let tuple = vm.tuple(container)
            guard index < tuple.pointee.count else { return try close("]") }
            try separate(last)
            levels[last].index = index + 1
            try begin(tuple.pointee.items[index])
        default:
            guard let entry = next(last) else { return try close("}") }
            try separate(last)
            try writeKey(entry.key)
            try append(text: style.colon)
            try begin(entry.value)
        }
    }

    private mutating func next(_ last: Int) -> Entry? {
        var index = levels[last].index
        if let pairs = levels[last].pairs {
            guard index < pairs.count else { return nil }
            levels[last].index = index + 1
            return pairs[index]
        }
        let table = vm.dict(levels[last].container).pointee.table
        guard let entries = table.entries else { return nil }
        while index < table.used, entries[index].key.isUndefined { index += 1 }
        guard index < table.used else { return nil }
        levels[last].index = index + 1
        return entries[index]
    }

    private func sorted(_ dict: UnsafeMutablePointer<DictObject>) throws(Refusal) -> [Entry] {
        let count = dict.pointee.table.count
        do throws(Raised) {
            try vm.reserve(count * MemoryLayout<Entry>.stride)
            try vm.charge(count * (64 - count.leadingZeroBitCount))
        } catch { throw .raised }
        var pairs: [Entry] = []
        pairs.reserveCapacity(count)
        var areStrings = true
        vm.forEach(dict.pointee.table) {
            areStrings = areStrings && $0.key.is(.string)
            pairs.append($0)
        }
        guard areStrings else { throw .notPlain }
        pairs.sort { vm.compare(vm.string($0.key), vm.string($1.key)) < 0 }
        return pairs
    }

    @inline(__always)
    private mutating func separate(_ last: Int) throws(Refusal) {
        if levels[last].isFirst {
            levels[last].isFirst = false
        } else {
            try append(text: style.comma)
        }
        if !style.indent.isNone { try newLine(levels.count) }
    }

    private mutating func close(_ bracket: StaticString) throws(Refusal) {
        levels.removeLast()
        if !style.indent.isNone { try newLine(levels.count) }
        try append(bracket)
    }

    private mutating func newLine(_ depth: Int) throws(Refusal) {
        try append("\n")
        for _ in 0..<depth { try append(text: style.indent) }
    }

    private mutating func writeKey(_ key: Value) throws(Refusal) {
        if key.is(.string) { return try quote(key) }
        try append("\"")
        switch key.kind {
        case .int: try append(key.asInt)
        case .float: try append(key.asDouble)
        case .bool: try append(key.isTrue ? "true" : "false")
        case .none: try append("null")
        case .bigInt: try appendBig(key)
        default: throw .notPlain
        }
        try append("\"")
    }

    // MARK: Units

    /// Makes room for this many more units, and pays for them.
    @inline(__always)
    private mutating func grow(_ more: Int) throws(Refusal) {
        if _slowPath(more > capacity &- count) { try enlarge(more) }
    }

    @inline(never)
    private mutating func enlarge(_ more: Int) throws(Refusal) {
        let (needed, overflows) = count.addingReportingOverflow(more)
        guard !overflows, needed <= 1 << 40 else { throw refuse(vm.exceed(.memory)) }
        let larger = Swift.max(needed, capacity * 2)
        do throws(Raised) {
            try vm.reserve(larger * MemoryLayout<Unit>.size)
            try vm.charge((larger - capacity) >> 5)
        } catch { throw .raised }
        let moved = UnsafeMutablePointer<Unit>.allocate(capacity: larger)
        moved.update(from: units, count: count)
        units.deallocate()
        units = moved
        capacity = larger
    }

    private func refuse(_ error: Raised) -> Refusal { .raised }

    @inline(__always)
    private mutating func append(_ text: StaticString) throws(Refusal) {
        let length = text.utf8CodeUnitCount
        try grow(length)
        for index in 0..<length { units[count &+ index] = Unit(truncatingIfNeeded: text.utf8Start[index]) }
        count &+= length
    }

    @inline(__always)
    private mutating func append(text: Value) throws(Refusal) {
        let string = vm.string(text)
        let length = string.pointee.count
        try grow(length)
        for index in 0..<length {
            let point = string.pointee[index]
            guard point <= UInt32(truncatingIfNeeded: Unit.max) else { throw .tooWide }
            units[count &+ index] = Unit(truncatingIfNeeded: point)
        }
        count &+= length
    }

    @inline(__always)
    private mutating func append(_ number: Int) throws(Refusal) {
        try grow(20)
        var rest = number.magnitude
        var digits = 1
        var bound: UInt = 10
        while rest >= bound {
            digits &+= 1
            if digits == 20 { break }
            bound &*= 10
        }
        if number < 0 {
            units[count] = 45
            count &+= 1
        }
        var position = count &+ digits
        count = position
        repeat {
            position &-= 1
            units[position] = Unit(truncatingIfNeeded: 48 &+ rest % 10)
            rest /= 10
        } while rest > 0
    }

    private mutating func append(_ number: Double) throws(Refusal) {
        guard number.isFinite else {
            guard style.allowsNaN else { throw .notPlain }
            return try append(number.isNaN ? "NaN" : number > 0 ? "Infinity" : "-Infinity")
        }
        let magnitude = number.magnitude
        if magnitude >= 1e-4 && magnitude < 1e15 || magnitude == 0 {
            // Here Swift writes the shortest digits as Python does.
            try append(ascii: number.description.utf8)
        } else {
            try append(ascii: FloatText.representation(number))
        }
    }

    private mutating func append<Bytes: Collection>(ascii bytes: Bytes) throws(Refusal) where Bytes.Element == UInt8 {
        try grow(bytes.count)
        for byte in bytes {
            units[count] = Unit(truncatingIfNeeded: byte)
            count &+= 1
        }
    }

    private mutating func appendBig(_ number: Value) throws(Refusal) {
        let text: Value
        do throws(Raised) { text = try vm.decimalText(number) } catch {
            // Too many digits: the module in Python says so.
            throw vm.take(vm.pointee.types.valueError) == nil ? .raised : .notPlain
        }
        try append(text: text)
    }

    // MARK: Strings

    private mutating func quote(_ value: Value) throws(Refusal) {
        let string = vm.string(value)
        let length = string.pointee.count
        do throws(Raised) { try vm.charge(length >> 5) } catch { throw .raised }
        // Most strings need no escape: room for those, and more as it is needed.
        try grow(length &+ 2)
        units[count] = 34
        count &+= 1
        if string.pointee.width == 1 {
            try quoteNarrow(string.pointee.latin, length)
        } else {
            for index in 0..<length {
                // Room for the longest escape, what is left and the quote.
                try grow(length &- index &+ 13)
                try escape(string.pointee[index])
            }
        }
        try append("\"")
    }

    private mutating func quoteNarrow(_ bytes: UnsafeMutablePointer<UInt8>, _ length: Int) throws(Refusal) {
        let raw = UnsafeRawPointer(bytes)
        var index = 0
        while index < length {
            // Eight at a time while none of them needs an escape.
            while length &- index >= 8 {
                let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                if JSONBytes.needsCare(word) { break }
                try grow(length &- index &+ 13)
                if Unit.bitWidth == 8 {
                    UnsafeMutableRawPointer(units + count).storeBytes(of: word, as: UInt64.self)
                } else {
                    for offset in 0..<8 { units[count &+ offset] = Unit(truncatingIfNeeded: bytes[index &+ offset]) }
                }
                count &+= 8
                index &+= 8
            }
            guard index < length else { return }
            let end = Swift.min(length, index &+ 8)
            while index < end {
                let byte = bytes[index]
                try grow(length &- index &+ 13)
                if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C {
                    units[count] = Unit(truncatingIfNeeded: byte)
                    count &+= 1
                } else {
                    try escape(UInt32(byte))
                }
                index &+= 1
            }
        }
    }

    /// One character as it stands in a string literal. There is room for 12 units.
    private mutating func escape(_ point: UInt32) throws(Refusal) {
        let short: UInt8
        switch point {
        case 0x22, 0x5C: short = UInt8(truncatingIfNeeded: point)
        case 0x08: short = UInt8(ascii: "b")
        case 0x0C: short = UInt8(ascii: "f")
        case 0x0A: short = UInt8(ascii: "n")
        case 0x0D: short = UInt8(ascii: "r")
        case 0x09: short = UInt8(ascii: "t")
        case 0..<0x20: return unicode(point)
        case 0x20..<0x7F: return plain(point)
        default:
            if !style.isASCII {
                guard point <= UInt32(truncatingIfNeeded: Unit.max) else { throw .tooWide }
                return plain(point)
            }
            if point < 0x10000 { return unicode(point) }
            unicode(0xD800 | (point &- 0x10000) >> 10)
            return unicode(0xDC00 | (point &- 0x10000) & 0x3FF)
        }
        units[count] = 0x5C
        units[count &+ 1] = Unit(truncatingIfNeeded: short)
        count &+= 2
    }

    @inline(__always)
    private mutating func plain(_ point: UInt32) {
        units[count] = Unit(truncatingIfNeeded: point)
        count &+= 1
    }

    private mutating func unicode(_ unit: UInt32) {
        units[count] = 0x5C
        units[count &+ 1] = Unit(truncatingIfNeeded: UInt8(ascii: "u"))
        for (offset, shift) in [(2, 12), (3, 8), (4, 4), (5, 0)] as [(Int, UInt32)] {
            let digit = unit >> shift & 15
            units[count &+ offset] = Unit(truncatingIfNeeded: digit < 10 ? 48 &+ digit : 87 &+ digit)
        }
        count &+= 6
    }
}

/// Eight bytes of text at once.
enum JSONBytes {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    @inline(__always)
    private static func hasZero(_ word: UInt64) -> UInt64 { (word &- ones) & ~word & highs }

    /// Whether one of them is a control character, a quote, a backslash, delete or no ASCII.
    @inline(__always)
    static func needsCare(_ word: UInt64) -> Bool {
        isSpecial(word) || hasZero(word ^ ones &* 0x7F) != 0
    }

    /// Whether one of them is a control character, a quote, a backslash or no ASCII.
    @inline(__always)
    static func isSpecial(_ word: UInt64) -> Bool {
        let controls = (word &- ones &* 0x20) & ~word
        return (controls | word) & highs | hasZero(word ^ ones &* 0x22) | hasZero(word ^ ones &* 0x5C) != 0
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The JSON text of a value, or NotImplemented for what is not plain.
    func encodeJSON(_ value: Value, _ style: JSONStyle) throws(Raised) -> Value {
        var writer = JSONWriter<UInt8>(vm: self, style: style)
        do throws(JSONWriter<UInt8>.Refusal) {
            defer { writer.deallocate() }
            try writer.write(value)
            return try makeText(writer.result)
        } catch {
            switch error {
            case .notPlain: return .notImplemented
            case .raised: throw Raised()
            case .tooWide: break
            }
        }
        var wide = JSONWriter<UInt32>(vm: self, style: style)
        defer { wide.deallocate() }
        do throws(JSONWriter<UInt32>.Refusal) { try wide.write(value) } catch {
            if error == .notPlain { return .notImplemented }
            throw Raised()
        }
        return try makeString(wide.result)
    }

    private func makeText(_ units: UnsafeBufferPointer<UInt8>) throws(JSONWriter<UInt8>.Refusal) -> Value {
        guard let base = units.baseAddress else { return pointee.emptyString }
        do throws(Raised) { return try makeString(latin: base, count: units.count) } catch { throw .raised }
    }
}
