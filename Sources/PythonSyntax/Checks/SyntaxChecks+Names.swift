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
                throw failure("name '\(name)' is nonlocal and global", at: range)
            }
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
        var scopes = [scope]
        var depth = outer.count
        while let last = scopes.last, last.isComprehension, depth > 0 {
            depth -= 1
            scopes.append(outer[depth])
        }
        for scope in scopes {
            if scope.isComprehension {
                if scope.isInIterable {
                    throw failure(
                        "assignment expression cannot be used in a comprehension iterable expression", at: range)
                }
                if scope.iterationNames.contains(name) {
                    throw failure(
                        "assignment expression cannot rebind comprehension iteration variable '\(name)'", at: target)
                }
            } else if scope.kind == .type {
                throw failure(
                    "assignment expression within a comprehension cannot be used in a class body", at: range)
            } else {
                outer[depth].names[name, default: []].insert(.assigned)
            }
        }
    }
}
