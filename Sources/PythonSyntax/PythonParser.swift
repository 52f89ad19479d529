/// What a source text is to be.
public enum ParseMode: Sendable, Hashable {
    /// Statements, as in a file.
    case module
    /// One expression, as for `eval`; the body is that expression as a statement.
    case expression
    /// Statements typed at a prompt: one with a block goes on until its last line ends in a line break, which an empty
    /// line gives it.
    case interactive
}

/// Parses Python 3.14.
public struct PythonParser {
    /// The tree of a source text.
    ///
    /// No input makes this crash or take more than linear time; what passes a limit is an error of the kind `limit`.
    public static func parse(
        _ source: [UInt8], filename: String = "<string>", mode: ParseMode = .module,
        limits: SyntaxLimits = SyntaxLimits()
    ) throws(PythonSyntaxError) -> Module {
        var warnings: [SyntaxWarning] = []
        return try parse(source, filename: filename, mode: mode, limits: limits, warnings: &warnings)
    }

    /// The same, with CPython's warnings about what is valid and most likely a mistake.
    public static func parse(
        _ source: [UInt8], filename: String = "<string>", mode: ParseMode = .module,
        limits: SyntaxLimits = SyntaxLimits(), warnings: inout [SyntaxWarning]
    ) throws(PythonSyntaxError) -> Module {
        do throws(SyntaxFailure) {
            return try parse(source, mode: mode, limits: limits, into: &warnings)
        } catch {
            throw PythonSyntaxError(error, filename: filename, source: source)
        }
    }

    private static func parse(
        _ source: [UInt8], mode: ParseMode, limits: SyntaxLimits, into warnings: inout [SyntaxWarning]
    ) throws(SyntaxFailure) -> Module {
        var tokenizer = Tokenizer(try SourceText(source, limits: limits), limits: limits)
        try tokenizer.runToFailure()
        let diagnosis = Diagnosis(tokenizer)
        var parser = Parser(tokenizer)
        do throws(SyntaxFailure) {
            let module = Module(body: try parser.parse(mode))
            if let failure = tokenizer.failure { throw failure }
            if mode == .interactive, module.isUnfinished(source) { throw diagnosis.incomplete }
            warnings = parser.warnings
            return module
        } catch {
            throw diagnosis.explain(error, at: parser.reach, mode: mode)
        }
    }
}

extension Parser {
    mutating func parse(_ mode: ParseMode) throws(SyntaxFailure) -> [Statement] {
        mode == .expression ? try parseWholeExpression() : try parseModule()
    }
}

extension Module {
    /// Whether the last statement has a block that the next line may go on with.
    fileprivate func isUnfinished(_ source: [UInt8]) -> Bool {
        guard let last = body.last, source.last != 10, source.last != 13 else { return false }
        switch last.kind {
        case .functionDef, .classDef, .for, .while, .if, .with, .match, .try: return true
        default: return false
        }
    }
}
