import PythonSyntax

extension CodeGenerator {
    @inline(never)
    mutating func compileImport(_ statement: Statement) throws(CompilationFailure) {
        let range = statement.range
        switch statement.kind {
        case .import(let names):
            for alias in names {
                let mark = top
                let module = try importModule(
                    alias.name, level: 0, names: .none, isLeaf: alias.alias != nil, range)
                try storeName(alias.alias ?? String(alias.name.prefix { $0 != "." }), from: module, range)
                top = mark
            }
        case .importFrom(let module, let names, let level):
            let mark = top
            let list = names.map { CodeTemplate.Constant.string(Array($0.name.utf8), isName: true) }
            let source = try importModule(module ?? "", level: level, names: .tuple(list), isLeaf: false, range)
            for alias in names {
                if alias.name == "*" {
                    emit(.importStar, a: source, range)
                    continue
                }
                let saved = top
                let member = try allocate(range)
                emit(.importFrom, a: member, b: source, c: try nameConstant(alias.name, range), range)
                try storeName(alias.alias ?? alias.name, from: member, range)
                top = saved
            }
            top = mark
        default: break
        }
    }

    @inline(never)
    private mutating func importModule(
        _ name: String, level: Int, names: CodeTemplate.Constant, isLeaf: Bool, _ range: SourceRange
    ) throws(CompilationFailure) -> Int {
        let window = try allocate(3, range)
        load(.int(level), into: window + 1, range)
        load(names, into: window + 2, range)
        emit(.importName, a: window, b: try nameConstant(name, range), d: isLeaf ? 1 : 0, range)
        top = window + 1
        return window
    }
}
