/// Writes a tree as CPython's `ast.dump` does, for comparison.
public struct TreeDump {
    /// Whether empty lists are written, as before CPython 3.13.
    public var showsEmpty = false
    /// Whether places are written, as `include_attributes` asks.
    public var includesPlaces = false

    var text: [UInt8] = []

    /// CPython 3.14's form, without places.
    public init() {}

    /// The text for a module.
    public static func dump(_ module: Module) -> String { TreeDump().dump(module) }

    /// The text for a module, in the form that is set.
    public func dump(_ module: Module) -> String {
        var writer = self
        writer.node("Module") { (fields) in
            fields.list("body", module.body) { $0.statement($1) }
            fields.list("type_ignores", [Statement]()) { $0.statement($1) }
        }
        return String(decoding: writer.text, as: UTF8.self)
    }

    // MARK: Nodes and fields

    /// The fields of one node, while they are written.
    struct Fields {
        var dump: TreeDump
        var isFirst = true

        mutating func name(_ name: String) {
            if !isFirst { dump.write(", ") }
            isFirst = false
            dump.write(name)
            dump.write("=")
        }

        mutating func field(_ name: String, _ write: (inout TreeDump) -> Void) {
            self.name(name)
            write(&dump)
        }

        mutating func list<Element>(
            _ name: String, _ elements: [Element], _ write: (inout TreeDump, Element) -> Void
        ) {
            guard !elements.isEmpty || dump.showsEmpty else { return }
            self.name(name)
            dump.write("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { dump.write(", ") }
                write(&dump, element)
            }
            dump.write("]")
        }

        mutating func expression(_ name: String, _ expression: Expression?, _ context: Context = .load) {
            guard let expression else { return }
            field(name) { $0.expression(expression, context) }
        }

        mutating func string(_ name: String, _ value: String?) {
            guard let value else { return }
            field(name) { $0.string(value) }
        }

        mutating func place(_ range: SourceRange) {
            guard dump.includesPlaces else { return }
            field("lineno") { $0.write(String(range.start.line)) }
            field("col_offset") { $0.write(String(range.start.column)) }
            field("end_lineno") { $0.write(String(range.end.line)) }
            field("end_col_offset") { $0.write(String(range.end.column)) }
        }
    }

    /// How an expression is used.
    enum Context: String { case load = "Load", store = "Store", delete = "Del" }

    mutating func node(_ name: String, _ range: SourceRange? = nil, _ write: (inout Fields) -> Void = { _ in }) {
        self.write(name)
        self.write("(")
        var fields = Fields(dump: self)
        // One owner, so that the text is not copied.
        text = []
        write(&fields)
        if let range { fields.place(range) }
        self = fields.dump
        self.write(")")
    }

    mutating func write(_ string: String) { text.append(contentsOf: string.utf8) }

    mutating func string(_ value: String) { string(Array(value.utf8)) }
}
