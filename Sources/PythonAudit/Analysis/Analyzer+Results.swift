import PythonSyntax

extension Analyzer {
    /// What a call of something with a name gives.
    func result(of symbol: Symbol, _ call: Call) -> Value {
        let first = call.argument(0) ?? .unknown
        switch symbol.name {
        case "builtins.getattr", "inspect.getattr_static", "builtins.object.__getattribute__",
            "builtins.type.__getattribute__":
            return lookedUp(first, call.argument(1) ?? .unknown, call)
        case "builtins.vars", "builtins.dir":
            guard symbol.name == "builtins.vars", case .symbol(let owner) = first else { break }
            return .symbol(owner.name + ".__dict__")
        case "builtins.__import__", "importlib.import_module": return imported(first, call, symbol.name)
        case "importlib.reload": return first
        case "pkgutil.resolve_name", "pydoc.locate":
            return .join(
                first.texts.map { .symbol(CanonicalName.of($0.text.split(separator: ":").joined(separator: "."))) })
        case "functools.partial", "functools.partialmethod", "functools.wraps": return first
        case "operator.attrgetter":
            for text in first.texts {
                for name in text.text.split(separator: ".").prefix(32) {
                    checkAttribute(String(name), call.range)
                }
            }
            return first.map { if case .text(let text) = $0 { .attributeGetter(text) } else { .unknown } }
        case "operator.methodcaller":
            return first.map { if case .text(let text) = $0 { .attributeGetter(text) } else { .unknown } }
        case "builtins.map", "builtins.filter": return mapped(first, call)
        case "pathlib.Path", "pathlib.Path().joinpath", "pathlib.PurePath", "pathlib.PurePosixPath":
            let start: [Value] = symbol.name.hasSuffix("joinpath") ? [.symbol(symbol)] : []
            return joinedPath(start + call.arguments)
        case "os.path.join": return joinedText(call.arguments)
        case "os.path.expanduser", "os.path.abspath", "os.path.realpath", "os.path.normpath", "os.fspath",
            "os.path.expandvars":
            return first.map { value in
                switch value {
                case .text: value
                case .symbol(let symbol): symbol.path.map { .outline($0) } ?? .unknown
                default: .unknown
                }
            }
        case "pathlib.Path.home": return .symbol(Symbol(name: "pathlib.Path()", path: "~"))
        case "pathlib.Path.cwd": return .symbol(Symbol(name: "pathlib.Path()", path: "."))
        case "pathlib.Path().resolve", "pathlib.Path().absolute", "pathlib.Path().expanduser":
            return .symbol(Symbol(name: "pathlib.Path()", path: symbol.path))
        default:
            if let value = folded(symbol.name, first, call) { return value }
        }
        return .symbol(CanonicalName.of(symbol.name + "()"))
    }

    private func checkAttribute(_ name: String, _ range: SourceRange) {
        if name == "__class__" {
            report(.introspectionChain, range, "__class__ is looked up by name", subject: name)
        }
        checkIntrospection(name, range)
    }

    /// `getattr(owner, name)`
    private func lookedUp(_ owner: Value, _ key: Value, _ call: Call) -> Value {
        var results: [Value] = []
        let names = key.alternatives.compactMap { value -> FoldedText? in
            if case .text(let text) = value { text } else { nil }
        }
        for name in names {
            checkAttribute(name.text, call.range)
            let result = attribute(name.text, of: owner, call.range)
            // Names of methods are put together in ordinary code; those of functions in modules are not.
            let isPlain = owner.symbols.allSatisfy { $0.name.utf8.contains(UInt8(ascii: "(")) }
            if name.origin > .literal, !isPlain || name.text.hasPrefix("__") { reportBuilt(name.text, call.range) }
            results.append(result)
        }
        if names.count < key.alternatives.count || names.isEmpty {
            let modules = owner.symbols.filter {
                !$0.name.utf8.contains(UInt8(ascii: "(")) && !$0.name.hasPrefix("builtins.")
            }
            if let module = modules.first {
                reportComputed(module.name, call.range)
            } else {
                report(
                    .computedAttribute, call.range,
                    "getattr is called with a computed name: \(RuleKind.computedAttribute.rule.clause)",
                    subject: "getattr")
            }
        }
        if let fallback = call.argument(2) { results.append(fallback) }
        return results.isEmpty ? .unknown : .join(results)
    }

