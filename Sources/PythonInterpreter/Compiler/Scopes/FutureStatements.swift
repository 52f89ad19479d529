import PythonSyntax

/// `from __future__ import …`, which only the beginning of a source text may have.
enum FutureStatements {
    private static let known: Set<String> = [
        "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
        "unicode_literals", "barry_as_FLUFL", "generator_stop", "annotations",
    ]

    /// Whether annotations stay texts.
    static func check(_ body: [Statement]) throws(CompilationFailure) -> Bool {
        var annotations = false
        var isBeginning = true
        for (index, statement) in body.enumerated() {
            switch statement.kind {
            case .importFrom(module: "__future__", let names, level: 0):
                guard isBeginning else { throw misplaced(statement.range) }
                for name in names {
                    if name.name == "braces" { throw CompilationFailure("not a chance", at: name.range) }
                    guard known.contains(name.name) else {
                        throw CompilationFailure("future feature \(name.name) is not defined", at: name.range)
                    }
                    if name.name == "annotations" { annotations = true }
                }
            case .expression(let value) where index == 0:
                if case .constant(.string) = value.kind { continue }
                isBeginning = false
            default:
                isBeginning = false
            }
        }
        return annotations
    }

    static func misplaced(_ range: SourceRange) -> CompilationFailure {
        CompilationFailure("from __future__ imports must occur at the beginning of the file", at: range)
    }
}
