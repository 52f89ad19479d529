public import ControlPlane
import HTTPTypes
public import Hummingbird
public import Logging

/// The interface of our own: JSON over HTTP, below `/api/v1`.
public struct NativeService: Sendable {
    /// What the service is about.
    public let controlPlane: ControlPlane
    /// Who may come in.
    public let tokens: TokenStore
    /// What is counted.
    public let metrics: ServiceMetrics
    /// How ports of sandboxes are reached.
    public let addresses: PortAddresses
    /// Whether new work is still taken.
    public let readiness: Readiness
    let logger: Logger
    let routes: [Route]
    let bodies: BodyReader
    let document: OpenAPIDocument

    /// A service over a control plane.
    public init(
        controlPlane: ControlPlane, tokens: TokenStore, metrics: ServiceMetrics = ServiceMetrics(),
        addresses: PortAddresses = PortAddresses(), readiness: Readiness = Readiness(),
        logger: Logger = Logger(label: "bulkhead.native")
    ) {
        self.controlPlane = controlPlane
        self.tokens = tokens
        self.metrics = metrics
        self.addresses = addresses
        self.readiness = readiness
        self.logger = logger
        routes = Self.allRoutes
        document = OpenAPIDocument(routes: routes)
        bodies = BodyReader(components: document.components)
    }

    /// Every operation.
    static var allRoutes: [Route] {
        SystemRoutes.all + SandboxRoutes.all + LifecycleRoutes.all + ProcessRoutes.all + ContextRoutes.all
            + FileRoutes.all + PortRoutes.all + ObservationRoutes.all + TemplateRoutes.all + VolumeRoutes.all
            + TokenRoutes.all
    }

    /// A router with all operations.
    public func router() -> Router<NativeContext> {
        let router = Router(context: NativeContext.self)
        router.add(middleware: CountingMiddleware(metrics: metrics, logger: logger))
        router.add(middleware: ErrorMiddleware(routes: routes))
        for route in routes {
            router.on(RouterPath(route.path), method: route.method) { request, context in
                let identity = try identify(request, context, for: route)
                let call = try Call(service: self, request: request, context: context, identity: identity, route: route)
                return try await route.handle(call)
            }
        }
        return router
    }

    /// Finds out who asks and whether they may.
    private func identify(
        _ request: Request, _ context: NativeContext, for route: Route
    ) throws(ErrorBody) -> Identity {
        if context.isFromControlSocket { return Identity(scope: .admin, name: "the control socket") }
        guard let needed = route.scope else { return Identity(scope: .read, name: "somebody") }
        guard let header = request.headers[.authorization] else {
            throw ErrorBody(
                .unauthenticated, "a token is needed", remedy: "send 'Authorization: Bearer' with a token of this daemon")
        }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer", let token = tokens.find(String(parts[1])) else {
            throw ErrorBody(
                .unauthenticated, "the token is not known here", remedy: "make one with: bulkhead token create")
        }
        guard token.scope >= needed else {
            throw ErrorBody(
                .forbidden, "the token is for '\(token.scope.rawValue)', and this needs '\(needed.rawValue)'",
                remedy: "use a token of a wider scope")
        }
        return Identity(scope: token.scope, name: "the token '\(token.name)'")
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
