import ControlPlane
import Hummingbird

/// Ports of sandboxes.
enum PortRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/api/v1/sandboxes/{sandbox}/ports/{port}", operation: "getPort", tag: "Ports",
            summary: "Where a port of a sandbox is reached.", scope: .run,
            answers: [.init(status: 200, description: "The address.", body: .json(PortInfo.self))]
        ) { call in
            let port: UInt16 = try call.pathNumber("port")
            guard port > 0 else { throw ErrorBody(.invalid, "there is no port 0", field: "port") }
            let record = try await call.service.controlPlane.record(try call.path("sandbox"))
            return try call.answer(
                PortInfo(
                    port: port, url: call.service.addresses.url(port: port, of: record.id), token: record.trafficToken,
                    tokenHeader: record.trafficToken == nil ? nil : "e2b-traffic-access-token"))
        }
    ]
}
