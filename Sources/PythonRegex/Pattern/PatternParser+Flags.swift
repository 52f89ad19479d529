/// The letters that stand for flags inside a pattern.
enum InlineFlags {
    static func flag(of token: PatternReader.Token) -> RegexFlags? {
        if token.isEscape { return nil }
        return switch Unicode.Scalar(token.unit) {
        case "a": .ascii
        case "i": .ignoreCase
        case "L": .locale
        case "m": .multiline
        case "s": .dotAll
        case "u": .unicode
        case "x": .verbose
        default: nil
        }
    }
}

extension PatternParser {
    /// Parses flags after `(?`, of which the first character is taken: those of a group, or none if they were for the
    /// whole pattern.
    mutating func parseInlineFlags(
        _ firstToken: PatternReader.Token, in scope: Scope
    ) throws(RegexError) -> Scope? {
        var token = firstToken
        var added: RegexFlags = []
        var removed: RegexFlags = []
        while let flag = InlineFlags.flag(of: token) {
            try check(added: flag, to: &added)
            token = try takeFlag(orMissing: "missing -, : or )")
            if token.isPlain(")") || token.isPlain("-") || token.isPlain(":") { break }
            if InlineFlags.flag(of: token) == nil { throw unknownFlag(token, missing: "missing -, : or )") }
        }
        if token.isPlain(")") {
            flags.formUnion(added)
            return nil
        }
        if token.isPlain("-") {
            token = try takeFlag(orMissing: "missing flag")
            if InlineFlags.flag(of: token) == nil { throw unknownFlag(token, missing: "missing flag") }
            while let flag = InlineFlags.flag(of: token) {
                if !flag.isDisjoint(with: .alphabets) {
                    throw reader.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                }
                removed.formUnion(flag)
                token = try takeFlag(orMissing: "missing :")
                if token.isPlain(":") { break }
                if InlineFlags.flag(of: token) == nil { throw unknownFlag(token, missing: "missing :") }
            }
        }
        if !added.isDisjoint(with: removed) {
            throw reader.error("bad inline flags: flag turned on and off", back: 1)
        }
        return Scope(flags: scope.flags.scoped(adding: added, removing: removed), depth: scope.depth)
    }

    private func check(added flag: RegexFlags, to added: inout RegexFlags) throws(RegexError) {
        if !reader.isBytes, flag == .locale {
            throw reader.error("bad inline flags: cannot use 'L' flag with a str pattern")
        }
        if reader.isBytes, flag == .unicode {
            throw reader.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
        }
        added.formUnion(flag)
        if !flag.isDisjoint(with: .alphabets), added.intersection(.alphabets) != flag {
            throw reader.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        }
    }

    private mutating func takeFlag(orMissing missing: String) throws(RegexError) -> PatternReader.Token {
        guard let token = try reader.take() else { throw reader.error(missing) }
        return token
    }

    private func unknownFlag(_ token: PatternReader.Token, missing: String) -> RegexError {
        let isLetter = !token.isEscape && (Unicode.Scalar(token.unit)?.properties.generalCategory.isLetter ?? false)
        return reader.error(isLetter ? "unknown flag" : missing, back: token.length)
    }

}

extension Unicode.GeneralCategory {
    var isLetter: Bool {
        switch self {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: true
        default: false
        }
    }
}
