import PythonSyntax

/// Chains of attributes, subscripts and calls such as `a.b(c)[d]`. They may be long, so each link takes one small frame.
extension CodeGenerator {
    @inline(never)
    mutating func compilePostfix(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        let mark = top
        let window = try window(for: target, expression.range)
        let result = try compileLink(expression, into: target, window)
        move(result, to: target, expression.range)
        top = mark
    }

    /// One link and those before it. All values but the last are in the window's first register, which is at the top of
    /// the stack; so is the result of a call, while others go to the target. The result is the register that has it.
    @inline(never)
    private mutating func compileLink(
        _ expression: Expression, into target: Int, _ window: Int
    ) throws(CompilationFailure) -> Int {
        switch expression.kind {
        case .attribute(let value, let name):
            let object = try compileBase(value, window)
            try loadAttribute(name, of: object, into: target, expression.range)
        case .subscript(let value, let slice):
            let object = try compileBase(value, window)
            try loadItem(slice, of: object, value, into: target, window, expression.range)
        case .call(let function, let arguments, let keywords):
            if Self.isPlainCall(arguments, keywords), case .attribute(let object, let name) = function.kind {
                let receiver = try compileBase(object, window)
                try loadMethod(name, of: receiver, window, function.range)
                try compileArguments(.callMethod, window, arguments, keywords, expression.range)
            } else {
                if function.isPostfix {
                    _ = try compileLink(function, into: window, window)
                } else {
                    try compile(function, into: window)
                }
                try compileCall(window, arguments, keywords, expression.range)
            }
            top = window + 1
            return window
        default:
            try compile(expression, into: target)
        }
        top = window + 1
        return target
    }

    private mutating func compileBase(_ expression: Expression, _ window: Int) throws(CompilationFailure) -> Int {
        expression.isPostfix
            ? try compileLink(expression, into: window, window) : try value(of: expression, scratch: window)
    }

    @inline(never)
    private mutating func loadAttribute(
        _ name: String, of object: Int, into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        emitCached(.loadAttribute, a: target, b: object, c: try attributeConstant(name, range), range)
    }

    @inline(never)
    private mutating func loadItem(
        _ slice: Expression, of object: Int, _ value: Expression, into target: Int, _ window: Int,
        _ range: SourceRange
    ) throws(CompilationFailure) {
        if let index = Self.smallInteger(slice) {
            return emit(.loadItemInt, a: target, b: object, c: index, range)
        }
        var object = object
        top = window + 1
        if isLocal(object), !slice.isSimple, mayChange(value) {
            move(object, to: window, range)
            object = window
        }
        let index = try self.value(of: slice, scratch: object == window ? nil : window)
        emit(.loadItem, a: target, b: object, c: index, range)
    }

    @inline(never)
    private mutating func loadMethod(
        _ name: String, of receiver: Int, _ window: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        top = window + 1
        _ = try allocate(range)
        emitCached(.loadMethod, a: window, b: receiver, c: try attributeConstant(name, range), range)
    }
}

extension Expression {
    fileprivate var isPostfix: Bool {
        switch kind {
        case .attribute, .subscript, .call: true
        default: false
        }
    }
}
