internal import PythonSyntax

/// Names of characters in the Unicode character database.
enum CharacterName {
    /// The name of a code point; nil if it has none, as control characters have none.
    static func name(of point: UInt32) -> String? {
        guard let scalar = Unicode.Scalar(point) else { return nil }
        switch point {
        case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0x20000...0x2A6DF, 0x2A700...0x2EE5D, 0x30000...0x323AF:
            guard scalar.properties.isUnifiedIdeograph else { return nil }
            return "CJK UNIFIED IDEOGRAPH-" + String(point, radix: 16, uppercase: true)
        case 0xAC00...0xD7A3:
            return "HANGUL SYLLABLE " + hangul(point)
        default: return scalar.properties.name
        }
    }

    /// The code point of a name or alias, whatever its case.
    static func point(named name: String) -> UInt32? { UnicodeNames.point(named: name) }

    private static func hangul(_ point: UInt32) -> String {
        let index = Int(point - 0xAC00)
        return leads[index / 588] + vowels[index % 588 / 28] + trails[index % 28]
    }

    private static let leads = [
        "G", "GG", "N", "D", "DD", "R", "M", "B", "BB", "S", "SS", "", "J", "JJ", "C", "K", "T", "P", "H",
    ]
    private static let vowels = [
        "A", "AE", "YA", "YAE", "EO", "E", "YEO", "YE", "O", "WA", "WAE", "OE", "YO", "U", "WEO", "WE", "WI", "YU",
        "EU", "YI", "I",
    ]
    private static let trails = [
        "", "G", "GG", "GS", "N", "NJ", "NH", "D", "L", "LG", "LM", "LB", "LS", "LT", "LP", "LH", "M", "B", "BS", "S",
        "SS", "NG", "J", "C", "K", "T", "P", "H",
    ]
}
