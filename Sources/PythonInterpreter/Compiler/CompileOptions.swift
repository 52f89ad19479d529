/// What code is compiled for.
struct CompileOptions {
    /// Where the names of the outermost code live.
    enum Mode {
        /// In the globals.
        case module
        /// In a namespace before the globals, as for `exec` and `eval` with two mappings.
        case namespace
        /// One expression, whose value the code returns; its names are those of a namespace.
        case expression
    }

    /// What the outermost code returns.
    enum Result {
        /// None, or in `expression` mode the expression's value.
        case none
        /// The value of the last statement, if it is an expression.
        case lastExpression
        /// The same; assignments and definitions have their value too, and `if` and `for` that of the last statement in
        /// them that was executed and had one that is not None.
        case lastStatement
    }

    var mode: Mode = .module
    var result: Result = .none
    var allowsTopLevelAwait = false
    var filename = "<string>"
    /// Whether it is text of the interpreter's own library.
    var isLibrary = false
    /// Whether annotations are texts, as after `from __future__ import annotations` in the code that calls `exec`.
    var futureAnnotations = false
    /// How many instructions one source text may come to. Each takes 24 bytes.
    var maximumInstructions = 1 << 22
    /// How many rounds a `while` may make, for profiles that have such a limit.
    var whileRounds: Int?
}
