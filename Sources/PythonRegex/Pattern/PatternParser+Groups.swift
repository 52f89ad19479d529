extension PatternParser {
    /// What a parenthesis opens.
    private enum Opening {
        case capture(Int)
        case plain(Scope)
        case atomic
        case look(isBehind: Bool, isNegative: Bool)
        case condition(Int)
    }

    /// Parses what an opening parenthesis, taken already, begins.
    mutating func parseGroup(
        scope: inout Scope, isFirst: Bool, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        let start = reader.position - 1
        // Whatever needs much stack is over before the group's contents are parsed.
        guard let opening = try parseOpening(from: start, &scope, isFirst: isFirst, into: &sequence) else { return }
        switch opening {
        case .look(let isBehind, let isNegative):
            sequence.append(try parseLook(isBehind: isBehind, isNegative: isNegative, from: start, in: scope))
        case .condition(let group): sequence.append(try parseConditional(on: group, from: start, in: scope))
        default: sequence.append(try parseBody(opening, from: start, in: scope))
        }
    }

    /// Parses up to where the contents of a group begin; none if the parentheses have none.
    private mutating func parseOpening(
        from start: Int, _ scope: inout Scope, isFirst: Bool, into sequence: inout SequenceBuilder
    ) throws(RegexError) -> Opening? {
        guard try reader.skip("?") else { return .capture(try openGroup(named: nil)) }
        let token = try takeInExtension()
        switch token.isEscape ? nil : Unicode.Scalar(token.unit) {
        case "P": return try parseNamedExtension(in: scope, into: &sequence)
        case ":": return .plain(scope)
        case ">": return .atomic
        case "=": return .look(isBehind: false, isNegative: false)
        case "!": return .look(isBehind: false, isNegative: true)
        case "<":
            let sign = try takeInExtension()
            guard sign.isPlain("=") || sign.isPlain("!") else {
                throw reader.error("unknown extension ?<\(PythonText.string(sign.units))", back: sign.length + 2)
            }
            return .look(isBehind: true, isNegative: sign.isPlain("!"))
        case "(":
            let group = try conditionGroup(try reader.takeName(until: ")", what: "group name"))
            try checkLookbehind(of: group)
            return .condition(group)
        case "#":
            try skipComment(from: start)
            return nil
        default:
            guard token.isPlain("-") || InlineFlags.flag(of: token) != nil else {
                throw reader.error("unknown extension ?\(PythonText.string(token.units))", back: token.length + 1)
            }
            if let inner = try parseInlineFlags(token, in: scope) { return .plain(inner) }
            if !isFirst || !sequence.isEmpty {
                throw reader.error(
                    "global flags not at the start of the expression", back: reader.position - start)
            }
            scope.flags = effective(flags)
            return nil
        }
    }

    private mutating func takeInExtension() throws(RegexError) -> PatternReader.Token {
        guard let token = try reader.take() else { throw reader.error("unexpected end of pattern") }
        return token
    }

    private mutating func close(from start: Int) throws(RegexError) {
        guard try reader.skip(")") else {
            throw reader.error("missing ), unterminated subpattern", back: reader.position - start)
        }
    }

    private mutating func parseBody(
        _ opening: Opening, from start: Int, in scope: Scope
    ) throws(RegexError) -> Piece {
        var inner = scope
        if case .plain(let scope) = opening { inner = scope }
        inner.depth = scope.depth + 1
        let body = try parseAlternatives(in: inner)
        try close(from: start)
        switch opening {
        case .capture(let number):
            groupWidths[number] = (body.minimum, body.maximum)
            return .group(number, body)
        case .atomic: return .atomic(body)
        default: return body
        }
    }

    private mutating func openGroup(named name: [UInt32]?) throws(RegexError) -> Int {
        let number = groupWidths.count
        guard number <= limits.groups else { throw RegexError(.pattern, "too many groups") }
        groupWidths.append(nil)
        guard let name else { return number }
        if let other = groupNumbers[name] {
            throw reader.error(
                "redefinition of group name \(PythonText.quoted(name)) as group \(number); was group \(other)",
                back: name.count + 1)
        }
        groupNumbers[name] = number
        groupNames.append((name, number))
        return number
    }

    /// Parses what follows `(?P`.
    private mutating func parseNamedExtension(
        in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) -> Opening? {
        if try reader.skip("<") {
            let name = try reader.takeName(until: ">", what: "group name")
            try reader.checkGroupName(name, back: 1)
            return .capture(try openGroup(named: name))
        }
        guard try reader.skip("=") else {
            let token = try takeInExtension()
            throw reader.error("unknown extension ?P\(PythonText.string(token.units))", back: token.length + 2)
        }
        let name = try reader.takeName(until: ")", what: "group name")
        try reader.checkGroupName(name, back: 1)
        guard let group = groupNumbers[name] else {
            throw reader.error("unknown group name \(PythonText.quoted(name))", back: name.count + 1)
        }
        guard let width = groupWidths[group] else {
            throw reader.error("cannot refer to an open group", back: name.count + 1)
        }
        try checkLookbehind(of: group)
        sequence.append(.backreference(group, scope.flags, width: width))
        return nil
    }

    private mutating func skipComment(from start: Int) throws(RegexError) {
        while true {
            guard let token = try reader.take() else {
                throw reader.error("missing ), unterminated comment", back: reader.position - start)
            }
            if token.isPlain(")") { return }
        }
    }

    private mutating func parseLook(
        isBehind: Bool, isNegative: Bool, from start: Int, in scope: Scope
    ) throws(RegexError) -> Piece {
        let isOutermost = isBehind && groupsBeforeLookbehind == nil
        if isOutermost { groupsBeforeLookbehind = groupWidths.count }
        var inner = scope
        inner.depth += 1
        let body = try parseAlternatives(in: inner)
        if isOutermost { groupsBeforeLookbehind = nil }
        try close(from: start)
        if isBehind, body.minimum != body.maximum {
            widthProblem = widthProblem ?? "look-behind requires fixed-width pattern"
        } else if isBehind, body.minimum > Piece.unlimited {
            widthProblem = widthProblem ?? "looks too much behind"
        }
        return .look(LookAround(back: isBehind ? body.minimum : 0, isNegative: isNegative), body)
    }

    private mutating func parseConditional(
        on group: Int, from start: Int, in scope: Scope
    ) throws(RegexError) -> Piece {
        var inner = scope
        inner.depth += 1
        guard inner.depth <= limits.depth else {
            throw RegexError(.recursion, "maximum recursion depth exceeded")
        }
        let yes = try parseSequence(in: inner, isFirst: false)
        var no: Piece?
        if try reader.skip("|") {
            no = try parseSequence(in: inner, isFirst: false)
            if let next = reader.next, next.isPlain("|") {
                throw reader.error("conditional backref with more than two branches")
            }
        }
        try close(from: start)
        return .conditional(group, yes, no)
    }

    private mutating func conditionGroup(_ name: [UInt32]) throws(RegexError) -> Int {
        if PythonText.isIdentifier(name) {
            try reader.checkGroupName(name, back: 1)
            guard let group = groupNumbers[name] else {
                throw reader.error("unknown group name \(PythonText.quoted(name))", back: name.count + 1)
            }
            return group
        }
        guard let group = PythonText.groupNumber(name) else {
            throw reader.error("bad character in group name \(PythonText.quoted(name))", back: name.count + 1)
        }
        if group == 0 { throw reader.error("bad group number", back: name.count + 1) }
        if group >= ReplacementTemplate.groupsEver {
            throw reader.error("invalid group reference \(group)", back: name.count + 1)
        }
        if conditionalGroups.insert(group).inserted {
            conditionalPositions.append((group, reader.position - name.count - 1))
        }
        return group
    }
}
