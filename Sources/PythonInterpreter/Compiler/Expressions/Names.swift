import PythonSyntax

extension CodeGenerator {
    /// The value of a name to a register.
    @inline(never)
    mutating func loadName(_ name: String, into target: Int, _ range: SourceRange) throws(CompilationFailure) {
        if name == "__debug__" { return emit(.loadTrue, a: target, range) }
        let symbol = try symbol(name, range)
        let index = Int(symbol.index)
        switch symbol.place {
        case .register:
            check(index, range)
            move(index, to: target, range)
        case .cell: emit(.loadCell, a: target, b: index, range)
        case .free: emit(.loadFree, a: target, b: index, range)
        case .global, .unresolved, .outer:
            emit(.loadGlobal, a: target, b: try nameConstant(symbol.name, range), c: newCache(), range)
        case .namespace:
            emit(.loadName, a: target, b: try nameConstant(symbol.name, range), c: newCache(), range)
        case .classFree:
            emit(.loadClassFree, a: target, b: index, c: try nameConstant(symbol.name, range), range)
        case .classGlobal, .classCell:
            try loadNamespace(into: target, range)
            let cell = if case .classCell = symbol.place { index } else { Self.none }
            emit(.loadNameFrom, a: target, b: try nameConstant(symbol.name, range), c: cell, range)
        }
    }

    /// The namespace of the class around to a register.
    @inline(never)
    private mutating func loadNamespace(into target: Int, _ range: SourceRange) throws(CompilationFailure) {
        guard let cell = context.scopes[scopeIndex].freeIndex["__classdict__"] else {
            throw CompilationFailure("the namespace of the class is in no cell", at: range)
        }
        emit(.loadFree, a: target, b: Int(cell), range)
    }

    /// Raises if a local has no value, unless it certainly has one.
    @inline(never)
    mutating func check(_ local: Int, _ range: SourceRange) {
        guard !assembler.assigned.contains(local) else { return }
        emit(.checkBound, a: local, range)
        assembler.assigned.insert(local)
    }

    /// The register of a name that is a plain local of the code.
    func localRegister(_ name: String) -> Int? {
        guard let symbol = find(privateName == nil ? name : mangled(name, in: privateName)),
            case .register = symbol.place
        else { return nil }
        return Int(symbol.index)
    }

    /// The register of a target that a value may be put into directly. Not one that `:=` may change in between.
    func directTarget(_ target: Expression) -> Int? {
        guard case .name(let name) = target.kind else { return nil }
        return localRegister(name)
    }

    @inline(never)
    mutating func storeName(_ name: String, from source: Int, _ range: SourceRange) throws(CompilationFailure) {
        let symbol = try symbol(name, range)
        let index = Int(symbol.index)
        switch symbol.place {
        case .register:
            move(source, to: index, range)
            assembler.assigned.insert(index)
        case .cell: emit(.storeCell, a: source, b: index, range)
        case .free, .classFree, .classCell: emit(.storeFree, a: source, b: index, range)
        case .global, .classGlobal, .unresolved, .outer:
            emit(.storeGlobal, a: source, b: try nameConstant(symbol.name, range), c: newCache(), range)
        case .namespace:
            emit(.storeName, a: source, b: try nameConstant(symbol.name, range), c: newCache(), range)
        }
    }

    @inline(never)
    mutating func deleteName(_ name: String, _ range: SourceRange) throws(CompilationFailure) {
        let symbol = try symbol(name, range)
        let index = Int(symbol.index)
        switch symbol.place {
        case .register:
            emit(.deleteLocal, a: index, range)
            assembler.assigned.remove(index)
        case .cell: emit(.deleteCell, b: index, range)
        case .free, .classFree, .classCell: emit(.deleteFree, b: index, range)
        case .global, .classGlobal, .unresolved, .outer:
            emit(.deleteGlobal, b: try nameConstant(symbol.name, range), c: newCache(), range)
        case .namespace:
            emit(.deleteName, b: try nameConstant(symbol.name, range), c: newCache(), range)
        }
    }

    /// Unbinds a name whether it is bound or not.
    @inline(never)
    mutating func clearName(_ name: String, _ range: SourceRange) throws(CompilationFailure) {
        let symbol = try symbol(name, range)
        switch symbol.place {
        case .register:
            emit(.loadUndefined, a: Int(symbol.index), range)
            assembler.assigned.remove(Int(symbol.index))
        case .cell, .free:
            let mark = top
            let temporary = try allocate(range)
            emit(.loadUndefined, a: temporary, range)
            try storeName(name, from: temporary, range)
            top = mark
        default:
            let mark = top
            let temporary = try allocate(range)
            emit(.loadNone, a: temporary, range)
            try storeName(name, from: temporary, range)
            try deleteName(name, range)
            top = mark
        }
    }
}
