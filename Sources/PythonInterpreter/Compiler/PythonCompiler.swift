import PythonSyntax

/// Makes code of trees.
struct PythonCompiler {
    /// The code of a module. `source` is the text that the tree was made of.
    static func compile(
        _ module: Module, source: [UInt8], options: CompileOptions
    ) throws(PythonSyntaxError) -> CodeTemplate {
        do throws(CompilationFailure) {
            let scopes = try ScopeBuilder.build(module, options: options)
            let context = CompilationContext(scopes: scopes, source: source, options: options)
            var generator = CodeGenerator(
                context: context, scope: 0, name: "<module>", qualifiedName: "<module>", qualifiedPrefix: "")
            let template = try generator.compileModule(module)
            #if DEBUG
            if let problem = Verifier.firstProblem(in: template) {
                assertionFailure("invalid code: \(problem)")
            }
            #endif
            return template
        } catch {
            var lines = SourceLines(source)
            throw PythonSyntaxError(
                kind: error.isLimit ? .limit : .syntaxError, message: error.message, filename: options.filename,
                range: error.range, lineText: lines.line(Int(error.range.start.line)))
        }
    }
}

/// What all functions of one source text share while they are compiled.
final class CompilationContext {
    let scopes: [Scope]
    private let places: ScopePlaces
    let futureAnnotations: Bool
    let options: CompileOptions
    var lines: SourceLines
    /// Instructions of all codes that are finished.
    var instructionCount = 0

    init(scopes: ScopeTable, source: [UInt8], options: CompileOptions) {
        self.scopes = scopes.scopes
        places = scopes.places
        futureAnnotations = scopes.futureAnnotations
        lines = SourceLines(source)
        self.options = options
    }

    /// Finds a scope again when its code is made.
    func scope(_ kind: Scope.Kind, at range: SourceRange) -> Int? { places.find(kind, range, in: scopes) }
}
