import InterpreterRuntime
import Sandboxing

extension Program {
    /// Which runtime can run this.
    func choice(in specification: SandboxSpecification) -> RuntimeChoice {
        // What a person mounts, sets or requires is looked at there as well.
        switch self {
        case .code(_, let contents, _, let command):
            guard (try? PythonCommandLine(command)) != nil else { return .command(command.first ?? "") }
            return .python(contents, in: specification)
        case .command(let command):
            guard let line = try? PythonCommandLine(command), case .text(let code) = line.source else {
                return .command(command.first ?? "")
            }
            return .python(Array(code.utf8), in: specification)
        }
    }
}
