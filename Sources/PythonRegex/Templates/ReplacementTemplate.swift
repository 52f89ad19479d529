/// A replacement text as `sub` and `Match.expand` take it, in its parts.
package struct ReplacementTemplate: Equatable, Sendable {
    package enum Part: Equatable, Sendable {
        case literal([UInt32])
        /// What the group read; nothing if it did not take part.
        case group(Int)
    }

    /// The number from which Python takes no number for a group's.
    static let groupsEver = 0x3FFF_FFFF

    package let parts: [Part]

    /// The text, if it is the same for every match.
    package var literal: [UInt32]? {
        switch parts.count {
        case 0: return []
        case 1:
            if case .literal(let units) = parts[0] { return units }
            return nil
        default: return nil
        }
    }

    /// Parses a template of code points, or of bytes, for a program.
    package init(_ units: [UInt32], isBytes: Bool = false, for program: RegexProgram) throws(RegexError) {
        var parser = TemplateParser(
            reader: try PatternReader(units, isBytes: isBytes), groupCount: program.groupCount, program: program)
        parts = try parser.parse()
    }
}

private struct TemplateParser {
    var reader: PatternReader
    let groupCount: Int
    let program: RegexProgram
    var parts: [ReplacementTemplate.Part] = []
    var literal: [UInt32] = []

    mutating func parse() throws(RegexError) -> [ReplacementTemplate.Part] {
        while let token = try reader.take() {
            if token.isEscape { try parseEscape(token) } else { literal.append(token.unit) }
        }
        flush()
        return parts
    }

    private mutating func flush() {
        if literal.isEmpty { return }
        parts.append(.literal(literal))
        literal = []
    }

    private mutating func append(group: Int, back: Int) throws(RegexError) {
        if group > groupCount { throw reader.error("invalid group reference \(group)", back: back) }
        flush()
        parts.append(.group(group))
    }

    private mutating func parseEscape(_ token: PatternReader.Token) throws(RegexError) {
        if token.unit == 0x67 {
            try parseNamed()
        } else if token.unit == 0x30 {
            let digits = try reader.take(atMost: 2, where: \.isOctalDigit)
            literal.append(digits.reduce(0) { $0 * 8 + ($1 - 0x30) } & 0xFF)
        } else if token.unit.isDigit {
            try parseNumber(token)
        } else if let unit = SimpleEscape.unit(token.unit) {
            literal.append(unit)
        } else if token.unit.isASCIILetter {
            throw reader.error("bad escape \(PythonText.string(token.units))", back: 2)
        } else {
            literal += token.units
        }
    }

    private mutating func parseNamed() throws(RegexError) {
        guard try reader.skip("<") else { throw reader.error("missing <") }
        let name = try reader.takeName(until: ">", what: "group name")
        if PythonText.isIdentifier(name) {
            try reader.checkGroupName(name, back: 1)
            guard let group = program.groupNumber(named: name) else {
                throw RegexError(.index, "unknown group name \(PythonText.quoted(name))")
            }
            try append(group: group, back: name.count + 1)
            return
        }
        guard let group = PythonText.groupNumber(name) else {
            throw reader.error("bad character in group name \(PythonText.quoted(name))", back: name.count + 1)
        }
        try append(group: group, back: name.count + 1)
    }

    private mutating func parseNumber(_ token: PatternReader.Token) throws(RegexError) {
        var digits = [token.unit]
        if let next = reader.next, !next.isEscape, next.unit.isDigit {
            digits.append(next.unit)
            try reader.advance()
            if digits.allSatisfy(\.isOctalDigit), let next = reader.next, !next.isEscape, next.unit.isOctalDigit {
                digits.append(next.unit)
                try reader.advance()
                let value = digits.reduce(0) { $0 * 8 + ($1 - 0x30) }
                if value > 0o377 {
                    throw reader.error(
                        "octal escape value \\\(PythonText.string(digits)) outside of range 0-0o377", back: 4)
                }
                literal.append(value)
                return
            }
        }
        try append(group: PythonText.groupNumber(digits) ?? 0, back: digits.count)
    }
}
