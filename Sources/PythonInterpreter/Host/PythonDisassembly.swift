internal import PythonSyntax

/// What the compiler makes of a text, for people.
public enum PythonDisassembly {
    /// One line per instruction, functions behind the code that makes them.
    public static func text(of source: [UInt8], filename: String = "<string>") throws(PythonSyntaxFailure) -> String {
        do {
            let tree = try PythonParser.parse(source, filename: filename)
            let template = try PythonCompiler.compile(
                tree, source: source, options: CompileOptions(result: .lastExpression, filename: filename))
            return Disassembler.text(of: template)
        } catch {
            throw PythonSyntaxFailure(description: error.rendered())
        }
    }
}

/// Text that is no Python.
public struct PythonSyntaxFailure: Error, CustomStringConvertible, Sendable {
    /// As CPython prints it.
    public let description: String
}
