extension PatternParser {
    /// Parses a quantifier, of which the first character is taken, and applies it to the part before it.
    mutating func parseQuantifier(
        _ token: PatternReader.Token, in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        let start = reader.position
        var bounds: (minimum: Int, maximum: Int?)
        switch Unicode.Scalar(token.unit) {
        case "?": bounds = (0, 1)
        case "*": bounds = (0, nil)
        case "+": bounds = (1, nil)
        default:
            guard let counted = try parseBounds(from: start) else {
                try appendLiteral(token.unit, in: scope, to: &sequence)
                return
            }
            bounds = counted
        }
        switch sequence.lastItem {
        case .none, .position: throw reader.error("nothing to repeat", back: reader.position - start + 1)
        case .repeated: throw reader.error("multiple repeat", back: reader.position - start + 1)
        case .other: break
        }
        var preference = RepeatCount.Preference.greedy
        if try reader.skip("?") {
            preference = .lazy
        } else if try reader.skip("+") {
            preference = .possessive
        }
        let count = RepeatCount(minimum: bounds.minimum, maximum: bounds.maximum, preference: preference)
        sequence.append(.repeated(sequence.removeLast(), count), as: .repeated)
    }

    /// Parses `m}`, `m,}`, `,n}` or `m,n}`; none, and nothing taken, if the brace is only a brace.
    private mutating func parseBounds(from start: Int) throws(RegexError) -> (minimum: Int, maximum: Int?)? {
        if let next = reader.next, next.isPlain("}") { return nil }
        let low = try reader.take(atMost: .max, where: \.isDigit)
        var high = low
        if try reader.skip(",") { high = try reader.take(atMost: .max, where: \.isDigit) }
        guard try reader.skip("}") else {
            try reader.seek(to: start)
            return nil
        }
        let minimum = try repetition(low) ?? 0
        let maximum = try repetition(high)
        if let maximum, maximum < minimum {
            throw reader.error("min repeat greater than max repeat", back: reader.position - start)
        }
        return (minimum, maximum)
    }

    private func repetition(_ digits: [UInt32]) throws(RegexError) -> Int? {
        guard let number = PythonText.groupNumber(digits) else { return nil }
        guard number < Piece.unlimited else {
            throw RegexError(.overflow, "the repetition number is too large")
        }
        return number
    }
}
