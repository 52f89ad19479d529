import PythonSyntax

/// A call with what is known of its arguments.
struct Call {
    var range: SourceRange
    var function: Expression
    var arguments: [Value]
    /// The arguments as they are written; one for each value only as far as none is starred.
    var expressions: [Expression]
    var keywords: [(name: String?, value: Value)]
    var keywordExpressions: [Keyword]

    /// An argument by place or by name.
    func argument(_ index: Int, _ name: String? = nil) -> Value? {
        if arguments.indices.contains(index) { return arguments[index] }
        return name.flatMap { keyword($0) }
    }

    func keyword(_ name: String) -> Value? { keywords.first { $0.name == name }?.value }

    /// Every argument.
    var all: [Value] { arguments + keywords.map(\.value) }

    /// The last part of the name that is called.
    var lastName: String? {
        switch function.kind {
        case .name(let name), .attribute(_, let name): name
        default: nil
        }
    }
}
