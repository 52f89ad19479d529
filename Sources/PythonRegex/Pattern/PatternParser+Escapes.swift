extension PatternParser {
    /// What an escape stands for.
    enum Escape {
        case unit(UInt32)
        case category(UnicodeClasses.Categories)
    }

    /// Parses an escape outside a set; the token is taken already.
    mutating func parseEscape(
        _ token: PatternReader.Token, in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        if let position = position(of: token, in: scope) {
            sequence.append(position)
        } else if token.unit.isDigit, token.unit != 0x30 {
            try parseNumberEscape(token, in: scope, into: &sequence)
        } else {
            switch try parseCharacterEscape(token) {
            case .unit(let unit): try appendLiteral(unit, in: scope, to: &sequence)
            case .category(let category):
                var builder = CharacterSetBuilder(flags: scope.flags)
                builder.insert(category)
                sequence.append(.set(try finish(&builder, negated: false)))
            }
        }
    }

    private func position(of token: PatternReader.Token, in scope: Scope) -> TextPosition? {
        let isUnicode = scope.flags.contains(.unicode)
        return switch Unicode.Scalar(token.unit) {
        case "A": .textStart
        case "Z", "z": .textEnd
        case "b": .wordBoundary(isUnicode: isUnicode)
        case "B": .notWordBoundary(isUnicode: isUnicode)
        default: nil
        }
    }

    /// Parses what may be an octal escape or the number of a group.
    private mutating func parseNumberEscape(
        _ token: PatternReader.Token, in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        var digits = [token.unit]
        if let next = reader.next, !next.isEscape, next.unit.isDigit {
            digits.append(next.unit)
            try reader.advance()
            if digits.allSatisfy(\.isOctalDigit), let next = reader.next, !next.isEscape, next.unit.isOctalDigit {
                digits.append(next.unit)
                try reader.advance()
                try appendLiteral(try octal(digits), in: scope, to: &sequence)
                return
            }
        }
        let group = PythonText.groupNumber(digits) ?? 0
        guard group < groupWidths.count else {
            throw reader.error("invalid group reference \(group)", back: digits.count)
        }
        guard let width = groupWidths[group] else {
            throw reader.error("cannot refer to an open group", back: digits.count + 1)
        }
        try checkLookbehind(of: group)
        sequence.append(.backreference(group, scope.flags, width: width))
    }

    /// Refuses groups whose text a lookbehind could not know yet.
    func checkLookbehind(of group: Int) throws(RegexError) {
        guard let groupsBeforeLookbehind else { return }
        guard group < groupWidths.count, groupWidths[group] != nil else {
            throw reader.error("cannot refer to an open group")
        }
        if group >= groupsBeforeLookbehind {
            throw reader.error("cannot refer to group defined in the same lookbehind subpattern")
        }
    }

    private func octal(_ digits: [UInt32]) throws(RegexError) -> UInt32 {
        let value = digits.reduce(0) { $0 * 8 + ($1 - 0x30) }
        if value > 0o377 {
            throw reader.error(
                "octal escape value \\\(PythonText.string(digits)) outside of range 0-0o377", back: digits.count + 1)
        }
        return value
    }

    /// Parses an escape for one character or a category; the token is taken already.
    mutating func parseCharacterEscape(_ token: PatternReader.Token) throws(RegexError) -> Escape {
        if let category = Self.category(token.unit) { return .category(category) }
        if let unit = SimpleEscape.unit(token.unit) { return .unit(unit) }
        switch Unicode.Scalar(token.unit) {
        case "x": return .unit(try parseHex(token, digits: 2))
        case "u" where !reader.isBytes: return .unit(try parseHex(token, digits: 4))
        case "U" where !reader.isBytes:
            let unit = try parseHex(token, digits: 8)
            if unit > 0x10_FFFF {
                throw reader.error("bad escape \(source(back: 10))", back: 10)
            }
            return .unit(unit)
        case "N" where !reader.isBytes: return .unit(try parseCharacterName())
        default: break
        }
        if token.unit.isOctalDigit {
            return .unit(try octal([token.unit] + reader.take(atMost: 2, where: \.isOctalDigit)))
        }
        if token.unit.isDigit || token.unit.isASCIILetter {
            throw reader.error("bad escape \(PythonText.string(token.units))", back: 2)
        }
        return .unit(token.unit)
    }

    private static func category(_ unit: UInt32) -> UnicodeClasses.Categories? {
        switch Unicode.Scalar(unit) {
        case "d": .digit
        case "D": .notDigit
        case "s": .space
        case "S": .notSpace
        case "w": .word
        case "W": .notWord
        default: nil
        }
    }

    /// The pattern's text before the next token.
    private func source(back: Int) -> String {
        PythonText.string(Array(reader.units[max(0, reader.position - back)..<reader.position]))
    }

    private mutating func parseHex(_ token: PatternReader.Token, digits count: Int) throws(RegexError) -> UInt32 {
        let digits = try reader.take(atMost: count) { $0.hexDigit != nil }
        guard digits.count == count else {
            throw reader.error(
                "incomplete escape \(PythonText.string(token.units + digits))", back: digits.count + 2)
        }
        return digits.reduce(0) { $0 << 4 | ($1.hexDigit ?? 0) }
    }

    private mutating func parseCharacterName() throws(RegexError) -> UInt32 {
        guard try reader.skip("{") else { throw reader.error("missing {") }
        let name = try reader.takeName(until: "}", what: "character name")
        guard let unit = characterNamed?(name) else {
            throw reader.error("undefined character name \(PythonText.quoted(name))", back: name.count + 4)
        }
        return unit
    }
}

/// The escapes of control characters, and of the backslash.
enum SimpleEscape {
    static func unit(_ letter: UInt32) -> UInt32? {
        switch Unicode.Scalar(letter) {
        case "a": 7
        case "b": 8
        case "f": 12
        case "n": 10
        case "r": 13
        case "t": 9
        case "v": 11
        case "\\": 0x5C
        default: nil
        }
    }
}
