import PythonSyntax

/// Second pass: decides for each name of each scope where its value is.
struct ScopeResolution {
    var table: ScopeTable
    private let options: CompileOptions
    /// The innermost function that binds a name; without one, a function declares it global.
    private var bindings: [String: (scope: Int, symbol: Int)?] = [:]
    private var undo: [(name: String, binding: (scope: Int, symbol: Int)??)] = []
    private var stack: [(scope: Int, undoCount: Int)] = []
    private var freeCount = 0

    /// How many closure cells all functions of one source text may have together: each of them has its own copy of those
    /// that are only for functions within it.
    private static let maximumFreeNames = 500_000

    init(_ table: ScopeTable, options: CompileOptions) {
        self.table = table
        self.options = options
    }

    /// Scopes stand behind those around them, so that one walk in order sees each with its surroundings known.
    mutating func run() throws(CompilationFailure) {
        for index in table.scopes.indices {
            while let last = stack.last, last.scope != table.scopes[index].parent { leave() }
            stack.append((index, undo.count))
            bindOwn(index)
            for symbol in table.scopes[index].symbols.indices { try resolve(symbol, of: index) }
        }
        assignRegisters()
        resolveOuter()
    }

    private mutating func leave() {
        guard let last = stack.popLast() else { return }
        while undo.count > last.undoCount, let (name, binding) = undo.popLast() {
            if let binding { bindings[name] = .some(binding) } else { bindings[name] = nil }
        }
    }

    private mutating func bind(_ name: String, to binding: (scope: Int, symbol: Int)?) {
        undo.append((name, bindings[name]))
        bindings[name] = .some(binding)
    }

    /// Makes the names that a scope binds known to those within it.
    private mutating func bindOwn(_ index: Int) {
        let kind = table.scopes[index].kind
        if kind == .class {
            // Cells that only functions in the class see; as symbols they have negative numbers.
            bind("__class__", to: (index, -1))
            bind("__conditional_annotations__", to: (index, -3))
            return
        }
        guard kind != .module else { return }
        for (number, symbol) in table.scopes[index].symbols.enumerated() {
            if symbol.flags.contains(.global) {
                bind(symbol.name, to: nil)
            } else if symbol.flags.contains(.assigned), !symbol.flags.contains(.nonlocal) {
                bind(symbol.name, to: (index, number))
            }
        }
    }

    // MARK: One name

    private mutating func resolve(_ number: Int, of index: Int) throws(CompilationFailure) {
        let symbol = table.scopes[index].symbols[number]
        let kind = table.scopes[index].kind
        if symbol.flags.contains(.nonlocal) {
            guard let binding = outerBinding(of: symbol.name, from: index) else {
                throw CompilationFailure(
                    "no binding for nonlocal '\(symbol.name)' found", at: table.scopes[index].range)
            }
            return try set(number, of: index, .free, capture(symbol.name, binding, from: index))
        }
        if symbol.flags.contains(.global) { return set(number, of: index, .global, 0) }
        switch kind {
        case .module:
            set(number, of: index, options.mode == .module ? .global : .namespace, 0)
        case .class:
            if !symbol.flags.contains(.assigned), let binding = outerBinding(of: symbol.name, from: index) {
                try set(number, of: index, .classFree, capture(symbol.name, binding, from: index))
            } else {
                set(number, of: index, .namespace, 0)
            }
        case .comprehension where !symbol.flags.contains(.assigned):
            try resolveInComprehension(symbol.name, number, of: index)
        default:
            if symbol.flags.contains(.assigned) {
                set(number, of: index, .register, 0)
            } else {
                try resolveInFunction(symbol.name, number, of: index)
            }
        }
    }

    /// What the scopes around a class bind; the class's own cells are not for its own body.
    private func outerBinding(of name: String, from index: Int) -> (scope: Int, symbol: Int)? {
        guard let binding = bindings[name] ?? nil else { return nil }
        guard binding.scope == index else { return binding }
        // The binding that this scope's own hides is the last of that name that was saved.
        for saved in undo.reversed() where saved.name == name {
            guard let hidden = saved.binding ?? nil, hidden.scope != index else { return nil }
            return hidden
        }
        return nil
    }

    private mutating func resolveInFunction(
        _ name: String, _ number: Int, of index: Int
    ) throws(CompilationFailure) {
        let seesClass = table.scopes[index].seesClass && !name.hasPrefix(".")
        let binding = bindings[name] ?? nil
        if seesClass, binding.map({ $0.symbol >= 0 }) ?? true {
            try noteNamespaceCell(of: index)
            if let binding {
                return try set(number, of: index, .classCell, capture(name, binding, from: index))
            }
            return set(number, of: index, .classGlobal, 0)
        }
        if let binding {
            try set(number, of: index, .free, capture(name, binding, from: index))
        } else {
            set(number, of: index, .global, 0)
        }
    }

