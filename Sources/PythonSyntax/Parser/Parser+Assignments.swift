extension Parser {
    /// An expression that stands alone, is assigned, annotated, or assigned to.
    mutating func parseExpressionStatement() throws(SyntaxFailure) -> Statement.Kind {
        let place = index
        if kind == .keywordYield {
            let value = try parseYield()
            if kind == .equal { throw yieldTarget(value) }
            return .expression(value)
        }
        let first = try parseStarExpressions()
        switch kind {
        case .equal:
            return try parseAssignment(to: first, from: place)
        case .colon:
            return try parseAnnotatedAssignment(to: first, from: place)
        case .colonEqual where isDiagnosing:
            if case .name = first.kind { throw invalidSyntax }
            guard isFollowedByExpression() else { throw invalidSyntax }
            throw failure("cannot use assignment expressions with \(first.description)", at: first.range)
        default:
            guard let operation = kind.augmentedOperator else { return .expression(first) }
            switch first.kind {
            case .name, .attribute, .subscript: break
            default:
                guard isFollowedByValue() else { throw invalidSyntax }
                throw failure(
                    "'\(first.description)' is an illegal expression for augmented assignment", at: first.range)
            }
            advance()
            return .augAssign(target: first, operation, value: try parseYieldOrStarExpressions())
        }
    }

    private mutating func isFollowedByValue() -> Bool {
        index += 1
        defer { index -= 1 }
        return attempt({ (parser) throws(SyntaxFailure) in try parser.parseYieldOrStarExpressions() }) != nil
    }

    private func yieldTarget(_ value: Expression) -> SyntaxFailure {
        failure("assignment to yield expression not possible", at: value.range)
    }

    private mutating func parseAssignment(
        to first: Expression, from place: Int
    ) throws(SyntaxFailure) -> Statement.Kind {
        try validateAssignment(to: first, from: place, isFirst: true)
        var targets = [first]
        while true {
            advance()
            let isYield = kind == .keywordYield
            let place = index
            let value = try parseYieldOrStarExpressions()
            guard kind == .equal else {
                return .assign(targets: targets, value: value)
            }
            if isYield { throw yieldTarget(value) }
            try validateAssignment(to: value, from: place, isFirst: false)
            targets.append(value)
        }
    }

    private mutating func validateAssignment(
        to target: Expression, from place: Int, isFirst: Bool
    ) throws(SyntaxFailure) {
        if case .starred(let value) = target.kind {
            try validate(value, for: .assignment)
            // A lone star is for the compiler to refuse: "starred assignment target must be in a list or tuple".
            return
        }
        guard let invalid = invalidTarget(in: target, for: .assignment) else { return }
        // CPython looks for a mistyped comparison only before the first `=`, and in the part that adjoins it.
        if isFirst {
            var last = target
            if case .tuple(let elements) = target.kind, let element = elements.last, element.range.end == end {
                last = element
            }
            var start = index - 1
            while start > place, tokens[start].start > last.range.start { start -= 1 }
            try diagnoseAssignment(to: last, from: start)
        }
        throw failure("cannot assign to \(invalid.description)", at: invalid.range)
    }

    private mutating func parseAnnotatedAssignment(
        to target: Expression, from place: Int
    ) throws(SyntaxFailure) -> Statement.Kind {
        var isSimple = false
        switch target.kind {
        case .name: isSimple = index == place + 1
        case .attribute, .subscript: break
        case .list, .tuple:
            try diagnoseAnnotation("only single target (not \(target.description)) can be annotated", of: target)
        default:
            try diagnoseAnnotation("illegal target for annotation", of: target)
        }
        advance()
        let annotation = try parseExpression()
        guard take(.equal) else {
            return .annAssign(target: target, annotation: annotation, value: nil, isSimple: isSimple)
        }
        let value = try parseYieldOrStarExpressions()
        return .annAssign(target: target, annotation: annotation, value: value, isSimple: isSimple)
    }

    /// Only what is followed by an annotation was meant to be annotated.
    private mutating func diagnoseAnnotation(_ message: String, of target: Expression) throws(SyntaxFailure) {
        let place = index
        advance()
        let annotation = attempt { (parser) throws(SyntaxFailure) in try parser.parseExpression() }
        index = place
        guard annotation != nil else { throw invalidSyntax }
        var range = target.range
        if case .tuple(let elements) = target.kind, let first = elements.first, first.range.start == range.start {
            range = first.range
        }
        throw failure(message, at: range)
    }
}

extension TokenKind {
    /// The operator of an augmented assignment.
    fileprivate var augmentedOperator: BinaryOperator? {
        switch self {
        case .plusEqual: .add
        case .minusEqual: .subtract
        case .starEqual: .multiply
        case .slashEqual: .divide
        case .doubleSlashEqual: .floorDivide
        case .percentEqual: .modulo
        case .atEqual: .matrixMultiply
        case .doubleStarEqual: .power
        case .leftShiftEqual: .leftShift
        case .rightShiftEqual: .rightShift
        case .ampersandEqual: .bitAnd
        case .barEqual: .bitOr
        case .caretEqual: .bitXor
        default: nil
        }
    }
}
