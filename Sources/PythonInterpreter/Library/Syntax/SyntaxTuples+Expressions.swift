internal import PythonSyntax

extension SyntaxTuples {
    func expression(_ expression: Expression, _ context: Context = .load) throws(Raised) -> Value {
        try vm.checkStack()
        let range = expression.range
        switch expression.kind {
        case .boolOp(let operation, let values):
            let mark = try node(operation == .and ? "And" : "Or", [])
            return try node("BoolOp", [mark, try expressions(values)], range)
        case .namedExpr(let target, let value):
            return try node("NamedExpr", [try self.expression(target, .store), try self.expression(value)], range)
        case .binOp(let left, let operation, let right):
            let first = try self.expression(left)
            return try node(
                "BinOp", [first, try binaryOperator(operation), try self.expression(right)], range)
        case .unaryOp(let operation, let operand):
            return try node("UnaryOp", [try unaryOperator(operation), try self.expression(operand)], range)
        case .lambda(let parameters, let body):
            return try node("Lambda", [try self.parameters(parameters), try self.expression(body)], range)
        case .ifExp(let test, let body, let orElse):
            return try node(
                "IfExp", [try self.expression(test), try self.expression(body), try self.expression(orElse)], range)
        case .await(let value): return try node("Await", [try self.expression(value)], range)
        case .yield(let value): return try node("Yield", [try optional(value)], range)
        case .yieldFrom(let value): return try node("YieldFrom", [try self.expression(value)], range)
        case .compare(let left, let operators, let comparators):
            let marks = try list(operators) { (one) throws(Raised) in try comparisonOperator(one) }
            return try node("Compare", [try self.expression(left), marks, try expressions(comparators)], range)
        case .call(let function, let arguments, let keywords):
            let named = try list(keywords) { (one) throws(Raised) in try keyword(one) }
            return try node("Call", [try self.expression(function), try expressions(arguments), named], range)
        case .constant(let constant):
            var kind = Value.none
            if case .string(let text) = constant, text.hasUnicodePrefix { kind = vm.intern("u") }
            return try node("Constant", [try self.constant(constant), kind], range)
        case .dict, .set, .listComp, .setComp, .generatorExp, .dictComp: return try display(expression)
        case .formattedValue, .interpolation, .joinedStr, .templateStr: return try formatted(expression)
        default: return try target(expression, context)
        }
    }

    private func display(_ expression: Expression) throws(Raised) -> Value {
        let range = expression.range
        switch expression.kind {
        case .dict(let keys, let values):
            let first = try list(keys) { (key) throws(Raised) in try optional(key) }
            return try node("Dict", [first, try expressions(values)], range)
        case .set(let elements): return try node("Set", [try expressions(elements)], range)
        case .listComp(let element, let clauses):
            return try node("ListComp", [try self.expression(element), try self.clauses(clauses)], range)
        case .setComp(let element, let clauses):
            return try node("SetComp", [try self.expression(element), try self.clauses(clauses)], range)
        case .generatorExp(let element, let clauses):
            return try node("GeneratorExp", [try self.expression(element), try self.clauses(clauses)], range)
        case .dictComp(let key, let value, let clauses):
            return try node(
                "DictComp", [try self.expression(key), try self.expression(value), try self.clauses(clauses)], range)
        default: return .none
        }
    }

    private func clauses(_ clauses: [Comprehension]) throws(Raised) -> Value {
        try list(clauses) { (one) throws(Raised) in
            try node(
                "comprehension",
                [
                    try expression(one.target, .store), try expression(one.iterable), try expressions(one.conditions),
                    .int(one.isAsync ? 1 : 0),
                ])
        }
    }

    /// Expressions that know how they are used, and slices.
    private func target(_ expression: Expression, _ context: Context) throws(Raised) -> Value {
        let range = expression.range
        switch expression.kind {
        case .attribute(let value, let name):
            return try node("Attribute", [try self.expression(value), try text(name), try mark(context)], range)
        case .subscript(let value, let slice):
            return try node(
                "Subscript", [try self.expression(value), try self.expression(slice), try mark(context)], range)
        case .starred(let value):
            return try node("Starred", [try self.expression(value, context), try mark(context)], range)
        case .name(let name): return try node("Name", [try text(name), try mark(context)], range)
        case .list(let elements):
            return try node("List", [try expressions(elements, context), try mark(context)], range)
        case .tuple(let elements):
            return try node("Tuple", [try expressions(elements, context), try mark(context)], range)
        case .slice(let lower, let upper, let step):
            return try node("Slice", [try optional(lower), try optional(upper), try optional(step)], range)
        default: return .none
        }
    }

    private func formatted(_ expression: Expression) throws(Raised) -> Value {
        func code(_ conversion: Conversion?) -> Value {
            switch conversion {
            case .string: .int(115)
            case .representation: .int(114)
            case .ascii: .int(97)
            case nil: .int(-1)
            }
        }
        let range = expression.range
        switch expression.kind {
        case .formattedValue(let value, let conversion, let format):
            return try node(
                "FormattedValue", [try self.expression(value), code(conversion), try optional(format)], range)
        case .interpolation(let value, let source, let conversion, let format):
            return try node(
                "Interpolation",
                [try self.expression(value), try vm.makeString(source), code(conversion), try optional(format)], range)
        case .joinedStr(let values): return try node("JoinedStr", [try expressions(values)], range)
        case .templateStr(let values): return try node("TemplateStr", [try expressions(values)], range)
        default: return .none
        }
    }
}