    /// `__import__(name)` and `importlib.import_module(name)`
    private func imported(_ name: Value, _ call: Call, _ function: String) -> Value {
        .join(
            name.alternatives.map { value in
                guard case .text(let text) = value else { return .unknown }
                let module = CanonicalName.of(text.text)
                if text.origin > .literal, CanonicalName.isSensitive(module) { reportBuilt(text.text, call.range) }
                requireModule(text.text, call.range)
                meet(module, call.range, .importing)
                let isTop = function == "builtins.__import__" && call.argument(3, "fromlist") == nil
                return .symbol(isTop ? String(module.prefix { $0 != "." }) : module)
            })
    }

    /// `map(function, values)` for functions that are only about text.
    private func mapped(_ function: Value, _ call: Call) -> Value {
        guard case .symbol(let symbol) = function, let values = call.argument(1).flatMap({ elements(of: $0) }),
            ["builtins.chr", "builtins.str", "builtins.int", "builtins.ord"].contains(symbol.name)
        else { return .unknown }
        var results: [Value] = []
        for value in values {
            guard folding.budget.takes(steps: 1) else { return .unknown }
            var inner = call
            inner.arguments = [value]
            results.append(folded(symbol.name, value, inner) ?? .unknown)
        }
        return folding.list(results)
    }

    /// Functions that only compute.
    private func folded(_ name: String, _ first: Value, _ call: Call) -> Value? {
        switch name {
        case "builtins.chr":
            return first.map { value in
                guard case .integer(let code) = value, let code = UInt32(exactly: code),
                    let scalar = Unicode.Scalar(code)
                else { return .unknown }
                return folding.text(String(scalar), .built)
            }
        case "builtins.ord":
            guard case .text(let text) = first, let scalar = text.text.unicodeScalars.first else { return .unknown }
            return .integer(Int(scalar.value))
        case "builtins.str":
            if case .bytes(let bytes) = first, call.arguments.count > 1 { return folding.decode(bytes, "utf-8") }
            if let shown = folding.shown(first) { return folding.text(shown.text, max(.built, shown.origin)) }
            return first.outlines.first.map { outline([$0]) }
        case "builtins.int", "math.floor", "builtins.round":
            guard call.arguments.count == 1 else { return .unknown }
            return NumberFolding.integer(first)
        case "builtins.pow", "math.pow":
            checkSize(first, .power, call.argument(1) ?? .unknown, call.range)
            return NumberFolding.apply(.power, first, call.argument(1) ?? .unknown)
        case "builtins.bytes", "builtins.bytearray":
            guard case .sequence(let sequence) = first else {
                if case .bytes = first { return first }
                if case .text(let text) = first { return folding.bytes(Array(text.text.utf8), .built) }
                return .unknown
            }
            var bytes: [UInt8] = []
            for element in sequence.elements {
                guard case .integer(let integer) = element, let byte = UInt8(exactly: integer) else { return .unknown }
                bytes.append(byte)
            }
            return folding.bytes(bytes, .built)
        case "builtins.list", "builtins.tuple", "builtins.set", "builtins.iter", "builtins.sorted",
            "builtins.frozenset":
            if case .sequence = first { return first }
            if let elements = elements(of: first) { return folding.list(elements) }
            if case .range = first { return first }
            return nil
        case "builtins.reversed":
            return elements(of: first).map { folding.list($0.reversed()) }
        case "builtins.dict":
            let keys = call.keywords.map { $0.name.map { Value.text(FoldedText(text: $0)) } ?? .unknown }
            return FoldedDictionary(keys, call.keywords.map(\.value)).map { .dictionary($0) } ?? .unknown
        case "builtins.range": return range(call)
        case "builtins.enumerate", "itertools.islice": return first.number.map { .range($0) }
        case "builtins.str.join", "builtins.str.format", "builtins.str.lower", "builtins.str.replace",
            "builtins.str.upper", "builtins.bytes.decode", "builtins.str.encode":
            let method = String(name[name.index(after: name.lastIndex(of: ".") ?? name.startIndex)...])
            if method == "format" { checkFormat(first, call.range) }
            return folding.call(method, of: first, Array(call.arguments.dropFirst()), call.keywords)
        default: return decoded(name, first, call)
        }
    }

