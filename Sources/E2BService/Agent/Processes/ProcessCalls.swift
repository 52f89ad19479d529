import ControlPlane
import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore
import Sandboxing

/// The calls of `process.Process`.
struct ProcessCalls: Sendable {
    let call: AgentCall

    func answer(_ method: String) async throws -> Reply {
        switch method {
        case "Start": return await start()
        case "Connect": return await connect()
        case "StreamInput": return await streamInput()
        default:
            let message = try await call.request.collectJSON(limit: EnvelopeReader.limit)
            switch method {
            case "List": return .json(list())
            case "SendInput": try await sendInput(message)
            case "SendSignal": try await sendSignal(message)
            case "CloseStdin": await (try process(message.fields("process"))).closeInput()
            case "Update": try await update(message)
            default: throw ConnectFailure(.unimplemented, "process.Process has no method \(method.prefix(64))")
            }
            return .json([:])
        }
    }

    // MARK: Streams

    private func start() async -> Reply {
        await AgentStream.reply { () async throws -> ProcessStream in
            var reader = EnvelopeReader(call.request.body)
            guard let message = try await reader.next() else {
                throw ConnectFailure(.invalidArgument, "the message is missing")
            }
            let user = try call.user()
            let (request, tag) = try startRequest(message, user: user)
            let process: ManagedProcess
            do {
                process = try await call.live.start(request, tag: tag)
            } catch SandboxError.commandNotStarted(_, "enter the working directory", _) {
                throw ConnectFailure(
                    .invalidArgument, "cwd '\(request.workingDirectory ?? "")' does not exist")
            }
            return ProcessStream(
                call: call, process: process, listener: process.listen(from: 0), keepalive: call.keepalive,
                isTerminal: request.terminal != nil, deadline: nil)
        }
    }

    private func startRequest(_ message: JSONFields, user: SandboxUser?) throws -> (ProcessRequest, String?) {
        let config = try message.fields("process")
        let command = try config.string("cmd")
        guard !command.isEmpty else { throw config.problem("cmd", "must not be empty") }
        var terminal: TerminalSize?
        if let pty = try message.optionalFields("pty") { terminal = try Self.size(pty) }
        var environment = try config.stringMap("envs")
        if terminal != nil, environment["TERM"] == nil { environment["TERM"] = "xterm" }
        let directory = try config.optionalString("cwd").flatMap { $0.isEmpty ? nil : $0 }
        return (
            ProcessRequest(
                [command] + (try config.optionalStrings("args") ?? []), environment: environment,
                workingDirectory: try AgentCall.absolutePath(directory ?? "~", for: user), terminal: terminal,
                input: (try message.optionalBool("stdin") ?? true) || terminal != nil ? .stream : .none,
                timeout: try call.timeout(), background: .keep, user: user),
            try message.optionalString("tag")
        )
    }

    private func connect() async -> Reply {
        await AgentStream.reply { () async throws -> ProcessStream in
            var reader = EnvelopeReader(call.request.body)
            guard let message = try await reader.next() else {
                throw ConnectFailure(.invalidArgument, "the message is missing")
            }
            let process = try process(message.fields("process"))
            return ProcessStream(
                call: call, process: process, listener: process.listen(), keepalive: call.keepalive,
                isTerminal: process.request.terminal != nil, deadline: try call.timeout())
        }
    }

    private func streamInput() async -> Reply {
        do {
            var reader = EnvelopeReader(call.request.body)
            var process: ManagedProcess?
            while let message = try await reader.next() {
                if let start = try message.optionalFields("start") {
                    process = try self.process(start.fields("process"))
                } else if let data = try message.optionalFields("data") {
                    guard let process else { throw ConnectFailure(.invalidArgument, "the first message must be start") }
                    try await write(data.fields("input"), to: process)
                } else if !message.has("keepalive") {
                    throw ConnectFailure(.invalidArgument, "a message must have start, data or keepalive")
                }
            }
            return AgentStream.message([:])
        } catch {
            return AgentStream.failure(ConnectFailure(error))
        }
    }

    // MARK: Single calls

    private func list() -> JSONValue {
        let processes = call.live.processes.map { process -> JSONValue in
            var config: [String: JSONValue] = [
                "cmd": .string(process.request.arguments.first ?? ""),
                "args": .array(process.request.arguments.dropFirst().map { .string($0) }),
                "envs": .object(process.request.environment.mapValues { .string($0) }),
            ]
            if let directory = process.request.workingDirectory { config["cwd"] = .string(directory) }
            var entry: [String: JSONValue] = ["config": .object(config), "pid": .integer(Int64(process.id))]
            if let tag = process.tag { entry["tag"] = .string(tag) }
            return .object(entry)
        }
        return ["processes": .array(processes)]
    }

    private func sendInput(_ message: JSONFields) async throws {
        try await write(message.fields("input"), to: process(message.fields("process")))
    }

    private func write(_ input: JSONFields, to process: ManagedProcess) async throws {
        guard let text = try input.optionalString("stdin") ?? input.optionalString("pty") else { return }
        guard let bytes = Base64.decode(text) else { throw input.problem("stdin", "must be base 64") }
        guard process.request.input == .stream else {
            throw ConnectFailure(
                .failedPrecondition, "the process \(process.id) was started without stdin; start it with stdin=True")
        }
        try await process.write(bytes)
    }

    private func sendSignal(_ message: JSONFields) async throws {
        let process = try process(message.fields("process"))
        let signal: Signal
        switch message["signal"] {
        case .string("SIGNAL_SIGKILL"), .integer(9): signal = .kill
        case .string("SIGNAL_SIGTERM"), .integer(15): signal = .terminate
        default: throw message.problem("signal", "must be SIGNAL_SIGKILL or SIGNAL_SIGTERM")
        }
        try await process.signal(signal)
    }

    private func update(_ message: JSONFields) async throws {
        let process = try process(message.fields("process"))
        guard let pty = try message.optionalFields("pty") else { return }
        try await process.resize(Self.size(pty))
    }

    private static func size(_ pty: JSONFields) throws -> TerminalSize {
        guard let size = try pty.optionalFields("size") else { return TerminalSize() }
        return TerminalSize(
            rows: UInt16(try size.optionalInteger("rows", in: 1...10_000) ?? 24),
            columns: UInt16(try size.optionalInteger("cols", in: 1...10_000) ?? 80))
    }

    /// A running process by pid or tag.
    private func process(_ selector: JSONFields) throws -> ManagedProcess {
        if let pid = try selector.optionalInteger("pid", in: 0...Int64(Int32.max)) {
            guard let process = call.live.process(Int32(pid)) else {
                throw ConnectFailure(.notFound, "process with pid \(pid) not found")
            }
            return process
        }
        let tag = try selector.string("tag")
        guard let process = call.live.process(tag: tag) else {
            throw ConnectFailure(.notFound, "process with tag \(tag.prefix(100)) not found")
        }
        return process
    }
}
