extension Parser {
    /// What assigns, and so which expressions it may assign to.
    enum TargetUse { case assignment, forTargets, deletion }

    /// Targets of `for` or `with`, without brackets: they end before `in` or a comma that no target follows.
    mutating func parseTargets() throws(SyntaxFailure) -> Expression {
        let start = self.start
        let first = try parseTarget()
        var targets = first
        if kind == .comma {
            var elements = [first]
            var tallest = height
            while take(.comma), kind.startsExpression || kind == .star {
                elements.append(try parseTarget())
                tallest = max(tallest, height)
            }
            targets = try make(.tuple(elements), from: start, over: tallest)
        }
        return targets
    }

    /// One target, starred or not.
    mutating func parseTarget() throws(SyntaxFailure) -> Expression {
        guard kind == .star else { return try parseBitwiseOr() }
        let start = self.start
        advance()
        if kind == .star { throw invalidSyntax }
        let value = try parseBitwiseOr()
        return try make(.starred(value), from: start, over: height)
    }

    /// Refuses what cannot be assigned to or deleted.
    func validate(_ target: Expression, for use: TargetUse) throws(SyntaxFailure) {
        guard let invalid = invalidTarget(in: target, for: use) else { return }
        let verb = use == .deletion ? "delete" : "assign to"
        throw failure("cannot \(verb) \(invalid.description)", at: invalid.range)
    }

    /// The first part of a target that is none.
    func invalidTarget(in target: Expression, for use: TargetUse) -> Expression? {
        switch target.kind {
        case .name, .attribute, .subscript:
            return nil
        case .list(let elements), .tuple(let elements):
            for element in elements {
                if let invalid = invalidTarget(in: element, for: use) { return invalid }
            }
            return nil
        case .starred(let value):
            return use == .deletion ? target : invalidTarget(in: value, for: use)
        case .compare(let left, let operators, _) where use == .forTargets && operators.first == .in:
            return invalidTarget(in: left, for: use)
        default:
            return target
        }
    }
}
