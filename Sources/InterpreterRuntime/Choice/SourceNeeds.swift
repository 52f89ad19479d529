import PythonInterpreter
import PythonSyntax
import Sandboxing

/// What a source text needs that the interpreter does not have: modules, and files of its own.
struct SourceNeeds {
    private var modules: [String] = []

    /// In words for a person; nothing where the text does not parse, because the interpreter says best why.
    static func find(in source: [UInt8]) -> [String] {
        guard let tree = try? PythonParser.parse(source) else { return [] }
        var needs = SourceNeeds()
        needs.visit(tree.body)
        var reasons = needs.modules.map { "it imports \($0), which the interpreter does not have" }
        if calls("open", in: source) { reasons.append("it opens files") }
        return reasons
    }

    private mutating func require(_ module: String, isOptional: Bool) {
        guard !isOptional, !PythonLibrary.contains(module), !modules.contains(module) else { return }
        modules.append(module)
    }

    /// `isOptional`: whether an import that fails is handled.
    private mutating func visit(_ statements: [Statement], isOptional: Bool = false) {
        for statement in statements { visit(statement, isOptional: isOptional) }
    }

    private mutating func visit(_ statement: Statement, isOptional: Bool) {
        switch statement.kind {
        case .import(let names):
            for name in names { require(name.name, isOptional: isOptional) }
        case .importFrom(let module, _, 0):
            if let module { require(module, isOptional: isOptional) }
        case .functionDef(let definition): visit(definition.body, isOptional: isOptional)
        case .classDef(let definition): visit(definition.body, isOptional: isOptional)
        case .for(_, _, let body, let orElse, _), .while(_, let body, let orElse), .if(_, let body, let orElse):
            visit(body, isOptional: isOptional)
            visit(orElse, isOptional: isOptional)
        case .with(_, let body, _): visit(body, isOptional: isOptional)
        case .match(_, let cases): for one in cases { visit(one.body, isOptional: isOptional) }
        case .try(let body, let handlers, let orElse, let finally, _):
            visit(body, isOptional: isOptional || handlers.contains(where: Self.handlesImportErrors))
            for handler in handlers { visit(handler.body, isOptional: isOptional) }
            visit(orElse, isOptional: isOptional)
            visit(finally, isOptional: isOptional)
        default: return
        }
    }

    private static func handlesImportErrors(_ handler: ExceptHandler) -> Bool {
        guard let type = handler.type else { return true }
        let types: [Expression]
        if case .tuple(let items) = type.kind { types = items } else { types = [type] }
        return types.contains { type in
            guard case .name(let name) = type.kind else { return false }
            return ["ImportError", "ModuleNotFoundError", "Exception", "BaseException"].contains(name)
        }
    }

    /// Whether a name is followed by an opening parenthesis and is not an attribute or a definition.
    private static func calls(_ name: String, in source: [UInt8]) -> Bool {
        guard let (tokens, _) = try? Tokenizer.tokenize(source) else { return false }
        let text = Array(name.utf8)
        // Offsets leave out a byte order mark and count normalised line ends.
        let bytes = normalized(source)
        func word(_ index: Int) -> ArraySlice<UInt8> {
            guard tokens.indices.contains(index) else { return [] }
            let range = Int(tokens[index].startOffset)..<Int(tokens[index].endOffset)
            return range.upperBound <= bytes.count ? bytes[range] : []
        }
        for index in tokens.indices where word(index).elementsEqual(text) {
            let before = word(index - 1)
            if word(index + 1).elementsEqual("(".utf8), !before.elementsEqual(".".utf8),
                !before.elementsEqual("def".utf8)
            {
                return true
            }
        }
        return false
    }

    private static func normalized(_ source: [UInt8]) -> [UInt8] {
        let source = source.starts(with: [0xEF, 0xBB, 0xBF]) ? source.dropFirst(3) : source[...]
        guard source.contains(0x0D) else { return Array(source) }
        var bytes: [UInt8] = []
        var index = source.startIndex
        while index < source.endIndex {
            if source[index] == 0x0D {
                bytes.append(0x0A)
                if index + 1 < source.endIndex, source[index + 1] == 0x0A { index += 1 }
            } else {
                bytes.append(source[index])
            }
            index += 1
        }
        return bytes
    }
}
