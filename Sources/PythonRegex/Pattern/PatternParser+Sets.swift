extension PatternParser {
    /// Parses a set, of which the opening bracket is taken.
    mutating func parseSet(in scope: Scope) throws(RegexError) -> UnitPattern {
        let start = reader.position - 1
        var builder = CharacterSetBuilder(flags: scope.flags)
        let isNegated = try reader.skip("^")
        var isEmpty = true
        while true {
            let token = try takeInSet(from: start)
            if token.isPlain("]"), !isEmpty { break }
            isEmpty = false
            let low = try parseMember(token)
            guard try reader.skip("-") else {
                insert(low, into: &builder)
                continue
            }
            let end = try takeInSet(from: start)
            if end.isPlain("]") {
                insert(low, into: &builder)
                builder.insert(0x2D...0x2D)
                break
            }
            let high = try parseMember(end)
            guard case .unit(let from) = low, case .unit(let to) = high, from <= to else {
                // Python's message shows the tokens, not what followed them in a long escape.
                throw reader.error(
                    "bad character range \(PythonText.string(token.units))-\(PythonText.string(end.units))",
                    back: token.length + 1 + end.length)
            }
            builder.insert(from...to)
        }
        return .set(try finish(&builder, negated: isNegated))
    }

    private mutating func takeInSet(from start: Int) throws(RegexError) -> PatternReader.Token {
        guard let token = try reader.take() else {
            throw reader.error("unterminated character set", back: reader.position - start)
        }
        return token
    }

    private mutating func parseMember(_ token: PatternReader.Token) throws(RegexError) -> Escape {
        token.isEscape ? try parseCharacterEscape(token) : .unit(token.unit)
    }

    private func insert(_ member: Escape, into builder: inout CharacterSetBuilder) {
        switch member {
        case .unit(let unit): builder.insert(unit...unit)
        case .category(let category): builder.insert(category)
        }
    }
}
