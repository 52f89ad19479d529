import PythonSyntax

extension CodeGenerator {
    /// A function with type parameters is made within a function that has them as names.
    @inline(never)
    mutating func makeGenericFunction(
        _ definition: FunctionDefinition, _ range: SourceRange, into target: Int
    ) throws(CompilationFailure) {
        let parameters = definition.parameters
        let mark = top
        let callee = try window(for: target, range)
        let passed = parameters.passedDefaults
        let arguments = try allocate(passed.count, range)
        var next = arguments
        if passed.contains(".defaults") {
            try compileDefaults(parameters.positionalDefaults, into: next, range)
            next += 1
        }
        if passed.contains(".kwdefaults") { try compileKeywordDefaults(parameters, into: next, range) }
        let template = try compileGeneric(definition.name, definition.typeParameters, range, passed.count) {
            (generator: inout CodeGenerator) throws(CompilationFailure) in
            let tuple = try generator.typeParameterTuple(definition.typeParameters, range)
            var parts = FunctionParts(typeParameters: tuple)
            if passed.contains(".defaults") { parts.defaults = 0 }
            if passed.contains(".kwdefaults") { parts.keywordDefaults = passed.count - 1 }
            let function = try generator.allocate(range)
            try generator.makeFunction(definition, range, into: function, parts)
            return function
        }
        try makeFunction(template, into: callee, range)
        emit(.call, a: callee, b: passed.count, range)
        move(callee, to: target, range)
        top = mark
    }

    @inline(never)
    mutating func makeGenericClass(
        _ definition: ClassDefinition, _ range: SourceRange, into target: Int
    ) throws(CompilationFailure) {
        let mark = top
        let callee = try window(for: target, range)
        let template = try compileGeneric(
            definition.name, definition.typeParameters, range, 0, privateName: definition.name
        ) { (generator: inout CodeGenerator) throws(CompilationFailure) in
            let tuple = try generator.typeParameterTuple(definition.typeParameters, range)
            try generator.storeName(".type_params", from: tuple, range)
            let base = try generator.allocate(range)
            generator.emit(.makeGenericBase, a: base, b: tuple, range)
            try generator.storeName(".generic_base", from: base, range)
            try generator.makeClass(definition, range, into: base, genericBase: ".generic_base")
            return base
        }
        try makeFunction(template, into: callee, range)
        emit(.call, a: callee, b: 0, range)
        move(callee, to: target, range)
        top = mark
    }

    @inline(never)
    mutating func compileTypeAlias(_ statement: Statement) throws(CompilationFailure) {
        guard case .typeAlias(let target, let parameters, let value) = statement.kind,
            case .name(let name) = target.kind
        else { return }
        let range = statement.range
        let mark = top
        let alias = try allocate(range)
        if parameters.isEmpty {
            try makeAlias(name, value, parameters: nil, into: alias, range)
        } else {
            let template = try compileGeneric(name, parameters, range, 0) {
                (generator: inout CodeGenerator) throws(CompilationFailure) in
                let tuple = try generator.typeParameterTuple(parameters, range)
                let alias = try generator.allocate(range)
                try generator.makeAlias(name, value, parameters: tuple, into: alias, range)
                return alias
            }
            try makeFunction(template, into: alias, range)
            emit(.call, a: alias, b: 0, range)
        }
        try storeName(name, from: alias, range)
        top = mark
    }

    private mutating func makeAlias(
        _ name: String, _ value: Expression, parameters: Int?, into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let window = try allocate(2, range)
        try makeLazy(value, .typeAlias, name, into: window)
        if let parameters {
            move(parameters, to: window + 1, range)
        } else {
            emit(.loadUndefined, a: window + 1, range)
        }
        emit(.makeTypeAlias, a: target, b: try nameConstant(name, range), c: window, range)
        top = mark
    }

    /// The function around a definition: makes the type parameters, then what `body` leaves in a register.
    @inline(never)
    private mutating func compileGeneric(
        _ name: String, _ parameters: [TypeParameter], _ range: SourceRange, _ argumentCount: Int,
        privateName: String? = nil, _ body: (inout CodeGenerator) throws(CompilationFailure) -> Int
    ) throws(CompilationFailure) -> CodeTemplate {
        var inner = try nested(
            try scope(.typeParameters, at: range), "<generic parameters of \(name)>", range, privateName: privateName)
        try inner.makeCells(range)
        for parameter in parameters { try inner.makeTypeParameter(parameter) }
        let result = try body(&inner)
        inner.emit(.returnValue, a: result, range)
        inner.assembler.endPath()
        return try inner.finish(
            flags: .isFunction, positionalOnly: argumentCount, firstLine: Int(range.start.line), range)
    }

    private mutating func makeTypeParameter(_ parameter: TypeParameter) throws(CompilationFailure) {
        let range = parameter.range
        let mark = top
        let window = try allocate(2, range)
        var kind =
            switch parameter.kind {
            case .typeVar: 0
            case .typeVarTuple: 1
            case .paramSpec: 2
            }
        if let bound = parameter.bound {
            if case .tuple = bound.kind { kind = 3 }
            try makeLazy(bound, .typeBound, parameter.name, into: window)
        } else {
            emit(.loadUndefined, a: window, range)
        }
        if let value = parameter.defaultValue {
            try makeLazy(value, .typeDefault, parameter.name, into: window + 1)
        } else {
            emit(.loadUndefined, a: window + 1, range)
        }
        emit(
            .makeTypeParameter, a: window, b: try nameConstant(parameter.name, range), c: window, d: kind, range)
        try storeName(parameter.name, from: window, range)
        top = mark
    }

    /// The tuple of type parameters, in a register that stays.
    private mutating func typeParameterTuple(
        _ parameters: [TypeParameter], _ range: SourceRange
    ) throws(CompilationFailure) -> Int {
        let tuple = try allocate(range)
        try compile(
            Expression(.tuple(parameters.map { Expression(.name($0.name), $0.range) }), range), into: tuple)
        return tuple
    }

    /// A function without parameters that evaluates an expression when its value is wanted.
    @inline(never)
    private mutating func makeLazy(
        _ expression: Expression, _ kind: Scope.Kind, _ name: String, into target: Int
    ) throws(CompilationFailure) {
        let range = expression.range
        var inner = try nested(try scope(kind, at: range), name, range)
        let value = try inner.allocate(range)
        try inner.makeCells(range)
        if case .starred(let starred) = expression.kind {
            try inner.compile(starred, into: value)
            inner.emit(.unpack, a: value, b: value, c: 1, range)
        } else {
            try inner.compile(expression, into: value)
        }
        inner.emit(.returnValue, a: value, range)
        inner.assembler.endPath()
        let template = try inner.finish(flags: .isFunction, firstLine: Int(range.start.line), range)
        try makeFunction(template, into: target, range)
    }
}
