/// `_json`: what is plain data, fast. Everything else, and every fault, is left to the module `json` in Python, which
/// knows subclasses, hooks and messages.
extension WorldBuilder {
    func buildJSONModule() {
        let m = module("_json")
        m.function("encode", 7) { (vm, a) throws(Raised) in
            let indent = a[3]
            guard indent.isNone || indent.is(.string), a[4].is(.string), a[5].is(.string) else {
                return .notImplemented
            }
            let style = JSONStyle(
                isASCII: try vm.isTrue(a[1]), allowsNaN: try vm.isTrue(a[2]), indent: indent, comma: a[4], colon: a[5],
                sortsKeys: try vm.isTrue(a[6]))
            return try vm.encodeJSON(a[0], style)
        }
        m.function("scan", 1) { (vm, a) throws(Raised) in
            guard a[0].is(.string) else { return .none }
            let found = try vm.scanJSON(vm.string(a[0]))
            if found.isUndefined { return .none }
            return try vm.makeTuple([found])
        }
    }
}

/// How `json.dumps` was asked to write.
struct JSONStyle {
    let isASCII: Bool
    let allowsNaN: Bool
    /// A string, or none for one line.
    let indent: Value
    let comma: Value
    let colon: Value
    let sortsKeys: Bool
}

/// How deep documents may be nested; deeper ones end in a RecursionError of the module in Python.
enum JSONDepth {
    static let limit = 20_000
}
