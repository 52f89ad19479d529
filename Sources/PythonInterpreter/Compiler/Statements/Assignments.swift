import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileAssignment(_ statement: Statement) throws(CompilationFailure) {
        guard case .assign(let targets, let value) = statement.kind, let first = targets.first else { return }
        let mark = top
        if targets.count == 1, resultRegister == nil, try compileParallel(first, value) { return }
        let register: Int
        if targets.count == 1, let local = directTarget(first) {
            try assign(value, toLocal: local)
            register = local
        } else {
            register = try self.value(of: value, before: first)
            let stable: Int
            if isLocal(register), targets.count > 1 {
                // One of the targets may be the local itself.
                stable = try allocate(value.range)
                move(register, to: stable, value.range)
            } else {
                stable = register
            }
            for target in targets { try store(stable, to: target) }
        }
        noteResult(register, statement.range)
        top = mark
    }

    /// `a, b = c, d` without a tuple: all values are there before the first is stored.
    @inline(never)
    private mutating func compileParallel(
        _ target: Expression, _ value: Expression
    ) throws(CompilationFailure) -> Bool {
        guard let targets = target.elements, let values = value.elements, targets.count == values.count,
            !targets.isEmpty, targets.count <= 8, !targets.contains(where: \.isStarred),
            !values.contains(where: \.isStarred)
        else { return false }
        let mark = top
        let locals = targets.compactMap { directTarget($0) }
        let areLocals = locals.count == targets.count && Set(locals).count == locals.count
        var sources: [Int] = []
        for (index, value) in values.enumerated() {
            if areLocals, index == values.count - 1 {
                // The last value can go to its local at once: nothing else is evaluated after it.
                try assign(value, toLocal: locals[index])
                sources.append(locals[index])
                continue
            }
            var register = try self.value(of: value)
            let isStable = areLocals && isLocal(register) && !locals.contains(register) && !mayChange(value)
            if isLocal(register), !isStable {
                let copy = try allocate(value.range)
                move(register, to: copy, value.range)
                register = copy
            }
            sources.append(register)
        }
        for (source, target) in zip(sources, targets) { try store(source, to: target) }
        top = mark
        return true
    }

    /// Stores a register's value to a target.
    @inline(never)
    mutating func store(_ source: Int, to target: Expression) throws(CompilationFailure) {
        let range = target.range
        let mark = top
        // The source may be a temporary that is not counted any more.
        if source >= top {
            top = source + 1
            registerCount = max(registerCount, top)
        }
        switch target.kind {
        case .name(let name): try storeName(name, from: source, range)
        case .attribute(let value, let name):
            let object = try self.value(of: value)
            emitCached(
                .storeAttribute, a: object, b: source, c: try attributeConstant(name, range), range)
        case .subscript(let value, let slice):
            let object = try self.value(of: value, before: slice)
            emit(.storeItem, a: object, b: try self.value(of: slice), c: source, range)
        case .tuple(let elements), .list(let elements): try unpack(source, to: elements, range)
        case .starred:
            throw CompilationFailure("starred assignment target must be in a list or tuple", at: range)
        default:
            throw CompilationFailure("cannot assign to that", at: range)
        }
        top = mark
    }

    @inline(never)
    private mutating func unpack(
        _ source: Int, to targets: [Expression], _ range: SourceRange
    ) throws(CompilationFailure) {
        let stars = targets.indices.filter { targets[$0].isStarred }
        if stars.count > 1 {
            throw CompilationFailure("multiple starred expressions in assignment", at: range)
        }
        if let star = stars.first {
            let after = targets.count - star - 1
            guard after <= 0xFF, star <= Self.maximumRegisters else {
                throw CompilationFailure("too many expressions in star-unpacking assignment", at: range)
            }
            let window = try allocate(targets.count, range)
            emit(.unpackStarred, a: window, b: source, c: star, d: after, range)
            for (index, target) in targets.enumerated() {
                if case .starred(let inner) = target.kind {
                    try store(window + index, to: inner)
                } else {
                    try store(window + index, to: target)
                }
            }
            return
        }
        let locals = targets.compactMap { directTarget($0) }
        if let first = locals.first, locals.count == targets.count,
            locals.enumerated().allSatisfy({ $0.element == first + $0.offset })
        {
            emit(.unpack, a: first, b: source, c: targets.count, range)
            for local in locals { assembler.assigned.insert(local) }
            return
        }
        let window = targets.isEmpty ? source : try allocate(targets.count, range)
        emit(.unpack, a: window, b: source, c: targets.count, range)
        for (index, target) in targets.enumerated() { try store(window + index, to: target) }
    }

    // MARK: Augmented and annotated

    @inline(never)
    mutating func compileAugmented(_ statement: Statement) throws(CompilationFailure) {
        guard case .augAssign(let target, let operation, let value) = statement.kind else { return }
        let range = statement.range
        let mark = top
        let result: Int
        switch target.kind {
        case .name(let name):
            if let local = localRegister(name) {
                let old = try self.value(of: target, before: value)
                try update(old, operation, value, into: local, range)
                result = local
            } else {
                result = try allocate(range)
                try loadName(name, into: result, target.range)
                try update(result, operation, value, into: result, range)
                try storeName(name, from: result, target.range)
            }
        case .attribute(let owner, let name):
            let object = try stable(owner, before: value)
            let constant = try attributeConstant(name, target.range)
            result = try allocate(range)
            emitCached(.loadAttribute, a: result, b: object, c: constant, target.range)
            try update(result, operation, value, into: result, range)
            emitCached(.storeAttribute, a: object, b: result, c: constant, target.range)
        case .subscript(let owner, let slice):
            let object = try stable(owner, before: slice, value)
            let index = try stable(slice, before: value)
            result = try allocate(range)
            emit(.loadItem, a: result, b: object, c: index, target.range)
            try update(result, operation, value, into: result, range)
            emit(.storeItem, a: object, b: index, c: result, target.range)
        default:
            throw CompilationFailure("illegal expression for augmented assignment", at: target.range)
        }
        noteResult(result, range)
        top = mark
    }

    /// The register of an operand that is needed again after others were evaluated.
    @inline(never)
    private mutating func stable(
        _ expression: Expression, before others: Expression...
    ) throws(CompilationFailure) -> Int {
        let register = try value(of: expression)
        guard isLocal(register), mayChange(expression), others.contains(where: { !$0.isSimple }) else {
            return register
        }
        let copy = try allocate(expression.range)
        move(register, to: copy, expression.range)
        return copy
    }

    @inline(never)
    private mutating func update(
        _ old: Int, _ operation: BinaryOperator, _ value: Expression, into target: Int, _ range: SourceRange
    ) throws(CompilationFailure) {
        if let number = Self.addend(operation, value) {
            emit(.addInt, a: target, b: old, c: number.value, d: number.isSubtraction ? 3 : 2, range)
        } else {
            let saved = top
            let operand = try self.value(of: value)
            emit(Self.opcode(operation), a: target, b: old, c: operand, d: 1, range)
            top = saved
        }
        if isLocal(target) { assembler.assigned.insert(target) }
    }

    @inline(never)
    mutating func compileAnnotated(_ statement: Statement) throws(CompilationFailure) {
        guard case .annAssign(let target, let annotation, let value, let isSimple) = statement.kind else { return }
        if let value {
            try compile(Statement(.assign(targets: [target], value: value), statement.range))
        } else if !isSimple {
            try checkTarget(target)
        }
        if isSimple, kind == .module || kind == .class, case .name(let name) = target.kind {
            try noteAnnotation(name, annotation, statement.range)
        }
    }

    /// What stands before the last part of a target is evaluated even if nothing is assigned.
    @inline(never)
    private mutating func checkTarget(_ target: Expression) throws(CompilationFailure) {
        switch target.kind {
        case .attribute(let value, _): try effect(of: value)
        case .subscript(let value, let slice):
            try effect(of: value)
            try effect(of: slice)
        default: break
        }
    }

    // MARK: Deletion

    mutating func delete(_ target: Expression) throws(CompilationFailure) {
        let range = target.range
        let mark = top
        switch target.kind {
        case .name(let name): try deleteName(name, range)
        case .attribute(let value, let name):
            let object = try self.value(of: value)
            emit(.deleteAttribute, a: object, c: try attributeConstant(name, range), range)
        case .subscript(let value, let slice):
            let object = try self.value(of: value, before: slice)
            emit(.deleteItem, a: object, b: try self.value(of: slice), range)
        case .tuple(let elements), .list(let elements):
            for element in elements { try delete(element) }
        default:
            throw CompilationFailure("cannot delete that", at: range)
        }
        top = mark
    }
}

extension Expression {
    /// The elements of a tuple or list display.
    var elements: [Expression]? {
        switch kind {
        case .tuple(let elements), .list(let elements): elements
        default: nil
        }
    }
}
