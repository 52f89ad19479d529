internal import Sandboxing

/// Says in words how an interpreter ended.
struct DeathNotice {
    let text: String

    init(_ language: ContextLanguage, _ outcome: Outcome?) {
        let program = "the \(language.title) process"
        guard let outcome else {
            text = program + " is gone with its sandbox"
            return
        }
        if outcome.limits.contains(.memory) {
            text = program + " was killed: the sandbox was out of memory"
            return
        }
        if let limit = outcome.limits.first(where: { $0 != .output }) {
            text = program + " was killed by the limit \(limit.rawValue)"
            return
        }
        switch outcome.exit {
        case .exited(let code): text = program + " ended with exit code \(code)"
        case .signaled(9): text = program + " was killed"
        case .signaled(let signal):
            text = program + " crashed with " + (Self.names[signal] ?? "signal \(signal)")
        }
    }

    private static let names: [Int32: String] = [
        2: "SIGINT", 4: "SIGILL, an illegal instruction", 6: "SIGABRT", 7: "SIGBUS, a bad memory access",
        8: "SIGFPE, an arithmetic fault", 11: "SIGSEGV, a bad memory access", 13: "SIGPIPE", 14: "SIGALRM",
        15: "SIGTERM", 31: "SIGSYS, a forbidden system call",
    ]
}

extension ContextLanguage {
    /// The name in sentences.
    var title: String {
        switch self {
        case .python: "Python"
        case .javascript: "JavaScript"
        case .typescript: "TypeScript"
        case .bash: "shell"
        }
    }
}
