package import Sandboxing

/// What the shell is told.
package enum ExitCodes {
    package static let timedOut: Int32 = 124
    package static let cannotExecute: Int32 = 126
    package static let notFound: Int32 = 127
    package static let killed: Int32 = 137

    package static func code(forSignal number: Int32) -> Int32 { 128 + (number & 0x7F) }

    package static func code(for outcome: Outcome) -> Int32 {
        if outcome.limits.contains(.wallTime) { return timedOut }
        switch outcome.exit {
        case .exited(let code): return code & 0xFF
        case .signaled(let number):
            // These limits kill by signals of their own (SIGXCPU, SIGXFSZ) or by SIGKILL; a script asks one question.
            let killers: Set<LimitName> = [.memory, .cpuTime, .output, .fileSize, .disk]
            return killers.isDisjoint(with: outcome.limits) ? code(forSignal: number) : killed
        }
    }

    package static func code(for error: SandboxError) -> Int32 {
        switch error {
        case .commandNotStarted(_, "execve", .noSuchFile): notFound
        case .commandNotStarted(_, "execve", _): cannotExecute
        default: CommandFailure.ours
        }
    }
}
