import InterpreterRuntime
import Sandboxing

/// Everything that a run needs to know, decided before a sandbox is made.
struct RunPlan {
    var specification: SandboxSpecification
    var program: Program
    /// The controls that the person asked for.
    var asked: Set<Control> = []
    var usesTerminal = false
    var printsJSON = false
    var isQuiet = false
    /// Whether the process may read our standard input.
    var forwardsInput = true
    /// The runtime, and why it was chosen where the choice was ours.
    var choice: RuntimeChoice?
    var isVerbose = false
    /// Where changes of copy-on-write mounts are kept.
    var changeDirectory: String?

    /// One line about the runtime.
    var runtimeNote: String {
        guard let choice else { return "runtime jail" }
        return "runtime \(choice.runtime): \(choice.reasons.joined(separator: "; "))"
    }

    var copyOnWriteMounts: [Mount] { specification.fileSystem.mounts.filter { $0.access == .copyOnWrite } }

    /// What to start. The kind of our terminal is told to a process that is joined to it; it is the only variable that
    /// passes without being named.
    func request(size: TerminalSize, terminalKind: String?, timeout: Duration?) -> ProcessRequest {
        var request = ProcessRequest(program.command, input: forwardsInput ? .stream : .none, timeout: timeout)
        guard usesTerminal else { return request }
        request.terminal = size
        if specification.environment["TERM"] == nil { request.environment["TERM"] = terminalKind }
        return request
    }

    /// Whether sandbox and process can be asked for in one go: nothing has to be brought in before, and nothing fetched
    /// after.
    var startsAtOnce: Bool {
        if case .command = program { copyOnWriteMounts.isEmpty } else { false }
    }

    /// With copy-on-write mounts the sandbox must outlive the process, or the changes could not be fetched any more:
    /// the time limit is then the process's, and the sandbox gets a little more.
    var timed: (specification: SandboxSpecification, timeout: Duration?) {
        guard !copyOnWriteMounts.isEmpty, let time = specification.limits.wallTime else { return (specification, nil) }
        var longer = specification
        longer.limits.wallTime = time + .seconds(120)
        return (longer, time)
    }
}
