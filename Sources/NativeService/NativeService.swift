public import ControlPlane
public import HTTPServing
import HTTPTypes
public import Hummingbird
public import Logging

/// The interface of our own: JSON over HTTP, below `/api/v1`.
public struct NativeService: RequestResponder {
    /// What the service is about.
    public let controlPlane: ControlPlane
    /// What is counted.
    public let metrics: ServiceMetrics
    /// How ports of sandboxes are reached.
    public let addresses: PortAddresses
    /// Whether new work is still taken.
    public let readiness: Readiness
    let logger: Logger
    let version: String
    let bodies: BodyReader
    let document: OpenAPIDocument
    private let router: RouterResponder<NativeContext>

    /// A service over a control plane.
    public init(
        controlPlane: ControlPlane, version: String, metrics: ServiceMetrics = ServiceMetrics(),
        addresses: PortAddresses = PortAddresses(), readiness: Readiness = Readiness(),
        logger: Logger = Logger(label: "bulkhead.native")
    ) {
        self.controlPlane = controlPlane
        self.version = version
        self.metrics = metrics
        self.addresses = addresses
        self.readiness = readiness
        self.logger = logger
        document = OpenAPIDocument(routes: Self.routes, version: version)
        bodies = BodyReader(components: document.components)
        router = Self.router().buildResponder()
    }

    /// Every operation.
    static let routes: [Route] =
        SystemRoutes.all + SandboxRoutes.all + LifecycleRoutes.all + ProcessRoutes.all + ContextRoutes.all
        + FileRoutes.all
        + ArchiveRoutes.all + PortRoutes.all + ObservationRoutes.all + TemplateRoutes.all + VolumeRoutes.all
        + PoolRoutes.all + TokenRoutes.all

    /// A router with all operations.
    static func router() -> Router<NativeContext> {
        let router = Router(context: NativeContext.self)
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                try await context.call(route, request)
            }
        }
        return router
    }

    /// Whether a path belongs to this interface.
    public static func serves(_ path: String) -> Bool {
        let path = path.prefix { $0 != "?" }
        return path.hasPrefix("/api/v1/") || ["/metrics", "/healthz", "/readyz", "/openapi.json"].contains(path)
    }

    /// The answer to one request.
    public func respond(to request: Request, connection: ConnectionInformation) async -> Reply {
        let begin = ContinuousClock.now
        let context = NativeContext(
            source: .init(service: self, isFromControlSocket: connection.isLocalSocket, logger: logger))
        let response = await answer(request, context)
        let route = context.endpointPath ?? "none"
        metrics.request(
            method: request.method.rawValue, route: route, status: Int(response.status.code),
            duration: ContinuousClock.now - begin)
        logger.debug(
            "request",
            metadata: [
                "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(response.status.code)",
            ])
        return .response(response)
    }

    private func answer(_ request: Request, _ context: NativeContext) async -> Response {
        do {
            let response = try await router.respond(to: request, context: context)
            // What the router says where no route is.
            return context.endpointPath == "NotFound" ? missing(request).response : response
        } catch {
            let body = ErrorBody(error)
            if body.code == .failed { logger.error("a request failed", metadata: ["error": "\(error)"]) }
            return body.response
        }
    }

    private func missing(_ request: Request) -> ErrorBody {
        let words = request.uri.path.split(separator: "/")
        let methods = Self.routes.filter { route in
            let pattern = route.path.split(separator: "/")
            return pattern.count == words.count && zip(pattern, words).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
        }.map(\.method.rawValue)
        guard methods.isEmpty else {
            return ErrorBody(
                .methodNotAllowed, "\(request.method.rawValue) is not possible here",
                remedy: "use \(methods.sorted().joined(separator: ", "))")
        }
        return ErrorBody(.notFound, "there is no such path", remedy: "see /openapi.json")
    }

    /// Finds out who asks and whether they may.
    func identify(
        _ request: Request, _ context: NativeContext, for route: Route
    ) async throws(ErrorBody) -> Identity {
        if context.source.isFromControlSocket { return .owner }
        guard let needed = route.scope else { return Identity(scopes: [], name: "somebody") }
        guard let header = request.headers[.authorization] else {
            throw ErrorBody(
                .unauthenticated, "a token is needed",
                remedy: "send 'Authorization: Bearer' with a token of this daemon")
        }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", parts[1].utf8.count <= 256,
            case let scopes = await controlPlane.scopes(of: String(parts[1])), !scopes.isEmpty
        else {
            throw ErrorBody(
                .unauthenticated, "the token is not known here", remedy: "make one with: bulkhead token create")
        }
        let identity = Identity(scopes: scopes, name: "a client with a token")
        guard identity.may(needed) else {
            throw ErrorBody(
                .forbidden, "the token does not open '\(needed.rawValue)'", remedy: "use a token of a wider scope")
        }
        return identity
    }
}

extension NativeContext {
    /// Lets a route do what a request asks for.
    fileprivate func call(_ route: Route, _ request: Request) async throws -> Response {
        let identity = try await source.service.identify(request, self, for: route)
        let call = try Call(service: source.service, request: request, context: self, identity: identity, route: route)
        return try await route.handle(call)
    }
}

/// Where clients reach ports of sandboxes.
public struct PortAddresses: Sendable, Hashable {
    /// The domain below which each port of each sandbox has a name, with the port of the listener where it is not the
    /// usual one.
    public var authority: String
    /// Whether it speaks TLS.
    public var isSecure: Bool

    /// `sbx.localhost` without TLS, unless it is said otherwise.
    public init(authority: String = "sbx.localhost", isSecure: Bool = false) {
        self.authority = authority
        self.isSecure = isSecure
    }

    /// The URL of a port.
    func url(port: UInt16, of sandbox: String) -> String {
        "\(isSecure ? "https" : "http")://\(port)-\(sandbox).\(authority)"
    }
}
