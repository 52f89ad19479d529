extension SyntaxChecks {
    mutating func check(_ matchCase: MatchCase, isLast: Bool) throws(SyntaxFailure) {
        var names: Set<String> = []
        try check(matchCase.pattern, &names)
        if matchCase.guardCondition == nil, !isLast { try refuseIrrefutable(matchCase.pattern) }
        for name in names.sorted() { try assign(name, at: matchCase.pattern.range) }
        if let condition = matchCase.guardCondition { try check(condition) }
        try check(matchCase.body)
    }

    /// A pattern that matches everything leaves nothing to those behind it.
    private func refuseIrrefutable(_ pattern: Pattern) throws(SyntaxFailure) {
        switch pattern.kind {
        case .matchAs(nil, let name):
            let what = name.map { "name capture '\($0)'" } ?? "wildcard"
            throw failure("\(what) makes remaining patterns unreachable", at: pattern.range)
        case .matchAs(.some(let inner), _): try refuseIrrefutable(inner)
        case .matchOr(let alternatives):
            if let last = alternatives.last { try refuseIrrefutable(last) }
        default: return
        }
    }

    private mutating func bind(
        _ name: String, _ names: inout Set<String>, at range: SourceRange
    ) throws(SyntaxFailure) {
        if !names.insert(name).inserted {
            throw failure("multiple assignments to name '\(name)' in pattern", at: range)
        }
    }

    private mutating func check(_ pattern: Pattern, _ names: inout Set<String>) throws(SyntaxFailure) {
        switch pattern.kind {
        case .matchValue(let value): try check(value)
        case .matchSingleton: break
        case .matchSequence(let patterns):
            try checkSequence(patterns, &names, at: pattern.range)
        case .matchMapping(let keys, let patterns, let rest):
            var constants: Set<Constant> = []
            for key in keys {
                if case .constant(let constant) = key.kind, !constants.insert(constant).inserted {
                    throw failure(
                        "mapping pattern checks duplicate key (\(Self.text(of: constant)))", at: pattern.range)
                }
                try check(key)
            }
            for part in patterns { try check(part, &names) }
            if let rest { try bind(rest, &names, at: pattern.range) }
        case .matchClass(let type, let patterns, let keywordNames, let keywordPatterns):
            try check(type)
            var seen: Set<String> = []
            for (index, name) in keywordNames.enumerated() where !seen.insert(name).inserted {
                throw failure("attribute name repeated in class pattern: \(name)", at: keywordPatterns[index].range)
            }
            for part in patterns + keywordPatterns { try check(part, &names) }
        case .matchStar(let name):
            if let name { try bind(name, &names, at: pattern.range) }
        case .matchAs(let inner, let name):
            if let inner { try check(inner, &names) }
            if let name { try bind(name, &names, at: pattern.range) }
        case .matchOr(let alternatives):
            try checkAlternatives(alternatives, &names, at: pattern.range)
        }
    }

    private static func text(of constant: Constant) -> String {
        var dump = TreeDump()
        dump.constant(constant)
        return String(decoding: dump.text, as: UTF8.self)
    }

    private mutating func checkSequence(
        _ patterns: [Pattern], _ names: inout Set<String>, at range: SourceRange
    ) throws(SyntaxFailure) {
        var hasStar = false
        for part in patterns {
            if case .matchStar = part.kind {
                if hasStar { throw failure("multiple starred names in sequence pattern", at: range) }
                hasStar = true
            }
            try check(part, &names)
        }
    }

    private mutating func checkAlternatives(
        _ alternatives: [Pattern], _ names: inout Set<String>, at range: SourceRange
    ) throws(SyntaxFailure) {
        let before = names
        var bound: Set<String>?
        for (index, alternative) in alternatives.enumerated() {
            var inner: Set<String> = []
            try check(alternative, &inner)
            if let bound, bound != inner { throw failure("alternative patterns bind different names", at: range) }
            bound = inner
            if index < alternatives.count - 1 { try refuseIrrefutable(alternative) }
        }
        for name in (bound ?? []).sorted() {
            if before.contains(name) { throw failure("multiple assignments to name '\(name)' in pattern", at: range) }
            names.insert(name)
        }
    }
}
