/// Text of patterns as Python's messages show it.
enum PythonText {
    /// Code points as a string; lone surrogates, which a string cannot hold, become U+FFFD.
    static func string(_ units: [UInt32]) -> String {
        var text = String.UnicodeScalarView()
        for unit in units { text.append(Unicode.Scalar(unit) ?? "\u{FFFD}") }
        return String(text)
    }

    /// What `repr` makes of a string.
    static func quoted(_ units: [UInt32]) -> String {
        let quote: UInt32 = units.contains(0x27) && !units.contains(0x22) ? 0x22 : 0x27
        var result = string([quote])
        for unit in units {
            switch unit {
            case 0x5C, quote: result += "\\" + string([unit])
            case 0x0A: result += "\\n"
            case 0x0D: result += "\\r"
            case 0x09: result += "\\t"
            default: result += isPrintable(unit) ? string([unit]) : escape(unit)
            }
        }
        return result + string([quote])
    }

    /// Everything outside ASCII as an escape.
    static func asciiOnly(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { $0 += $1.isASCII ? String($1) : escape($1.value) }
    }

    private static func escape(_ unit: UInt32) -> String {
        let (letter, width) = unit < 0x100 ? ("x", 2) : unit < 0x1_0000 ? ("u", 4) : ("U", 8)
        let digits = String(unit, radix: 16)
        return "\\" + letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
    }

    private static func isPrintable(_ unit: UInt32) -> Bool {
        guard unit != 0x20 else { return true }
        switch Unicode.Scalar(unit)?.properties.generalCategory {
        case nil, .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    static func isIdentifier(_ units: [UInt32]) -> Bool {
        guard let first = units.first.flatMap({ Unicode.Scalar($0) }),
            first == "_" || first.properties.isXIDStart
        else { return false }
        return units.dropFirst().allSatisfy { Unicode.Scalar($0)?.properties.isXIDContinue ?? false }
    }

    /// The number that a name of decimal digits spells; one too large to be a group's is as good as any other.
    static func groupNumber(_ name: [UInt32]) -> Int? {
        guard !name.isEmpty, name.allSatisfy(\.isDigit) else { return nil }
        return name.reduce(0) { min($0 * 10 + Int($1 - 0x30), 1 << 40) }
    }
}
