import PythonSyntax

extension CodeGenerator {
    /// How many values are put side by side for one instruction; more are added one by one.
    static let maximumWindow = 64

    @inline(never)
    mutating func compileDisplay(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        switch expression.kind {
        case .tuple(let elements):
            if let constant = ConstantFolding.value(of: expression) {
                return load(constant, into: target, expression.range)
            }
            if elements.isWindow { return try build(.buildTuple, elements, into: target, expression.range) }
            let mark = top
            let list = isLocal(target) ? try allocate(expression.range) : target
            try compileList(elements, into: list, expression.range)
            emit(.listToTuple, a: target, b: list, expression.range)
            top = mark
        case .list(let elements):
            if elements.isWindow { return try build(.buildList, elements, into: target, expression.range) }
            try compileGrowing(elements, into: target, .buildList, .listAppend, .listExtend, expression.range)
        case .set(let elements):
            if elements.isWindow { return try build(.buildSet, elements, into: target, expression.range) }
            try compileGrowing(elements, into: target, .buildSet, .setAdd, .setUpdate, expression.range)
        default: break
        }
    }

    /// A list of expressions, some of which may be starred.
    @inline(never)
    mutating func compileList(
        _ elements: [Expression], into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        try compileGrowing(elements, into: target, .buildList, .listAppend, .listExtend, range)
    }

    /// Values side by side, and one instruction that takes them.
    @inline(never)
    private mutating func build(
        _ opcode: Opcode, _ elements: [Expression], into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        // A target at the top of the stack is the first of the window.
        var window = top
        for (index, element) in elements.enumerated() {
            let register: Int
            if index == 0 {
                register = try self.window(for: target, range)
                window = register
            } else {
                register = try allocate(range)
            }
            try compile(element, into: register)
        }
        emit(opcode, a: target, b: window, c: elements.count, range)
        top = mark
    }

    @inline(never)
    private mutating func compileGrowing(
        _ elements: [Expression], into target: Int, _ build: Opcode, _ append: Opcode, _ extend: Opcode,
        _ range: SourceRange
    ) throws(CompilationFailure) {
        let mark = top
        let collection = isLocal(target) ? try allocate(range) : target
        if elements.count > Self.maximumWindow, let constant = Self.constants(elements) {
            emit(build, a: collection, b: top, c: 0, range)
            let values = try allocate(range)
            load(.tuple(constant), into: values, range)
            emit(extend, a: collection, b: values, range)
        } else {
            let head = elements.prefix(Self.maximumWindow).prefix { !$0.isStarred }
            try self.build(build, Array(head), into: collection, range)
            for element in elements[head.count...] {
                let saved = top
                if case .starred(let value) = element.kind {
                    emit(extend, a: collection, b: try self.value(of: value), element.range)
                } else {
                    emit(append, a: collection, b: try self.value(of: element), element.range)
                }
                top = saved
            }
        }
        move(collection, to: target, range)
        top = mark
    }

    private static func constants(_ elements: [Expression]) -> [CodeTemplate.Constant]? {
        var values: [CodeTemplate.Constant] = []
        for element in elements {
            guard let value = ConstantFolding.value(of: element) else { return nil }
            values.append(value)
        }
        return values
    }

    // MARK: Dictionaries

    @inline(never)
    mutating func compileDict(_ expression: Expression, into target: Int) throws(CompilationFailure) {
        guard case .dict(let keys, let values) = expression.kind, keys.count == values.count else { return }
        let range = expression.range
        let mark = top
        let head = keys.prefix(Self.maximumWindow / 2).prefix { $0 != nil }
        let isWhole = head.count == keys.count
        let dict = isLocal(target) && !isWhole ? try allocate(range) : target
        let saved = top
        var window = top
        for (index, (key, value)) in zip(head, values).enumerated() {
            guard let key else { continue }
            let register: Int
            if index == 0 {
                register = try self.window(for: dict, range)
                window = register
            } else {
                register = try allocate(range)
            }
            try compile(key, into: register)
            try compile(value, into: try allocate(range))
        }
        emit(.buildDict, a: dict, b: window, c: head.count, range)
        top = saved
        for (key, value) in zip(keys, values).dropFirst(head.count) {
            if let key {
                let keyRegister = try self.value(of: key, before: value)
                emit(.dictSet, a: dict, b: keyRegister, c: try self.value(of: value), value.range)
            } else {
                emit(.dictUpdate, a: dict, b: try self.value(of: value), value.range)
            }
            top = saved
        }
        move(dict, to: target, range)
        top = mark
    }
}

extension [Expression] {
    /// Whether these can be side by side in registers: not many, and none starred.
    var isWindow: Bool { count <= CodeGenerator.maximumWindow && !contains { $0.isStarred } }
}

extension Expression {
    var isStarred: Bool {
        if case .starred = kind { true } else { false }
    }
}
