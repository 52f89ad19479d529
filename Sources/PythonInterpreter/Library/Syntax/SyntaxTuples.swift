internal import PythonSyntax

/// Makes tuples of a syntax tree: the name of a node's kind, its fields in the order of CPython's grammar, and where it
/// stands if the kind has a place.
struct SyntaxTuples {
    enum Mode { case module, expression, interactive }
    /// How an expression is used.
    enum Context: String { case load = "Load", store = "Store", delete = "Del" }

    let vm: VM

    func tree(_ module: Module, _ mode: Mode) throws(Raised) -> Value {
        switch mode {
        case .module: return try node("Module", [try block(module.body), try vm.makeList([])])
        case .interactive: return try node("Interactive", [try block(module.body)])
        case .expression:
            guard case .expression(let value)? = module.body.first?.kind else { return .none }
            return try node("Expression", [try expression(value)])
        }
    }

    // MARK: Parts

    func node(_ name: String, _ fields: [Value], _ range: SourceRange? = nil) throws(Raised) -> Value {
        try vm.checkStack()
        try vm.charge(4)
        try vm.reserve(256)
        var items = [vm.intern(name), try vm.makeTuple(fields)]
        if let range {
            items += [
                .int(Int(range.start.line)), .int(Int(range.start.column)), .int(Int(range.end.line)),
                .int(Int(range.end.column)),
            ]
        }
        return try vm.makeTuple(items)
    }

    func text(_ name: String?) throws(Raised) -> Value {
        guard let name else { return .none }
        return vm.intern(name)
    }

    func list<Element>(_ elements: [Element], _ make: (Element) throws(Raised) -> Value) throws(Raised) -> Value {
        var values: [Value] = []
        values.reserveCapacity(elements.count)
        for element in elements { values.append(try make(element)) }
        return try vm.makeList(values)
    }

    func block(_ statements: [Statement]) throws(Raised) -> Value {
        try list(statements) { (one) throws(Raised) in try statement(one) }
    }

    func expressions(_ all: [Expression], _ context: Context = .load) throws(Raised) -> Value {
        try list(all) { (one) throws(Raised) in try expression(one, context) }
    }

    func optional(_ value: Expression?, _ context: Context = .load) throws(Raised) -> Value {
        guard let value else { return .none }
        return try expression(value, context)
    }

    func mark(_ context: Context) throws(Raised) -> Value { try node(context.rawValue, []) }

    func constant(_ constant: Constant) throws(Raised) -> Value {
        switch constant {
        case .none: return .none
        case .true: return .true
        case .false: return .false
        case .ellipsis: return .ellipsis
        case .integer(let literal):
            if let small = literal.small { return .int(small) }
            try vm.charge(literal.digits.count)
            return try vm.parseInteger(literal.digits, radix: literal.radix)
        case .float(let value): return .float(value)
        case .imaginary(let value): return vm.makeComplex(0, value)
        case .string(let literal): return try vm.makeString(utf8: literal.bytes)
        case .bytes(let bytes): return try vm.makeBytes(bytes)
        }
    }

    func keyword(_ keyword: Keyword) throws(Raised) -> Value {
        try node("keyword", [try text(keyword.name), try expression(keyword.value)], keyword.range)
    }

    func parameters(_ parameters: Parameters) throws(Raised) -> Value {
        func one(_ parameter: Parameter?) throws(Raised) -> Value {
            guard let parameter else { return .none }
            return try node(
                "arg", [try text(parameter.name), try optional(parameter.annotation), .none], parameter.range)
        }
        return try node(
            "arguments",
            [
                try list(parameters.positionalOnly, one), try list(parameters.positional, one),
                try one(parameters.variadic), try list(parameters.keywordOnly, one),
                try list(parameters.keywordOnly) { (one) throws(Raised) in try optional(one.defaultValue) },
                try one(parameters.keywordVariadic),
                try expressions((parameters.positionalOnly + parameters.positional).compactMap(\.defaultValue)),
            ])
    }

    func typeParameters(_ all: [TypeParameter]) throws(Raised) -> Value {
        try list(all) { (one) throws(Raised) in
            let name = try text(one.name)
            let value = try optional(one.defaultValue)
            switch one.kind {
            case .typeVar: return try node("TypeVar", [name, try optional(one.bound), value], one.range)
            case .typeVarTuple: return try node("TypeVarTuple", [name, value], one.range)
            case .paramSpec: return try node("ParamSpec", [name, value], one.range)
            }
        }
    }

    func binaryOperator(_ operation: BinaryOperator) throws(Raised) -> Value {
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
        return try node(name, [])
    }

    func unaryOperator(_ operation: UnaryOperator) throws(Raised) -> Value {
        let name =
            switch operation {
            case .invert: "Invert"
            case .not: "Not"
            case .plus: "UAdd"
            case .minus: "USub"
            }
        return try node(name, [])
    }

    func comparisonOperator(_ operation: ComparisonOperator) throws(Raised) -> Value {
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
        return try node(name, [])
    }
}
