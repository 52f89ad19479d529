import PythonSyntax
import Testing

@testable import PythonInterpreter

/// A compiled source text, with what tests ask about it.
struct Compilation {
    let template: CodeTemplate

    init(_ source: String, _ options: CompileOptions = CompileOptions()) throws {
        let bytes = Array(source.utf8)
        let mode: ParseMode = options.mode == .expression ? .expression : .module
        let module = try PythonParser.parse(bytes, mode: mode)
        template = try PythonCompiler.compile(module, source: bytes, options: options)
    }

    /// The code of that name, wherever it is.
    func code(_ name: String) throws -> CodeTemplate {
        var pending = [template]
        while let next = pending.popLast() {
            if next.name == name { return next }
            for case .code(let inner) in next.constants { pending.append(inner) }
        }
        return try #require(nil as CodeTemplate?, "no code named \(name)")
    }

    /// The instructions of the code of that name as text; without a name, those of the module.
    func lines(_ name: String? = nil) throws -> [String] {
        Disassembler.lines(of: try name.map { try code($0) } ?? template)
    }

    /// The opcodes of the code of that name.
    func opcodes(_ name: String? = nil) throws -> [String] {
        try lines(name).map { String($0.prefix { $0 != " " }) }
    }

    /// What is wrong with it, or nothing.
    var problem: String? {
        Verifier.firstProblem(in: template) ?? RegisterFlow.firstProblem(in: template)
    }

    /// The message of the error that a source text has.
    static func message(_ source: String, _ options: CompileOptions = CompileOptions()) -> String? {
        do {
            _ = try Compilation(source, options)
            return nil
        } catch let error as PythonSyntaxError {
            return error.message
        } catch {
            return "\(error)"
        }
    }
}
