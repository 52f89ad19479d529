import Contexts
import ControlPlane
import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore
import Sandboxing

/// What E2B's code interpreter serves at its port in every sandbox.
struct InterpreterService: Sendable {
    let finder: SandboxFinder

    private static let accessToken = HTTPField.Name("X-Access-Token")

    /// The answer, or nil where the path is none of the interpreter's.
    func answer(
        _ request: Request, _ id: String, _ target: RequestTarget
    ) async throws(ForwardingFailure) -> Reply {
        let record = try await finder.known(id)
        try SandboxPorts.checkTraffic(request, record)
        if let token = record.accessToken, target.segments == ["execute"] {
            guard let given = Self.accessToken.flatMap({ request.headers[$0] }), ConstantTime.equal(given, token) else {
                return .response(
                    E2BFailure(.unauthorized, "unauthorized: the access token is missing or wrong").response)
            }
        }
        if target.segments == ["health"], request.method == .get { return .json("OK") }
        let contexts = try await finder.live(id).contexts
        do {
            return try await answer(request, target.segments, contexts)
        } catch {
            return .response(Self.failure(error).response)
        }
    }

    private func answer(_ request: Request, _ segments: [String], _ contexts: ContextRegistry) async throws -> Reply {
        switch (request.method, segments.first, segments.count) {
        case (.post, "execute", 1): return try await execute(request, contexts)
        case (.post, "contexts", 1): return try await create(request, contexts)
        case (.get, "contexts", 1): return try await list(contexts)
        case (.post, "contexts", 3) where segments[2] == "restart":
            try await Self.context(segments[1], contexts).restart()
            return .empty(.noContent)
        case (.delete, "contexts", 2):
            _ = try Self.context(segments[1], contexts)
            try await contexts.delete(segments[1])
            return .empty(.noContent)
        default: throw E2BFailure(.notFound, "the code interpreter serves no such path")
        }
    }

    /// A context by its id; clients look for this text when there is none.
    private static func context(_ id: String, _ contexts: ContextRegistry) throws -> CodeContext {
        guard let context = contexts.all.first(where: { $0.id == id }) else {
            throw E2BFailure(.notFound, "Context \(id.prefix(64)) not found")
        }
        return context
    }

    private static func failure(_ error: any Error) -> E2BFailure {
        guard let error = error as? ContextError else { return E2BFailure(error) }
        switch error {
        case .unsupportedLanguage, .invalidRequest, .unsupported: return .badRequest(error.description)
        case .tooManyWaiting: return E2BFailure(.tooManyRequests, error.description, shouldRetry: false)
        case .closed: return E2BFailure(.notFound, error.description)
        case .sandbox(let error): return E2BFailure(error)
        case .notStarted, .cancelled: return E2BFailure(.internalServerError, error.description, shouldRetry: false)
        }
    }

    // MARK: Contexts

    private static func json(_ context: CodeContext) -> HTTPServing.JSONValue {
        [
            "id": .string(context.id), "language": .string(context.language.rawValue),
            "cwd": .string(context.settings.workingDirectory ?? "/home/user"),
        ]
    }

    private func create(_ request: Request, _ contexts: ContextRegistry) async throws -> Reply {
        let body = try await request.collectJSON()
        try body.refuseOthers(["language", "cwd"])
        let language = try ContextLanguage(name: body.optionalString("language") ?? "python")
        var directory: String?
        if let text = try body.optionalString("cwd"), !text.isEmpty {
            directory = try AgentCall.absolutePath(text, for: nil)
        }
        return .json(Self.json(try await contexts.create(language, ContextSettings(workingDirectory: directory))))
    }

    /// Python's default context is always told of, as clients expect it; the others once they were used.
    private func list(_ contexts: ContextRegistry) async throws -> Reply {
        _ = try await contexts.standard(.python)
        return .json(.array(contexts.all.map(Self.json)))
    }

    // MARK: Execution

    private func execute(_ request: Request, _ contexts: ContextRegistry) async throws -> Reply {
        let body = try await request.collectJSON(limit: 16 << 20)
        try body.refuseOthers(["code", "context_id", "language", "env_vars"])
        let code = try body.string("code")
        let context: CodeContext
        if let id = try body.optionalString("context_id") {
            guard !body.has("language") else { throw body.problem("language", "must not come with context_id") }
            context = try Self.context(id, contexts)
        } else {
            context = try await contexts.standard(ContextLanguage(name: body.optionalString("language") ?? "python"))
        }
        let events = try await context.run(
            code, options: ExecutionOptions(environment: try body.stringMap("env_vars")))
        return .stream(
            StreamedResponse(headers: [.contentType: "application/x-ndjson"]) { sink in
                try await ExecutionStream(events: events).write(to: sink)
            })
    }
}
