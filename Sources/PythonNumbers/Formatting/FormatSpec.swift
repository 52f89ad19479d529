/// A format specifier of `format()`, f-strings and `str.format`:
/// `[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]`.
package struct FormatSpec: Equatable, Sendable {
    /// Where the text stands in its field.
    package enum Alignment: UInt32, Sendable {
        /// `<`
        case left = 0x3C
        /// `>`
        case right = 0x3E
        /// `^`
        case center = 0x5E
        /// `=`: padding between the sign and the digits.
        case afterSign = 0x3D
    }

    /// What is formatted, which decides defaults and which types there are.
    package enum Subject: Sendable {
        /// Integers: type d, to the right.
        case integer
        /// Floats: no type, to the right.
        case float
        /// Complex numbers: no type, to the right.
        case complex
        /// Strings: type s, to the left.
        case string

        var defaultType: UInt32 {
            switch self {
            case .integer: 0x64
            case .string: 0x73
            case .float, .complex: 0
            }
        }
    }

    /// The code point that pads.
    package var fill: UInt32 = 0x20
    /// Where the text stands.
    package var align: Alignment
    /// `+`, `-` or a space; nil when none was given.
    package var sign: UInt8?
    /// `z`: what is zero after rounding has no sign.
    package var dropsNegativeZero = false
    /// `#`
    package var alternate = false
    /// The least number of characters; -1 when none was given.
    package var width = -1
    /// `,` or `_` between groups of digits before the decimal point.
    package var grouping: UInt8?
    /// Digits after the point, or in all, or characters of a string; -1 when none was given.
    package var precision = -1
    /// `,` or `_` between groups of digits after the decimal point.
    package var fractionGrouping: UInt8?
    /// The type's code point; 0 for none.
    package var type: UInt32

    /// Digits in a group before the point.
    var groupSize: Int { isRadixType ? 4 : 3 }

    private var isRadixType: Bool { [0x62, 0x6F, 0x78, 0x58].contains(type) }

    /// A specifier that says nothing.
    package init(for subject: Subject) {
        align = subject == .string ? .left : .right
        type = subject.defaultType
    }

    /// Parses a specifier of code points. The type's name is for messages.
    package init(
        _ text: UnsafeBufferPointer<UInt32>, for subject: Subject, typeName: String
    ) throws(NumberError) {
        self.init(for: subject)
        let count = text.count
        var position = 0
        func character(_ index: Int) -> UInt32? { index < count ? text[index] : nil }
        func take(_ wanted: Unicode.Scalar) -> Bool {
            guard character(position) == wanted.value else { return false }
            position += 1
            return true
        }

        var hasFill = false
        var hasAlign = false
        if let second = character(1), let alignment = Alignment(rawValue: second) {
            align = alignment
            fill = text[0]
            hasFill = true
            hasAlign = true
            position = 2
        } else if let first = character(0), let alignment = Alignment(rawValue: first) {
            align = alignment
            hasAlign = true
            position = 1
        }
        if take("+") { sign = 0x2B } else if take("-") { sign = 0x2D } else if take(" ") { sign = 0x20 }
        dropsNegativeZero = take("z")
        alternate = take("#")
        if !hasFill, take("0") {
            fill = 0x30
            if !hasAlign, subject != .string { align = .afterSign }
        }
        width = try Self.number(text, &position) ?? -1
        grouping = try Self.separator(text, &position)
        if take(".") {
            let digits = try Self.number(text, &position)
            precision = digits ?? -1
            fractionGrouping = try Self.separator(text, &position)
            if digits == nil, fractionGrouping == nil { throw .value("Format specifier missing precision") }
        }
        if count - position > 1 {
            let quoted = String(String.UnicodeScalarView(text.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
            throw .value("Invalid format specifier '\(quoted)' for object of type '\(typeName)'")
        }
        if let last = character(position) { type = last }
        try checkGrouping()
    }

    /// Parses a specifier of code points.
    package init(_ text: [UInt32], for subject: Subject, typeName: String) throws(NumberError) {
        let result = text.withUnsafeBufferPointer { buffer in
            Result { () throws(NumberError) in try FormatSpec(buffer, for: subject, typeName: typeName) }
        }
        self = try result.get()
    }

    private static func number(
        _ text: UnsafeBufferPointer<UInt32>, _ position: inout Int
    ) throws(NumberError) -> Int? {
        let start = position
        var value = 0
        while position < text.count, text[position] &- 0x30 < 10 {
            let digit = Int(text[position] - 0x30)
            let (product, first) = value.multipliedReportingOverflow(by: 10)
            let (sum, second) = product.addingReportingOverflow(digit)
            if first || second { throw .value("Too many decimal digits in format string") }
            value = sum
            position += 1
        }
        return position > start ? value : nil
    }

    private static func separator(
        _ text: UnsafeBufferPointer<UInt32>, _ position: inout Int
    ) throws(NumberError) -> UInt8? {
        var found: UInt8?
        for (index, mark) in [UInt32(0x2C), 0x5F, 0x2C].enumerated() {
            guard position < text.count, text[position] == mark else { continue }
            // A comma after a comma is left for the type, which complains in its own way.
            if index == 2, found != 0x5F { continue }
            if found != nil { throw .value("Cannot specify both ',' and '_'.") }
            found = UInt8(truncatingIfNeeded: mark)
            position += 1
        }
        return found
    }

    private func checkGrouping() throws(NumberError) {
        if let grouping {
            switch Unicode.Scalar(type) {
            case "d", "e", "f", "g", "E", "G", "%", "F", "\0": break
            default:
                guard isRadixType, grouping == 0x5F else { throw Self.cannotGroup(grouping, type) }
            }
        }
        if let fractionGrouping, type == 0x6E { throw Self.cannotGroup(fractionGrouping, type) }
    }

    private static func cannotGroup(_ mark: UInt8, _ type: UInt32) -> NumberError {
        let mark = String(UnicodeScalar(mark))
        return .value("Cannot specify '\(mark)' with '\(quoted(type))'.")
    }

    /// What the object's formatter says to a type that it doesn't know.
    package func unknownType(of typeName: String) -> NumberError {
        .value("Unknown format code '\(Self.quoted(type))' for object of type '\(typeName)'")
    }

    private static func quoted(_ type: UInt32) -> String {
        guard type > 32, type < 128, let scalar = Unicode.Scalar(type) else {
            return "\\x" + String(type, radix: 16)
        }
        return String(Character(scalar))
    }
}
