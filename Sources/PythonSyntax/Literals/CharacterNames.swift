/// Looks characters up by the names that `\N{…}` uses, and asks what can be shown.
enum CharacterNames {
    /// Whether a character can be shown as itself, as `str.isprintable` sees it.
    static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        case .spaceSeparator: scalar == " "
        default: true
        }
    }

    /// The character with a name or alias, whatever its case.
    static func scalar(named name: String) -> Unicode.Scalar? {
        guard name.utf8.count <= 128 else { return nil }
        let name = name.uppercased()
        if let scalar = ideograph(named: name) ?? hangulSyllable(named: name) { return scalar }
        return index[name]
    }

    /// Made when first asked for: it takes tens of milliseconds.
    private static let index: [String: Unicode.Scalar] = {
        var index: [String: Unicode.Scalar] = [:]
        for value in (0x20...0x3_FFFF as ClosedRange<UInt32>) where !(0x3400...0x9FFF).contains(value) {
            add(value, to: &index)
        }
        for value in 0xE_0000...0xE_01FF as ClosedRange<UInt32> {
            add(value, to: &index)
        }
        for (alias, value) in controlAliases {
            index[alias] = Unicode.Scalar(value)
        }
        return index
    }()

    private static func add(_ value: UInt32, to index: inout [String: Unicode.Scalar]) {
        guard !(0xAC00...0xF8FF).contains(value), let scalar = Unicode.Scalar(value) else { return }
        if let name = scalar.properties.name { index[name] = scalar }
        if let alias = scalar.properties.nameAlias, index[alias] == nil { index[alias] = scalar }
    }

    private static func ideograph(named name: String) -> Unicode.Scalar? {
        let prefix = "CJK UNIFIED IDEOGRAPH-"
        guard name.hasPrefix(prefix), let value = UInt32(name.dropFirst(prefix.count), radix: 16),
            let scalar = Unicode.Scalar(value), scalar.properties.isUnifiedIdeograph
        else { return nil }
        return scalar
    }

    private static func hangulSyllable(named name: String) -> Unicode.Scalar? {
        let prefix = "HANGUL SYLLABLE "
        guard name.hasPrefix(prefix) else { return nil }
        var rest = name.dropFirst(prefix.count)
        func take(_ parts: [String]) -> UInt32? {
            let matching = parts.enumerated().filter { rest.hasPrefix($0.element) }
            guard let longest = matching.max(by: { $0.element.count < $1.element.count }) else { return nil }
            rest = rest.dropFirst(longest.element.count)
            return UInt32(longest.offset)
        }
        guard let lead = take(leads), let vowel = take(vowels), let trail = take(trails), rest.isEmpty else {
            return nil
        }
        return Unicode.Scalar(0xAC00 + (lead * 21 + vowel) * 28 + trail)
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

    /// Control characters have no names, only aliases.
    private static let controlAliases: [(String, UInt32)] = [
        ("NULL", 0), ("NUL", 0), ("START OF HEADING", 1), ("START OF TEXT", 2), ("END OF TEXT", 3),
        ("END OF TRANSMISSION", 4), ("ENQUIRY", 5), ("ACKNOWLEDGE", 6), ("ALERT", 7), ("BEL", 7), ("BACKSPACE", 8),
        ("CHARACTER TABULATION", 9), ("HORIZONTAL TABULATION", 9), ("TAB", 9), ("LINE FEED", 10), ("NEW LINE", 10),
        ("LF", 10), ("LINE TABULATION", 11), ("VERTICAL TABULATION", 11), ("FORM FEED", 12), ("FF", 12),
        ("CARRIAGE RETURN", 13), ("CR", 13), ("SHIFT OUT", 14), ("SHIFT IN", 15), ("DATA LINK ESCAPE", 16),
        ("CANCEL", 24), ("SUBSTITUTE", 26), ("ESCAPE", 27), ("ESC", 27), ("DELETE", 127), ("DEL", 127),
        ("NEXT LINE", 0x85), ("NEL", 0x85), ("NBSP", 0xA0), ("ZWSP", 0x200B), ("ZWNJ", 0x200C), ("ZWJ", 0x200D),
        ("LRM", 0x200E), ("RLM", 0x200F), ("BOM", 0xFEFF), ("SHY", 0xAD), ("CGJ", 0x34F),
    ]
}

/// Characters by name, for other modules.
package enum UnicodeNames {
    /// The character with a name or alias, whatever its case.
    package static func point(named name: String) -> UInt32? { CharacterNames.scalar(named: name)?.value }
}