    /// Decoders; what they make of data that is not known keeps their name.
    private func decoded(_ name: String, _ first: Value, _ call: Call) -> Value? {
        let bytes: [UInt8]
        switch first {
        case .text(let text): bytes = Array(text.text.utf8)
        case .bytes(let folded): bytes = folded.bytes
        default: return nil
        }
        let result: [UInt8]?
        switch name {
        case "base64.b64decode", "base64.urlsafe_b64decode", "base64.standard_b64decode", "binascii.a2b_base64",
            "base64.decodebytes":
            result = TextDecoding.base64(bytes)
        case "base64.b32decode": result = TextDecoding.base32(bytes)
        case "base64.b16decode", "binascii.unhexlify", "binascii.a2b_hex", "builtins.bytes.fromhex",
            "builtins.bytearray.fromhex":
            result = TextDecoding.hexadecimal(bytes)
        case "codecs.decode":
            guard case .text(let encoding)? = call.argument(1, "encoding") else { return nil }
            return folding.decode(FoldedBytes(bytes: bytes), encoding.text)
        case "codecs.encode":
            guard case .text(let encoding)? = call.argument(1, "encoding"), encoding.text.hasPrefix("rot") else {
                return nil
            }
            return folding.decode(FoldedBytes(bytes: bytes), encoding.text)
        default: return nil
        }
        return result.map { folding.bytes($0, .decoded) }
    }

    private func range(_ call: Call) -> Value {
        let numbers = call.arguments.map(\.number)
        guard !numbers.isEmpty, numbers.allSatisfy({ $0 != nil }) else { return .unknown }
        let bounds = numbers.compactMap { $0 }
        var count =
            bounds.count == 1
            ? bounds[0] : (bounds[1] - bounds[0]) / (bounds.count > 2 && bounds[2] != 0 ? bounds[2] : 1)
        count = count.isNaN ? 0 : max(0, count)
        // Short ones are lists, so that what is computed over them can be followed.
        if count <= 256, case .integer(let start) = bounds.count == 1 ? .integer(0) : call.arguments[0] {
            var step = 1
            if call.arguments.count > 2, case .integer(let given) = call.arguments[2] { step = given }
            let length = Int(count.rounded(.up))
            return folding.list(
                (0..<length).map { .integer(start &+ $0 &* step) })
        }
        return .range(count)
    }

    /// Paths put together with `/`, as path objects do it.
    func joinedPath(_ parts: [Value]) -> Value {
        var path = ""
        for part in parts.prefix(64) {
            let text = part.outlines.first ?? "?"
            path = path.isEmpty || text.hasPrefix("/") ? text : path + "/" + text
        }
        guard path.utf8.count <= 4096, folding.budget.takes(bytes: path.utf8.count) else {
            return .symbol("pathlib.Path()")
        }
        return .symbol(Symbol(name: "pathlib.Path()", path: path.isEmpty ? "." : path))
    }

    /// The same for `os.path.join`; a text if every part is known.
    private func joinedText(_ parts: [Value]) -> Value {
        guard case .symbol(let joined) = joinedPath(parts), let path = joined.path else { return .unknown }
        let isKnown = parts.allSatisfy { if case .text = $0 { true } else { false } }
        return isKnown ? folding.text(path, .literal) : .outline(path)
    }
}
