/// Parses a pattern into a tree, accepting and refusing what Python 3.14 does.
///
/// Flags are applied while parsing: a letter under IGNORECASE is already a set when it enters the tree.
struct PatternParser {
    /// What a group and what it contains were read under.
    struct Scope {
        var flags: RegexFlags
        var depth = 0
    }

    let limits: RegexLimits
    /// Finds the character of a name, for `\N{...}`.
    let characterNamed: (@Sendable ([UInt32]) -> UInt32?)?

    var reader: PatternReader
    /// The flags of the whole pattern.
    var flags: RegexFlags
    /// The width of each group, none while it is open. The first stands for the whole match.
    var groupWidths: [(minimum: Int, maximum: Int)?] = [nil]
    var groupNumbers: [[UInt32]: Int] = [:]
    var groupNames: [(name: [UInt32], number: Int)] = []
    /// How many groups there were when the outermost lookbehind began, while in one.
    var groupsBeforeLookbehind: Int?
    /// Where conditions first name a group by number: the group may come later.
    var conditionalPositions: [(group: Int, position: Int)] = []
    var conditionalGroups: Set<Int> = []
    var setWork: Int
    /// What is wrong with the first lookbehind whose width is not fixed. Python finds out after parsing, so that any
    /// other error comes first.
    var widthProblem: String?

    init(
        _ units: [UInt32], isBytes: Bool, flags: RegexFlags, limits: RegexLimits,
        characterNamed: (@Sendable ([UInt32]) -> UInt32?)?
    ) throws(RegexError) {
        reader = try PatternReader(units, isBytes: isBytes)
        self.flags = flags
        self.limits = limits
        self.characterNamed = characterNamed
        setWork = limits.setWork
    }

    /// Parses the pattern; the flags are final afterwards.
    mutating func parse() throws(RegexError) -> Piece {
        let piece = try parseAlternatives(in: Scope(flags: effective(flags)))
        try checkFlags()
        if reader.next != nil { throw reader.error("unbalanced parenthesis") }
        for (group, position) in conditionalPositions where group >= groupWidths.count {
            throw RegexError("invalid group reference \(group)", at: position, of: reader.units)
        }
        if let widthProblem { throw RegexError(.pattern, widthProblem) }
        return piece
    }

    /// The flags with the alphabet that applies if none is given.
    func effective(_ flags: RegexFlags) -> RegexFlags {
        !reader.isBytes && !flags.contains(.ascii) ? flags.union(.unicode) : flags
    }

    private mutating func checkFlags() throws(RegexError) {
        if reader.isBytes {
            if flags.contains(.unicode) {
                throw RegexError(.value, "cannot use UNICODE flag with a bytes pattern")
            }
            if flags.contains([.locale, .ascii]) {
                throw RegexError(.value, "ASCII and LOCALE flags are incompatible")
            }
        } else {
            if flags.contains(.locale) { throw RegexError(.value, "cannot use LOCALE flag with a str pattern") }
            if flags.contains([.ascii, .unicode]) {
                throw RegexError(.value, "ASCII and UNICODE flags are incompatible")
            }
        }
        flags = effective(flags)
    }

    /// Parses what stands between bars, up to a closing parenthesis or the end.
    mutating func parseAlternatives(in scope: Scope) throws(RegexError) -> Piece {
        guard scope.depth <= limits.depth else {
            throw RegexError(.recursion, "maximum recursion depth exceeded")
        }
        var pieces: [Piece] = []
        var scope = scope
        repeat {
            pieces.append(try parseSequence(in: scope, isFirst: scope.depth == 0 && pieces.isEmpty))
            if scope.depth == 0 { scope.flags = effective(flags) }
        } while try reader.skip("|")
        if pieces.count == 1 { return pieces[0] }
        return unitAlternatives(pieces) ?? .alternatives(pieces)
    }

    /// Alternatives of one character each, as one set.
    private func unitAlternatives(_ pieces: [Piece]) -> Piece? {
        var union = CharacterSet()
        for piece in pieces {
            guard case .unit(let unit) = piece.node else { return nil }
            switch unit {
            case .one(let unit) where unit < 256: union.insert(latin: unit)
            case .either(let one, let other) where max(one, other) < 256:
                union.insert(latin: one)
                union.insert(latin: other)
            case .set(let set) where set.ranges.isEmpty && !set.isNegated:
                union.latin |= set.latin
                union.categories.formUnion(set.categories)
            default: return nil
            }
        }
        return .unit(.set(union))
    }

    /// Parses one alternative.
    mutating func parseSequence(in outer: Scope, isFirst: Bool) throws(RegexError) -> Piece {
        var scope = outer
        var sequence = SequenceBuilder()
        while let token = reader.next, !token.isPlain("|"), !token.isPlain(")") {
            try reader.advance()
            if scope.flags.contains(.verbose), try skipVerbose(token) { continue }
            if token.isEscape {
                try parseEscape(token, in: scope, into: &sequence)
                continue
            }
            switch Unicode.Scalar(token.unit) {
            case "[": sequence.append(try parseSet(in: scope))
            case "*", "+", "?", "{": try parseQuantifier(token, in: scope, into: &sequence)
            case ".": sequence.append(.unit(scope.flags.contains(.dotAll) ? .any : .anyButNewline))
            case "(": try parseGroup(scope: &scope, isFirst: isFirst, into: &sequence)
            case "^": sequence.append(scope.flags.contains(.multiline) ? .lineStart : .textStart)
            case "$": sequence.append(scope.flags.contains(.multiline) ? .lineEnd : .lastLineEnd)
            default: try appendLiteral(token.unit, in: scope, to: &sequence)
            }
        }
        return sequence.build()
    }

    /// Skips white space and comments of a verbose pattern.
    private mutating func skipVerbose(_ token: PatternReader.Token) throws(RegexError) -> Bool {
        if token.isEscape { return false }
        switch token.unit {
        case 0x09...0x0D, 0x20: return true
        case 0x23:
            while let token = try reader.take(), token.isEscape || token.unit != 10 {}
            return true
        default: return false
        }
    }

    mutating func appendLiteral(
        _ unit: UInt32, in scope: Scope, to sequence: inout SequenceBuilder
    ) throws(RegexError) {
        if scope.flags.contains(.ignoreCase), let cased = try cased(unit, in: scope) {
            sequence.append(.unit(cased))
        } else {
            sequence.append(literal: unit)
        }
    }

    /// What a letter matches when case does not matter; none if it has no case.
    private mutating func cased(_ unit: UInt32, in scope: Scope) throws(RegexError) -> UnitPattern? {
        guard scope.flags.contains(.unicode) else {
            return unit.isASCIILetter ? .either(unit | 0x20, unit & ~0x20) : nil
        }
        if unit < 128, !unit.isASCIILetter { return nil }
        let members = CaseClasses.unicode.members(like: unit)
        if members.count == 1 { return nil }
        if members.count == 2 { return .either(members[0], members[1]) }
        var builder = CharacterSetBuilder(flags: [])
        for member in members { builder.insert(member...member) }
        return .set(try finish(&builder, negated: false))
    }

    /// Builds a set and pays for it.
    mutating func finish(_ builder: inout CharacterSetBuilder, negated: Bool) throws(RegexError) -> CharacterSet {
        let set = builder.build(negated: negated)
        setWork -= builder.cost + 8
        if setWork < 0 { throw RegexError(.limit, "regular expression is too large") }
        return set
    }
}
