/// Properties of characters that Swift's library does not tell, and those that it does in Python's words.
enum CharacterProperties {
    /// Whether the database that Python has knows the character: the library's may be newer.
    static func isAssigned(_ scalar: Unicode.Scalar) -> Bool {
        guard let age = scalar.properties.age else { return false }
        return age.major <= CharacterTable.version
    }

    static func category(_ point: UInt32) -> String {
        guard let scalar = Unicode.Scalar(point) else { return point < 0xE000 ? "Cs" : "Cn" }
        let category = scalar.properties.generalCategory
        // The one character whose category changed in version 17.
        if point == 0x295 { return "Ll" }
        if category != .privateUse, category != .control, !isAssigned(scalar) { return "Cn" }
        return switch category {
        case .uppercaseLetter: "Lu"
        case .lowercaseLetter: "Ll"
        case .titlecaseLetter: "Lt"
        case .modifierLetter: "Lm"
        case .otherLetter: "Lo"
        case .nonspacingMark: "Mn"
        case .spacingMark: "Mc"
        case .enclosingMark: "Me"
        case .decimalNumber: "Nd"
        case .letterNumber: "Nl"
        case .otherNumber: "No"
        case .connectorPunctuation: "Pc"
        case .dashPunctuation: "Pd"
        case .openPunctuation: "Ps"
        case .closePunctuation: "Pe"
        case .initialPunctuation: "Pi"
        case .finalPunctuation: "Pf"
        case .otherPunctuation: "Po"
        case .mathSymbol: "Sm"
        case .currencySymbol: "Sc"
        case .modifierSymbol: "Sk"
        case .otherSymbol: "So"
        case .spaceSeparator: "Zs"
        case .lineSeparator: "Zl"
        case .paragraphSeparator: "Zp"
        case .control: "Cc"
        case .format: "Cf"
        case .surrogate: "Cs"
        case .privateUse: "Co"
        default: "Cn"
        }
    }

    private static let directionNames = [
        "L", "R", "AL", "AN", "EN", "ES", "ET", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRE", "RLE", "LRO", "RLO",
        "PDF", "LRI", "RLI", "FSI", "PDI",
    ]

    static func direction(_ point: UInt32) -> String {
        if category(point) == "Cn" { return "" }
        let letter = directions.letter(point)
        return directionNames[Int(letter >= 0x61 ? letter - 0x61 + 14 : letter - 0x47)]
    }

    static func width(_ point: UInt32) -> String {
        let letter = widths.letter(point)
        return letter == 0x4D ? "Na" : String(UnicodeScalar(letter))
    }

    /// Runs of characters with one letter each.
    private struct Runs: Sendable {
        private var starts: [UInt32] = []
        private var letters: [UInt8] = []

        init(_ table: String) {
            var point: UInt32 = 0
            for run in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                guard let letter = run.utf8.first, let count = UInt32(run.dropFirst(), radix: 16) else { continue }
                starts.append(point)
                letters.append(letter)
                point += count
            }
        }

        func letter(_ point: UInt32) -> UInt8 {
            var (low, high) = (0, starts.count)
            while high - low > 1 {
                let middle = (low + high) / 2
                if starts[middle] <= point { low = middle } else { high = middle }
            }
            return letters.isEmpty ? 0x4E : letters[low]
        }
    }

    private static let directions = Runs(WidthTables.directions)
    private static let widths = Runs(WidthTables.widths)
}
