import ControlPlane
import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore
import NativeService

/// Divides requests between the services: the control socket and the paths of our own interface belong to that, ports
/// of sandboxes and everything else to the service that speaks E2B's protocol.
struct DaemonResponder: RequestResponder {
    let native: NativeService
    let others: any RequestResponder
    let destinations: DestinationReader

    func respond(to request: Request, connection: ConnectionInformation) async -> Reply {
        if connection.isLocalSocket || isNative(request) {
            return await native.respond(to: request, connection: connection)
        }
        return await others.respond(to: request, connection: connection)
    }

    /// A host that names a sandbox takes its requests whatever their path is.
    private func isNative(_ request: Request) -> Bool {
        guard NativeService.serves(request.uri.path), let destination = try? destinations.destination(of: request.head)
        else { return false }
        return destination == .service
    }
}
