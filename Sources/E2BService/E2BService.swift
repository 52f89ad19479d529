public import ControlPlane
public import HTTPServing
import HTTPTypes
public import Hummingbird

/// E2B's wire protocol over a control plane: the platform's interface, the agent's and the code interpreter's in every
/// sandbox, and the sandboxes' own ports. Holds no state but watchers of files that clients fetch piecemeal.
public struct E2BService: RequestResponder {
    private let controlPlane: ControlPlane
    private let configuration: E2BConfiguration
    private let destinations: DestinationReader
    private let finder: SandboxFinder
    private let agent: AgentService
    private let interpreter: InterpreterService
    private let ports: SandboxPorts

    /// A service over a control plane.
    public init(controlPlane: ControlPlane, configuration: E2BConfiguration) {
        self.controlPlane = controlPlane
        self.configuration = configuration
        destinations = DestinationReader(domains: configuration.hostDomains)
        finder = SandboxFinder(controlPlane: controlPlane)
        agent = AgentService(finder: finder, watchers: FileWatchers(), configuration: configuration)
        interpreter = InterpreterService(finder: finder)
        ports = SandboxPorts(finder: finder, limiter: ConnectionLimiter(limit: configuration.connectionsPerSandbox))
    }

    /// Whether a request names a sandbox by its host, headers or path, and so belongs here whatever its path is.
    public func isForSandbox(_ request: Request) -> Bool {
        do throws(UnclearDestination) {
            return try destinations.destination(of: request.head) != .service
        } catch {
            // Refused here, with the reason.
            return true
        }
    }

    /// The answer to one request.
    public func respond(to request: Request, connection: ConnectionInformation) async -> Reply {
        let destination: Destination
        do throws(UnclearDestination) {
            destination = try destinations.destination(of: request.head)
        } catch {
            return .response(E2BFailure.badRequest(error.reason).response)
        }
        switch destination {
        case .service: return await platform(request, connection)
        case .sandbox(let address): return await sandbox(request, address, connection)
        }
    }

    private func sandbox(
        _ request: Request, _ address: SandboxAddress, _ connection: ConnectionInformation
    ) async -> Reply {
        do throws(ForwardingFailure) {
            let isInterpreter = address.port == E2BConfiguration.interpreterPort
            guard isInterpreter || address.port == E2BConfiguration.agentPort else {
                return try await ports.answer(request, address, connection)
            }
            guard let target = RequestTarget(address.path ?? request.head.path ?? "/") else {
                return .response(Self.brokenTarget.response)
            }
            return isInterpreter
                ? try await interpreter.answer(request, address.sandboxID, target)
                : try await agent.answer(request, address.sandboxID, target)
        } catch {
            return .response(error.response(to: request.headers))
        }
    }

    private static let brokenTarget = E2BFailure.badRequest(
        "the path or the query is not percent-encoded UTF-8 without NUL")

    private func platform(_ request: Request, _ connection: ConnectionInformation) async -> Reply {
        guard let target = RequestTarget(request.head.path ?? "/") else { return .response(Self.brokenTarget.response) }
        let call = PlatformCall(
            request: request, body: connection.body, target: target, controlPlane: controlPlane,
            configuration: configuration)
        do {
            if target.segments == ["files"] { return try await signedFile(request, target) }
            if let reply = try await TemplateRoutes.upload(call) { return reply }
            // Volumes have tokens of their own.
            if target.segments.first != "volumecontent" { try await authenticate(request) }
            if let reply = try await PlatformRoutes(call: call).answer() { return reply }
            throw E2BFailure(
                .notFound, "there is no \(request.method.rawValue) \(target.segments.joined(separator: "/"))")
        } catch {
            return .response(E2BFailure(error).response)
        }
    }

    private static let key = HTTPField.Name("X-API-Key")

    private func authenticate(_ request: Request) async throws {
        guard let key = Self.key.flatMap({ request.headers[$0] }), !key.isEmpty else {
            throw E2BFailure(.unauthorized, "the header X-API-Key is missing; set E2B_API_KEY to a key of this service")
        }
        guard await configuration.acceptsKey(key) else {
            throw E2BFailure(.unauthorized, "the API key is none of this service's; see 'bulkhead token create'")
        }
    }

    /// A signed URL that names no sandbox, as clients make them where one address serves all: the sandbox is the one
    /// whose token gives the signature.
    private func signedFile(_ request: Request, _ target: RequestTarget) async throws -> Reply {
        guard let signature = FileSignature(target: target, method: request.method) else {
            throw E2BFailure(.unauthorized, "the URL names no sandbox and has no signature")
        }
        var query = SandboxQuery(limit: 1000)
        repeat {
            let page = try await controlPlane.list(query)
            for record in page.items {
                guard let token = record.accessToken, signature.matches(token: token) else { continue }
                return try await agent.answer(request, record.id, target)
            }
            query.token = page.next
        } while query.token != nil
        throw E2BFailure(.unauthorized, "invalid signature")
    }
}
