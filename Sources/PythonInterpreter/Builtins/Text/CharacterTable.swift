import Synchronization

/// What Python's `str` methods know about every code point, in pages of 256 that are made when first asked for.
enum CharacterTable {
    struct Classes: OptionSet {
        let rawValue: UInt16
        static let alphabetic = Classes(rawValue: 1)
        static let decimal = Classes(rawValue: 2)
        static let digit = Classes(rawValue: 4)
        static let numeric = Classes(rawValue: 8)
        static let lower = Classes(rawValue: 16)
        static let upper = Classes(rawValue: 32)
        static let title = Classes(rawValue: 64)
        static let printable = Classes(rawValue: 128)
        static let nameStart = Classes(rawValue: 256)
        static let namePart = Classes(rawValue: 512)
        static let cased = Classes(rawValue: 1024)
        static let caseIgnorable = Classes(rawValue: 2048)
        static let alphanumeric: Classes = [.alphabetic, .decimal, .digit, .numeric]
        static let anyCase: Classes = [.lower, .upper, .title]
    }

    /// The version of the Unicode database that CPython 3.14 has. What is newer is not assigned.
    static let version = 16

    private static let pageCount = 0x1100

    /// Addresses of the pages; 0 where a page has not been made. Never freed.
    private nonisolated(unsafe) static let pages: UnsafeMutablePointer<Atomic<UInt>> = {
        let pages = UnsafeMutablePointer<Atomic<UInt>>.allocate(capacity: pageCount)
        for index in 0..<pageCount { (pages + index).initialize(to: Atomic(0)) }
        return pages
    }()

    private nonisolated(unsafe) static let latin: UnsafePointer<UInt16> = page(0)

    @inline(__always)
    static func classes(_ point: UInt32) -> Classes {
        if point < 256 { return Classes(rawValue: latin[Int(point)]) }
        guard point < 0x11_0000 else { return [] }
        return Classes(rawValue: page(Int(point >> 8))[Int(point & 255)])
    }

    private static func page(_ number: Int) -> UnsafePointer<UInt16> {
        let known = pages[number].load(ordering: .acquiring)
        if let pointer = UnsafePointer<UInt16>(bitPattern: known) { return pointer }
        let made = UnsafeMutablePointer<UInt16>.allocate(capacity: 256)
        // Planes that have no assigned characters, or private ones only, are not asked about one by one.
        let isEmpty = number >= 0x335 && number != 0xE00 && number != 0xE01
        for index in 0..<256 {
            let point = UInt32(number << 8 | index)
            (made + index).initialize(to: isEmpty ? 0 : compute(point).rawValue)
        }
        let (exchanged, original) = pages[number].compareExchange(
            expected: 0, desired: UInt(bitPattern: made), ordering: .acquiringAndReleasing)
        if exchanged { return UnsafePointer(made) }
        made.deallocate()
        return UnsafePointer<UInt16>(bitPattern: original) ?? UnsafePointer(made)
    }

    private static func compute(_ point: UInt32) -> Classes {
        guard let scalar = Unicode.Scalar(point) else { return [] }
        let properties = scalar.properties
        if let age = properties.age, age.major > version { return [] }
        var classes: Classes = []
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .modifierLetter, .otherLetter:
            classes = [.alphabetic, .printable]
        case .titlecaseLetter: classes = [.alphabetic, .printable, .title]
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: break
        case .spaceSeparator: if point == 0x20 { classes = .printable }
        default: classes = .printable
        }
        switch properties.numericType {
        case .decimal: classes.formUnion([.decimal, .digit, .numeric])
        case .digit: classes.formUnion([.digit, .numeric])
        case .numeric: classes.insert(.numeric)
        default: break
        }
        if properties.isLowercase { classes.insert(.lower) }
        if properties.isUppercase { classes.insert(.upper) }
        if properties.isXIDStart || point == 0x5F { classes.insert(.nameStart) }
        if properties.isXIDContinue { classes.insert(.namePart) }
        if properties.isCased { classes.insert(.cased) }
        if properties.isCaseIgnorable { classes.insert(.caseIgnorable) }
        return classes
    }

    /// White space: of type WS, B or S in the bidirectional algorithm, or of category Zs.
    @inline(__always)
    static func isSpace(_ point: UInt32) -> Bool {
        switch point {
        case 0x20, 0x09...0x0D, 0x1C...0x1F: true
        case 0..<0x80: false
        case 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
        default: false
        }
    }

    /// White space as `bytes` sees it.
    @inline(__always)
    static func isASCIISpace(_ point: UInt32) -> Bool { point == 0x20 || point >= 0x09 && point <= 0x0D }

    /// What ends a line.
    @inline(__always)
    static func isLineBreak(_ point: UInt32) -> Bool {
        switch point {
        case 0x0A...0x0D, 0x1C...0x1E, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    @inline(__always)
    static func isPrintable(_ point: UInt32) -> Bool {
        if point < 0x7F { return point >= 0x20 }
        return classes(point).contains(.printable)
    }

    /// The value of a decimal digit of any script.
    static func decimalValue(_ point: UInt32) -> Int? {
        if point < 0x80 { return point >= 0x30 && point <= 0x39 ? Int(point) - 0x30 : nil }
        guard classes(point).contains(.decimal), let scalar = Unicode.Scalar(point),
            let value = scalar.properties.numericValue
        else { return nil }
        return Int(value)
    }
}
