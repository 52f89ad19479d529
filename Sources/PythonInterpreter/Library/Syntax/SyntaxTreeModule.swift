internal import PythonSyntax

/// `_ast`: syntax trees as nested tuples, of which `ast` makes nodes.
extension WorldBuilder {
    func buildSyntaxTreeModule() {
        module("_ast").function("parse", 3) { (vm, a) throws(Raised) in
            let source: [UInt8]
            if vm.unwrapped(a[0]).is(.string) {
                source = vm.utf8(a[0])
            } else if let view = try vm.bytesLike(a[0]) {
                source = Array(UnsafeBufferPointer(start: view.bytes, count: view.count))
            } else {
                throw vm.typeError("compile() arg 1 must be a string, bytes or AST object")
            }
            let mode: SyntaxTuples.Mode
            switch vm.text(a[2]) {
            case "exec": mode = .module
            case "eval": mode = .expression
            case "single": mode = .interactive
            default: throw vm.valueError("compile() mode must be 'exec', 'eval' or 'single'")
            }
            return try vm.syntaxTree(source, filename: vm.text(a[1]), mode)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    fileprivate func syntaxTree(
        _ source: [UInt8], filename: String, _ mode: SyntaxTuples.Mode
    ) throws(Raised) -> Value {
        try charge(source.count >> 2)
        try reserve(source.count &* 24)
        let limits = try syntaxLimits()
        let parseMode: ParseMode
        switch mode {
        case .module: parseMode = .module
        case .expression: parseMode = .expression
        case .interactive: parseMode = .interactive
        }
        let tree: Module
        do { tree = try PythonParser.parse(source, filename: filename, mode: parseMode, limits: limits) } catch {
            throw raise(error)
        }
        // No Python code runs, so nothing has to be kept before the whole is there.
        let keeps = pointee.keepsTemporaries
        pointee.keepsTemporaries = false
        defer { pointee.keepsTemporaries = keeps }
        let value = try SyntaxTuples(vm: self).tree(tree, mode)
        if keeps { keep(value) }
        return value
    }
}
