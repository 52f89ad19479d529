extension SyntaxChecks {
    mutating func check(_ definition: FunctionDefinition, at range: SourceRange) throws(SyntaxFailure) {
        for decorator in definition.decorators { try check(decorator) }
        try assign(definition.name, at: range)
        try checkDefaults(definition.parameters)
        try checkTypeParameters(definition.typeParameters) { (checks) throws(SyntaxFailure) in
            try checks.checkAnnotations(definition.parameters)
            if let returns = definition.returns { try checks.checkAnnotation(returns) }
            let inner = try checks.within(definition.isAsync ? .asyncFunction : .function) {
                (checks) throws(SyntaxFailure) in
                for parameter in definition.parameters.all { try checks.addParameter(parameter) }
                try checks.check(definition.body)
            }
            if inner.hasYield, let range = inner.valuedReturn {
                throw checks.failure("'return' with value in async generator", at: range)
            }
        }
    }

    mutating func check(_ definition: ClassDefinition) throws(SyntaxFailure) {
        for decorator in definition.decorators { try check(decorator) }
        try assign(definition.name, at: definition.nameRange)
        try checkTypeParameters(definition.typeParameters) { (checks) throws(SyntaxFailure) in
            if definition.typeParameters.isEmpty {
                try checks.checkHeader(of: definition)
            } else {
                _ = try checks.within(.annotation("the definition of a generic")) { (checks) throws(SyntaxFailure) in
                    try checks.checkHeader(of: definition)
                }
            }
            _ = try checks.within(.type) { (checks) throws(SyntaxFailure) in
                try checks.check(definition.body)
            }
        }
    }

    private mutating func checkHeader(of definition: ClassDefinition) throws(SyntaxFailure) {
        for base in definition.bases { try checkArgument(base) }
        try checkKeywords(definition.keywords)
    }

    mutating func checkLambda(_ parameters: Parameters, _ body: Expression) throws(SyntaxFailure) {
        try checkDefaults(parameters)
        _ = try within(.lambda) { (checks) throws(SyntaxFailure) in
            for parameter in parameters.all { try checks.addParameter(parameter) }
            try checks.check(body)
        }
    }

    private mutating func checkDefaults(_ parameters: Parameters) throws(SyntaxFailure) {
        for parameter in parameters.all {
            if let value = parameter.defaultValue { try check(value) }
        }
    }

    private mutating func checkAnnotations(_ parameters: Parameters) throws(SyntaxFailure) {
        for parameter in parameters.all {
            guard let annotation = parameter.annotation else { continue }
            if case .starred(let value) = annotation.kind {
                try checkAnnotation(value)
            } else {
                try checkAnnotation(annotation)
            }
        }
    }

    mutating func checkAnnotation(_ annotation: Expression) throws(SyntaxFailure) {
        _ = try within(.annotation("an annotation")) { (checks) throws(SyntaxFailure) in
            try checks.check(annotation)
        }
    }

    /// Type parameters, and then what they are in scope of. Their bounds are scopes of their own.
    mutating func checkTypeParameters(
        _ parameters: [TypeParameter], _ body: (inout SyntaxChecks) throws(SyntaxFailure) -> Void
    ) throws(SyntaxFailure) {
        guard !parameters.isEmpty else { return try body(&self) }
        var names: Set<String> = []
        var hasDefault = false
        for parameter in parameters {
            if !names.insert(parameter.name).inserted {
                throw failure("duplicate type parameter '\(parameter.name)'", at: parameter.range)
            }
            if parameter.defaultValue != nil {
                hasDefault = true
            } else if hasDefault {
                throw failure(
                    "non-default type parameter '\(parameter.name)' follows default type parameter",
                    at: parameter.range)
            }
            if let bound = parameter.bound {
                var what = "a TypeVar bound"
                if case .tuple = bound.kind { what = "a TypeVar constraint" }
                try checkTypeParameterPart(bound, what)
            }
            if let value = parameter.defaultValue {
                let what =
                    switch parameter.kind {
                    case .typeVar: "a TypeVar default"
                    case .typeVarTuple: "a TypeVarTuple default"
                    case .paramSpec: "a ParamSpec default"
                    }
                if case .starred(let inner) = value.kind {
                    try checkTypeParameterPart(inner, what)
                } else {
                    try checkTypeParameterPart(value, what)
                }
            }
        }
        try body(&self)
    }

    private mutating func checkTypeParameterPart(_ value: Expression, _ what: String) throws(SyntaxFailure) {
        _ = try within(.annotation(what)) { (checks) throws(SyntaxFailure) in try checks.check(value) }
    }
}

extension Parameters {
    /// Every parameter, in the order in which they are written.
    var all: [Parameter] {
        positionalOnly + positional + (variadic.map { [$0] } ?? []) + keywordOnly + (keywordVariadic.map { [$0] } ?? [])
    }
}
