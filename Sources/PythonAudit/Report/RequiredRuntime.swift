public import PythonSyntax

/// What a source text needs to run.
public enum RequiredRuntime: Sendable, Hashable {
    /// The interpreter in this process is enough.
    case interpreter
    /// A process in a jail, for these reasons.
    case jail(reasons: [RuntimeReason])

    /// Why the interpreter is not enough; empty if it is.
    public var reasons: [RuntimeReason] {
        switch self {
        case .interpreter: []
        case .jail(let reasons): reasons
        }
    }
}

/// Why a source text needs more than the interpreter.
public struct RuntimeReason: Sendable, Hashable {
    /// What kind of thing is missing.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case module, process, network, native, file, input, thread, syntax
    }

    /// What kind of thing is missing.
    public let kind: Kind
    /// The module, function or error.
    public let subject: String
    /// Where it is asked for.
    public let range: SourceRange

    /// From all its parts.
    public init(kind: Kind, subject: String, range: SourceRange) {
        self.kind = kind
        self.subject = subject
        self.range = range
    }

    /// One sentence for people.
    public var description: String {
        switch kind {
        case .module: "the interpreter has no module \(subject)"
        case .process: "\(subject) needs processes"
        case .network: "\(subject) needs a network"
        case .native: "\(subject) needs native code"
        case .file: "\(subject) needs files that were not granted"
        case .input: "\(subject) needs standard input"
        case .thread: "\(subject) needs threads"
        case .syntax: "it is not valid Python: \(subject)"
        }
    }
}
