import BulkheadCommands
import ControlPlane
import E2BService
import HTTPServing
import Hummingbird
import Logging
import NativeService

/// The services of one daemon, as a responder for its listeners.
///
/// The control socket and the paths of our own interface belong to that; ports of sandboxes and everything else belong
/// to the service that speaks E2B's protocol.
struct DaemonServices: RequestResponder {
    private let native: NativeService
    private let others: E2BService

    /// Services over a control plane; `port` is the one that clients know.
    init(
        settings: DaemonSettings, plane: ControlPlane, metrics: ServiceMetrics, readiness: Readiness, logger: Logger
    ) {
        let port = settings.listen?.port ?? 0
        let authority = settings.domain + (port == 443 || port == 0 ? "" : ":\(port)")
        native = NativeService(
            controlPlane: plane, version: BulkheadCommand.version, metrics: metrics,
            addresses: PortAddresses(authority: authority, isSecure: settings.usesTLS), readiness: readiness,
            logger: logger)
        var configuration = E2BConfiguration(domain: authority) { key in
            let scopes = await plane.scopes(of: key)
            return scopes.contains(.run) || scopes.contains(.admin)
        }
        configuration.publicURL = settings.listen.map { "http://\($0.authority)" }
        others = E2BService(controlPlane: plane, configuration: configuration)
    }

    func respond(to request: Request, connection: ConnectionInformation) async -> Reply {
        // A host that names a sandbox takes its requests whatever their path is.
        let isNative = NativeService.serves(request.uri.path) && !others.isForSandbox(request)
        guard connection.isLocalSocket || isNative else {
            return await others.respond(to: request, connection: connection)
        }
        return await native.respond(to: request, connection: connection)
    }
}
