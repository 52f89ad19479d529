extension PatternParser {
    /// What the parenthesis opens.
    private enum Opening {
        case capture(name: [UInt32]?)
        case plain(Scope)
        case atomic
    }

    /// Parses what an opening parenthesis, taken already, begins.
    mutating func parseGroup(
        scope: inout Scope, isFirst: Bool, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        let start = reader.position - 1
        guard try reader.skip("?") else {
            try parseBody(.capture(name: nil), from: start, in: scope, into: &sequence)
            return
        }
        let token = try takeInExtension()
        switch token.isEscape ? nil : Unicode.Scalar(token.unit) {
        case "P": try parseNamedExtension(from: start, in: scope, into: &sequence)
        case ":": try parseBody(.plain(scope), from: start, in: scope, into: &sequence)
        case ">": try parseBody(.atomic, from: start, in: scope, into: &sequence)
        case "#": try skipComment(from: start)
        case "=", "!": try parseLook(isBehind: false, sign: token, from: start, in: scope, into: &sequence)
        case "<":
            let sign = try takeInExtension()
            guard sign.isPlain("=") || sign.isPlain("!") else {
                throw reader.error("unknown extension ?<\(PythonText.string(sign.units))", back: sign.length + 2)
            }
            try parseLook(isBehind: true, sign: sign, from: start, in: scope, into: &sequence)
        case "(": try parseConditional(from: start, in: scope, into: &sequence)
        default:
            guard token.isPlain("-") || InlineFlags.flag(of: token) != nil else {
                throw reader.error("unknown extension ?\(PythonText.string(token.units))", back: token.length + 1)
            }
            if let inner = try parseInlineFlags(token, in: scope) {
                try parseBody(.plain(inner), from: start, in: scope, into: &sequence)
            } else if !isFirst || !sequence.isEmpty {
                throw reader.error(
                    "global flags not at the start of the expression", back: reader.position - start)
            } else {
                scope.flags = effective(flags)
            }
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
        _ opening: Opening, from start: Int, in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        var inner = scope
        var number: Int?
        switch opening {
        case .capture(let name): number = try openGroup(named: name)
        case .plain(let scope): inner = scope
        case .atomic: break
        }
        inner.depth = scope.depth + 1
        let body = try parseAlternatives(in: inner)
        try close(from: start)
        if let number {
            groupWidths[number] = (body.minimum, body.maximum)
            sequence.append(.group(number, body))
        } else if case .atomic = opening {
            sequence.append(.atomic(body))
        } else {
            sequence.append(body)
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
        from start: Int, in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        if try reader.skip("<") {
            let name = try reader.takeName(until: ">", what: "group name")
            try reader.checkGroupName(name, back: 1)
            try parseBody(.capture(name: name), from: start, in: scope, into: &sequence)
        } else if try reader.skip("=") {
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
        } else {
            let token = try takeInExtension()
            throw reader.error("unknown extension ?P\(PythonText.string(token.units))", back: token.length + 2)
        }
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
        isBehind: Bool, sign: PatternReader.Token, from start: Int, in scope: Scope,
        into sequence: inout SequenceBuilder
    ) throws(RegexError) {
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
        let look = LookAround(back: isBehind ? body.minimum : 0, isNegative: sign.isPlain("!"))
        sequence.append(.look(look, body))
    }

    private mutating func parseConditional(
        from start: Int, in scope: Scope, into sequence: inout SequenceBuilder
    ) throws(RegexError) {
        let name = try reader.takeName(until: ")", what: "group name")
        let group = try conditionGroup(name)
        try checkLookbehind(of: group)
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
        sequence.append(.conditional(group, yes, no))
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
