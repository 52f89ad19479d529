import PythonSyntax

/// What becomes of the value of an expression.
enum Use {
    /// It is kept, passed on or computed with: a name that a rule is about is reported.
    case value
    /// It is called, and the call reports it.
    case callee
    /// Something of it is looked up, and that is reported.
    case receiver
}

extension Analyzer {
    /// Looks at an expression and everything in it, and gives what is known of its value.
    @discardableResult
    func evaluate(_ expression: Expression, _ use: Use = .value) -> Value {
        if quiet > 0, !folding.budget.takes(steps: 10) { return .unknown }
        switch expression.kind {
        case .constant(let constant): return evaluate(constant, expression.range)
        case .name(let name): return evaluate(name, expression.range, use)
        case .attribute(let owner, let name): return evaluateAttribute(owner, name, expression.range, use)
        case .call(let function, let arguments, let keywords):
            let result = evaluateCall(expression, function, arguments, keywords)
            if use == .value { meet(result, expression.range, .reference) }
            return result
        case .subscript(let container, let index):
            let result = evaluateSubscript(container, index, expression.range)
            if use == .value { meet(result, expression.range, .reference) }
            return result
        case .binOp(let left, let operation, let right):
            let left = evaluate(left)
            return binary(left, operation, evaluate(right), expression.range)
        case .boolOp(_, let values): return .join(values.map { evaluate($0, use) })
        case .ifExp(let test, let body, let orElse):
            function?.isConditional = true
            evaluate(test)
            let value = evaluate(body, use)
            return .join([value, evaluate(orElse, use)])
        case .namedExpr(let target, let value):
            let value = evaluate(value, use)
            if case .name(let name) = target.kind { bindBeyondExpressions(name, value) }
            return value
        case .await(let value):
            for index in loops.indices { loops[index].waits = true }
            return evaluate(value, use)
        case .joinedStr(let parts): return evaluateFormatted(parts)
        default: return evaluateRest(expression)
        }
    }

    /// The kinds that are rarer, in a function of their own to keep the frame of the other one small.
    private func evaluateRest(_ expression: Expression) -> Value {
        switch expression.kind {
        case .unaryOp(let operation, let operand):
            let value = evaluate(operand)
            switch (operation, value) {
            case (.minus, .integer(let integer)): return integer == Int.min ? .unknown : .integer(-integer)
            case (.minus, .real(let number)): return .real(-number)
            case (.not, _): return value.isTrue.map { .truth(!$0) } ?? .unknown
            case (.plus, _): return value
            default: return .unknown
            }
        case .compare(let left, _, let comparators):
            evaluate(left)
            for value in comparators { evaluate(value) }
            return .unknown
        case .lambda(let parameters, let body):
            guard quiet == 0 else { return .unknown }
            defaults(parameters)
            inScope(.function) {
                bind(parameters, nil)
                evaluate(body)
            }
            return .unknown
        case .dict(let keys, let values): return evaluateDictionary(keys, values)
        case .set(let elements), .list(let elements), .tuple(let elements): return evaluateDisplay(elements)
        case .listComp(let element, let clauses), .setComp(let element, let clauses):
            return comprehension(clauses, expression.range, keepsAll: true, element)
        case .generatorExp(let element, let clauses):
            return comprehension(clauses, expression.range, keepsAll: false, element)
        case .dictComp(let key, let value, let clauses):
            return comprehension(clauses, expression.range, keepsAll: true, value, key: key)
        case .yield(let value):
            leaveFunction()
            if let value { evaluate(value) }
        case .yieldFrom(let value):
            leaveFunction()
            evaluate(value)
        case .starred(let value): return evaluate(value)
        case .slice(let lower, let upper, let step):
            for part in [lower, upper, step].compactMap({ $0 }) { evaluate(part) }
        case .templateStr(let parts): for part in parts { evaluate(part) }
        case .formattedValue(let value, _, let spec), .interpolation(let value, _, _, let spec):
            evaluate(value)
            if let spec { evaluate(spec) }
        default: break
        }
        return .unknown
    }