    private mutating func resolveInComprehension(
        _ name: String, _ number: Int, of index: Int
    ) throws(CompilationFailure) {
        let unit = table.scopes[index].unit
        if let binding = bindings[name] ?? nil {
            if binding.symbol >= 0, table.scopes[binding.scope].unit == unit {
                table.scopes[index].symbols[number].place = .outer
                table.scopes[index].symbols[number].index = Int32(binding.scope)
                table.scopes[index].symbols[number].other = Int32(binding.symbol)
            } else if binding.scope == unit {
                // A comprehension in a class body that uses the class's cell.
                table.scopes[index].symbols[number].place = .outer
                table.scopes[index].symbols[number].index = Int32(unit)
                table.scopes[index].symbols[number].other = Int32(binding.symbol)
                note(binding)
            } else {
                try set(number, of: index, .free, capture(name, binding, from: index))
            }
            return
        }
        let isNamespace = table.scopes[unit].kind == .module && options.mode != .module
        set(number, of: index, isNamespace ? .namespace : .global, 0)
        if table.scopes[unit].seesClass { try resolveInFunctionOfClass(name, number, of: index) }
    }

    /// A comprehension in an annotation of a class sees the names of the class.
    private mutating func resolveInFunctionOfClass(
        _ name: String, _ number: Int, of index: Int
    ) throws(CompilationFailure) {
        try noteNamespaceCell(of: table.scopes[index].unit)
        set(number, of: index, .classGlobal, 0)
    }

    private mutating func set(_ number: Int, of scope: Int, _ place: Symbol.Place, _ index: Int) {
        table.scopes[scope].symbols[number].place = place
        table.scopes[scope].symbols[number].index = Int32(index)
    }

    // MARK: Closures

    /// Makes a name of an outer function one of the closure's cells; the result is its number in that of the scope.
    private mutating func capture(
        _ name: String, _ binding: (scope: Int, symbol: Int), from index: Int
    ) throws(CompilationFailure) -> Int {
        note(binding)
        let owner = table.scopes[binding.scope].unit
        var unit = table.scopes[index].unit
        var result: Int?
        while unit != owner {
            if let known = table.scopes[unit].freeIndex[name] {
                result = result ?? Int(known)
                break
            }
            let number = table.scopes[unit].freeNames.count
            freeCount += 1
            guard number < 0xFFFF, freeCount <= Self.maximumFreeNames else {
                throw .limit("too many names of enclosing functions", at: table.scopes[index].range)
            }
            table.scopes[unit].freeIndex[name] = Int32(number)
            table.scopes[unit].freeNames.append(name)
            result = result ?? number
            let parent = table.scopes[unit].parent
            guard parent >= 0 else { break }
            unit = table.scopes[parent].unit
        }
        return result ?? 0
    }

    private mutating func note(_ binding: (scope: Int, symbol: Int)) {
        switch binding.symbol {
        case -1: table.scopes[binding.scope].needsClassCell = true
        case -2: table.scopes[binding.scope].needsNamespaceCell = true
        case -3: table.scopes[binding.scope].needsConditionalCell = true
        default: table.scopes[binding.scope].symbols[binding.symbol].flags.insert(.captured)
        }
    }

    /// Gives a scope that sees the names of a class the cell with its namespace.
    private mutating func noteNamespaceCell(of index: Int) throws(CompilationFailure) {
        var owner = table.scopes[index].parent
        while owner >= 0, table.scopes[owner].kind != .class { owner = table.scopes[owner].parent }
        guard owner >= 0 else { return }
        _ = try capture("__classdict__", (owner, -2), from: index)
    }

    // MARK: Registers

    private mutating func assignRegisters() {
        for index in table.scopes.indices {
            switch table.scopes[index].kind {
            case .comprehension: continue
            case .module: break
            case .class:
                var count = 0
                func cell(_ isNeeded: Bool) -> Int {
                    if isNeeded { count += 1 }
                    return count - 1
                }
                table.scopes[index].classCellRegister = cell(table.scopes[index].needsClassCell)
                table.scopes[index].namespaceCellRegister = cell(table.scopes[index].needsNamespaceCell)
                table.scopes[index].conditionalCellRegister = cell(table.scopes[index].needsConditionalCell)
                table.scopes[index].localCount = count
            default: assignRegisters(of: index, in: index)
            }
            for comprehension in table.scopes[index].comprehensions { assignRegisters(of: comprehension, in: index) }
        }
    }

    private mutating func assignRegisters(of index: Int, in unit: Int) {
        for number in table.scopes[index].symbols.indices {
            guard case .register = table.scopes[index].symbols[number].place else { continue }
            let isCaptured = table.scopes[index].symbols[number].flags.contains(.captured)
            set(number, of: index, isCaptured ? .cell : .register, table.scopes[unit].localCount)
            table.scopes[unit].localCount += 1
        }
    }

    /// What names of comprehensions are for the code around, now that captures and registers are known.
    private mutating func resolveOuter() {
        for index in table.scopes.indices where table.scopes[index].kind == .comprehension {
            for number in table.scopes[index].symbols.indices {
                let symbol = table.scopes[index].symbols[number]
                guard case .outer = symbol.place else { continue }
                let owner = Int(symbol.index)
                if symbol.other >= 0 {
                    let outer = table.scopes[owner].symbols[Int(symbol.other)]
                    set(number, of: index, outer.place, Int(outer.index))
                    table.scopes[index].symbols[number].flags.formUnion(
                        outer.flags.intersection([.walrus, .deleted, .captured]))
                } else {
                    set(number, of: index, .cell, table.scopes[owner].classCellRegister)
                }
            }
        }
    }
}
