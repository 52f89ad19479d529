import PythonSyntax

extension Analyzer {
    func visit(_ body: [Statement]) {
        for statement in body { visit(statement) }
    }

    private func visit(_ statement: Statement) {
        switch statement.kind {
        case .functionDef(let definition): define(definition)
        case .classDef(let definition): define(definition)
        case .return(let value):
            if let value { _ = evaluate(value) }
            leaveFunction()
        case .delete(let targets): for target in targets { delete(target) }
        case .assign(let targets, let value):
            let value = evaluate(value)
            for target in targets { assign(target, value) }
        case .typeAlias(let name, let parameters, let value):
            visit(parameters)
            annotation(value)
            assign(name, .unknown)
        case .augAssign(let target, let operation, let value):
            let old = evaluate(target, .receiver)
            let result = binary(old, operation, evaluate(value), statement.range)
            assign(target, result)
        case .annAssign(let target, let annotation, let value, _):
            let kind = self.annotation(annotation)
            if let value { assign(target, evaluate(value)) } else { assign(target, kind) }
        case .for(let target, let iterable, let body, let orElse, _):
            loop(target, over: iterable, body, statement.range)
            inBranch { visit(orElse) }
        case .while(let test, let body, let orElse):
            loop(while: test, body)
            inBranch { visit(orElse) }
        case .if: visitConditions(statement)
        case .with(let items, let body, _):
            for item in items {
                let value = evaluate(item.context)
                if let target = item.target { assign(target, value) }
            }
            visit(body)
        case .match(let subject, let cases): match(evaluate(subject), cases)
        case .raise(let value, let cause):
            if let value { _ = evaluate(value) }
            if let cause { _ = evaluate(cause) }
            leaveFunction()
        case .try(let body, let handlers, let orElse, let finally, _):
            inBranch { visit(body) }
            for handler in handlers {
                inBranch {
                    if let type = handler.type { annotation(type) }
                    if let name = handler.name { bind(name, .unknown) }
                    visit(handler.body)
                }
            }
            inBranch { visit(orElse) }
            visit(finally)
        case .assert(let test, let message):
            _ = evaluate(test)
            if let message { _ = evaluate(message) }
        case .import(let names): for name in names { importModule(name) }
        case .importFrom(let module, let names, let level): importNames(module, names, level, statement.range)
        case .global(let names): for name in names where scope != 0 { scopes[scope].outer[name] = true }
        case .nonlocal(let names): for name in names { scopes[scope].outer[name] = false }
        case .expression(let value): _ = evaluate(value)
        case .break: if !loops.isEmpty { loops[loops.count - 1].ends = true }
        case .pass, .continue: break
        }
    }

    /// Notes that every loop around the place can end here.
    func leaveFunction() {
        function?.isConditional = true
        for index in loops.indices { loops[index].ends = true }
    }

    /// An `if` with all its `elif`, which are nested in each other and can be many.
    private func visitConditions(_ statement: Statement) {
        var next = statement
        while case .if(let test, let body, let orElse) = next.kind {
            _ = evaluate(test)
            if isMainGuard(test) { visit(body) } else { inBranch { visit(body) } }
            guard orElse.count == 1, case .if = orElse[0].kind else {
                inBranch { visit(orElse) }
                return
            }
            next = orElse[0]
        }
    }

    /// `__name__ == "__main__"`: what is below always runs in a script.
    private func isMainGuard(_ test: Expression) -> Bool {
        guard case .compare(let left, [.equal], _) = test.kind, case .name("__name__") = left.kind else { return false }
        return true
    }

    private func delete(_ target: Expression) {
        switch target.kind {
        case .name(let name): if scopes[scope].branches == 0 { scopes[scope].bindings[name] = nil }
        case .tuple(let targets), .list(let targets): for target in targets { delete(target) }
        case .attribute(let value, _): _ = evaluate(value, .receiver)
        case .subscript(let value, let slice):
            _ = evaluate(value, .receiver)
            _ = evaluate(slice)
        default: _ = evaluate(target)
        }
    }

    private func match(_ subject: Value, _ cases: [MatchCase]) {
        for one in cases {
            inBranch {
                bind(one.pattern, subject)
                if let guardCondition = one.guardCondition { _ = evaluate(guardCondition) }
                visit(one.body)
            }
        }
    }

    private func bind(_ pattern: Pattern, _ subject: Value) {
        switch pattern.kind {
        case .matchValue(let value): _ = evaluate(value)
        case .matchSingleton: break
        case .matchSequence(let patterns): for pattern in patterns { bind(pattern, subject.element) }
        case .matchMapping(let keys, let patterns, let rest):
            for key in keys { _ = evaluate(key) }
            for pattern in patterns { bind(pattern, .unknown) }
            if let rest { bind(rest, .unknown) }
        case .matchClass(let type, let patterns, _, let keywordPatterns):
            annotation(type)
            for pattern in patterns + keywordPatterns { bind(pattern, .unknown) }
        case .matchStar(let name): if let name { bind(name, .unknown) }
        case .matchAs(let pattern, let name):
            if let pattern { bind(pattern, subject) }
            if let name { bind(name, subject) }
        case .matchOr(let patterns): for pattern in patterns { bind(pattern, subject) }
        }
    }
}
