import ArgumentParser
import Sandboxing

/// `bulkhead completions`
struct CompletionsCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "completions",
        abstract: "Print a script that completes commands and options in a shell.",
        discussion: """
              bulkhead completions bash > /etc/bash_completion.d/bulkhead
              bulkhead completions zsh > ~/.zsh/completions/_bulkhead
              bulkhead completions fish > ~/.config/fish/completions/bulkhead.fish
            """
    )

    @Argument(help: "bash, zsh or fish.", completion: .list(["bash", "zsh", "fish"]))
    var shell: String

    func perform() async throws -> Int32 {
        guard let shell = CompletionShell(rawValue: shell) else {
            throw CommandFailure("\(shell.quotedForMessage) is not a shell known here; write bash, zsh or fish")
        }
        let script = BulkheadCommand.completionScript(for: shell)
        return HostOutput.standardOutput.write(line: script) ? 0 : RunSession.brokenPipe
    }
}
