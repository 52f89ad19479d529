package import Sandboxing

/// Something that can be told to a person as it is.
package protocol ReportableFailure: Error {
    /// The message and the exit code.
    var failure: CommandFailure { get }
}

/// Why a command of ours could not do its work: the message for the person, the code for the shell.
package struct CommandFailure: ReportableFailure, Hashable {
    /// The exit code for everything that is not the command's own doing.
    package static let ours: Int32 = 125

    package var message: String
    package var code: Int32 = Self.ours

    package var failure: CommandFailure { self }

    package init(_ message: String, code: Int32 = Self.ours) {
        self.message = message
        self.code = code
    }

    /// A failure of the sandbox, in the words of the command line.
    package init(_ error: SandboxError) {
        message = Self.text(for: error)
        code = ExitCodes.code(for: error)
    }

    /// Writes the message, each line marked as ours.
    package func report() {
        for line in message.split(separator: "\n") { HostOutput.standardError.write(line: "bulkhead: \(line)") }
    }

    private static func text(for error: SandboxError) -> String {
        guard case .invalidSpecification(let field, let problem, let remedy) = error else { return "\(error)" }
        return "\(OptionNames.option(for: field) ?? field): \(problem); \(remedy)"
    }
}
