import ControlPlane
import HTTPServing
import HTTPTypes
import Hummingbird
import Sandboxing

/// Requests to what a sandbox itself serves.
struct SandboxPorts: Sendable {
    /// The header with the token of a sandbox whose ports are not public.
    static let trafficToken = HTTPField.Name("E2B-Traffic-Access-Token")

    let finder: SandboxFinder
    let limiter: ConnectionLimiter

    func answer(
        _ request: Request, _ address: SandboxAddress, _ connection: ConnectionInformation
    ) async throws(ForwardingFailure) -> Reply {
        let record = try await finder.known(address.sandboxID)
        try Self.checkTraffic(request, record)
        let live = try await finder.live(address.sandboxID)
        let port = address.port
        var withheld: Set<HTTPField.Name> = []
        for name in [Self.trafficToken, DestinationReader.sandboxField, DestinationReader.portField] {
            if let name { withheld.insert(name) }
        }
        return .forward(
            PortForward(
                sandboxID: record.id, port: port, path: address.path ?? request.head.path ?? "/",
                host: record.network.maskedHost.map { $0.replacing("${PORT}", with: String(port)) },
                withheld: withheld, client: connection.remoteAddress?.ipAddress, limiter: limiter
            ) {
                do {
                    return try await live.connect(port: port)
                } catch SandboxError.sandboxEnded(let reason) {
                    throw ForwardingFailure(
                        status: .badGateway, message: "The sandbox was not found: \(reason)", sandboxID: record.id)
                } catch {
                    throw ForwardingFailure.portClosed(port, sandboxID: record.id)
                }
            })
    }

    /// Whether the request may use a port of this sandbox.
    static func checkTraffic(_ request: Request, _ record: SandboxRecord) throws(ForwardingFailure) {
        guard let token = record.trafficToken else { return }
        let given = trafficToken.flatMap { request.headers[$0] }
        guard let given, ConstantTime.equal(given, token) else {
            throw ForwardingFailure(
                status: .forbidden,
                message: given == nil
                    ? "Traffic access token is missing: send it in the header e2b-traffic-access-token"
                    : "Traffic access token is wrong",
                sandboxID: record.id)
        }
    }
}

/// Finds sandboxes for requests that name them by host, header or path.
struct SandboxFinder: Sendable {
    let controlPlane: ControlPlane

    /// A sandbox that exists, running or not. For one that is gone, why.
    func known(_ id: String) async throws(ForwardingFailure) -> SandboxRecord {
        let record: SandboxRecord
        do {
            record = try await controlPlane.recordOrTombstone(id)
        } catch {
            throw Self.notFound(id, nil)
        }
        guard record.id == id, record.state != .dead, record.state != .killing else {
            throw Self.notFound(id, record.death)
        }
        return record
    }

    /// A sandbox that runs now, resumed if it was made to resume on traffic.
    func live(_ id: String) async throws(ForwardingFailure) -> ManagedSandbox {
        do {
            return try await controlPlane.live(id, isTraffic: true)
        } catch {
            throw await Self.failure(error, id, state: try? controlPlane.record(id).state)
        }
    }

    private static func failure(
        _ error: ControlPlaneError, _ id: String, state: SandboxState?
    ) -> ForwardingFailure {
        switch error {
        case .notFound(_, _, let tombstone): return notFound(id, tombstone)
        case .overCapacity, .shuttingDown:
            return ForwardingFailure(status: .serviceUnavailable, message: error.description, sandboxID: id)
        default:
            if state == .paused {
                return ForwardingFailure(
                    status: .badGateway, message: "The sandbox was not found: it is paused; connect to it to resume it",
                    sandboxID: id)
            }
            return ForwardingFailure(status: .conflict, message: error.description, sandboxID: id)
        }
    }

    static func notFound(_ id: String, _ tombstone: Tombstone?) -> ForwardingFailure {
        ForwardingFailure(
            status: .badGateway,
            message: tombstone.map { "The sandbox was not found: \($0)" } ?? "The sandbox was not found", sandboxID: id)
    }
}
