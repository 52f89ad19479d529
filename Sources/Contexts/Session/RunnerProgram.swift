internal import Sandboxing

/// How the interpreter of a language is started and spoken to.
protocol RunnerProgram: Sendable {
    /// The process to start, without the parts that the context decides.
    var arguments: [String] { get }
    /// Where requests go: the control channel, or standard input for a language that cannot read packets.
    var readsStandardInput: Bool { get }
    /// Whether an interrupt may get lost, and is sent again while the code goes on.
    var losesInterrupts: Bool { get }
    /// What makes the process ready; it answers with one message.
    func greeting(_ nonce: Nonce) -> [UInt8]
    /// A request to run code.
    func request(_ request: RunRequest, _ nonce: Nonce) -> [UInt8]
}

extension RunnerProgram {
    var readsStandardInput: Bool { false }
    var losesInterrupts: Bool { false }

    func request(_ request: RunRequest, _ nonce: Nonce) -> [UInt8] { request.message.encodedBytes }
}

/// What the runner is told about a run.
struct RunRequest: Sendable {
    var code: String
    var environment: [String: String]
    /// Signals that were sent to the interpreter so far: one that is still on its way must not meet this run.
    var interrupts: Int

    var message: JSONValue {
        .object([
            .init("op", .string("run")), .init("code", .string(code)),
            .init("env", .object(environment.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) })),
            .init("interrupts", .integer(interrupts)),
        ])
    }
}

extension ContextLanguage {
    /// The program that speaks this language.
    var runner: any RunnerProgram {
        switch self {
        case .python: PythonRunner()
        case .javascript: JavaScriptRunner(isTyped: false)
        case .typescript: JavaScriptRunner(isTyped: true)
        case .bash: BashRunner()
        }
    }
}
