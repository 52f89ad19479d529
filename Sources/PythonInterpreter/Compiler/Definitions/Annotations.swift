import PythonSyntax

extension CodeGenerator {
    /// The function that evaluates a function's annotations.
    @inline(never)
    mutating func compileAnnotations(
        of definition: FunctionDefinition, _ range: SourceRange
    ) throws(CompilationFailure) -> CodeTemplate {
        var inner = try nested(try scope(.annotations, at: range), "__annotate__", range, owner: definition.name)
        let dict = try inner.startAnnotations(range)
        for parameter in definition.parameters.annotated {
            guard let annotation = parameter.annotation else { continue }
            try inner.addAnnotation(mangled(parameter.name, in: privateName), annotation, to: dict)
        }
        if let returns = definition.returns { try inner.addAnnotation("return", returns, to: dict) }
        return try inner.finishAnnotations(dict, range)
    }

    /// Binds the function that evaluates the annotations of a class body or module.
    @inline(never)
    mutating func storeAnnotate(_ name: String, at range: SourceRange) throws(CompilationFailure) {
        let annotations = context.scopes[scopeIndex].annotations
        guard !annotations.isEmpty else { return }
        var inner = try nested(try scope(.annotations, at: range), "__annotate__", range)
        let dict = try inner.startAnnotations(range)
        for (index, annotation) in annotations.enumerated() {
            let skip = inner.assembler.makeLabel()
            let place = annotation.expression.range
            if annotation.isConditional {
                let mark = inner.top
                let set = try inner.allocate(2, place)
                inner.load(.int(index), into: set, place)
                try inner.loadName("__conditional_annotations__", into: set + 1, place)
                inner.emit(.contains, a: set, b: set, c: set + 1, place)
                inner.assembler.jump(.jumpIfFalse, a: set, to: skip, place)
                inner.top = mark
            }
            try inner.addAnnotation(annotation.name, annotation.expression, to: dict)
            inner.assembler.place(skip)
        }
        let template = try inner.finishAnnotations(dict, range)
        let mark = top
        let function = try allocate(range)
        try makeFunction(template, into: function, range)
        try storeSpecial(name, from: function, range)
        top = mark
    }

    @inline(never)
    private mutating func startAnnotations(_ range: SourceRange) throws(CompilationFailure) -> Int {
        try makeCells(range)
        let dict = try allocate(range)
        // Only values can be had, and values with other globals; other formats are for the library to make.
        let isKnown = assembler.makeLabel()
        let format = try allocate(2, range)
        // The parameter is the only one, and a plain local.
        assembler.nearJump(Instruction(.unlessInt, a: 0, b: 2, d: 4), to: isKnown, range)
        emit(.loadGlobal, a: format, b: try nameConstant("NotImplementedError", range), c: newCache(), range)
        emit(.loadUndefined, a: format + 1, range)
        emit(.raise, a: format, b: format + 1, range)
        assembler.endPath()
        assembler.place(isKnown)
        top = format
        emit(.buildDict, a: dict, b: dict, c: 0, range)
        return dict
    }

    @inline(never)
    private mutating func addAnnotation(
        _ name: String, _ annotation: Expression, to dict: Int
    ) throws(CompilationFailure) {
        let range = annotation.range
        let mark = top
        let key = try allocate(2, range)
        load(.string(Array(name.utf8), isName: true), into: key, range)
        try compileAnnotation(annotation, into: key + 1)
        emit(.dictSet, a: dict, b: key, c: key + 1, range)
        top = mark
    }

    @inline(never)
    mutating func compileAnnotation(_ annotation: Expression, into target: Int) throws(CompilationFailure) {
        if context.futureAnnotations {
            let text = AnnotationText.bytes(of: annotation, in: &context.lines)
            load(ConstantFolding.text(text), into: target, annotation.range)
        } else if case .starred(let value) = annotation.kind {
            try compile(value, into: target)
            emit(.unpack, a: target, b: target, c: 1, annotation.range)
        } else {
            try compile(annotation, into: target)
        }
    }

    @inline(never)
    private mutating func finishAnnotations(
        _ dict: Int, _ range: SourceRange
    ) throws(CompilationFailure) -> CodeTemplate {
        emit(.returnValue, a: dict, range)
        assembler.endPath()
        return try finish(flags: .isFunction, positionalOnly: 1, firstLine: Int(range.start.line), range)
    }

    /// An annotated name of a class body or module, where it stands.
    @inline(never)
    mutating func noteAnnotation(
        _ name: String, _ annotation: Expression, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        if context.futureAnnotations {
            let window = try allocate(3, range)
            try compileAnnotation(annotation, into: window)
            try loadName("__annotations__", into: window + 1, range)
            load(.string(Array(mangled(name, in: privateName).utf8), isName: true), into: window + 2, range)
            emit(.storeItem, a: window + 1, b: window + 2, c: window, range)
        } else if let number = annotationNumbers[annotation.range] {
            let window = try allocate(2, range)
            load(.int(number), into: window, range)
            if kind == .class {
                emit(.loadCell, a: window + 1, b: context.scopes[scopeIndex].conditionalCellRegister, range)
            } else {
                try loadName("__conditional_annotations__", into: window + 1, range)
            }
            emit(.setAdd, a: window + 1, b: window, range)
        }
        top = mark
    }
}
