extension SyntaxChecks {
    mutating func use(_ name: String) { scope.names[name, default: []].insert(.used) }

    mutating func assign(_ name: String, at range: SourceRange) throws(SyntaxFailure) {
        if name == "__debug__" { throw failure("cannot assign to __debug__", at: range) }
        scope.names[name, default: []].insert(.assigned)
    }

    mutating func addParameter(_ parameter: Parameter) throws(SyntaxFailure) {
        if scope.names[parameter.name]?.contains(.parameter) == true {
            throw failure("duplicate argument '\(parameter.name)' in function definition", at: parameter.range)
        }
        try assign(parameter.name, at: parameter.range)
        scope.names[parameter.name] = .parameter
    }

    /// `global` or `nonlocal`.
    mutating func declare(
        _ names: [String], _ declaration: NameUse, _ word: String, at range: SourceRange
    ) throws(SyntaxFailure) {
        if declaration == .nonlocal, scope.kind == .module {
            throw failure("nonlocal declaration not allowed at module level", at: range)
        }
        for name in names {
            let uses = scope.names[name] ?? []
            if uses.contains(.parameter) {
                throw failure("name '\(name)' is parameter and \(word)", at: range)
            }
            if uses.contains(.used) {
                throw failure("name '\(name)' is used prior to \(word) declaration", at: range)
            }
            if uses.contains(.annotated) {
                throw failure("annotated name '\(name)' can't be \(word)", at: range)
            }
            if uses.contains(.assigned) {
                throw failure("name '\(name)' is assigned to before \(word) declaration", at: range)
            }
            if uses.union(declaration).isSuperset(of: [.global, .nonlocal]) {
                throw failure("name '\(name)' is nonlocal and global", at: scope.declarations[name] ?? range)
            }
            scope.declarations[name] = scope.declarations[name] ?? range
            scope.names[name, default: []].insert(declaration)
        }
    }

    // MARK: Targets

    /// Checks what is assigned to. Only a list or tuple may hold a star, and only one.
    mutating func checkTarget(_ target: Expression) throws(SyntaxFailure) {
        if case .starred = target.kind {
            throw failure("starred assignment target must be in a list or tuple", at: target.range)
        }
        try checkTargetPart(target)
    }

    private mutating func checkTargetPart(_ target: Expression) throws(SyntaxFailure) {
        switch target.kind {
        case .name(let name):
            if scope.isComprehension { scope.iterationNames.insert(name) }
            try assign(name, at: target.range)
        case .starred(let value):
            try checkTargetPart(value)
        case .list(let elements), .tuple(let elements):
            var hasStar = false
            for element in elements {
                if case .starred = element.kind {
                    if hasStar { throw failure("multiple starred expressions in assignment", at: target.range) }
                    hasStar = true
                }
                try checkTargetPart(element)
            }
        case .attribute(let value, let name):
            if name == "__debug__" { throw failure("cannot assign to __debug__", at: target.range) }
            try check(value)
        default:
            try check(target)
        }
    }

    /// `a := b`, which within comprehensions binds further out.
    mutating func checkNamedExpression(
        _ target: Expression, _ value: Expression, at range: SourceRange
    ) throws(SyntaxFailure) {
        if case .annotation(let what) = scope.kind {
            throw failure("named expression cannot be used within \(what)", at: range)
        }
        guard case .name(let name) = target.kind else { return }
        if scope.isInIterable {
            throw failure("assignment expression cannot be used in a comprehension iterable expression", at: range)
        }
        if scope.isComprehension {
            try checkNamedExpressionInComprehension(name, target.range, whole: range)
        } else {
            try assign(name, at: target.range)
        }
        try check(value)
    }

    private mutating func checkNamedExpressionInComprehension(
        _ name: String, _ target: SourceRange, whole range: SourceRange
    ) throws(SyntaxFailure) {
        // Scopes are looked at in place: a copy would make the next change to its names copy them all.
        try refuseRebinding(name, target, whole: range, in: scope.iterationNames)
        var depth = outer.count - 1
        while depth >= 0, outer[depth].isComprehension {
            if outer[depth].isInIterable {
                throw failure("assignment expression cannot be used in a comprehension iterable expression", at: range)
            }
            try refuseRebinding(name, target, whole: range, in: outer[depth].iterationNames)
            depth -= 1
        }
        guard depth >= 0 else { return }
        if outer[depth].isInIterable {
            throw failure("assignment expression cannot be used in a comprehension iterable expression", at: range)
        }
        if outer[depth].kind == .type {
            throw failure(
                "assignment expression within a comprehension cannot be used in a class body", at: target)
        }
        outer[depth].names[name, default: []].insert(.assigned)
    }

    private func refuseRebinding(
        _ name: String, _ target: SourceRange, whole range: SourceRange, in names: Set<String>
    ) throws(SyntaxFailure) {
        guard names.contains(name) else { return }
        throw failure("assignment expression cannot rebind comprehension iteration variable '\(name)'", at: target)
    }
}
