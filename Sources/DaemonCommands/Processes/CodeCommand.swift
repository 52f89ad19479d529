import ArgumentParser
import BulkheadCommands
import NativeService
import Synchronization

/// `bulkhead code`
struct CodeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "code",
        abstract: "Run code in a context that keeps its variables.",
        discussion: """
            The code is an argument, or comes from standard input. The value of its last expression is printed as well. The \
            exit code is 0 when it ended well, 1 when it failed, 124 when its time was up.

              bulkhead code box 'x = 21'
              bulkhead code box 'x * 2'
              bulkhead code box --language bash 'echo $PWD'
              bulkhead code box < script.py
              bulkhead code box --restart
            """)

    @Argument(help: "A sandbox by its id, the beginning of it, or its name.")
    var sandbox: String

    @Argument(help: "The code; if left out, it comes from standard input.")
    var code: String?

    @Option(help: ArgumentHelp("python, javascript, typescript or bash.", valueName: "name"))
    var language: String?

    @Option(help: ArgumentHelp("A context by its id; the sandbox's own if left out.", valueName: "id"))
    var context: String?

    @Option(help: ArgumentHelp("Interrupt it after this long.", valueName: "time"))
    var timeout: String?

    @Flag(help: "List the contexts of the sandbox.")
    var list = false

    @Flag(help: "Forget all variables of the language, or of the context.")
    var restart = false

    @OptionGroup var output: OutputOptions
    @OptionGroup var server: ServerOptions

    func perform() async throws -> Int32 {
        let client = try server.client()
        if list || restart { return try await manage(client) }
        var wish = CodeWish(code: try code ?? Self.standardInput())
        wish.language = context == nil ? language : nil
        wish.timeout = try timeout.map { text throws(CommandFailure) in try OptionText.seconds(text, "--timeout") }
        let path =
            context.map { PercentEncoding.path("sandboxes", sandbox, "contexts", $0, "run") }
            ?? PercentEncoding.path("sandboxes", sandbox, "code")
        let output = output
        let code = Mutex<Int32>(CommandFailure.ours)
        try await client.events(try .init(.post, path, wish), as: CodeEvent.self) { event in
            if let error = event.error { throw CommandFailure(error) }
            if let ending = event.ending { code.withLock { $0 = Self.exitCode(for: ending) } }
            if output.isForPrograms { try output.showOne(event, "") } else { try Self.show(event) }
            return event.kind != .end
        }
        return code.withLock { $0 }
    }

    private func manage(_ client: DaemonClient) async throws -> Int32 {
        let contexts = try await client.call(
            .init(.get, PercentEncoding.path("sandboxes", sandbox, "contexts")), as: ContextList.self
        ).contexts
        if list {
            var table = Table([
                .init(title: "ID"), .init(title: "LANGUAGE"), .init(title: "STATE"),
                .init(title: "RUNS", isNumber: true),
            ])
            for context in contexts {
                table.add(
                    .init(context.id), .init(context.language), .init(context.state.rawValue), .init("\(context.runs)"))
            }
            try output.show(contexts, table)
            return 0
        }
        let wanted = contexts.filter { context == nil ? $0.language == language ?? "python" : $0.id == context }
        for found in wanted {
            try await client.done(
                .init(.post, PercentEncoding.path("sandboxes", sandbox, "contexts", found.id, "restart")))
        }
        return 0
    }

    private static func standardInput() throws(CommandFailure) -> String {
        let bytes = try HostFile.read(
            descriptor: 0, name: "standard input", limit: 1 << 20, remedy: "give the code as an argument")
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("the code from standard input is no UTF-8")
        }
        return text
    }

    private static func exitCode(for ending: CodeEvent.Ending) -> Int32 {
        switch ending {
        case .completed: 0
        case .failed, .died: 1
        case .interrupted: ExitCodes.code(forSignal: 2)
        case .timedOut: ExitCodes.timedOut
        }
    }

    private static func show(_ event: CodeEvent) throws {
        switch event.kind {
        case .output: try write(event.text ?? "", to: .standardOutput)
        case .errorOutput: try write(event.text ?? "", to: .standardError)
        case .failure:
            try write((event.traceback ?? "\(event.name ?? ""): \(event.value ?? "")") + "\n", to: .standardError)
        case .result:
            let data = event.data ?? [:]
            if let text = data["text/plain"]?.text {
                try write(text + "\n", to: .standardOutput)
            } else {
                try write("(\(data.keys.sorted().joined(separator: ", ")))\n", to: .standardOutput)
            }
        case .started, .end, .error: return
        }
    }

    private static func write(_ text: String, to output: HostOutput) throws {
        var filter = TerminalFilter()
        let bytes = Array(text.utf8)
        guard output.write(output.isTerminal ? filter.filter(bytes) + filter.finish() : bytes) else {
            throw ReaderGone()
        }
    }
}