    private func evaluate(_ constant: Constant, _ range: SourceRange) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .truth(true)
        case .false: return .truth(false)
        case .integer(let literal):
            if let small = literal.small { return .integer(small) }
            var size = 1.0
            for _ in 0..<min(literal.digits.count, 400) { size *= Double(literal.radix) }
            return .real(size)
        case .float(let number): return .real(number)
        case .string(let literal):
            checkLiteral(literal.bytes, range)
            guard folding.budget.takes(bytes: literal.bytes.count) else { return .unknown }
            return .text(FoldedText(text: String(decoding: literal.bytes, as: UTF8.self)))
        case .bytes(let bytes):
            checkLiteral(bytes, range)
            guard folding.budget.takes(bytes: bytes.count) else { return .unknown }
            return .bytes(FoldedBytes(bytes: bytes))
        case .ellipsis, .imaginary: return .unknown
        }
    }

    private func evaluate(_ name: String, _ range: SourceRange, _ use: Use) -> Value {
        let value = lookup(name)
        if name == "__builtins__", case .symbol(let symbol) = value, symbol.name == "builtins" {
            report(
                .builtinsAccess, range, "__builtins__ is used: \(RuleKind.builtinsAccess.rule.clause)", subject: name)
        }
        if use == .value { meet(value, range, .reference) }
        return value
    }

    private func evaluateDisplay(_ elements: [Expression]) -> Value {
        var values: [Value] = []
        var isWhole = true
        for element in elements {
            let value = evaluate(element)
            if case .starred = element.kind {
                if case .sequence(let sequence) = value { values += sequence.elements } else { isWhole = false }
            } else {
                values.append(value)
            }
            if values.count > Value.mostElements { isWhole = false }
            if !isWhole { values = Array(values.prefix(Value.mostElements)) }
        }
        return isWhole ? folding.list(values) : .unknown
    }

    private func evaluateDictionary(_ keys: [Expression?], _ values: [Expression]) -> Value {
        var foldedKeys: [Value] = []
        var foldedValues: [Value] = []
        for (key, value) in zip(keys, values) {
            let folded = key.map { evaluate($0) }
            let result = evaluate(value)
            guard let folded else {
                if case .dictionary(let other) = result, foldedKeys.count <= Value.mostElements {
                    foldedKeys += other.keys
                    foldedValues += other.values
                }
                continue
            }
            guard foldedKeys.count <= Value.mostElements else { continue }
            foldedKeys.append(folded)
            foldedValues.append(result)
        }
        guard folding.budget.takes(bytes: foldedKeys.count) else { return .unknown }
        return FoldedDictionary(foldedKeys, foldedValues).map { .dictionary($0) } ?? .unknown
    }

    private func evaluateFormatted(_ parts: [Expression]) -> Value {
        var text = ""
        var origin = Origin.literal
        var isWhole = true
        for part in parts {
            var value: Value
            if case .formattedValue(let inner, _, let spec) = part.kind {
                value = evaluate(inner)
                if let spec {
                    checkWidths(evaluate(spec), part.range)
                    value = .unknown
                }
                origin = max(origin, .built)
            } else {
                value = evaluate(part)
            }
            if let known = folding.shown(value) {
                text += known.text
                origin = max(origin, known.origin)
                if case .symbol = value { isWhole = false }
            } else {
                text += "?"
                isWhole = false
            }
            if text.utf8.count > Value.mostText { return .unknown }
        }
        guard isWhole else {
            return folding.budget.takes(bytes: text.utf8.count) ? .outline(text) : .unknown
        }
        return folding.text(text, origin)
    }

    func evaluateSubscript(_ container: Expression, _ index: Expression, _ range: SourceRange) -> Value {
        let owner = evaluate(container)
        if case .slice(let lower, let upper, let step) = index.kind {
            let bounds = [lower, upper, step].map { part -> (isGiven: Bool, value: Int?) in
                guard let part else { return (false, nil) }
                if case .integer(let integer) = evaluate(part) { return (true, integer) }
                return (true, nil)
            }
            guard bounds.allSatisfy({ !$0.isGiven || $0.value != nil }) else { return .unknown }
            return owner.map { folding.slice($0, bounds[0].value, bounds[1].value, bounds[2].value ?? 1) }
        }
        let key = evaluate(index)
        return owner.map { element(of: $0, at: key, range) }
    }

    /// `owner[key]`
    private func element(of owner: Value, at key: Value, _ range: SourceRange) -> Value {
        switch (owner, key) {
        case (.dictionary(let dictionary), .text(let text)):
            guard folding.budget.takes(steps: dictionary.keys.count) else { return .unknown }
            return dictionary.value(of: text.text) ?? .unknown
        case (.dictionary(let dictionary), _): return .join(dictionary.values + [.unknown])
        case (.symbol(let symbol), _): return entry(of: symbol, at: key, range)
        case (_, .integer(let integer)): return folding.element(owner, at: integer)
        case (.sequence(let sequence), _): return .join(sequence.elements + [.unknown])
        default: return .unknown
        }
    }

    /// Operators on values that are known.
    func binary(_ left: Value, _ operation: BinaryOperator, _ right: Value, _ range: SourceRange) -> Value {
        checkSize(left, operation, right, range)
        if operation == .divide { checkJoin(left, right, range) }
        if case .oneOf(let values) = left {
            return .join(values.map { binaryPlain($0, operation, right) })
        }
        if case .oneOf(let values) = right {
            return .join(values.map { binaryPlain(left, operation, $0) })
        }
        return binaryPlain(left, operation, right)
    }

    private func binaryPlain(_ left: Value, _ operation: BinaryOperator, _ right: Value) -> Value {
        switch (operation, left, right) {
        case (.add, .text, .text), (.add, .bytes, .bytes), (.add, .sequence, .sequence):
            return folding.concatenation(left, right)
        case (.modulo, .text(let format), _):
            let result = folding.percent(format, right)
            guard case .unknown = result else { return result }
            return outline([format.text.split(separator: "%s", omittingEmptySubsequences: false).joined(separator: "?")]
            )
        case (.multiply, _, .integer(let count)) where left.number == nil: return folding.repetition(left, count)
        case (.multiply, .integer(let count), _) where right.number == nil: return folding.repetition(right, count)
        case (.divide, .symbol(let path), _) where path.name == "pathlib.Path()":
            return joinedPath([left, right])
        case (.divide, _, .symbol(let path)) where path.name == "pathlib.Path()": return joinedPath([left, right])
        case (.add, .text, _), (.add, _, .text), (.add, .symbol, _), (.add, _, .symbol):
            guard left.outlines.first != nil || right.outlines.first != nil else { return .unknown }
            return outline([left.outlines.first ?? "?", right.outlines.first ?? "?"])
        case (.bitOr, .dictionary(let left), .dictionary(let right)):
            return FoldedDictionary(left.keys + right.keys, left.values + right.values).map { .dictionary($0) }
                ?? .unknown
        default: return NumberFolding.apply(operation, left, right)
        }
    }

    /// A text of which only parts are known.
    func outline(_ parts: [String]) -> Value {
        let text = parts.joined()
        return text.utf8.count <= 4096 && folding.budget.takes(bytes: text.utf8.count) ? .outline(text) : .unknown
    }
}
