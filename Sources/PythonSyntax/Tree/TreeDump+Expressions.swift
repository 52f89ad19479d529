extension TreeDump {
    mutating func expression(_ expression: Expression, _ context: Context = .load) {
        let range = expression.range
        switch expression.kind {
        case .boolOp(let operation, let values):
            node("BoolOp", range) { fields in
                fields.field("op") { $0.write(operation == .and ? "And()" : "Or()") }
                fields.expressions("values", values)
            }
        case .namedExpr(let target, let value):
            node("NamedExpr", range) { fields in
                fields.expression("target", target, .store)
                fields.expression("value", value)
            }
        case .binOp(let left, let operation, let right):
            node("BinOp", range) { fields in
                fields.expression("left", left)
                fields.field("op") { $0.binaryOperator(operation) }
                fields.expression("right", right)
            }
        case .unaryOp(let operation, let operand):
            node("UnaryOp", range) { fields in
                fields.field("op") { $0.unaryOperator(operation) }
                fields.expression("operand", operand)
            }
        case .lambda(let parameters, let body):
            node("Lambda", range) { fields in
                fields.field("args") { $0.parameters(parameters) }
                fields.expression("body", body)
            }
        case .ifExp(let test, let body, let orElse):
            node("IfExp", range) { fields in
                fields.expression("test", test)
                fields.expression("body", body)
                fields.expression("orelse", orElse)
            }
        case .dict(let keys, let values):
            node("Dict", range) { fields in
                fields.list("keys", keys) { dump, key in
                    if let key { dump.expression(key) } else { dump.write("None") }
                }
                fields.expressions("values", values)
            }
        case .set(let elements):
            node("Set", range) { $0.expressions("elts", elements) }
        case .listComp(let element, let clauses): comprehension("ListComp", element, clauses, range)
        case .setComp(let element, let clauses): comprehension("SetComp", element, clauses, range)
        case .generatorExp(let element, let clauses): comprehension("GeneratorExp", element, clauses, range)
        case .dictComp(let key, let value, let clauses):
            node("DictComp", range) { fields in
                fields.expression("key", key)
                fields.expression("value", value)
                fields.list("generators", clauses) { $0.clause($1) }
            }
        case .await(let value): node("Await", range) { $0.expression("value", value) }
        case .yield(let value): node("Yield", range) { $0.expression("value", value) }
        case .yieldFrom(let value): node("YieldFrom", range) { $0.expression("value", value) }
        case .compare(let left, let operators, let comparators):
            node("Compare", range) { fields in
                fields.expression("left", left)
                fields.list("ops", operators) { $0.comparisonOperator($1) }
                fields.expressions("comparators", comparators)
            }
        case .call(let function, let arguments, let keywords):
            node("Call", range) { fields in
                fields.expression("func", function)
                fields.expressions("args", arguments)
                fields.list("keywords", keywords) { $0.keyword($1) }
            }
        case .constant(let constant):
            node("Constant", range) { fields in
                fields.field("value") { $0.constant(constant) }
                if case .string(let text) = constant, text.hasUnicodePrefix { fields.string("kind", "u") }
            }
        case .formattedValue, .interpolation, .joinedStr, .templateStr:
            formatted(expression)
        default:
            target(expression, context)
        }
    }

    /// Expressions that know how they are used, and slices.
    private mutating func target(_ expression: Expression, _ context: Context) {
        let range = expression.range
        switch expression.kind {
        case .attribute(let value, let name):
            node("Attribute", range) { fields in
                fields.expression("value", value)
                fields.string("attr", name)
                fields.context(context)
            }
        case .subscript(let value, let slice):
            node("Subscript", range) { fields in
                fields.expression("value", value)
                fields.expression("slice", slice)
                fields.context(context)
            }
        case .starred(let value):
            node("Starred", range) { fields in
                fields.expression("value", value, context)
                fields.context(context)
            }
        case .name(let name):
            node("Name", range) { fields in
                fields.string("id", name)
                fields.context(context)
            }
        case .list(let elements):
            node("List", range) { fields in
                fields.expressions("elts", elements, context)
                fields.context(context)
            }
        case .tuple(let elements):
            node("Tuple", range) { fields in
                fields.expressions("elts", elements, context)
                fields.context(context)
            }
        case .slice(let lower, let upper, let step):
            node("Slice", range) { fields in
                fields.expression("lower", lower)
                fields.expression("upper", upper)
                fields.expression("step", step)
            }
        default:
            break
        }
    }

    private mutating func formatted(_ expression: Expression) {
        let range = expression.range
        switch expression.kind {
        case .formattedValue(let value, let conversion, let formatSpec):
            node("FormattedValue", range) { fields in
                fields.expression("value", value)
                fields.conversion(conversion)
                fields.expression("format_spec", formatSpec)
            }
        case .interpolation(let value, let text, let conversion, let formatSpec):
            node("Interpolation", range) { fields in
                fields.expression("value", value)
                fields.string("str", text)
                fields.conversion(conversion)
                fields.expression("format_spec", formatSpec)
            }
        case .joinedStr(let values): node("JoinedStr", range) { $0.expressions("values", values) }
        case .templateStr(let values): node("TemplateStr", range) { $0.expressions("values", values) }
        default: break
        }
    }

    private mutating func comprehension(
        _ name: String, _ element: Expression, _ clauses: [Comprehension], _ range: SourceRange
    ) {
        node(name, range) { fields in
            fields.expression("elt", element)
            fields.list("generators", clauses) { $0.clause($1) }
        }
    }

    private mutating func clause(_ clause: Comprehension) {
        node("comprehension") { fields in
            fields.expression("target", clause.target, .store)
            fields.expression("iter", clause.iterable)
            fields.expressions("ifs", clause.conditions)
            fields.field("is_async") { $0.write(clause.isAsync ? "1" : "0") }
        }
    }

    mutating func keyword(_ keyword: Keyword) {
        node("keyword", keyword.range) { fields in
            fields.string("arg", keyword.name)
            fields.expression("value", keyword.value)
        }
    }

    mutating func parameters(_ parameters: Parameters) {
        node("arguments") { fields in
            fields.list("posonlyargs", parameters.positionalOnly) { $0.parameter($1) }
            fields.list("args", parameters.positional) { $0.parameter($1) }
            if let variadic = parameters.variadic { fields.field("vararg") { $0.parameter(variadic) } }
            fields.list("kwonlyargs", parameters.keywordOnly) { $0.parameter($1) }
            fields.list("kw_defaults", parameters.keywordOnly) { dump, parameter in
                if let value = parameter.defaultValue { dump.expression(value) } else { dump.write("None") }
            }
            if let variadic = parameters.keywordVariadic { fields.field("kwarg") { $0.parameter(variadic) } }
            fields.expressions(
                "defaults", (parameters.positionalOnly + parameters.positional).compactMap(\.defaultValue))
        }
    }

    private mutating func parameter(_ parameter: Parameter) {
        node("arg", parameter.range) { fields in
            fields.string("arg", parameter.name)
            fields.expression("annotation", parameter.annotation)
        }
    }

    // MARK: Operators

    mutating func binaryOperator(_ operation: BinaryOperator) {
        let name =
            switch operation {
            case .add: "Add"
            case .subtract: "Sub"
            case .multiply: "Mult"
            case .matrixMultiply: "MatMult"
            case .divide: "Div"
            case .modulo: "Mod"
            case .power: "Pow"
            case .leftShift: "LShift"
            case .rightShift: "RShift"
            case .bitOr: "BitOr"
            case .bitXor: "BitXor"
            case .bitAnd: "BitAnd"
            case .floorDivide: "FloorDiv"
            }
        node(name)
    }

    private mutating func unaryOperator(_ operation: UnaryOperator) {
        let name =
            switch operation {
            case .invert: "Invert"
            case .not: "Not"
            case .plus: "UAdd"
            case .minus: "USub"
            }
        node(name)
    }

    private mutating func comparisonOperator(_ operation: ComparisonOperator) {
        let name =
            switch operation {
            case .equal: "Eq"
            case .notEqual: "NotEq"
            case .less: "Lt"
            case .lessOrEqual: "LtE"
            case .greater: "Gt"
            case .greaterOrEqual: "GtE"
            case .is: "Is"
            case .isNot: "IsNot"
            case .in: "In"
            case .notIn: "NotIn"
            }
        node(name)
    }
}

extension TreeDump.Fields {
    mutating func expressions(_ name: String, _ expressions: [Expression], _ context: TreeDump.Context = .load) {
        list(name, expressions) { $0.expression($1, context) }
    }

    fileprivate mutating func context(_ context: TreeDump.Context) {
        field("ctx") { $0.node(context.rawValue) }
    }

    fileprivate mutating func conversion(_ conversion: Conversion?) {
        let code =
            switch conversion {
            case .string: "115"
            case .representation: "114"
            case .ascii: "97"
            case nil: "-1"
            }
        field("conversion") { $0.write(code) }
    }
}
