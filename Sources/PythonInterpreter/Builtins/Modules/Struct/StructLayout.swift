/// What a format of `struct` says: values, strings and gaps, each at its place.
final class StructLayout: Box {
    enum Content {
        /// A number, a truth value or one byte.
        case item(PackedItem)
        /// Two floats.
        case complex(PackedItem)
        /// So many bytes.
        case string
        /// A length and so many bytes.
        case pascal
    }

    struct Field {
        let content: Content
        let offset: Int
        /// Bytes of one value.
        let size: Int
        /// Values, one behind the other.
        let count: Int
    }

    let format: Value
    let fields: [Field]
    let size: Int
    /// Values in all.
    let count: Int
    let isBig: Bool
    let isNative: Bool

    private init(format: Value, fields: [Field], size: Int, count: Int, isBig: Bool, isNative: Bool) {
        self.format = format
        self.fields = fields
        self.size = size
        self.count = count
        self.isBig = isBig
        self.isNative = isNative
    }

    override func trace(_ visit: (Value) -> Void) { visit(format) }

    /// A message for what is wrong with a format.
    struct Fault: Error { let message: String }

    static func parse(_ text: TextView, format: Value) throws(Fault) -> StructLayout {
        var index = 0
        var isBig = false
        var isNative = true
        var isAligned = true
        if text.count > 0 {
            switch Unicode.Scalar(text[0]) {
            case "<": (isNative, isAligned, index) = (false, false, 1)
            case ">", "!": (isNative, isAligned, isBig, index) = (false, false, true, 1)
            case "=": (isNative, isAligned, index) = (false, false, 1)
            case "@": index = 1
            default: break
            }
        }
        var fields: [Field] = []
        var size = 0
        var values = 0
        while index < text.count {
            if CharacterTable.isASCIISpace(text[index]) {
                index += 1
                continue
            }
            var count = 1
            if text[index] &- 0x30 < 10 {
                count = 0
                while index < text.count, text[index] &- 0x30 < 10 {
                    let (product, first) = count.multipliedReportingOverflow(by: 10)
                    let (sum, second) = product.addingReportingOverflow(Int(text[index] - 0x30))
                    if first || second { throw Fault(message: "total struct size too long") }
                    count = sum
                    index += 1
                }
                guard index < text.count else { throw Fault(message: "repeat count given without format specifier") }
            }
            let letter = text[index]
            index += 1
            guard letter < 128 else { throw Fault(message: "bad char in struct format") }
            let code = UInt8(letter)
            if isAligned {
                let alignment = Self.alignment(code)
                let gap = (alignment - size % alignment) % alignment
                size = try Self.sum(size, gap)
            }
            let content: Content
            var width = 1
            var repeats = count
            switch Unicode.Scalar(code) {
            case "x":
                size = try Self.sum(size, count)
                continue
            case "s": (content, width, repeats) = (.string, count, 1)
            case "p": (content, width, repeats) = (.pascal, count, 1)
            case "F", "D":
                guard let part = PackedItem(standard: code == UInt8(ascii: "F") ? 0x66 : 0x64) else {
                    throw Fault(message: "bad char in struct format")
                }
                content = .complex(part)
                width = part.size * 2
            default:
                guard let item = isNative ? PackedItem(native: code) : PackedItem(standard: code) else {
                    throw Fault(message: "bad char in struct format")
                }
                content = .item(item)
                width = item.size
            }
            let (bytes, overflow) = width.multipliedReportingOverflow(by: repeats)
            if overflow { throw Fault(message: "total struct size too long") }
            if repeats > 0 {
                fields.append(Field(content: content, offset: size, size: width, count: repeats))
                values += repeats
            }
            size = try Self.sum(size, bytes)
        }
        return StructLayout(
            format: format, fields: fields, size: size, count: values, isBig: isBig, isNative: isNative)
    }

    private static func sum(_ a: Int, _ b: Int) throws(Fault) -> Int {
        let (sum, overflow) = a.addingReportingOverflow(b)
        if overflow { throw Fault(message: "total struct size too long") }
        return sum
    }

    private static func alignment(_ code: UInt8) -> Int {
        switch Unicode.Scalar(code) {
        case "F": 4
        case "D": 8
        default: PackedItem(native: code)?.size ?? 1
        }
    }
}
