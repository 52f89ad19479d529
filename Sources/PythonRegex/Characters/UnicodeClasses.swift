/// What `\w`, `\d` and `\s` mean for every code point, as Python's `str` methods define it.
enum UnicodeClasses {
    /// The categories that a code point may be asked for, each beside its opposite so that a test is one mask.
    struct Categories: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let word = Categories(rawValue: 1)
        static let digit = Categories(rawValue: 2)
        static let space = Categories(rawValue: 4)
        static let notWord = Categories(rawValue: 8)
        static let notDigit = Categories(rawValue: 16)
        static let notSpace = Categories(rawValue: 32)
        static let everything: Categories = [.word, .notWord]
    }

    /// Code points below this are looked up; those above are rare enough to be worked out each time.
    static let tableSize = 0x2_0000

    /// The categories of the code points below `tableSize`: asking the standard library takes fifty times as long.
    static let table: [UInt8] = (0..<UInt32(tableSize)).map { compute($0) }

    /// The categories of the first 256 code points, which most patterns and subjects never leave.
    static let latin: [UInt8] = (0..<256).map { compute($0) }

    static func categories(of unit: UInt32) -> UInt8 {
        if unit < 256 { return latin[Int(unit)] }
        return unit < tableSize ? table[Int(unit)] : compute(unit)
    }

    private static func compute(_ unit: UInt32) -> UInt8 {
        var categories: UInt8 = 0
        if let scalar = Unicode.Scalar(unit) {
            let properties = scalar.properties
            switch properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter:
                categories = Categories.word.rawValue
            case .decimalNumber:
                categories = Categories.word.rawValue | Categories.digit.rawValue
            default:
                if properties.numericType != nil || unit == 0x5F { categories = Categories.word.rawValue }
                if isSpace(unit) { categories |= Categories.space.rawValue }
            }
        }
        return categories | (~categories & 7) << 3
    }

    private static func isSpace(_ unit: UInt32) -> Bool {
        switch unit {
        case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            true
        default: false
        }
    }

    /// The categories of an ASCII pattern.
    static func asciiCategories(of unit: UInt32) -> UInt8 {
        var categories: UInt8 = 0
        switch unit {
        case 0x30...0x39: categories = Categories.word.rawValue | Categories.digit.rawValue
        case 0x41...0x5A, 0x61...0x7A, 0x5F: categories = Categories.word.rawValue
        case 0x09...0x0D, 0x20: categories = Categories.space.rawValue
        default: break
        }
        return categories | (~categories & 7) << 3
    }
}
