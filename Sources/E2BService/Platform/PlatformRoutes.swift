import ControlPlane
import HTTPServing
import HTTPTypes
import Hummingbird

/// The platform's interface: every path that clients of E2B call, in its old version and its new one.
struct PlatformRoutes: Sendable {
    let call: PlatformCall

    /// The answer, or nil where there is no such path.
    func answer() async throws -> Reply? {
        let method = call.request.method
        var segments = call.target.segments
        var version = 1
        if let first = segments.first, first == "v2" || first == "v3" {
            version = first == "v2" ? 2 : 3
            segments.removeFirst()
        }
        switch segments.first {
        case "sandboxes": return try await sandboxes(method, Array(segments.dropFirst()), version)
        case "snapshots" where segments.count == 1 && method == .get: return try await SnapshotRoutes(call: call).list()
        case "templates", "default-templates", "files":
            return try await TemplateRoutes(call: call).answer(method, segments, version)
        case "volumes": return try await volumes(method, Array(segments.dropFirst()))
        case "volumecontent":
            throw E2BFailure.badRequest(
                "the contents of volumes are not served in this version; mount the volume into a sandbox and use its files"
            )
        case "secrets":
            throw E2BFailure(
                .badRequest,
                "secrets are resolved by an egress gateway, which this version has not; pass values as envs to the "
                    + "sandboxes that need them")
        default: return nil
        }
    }

    private func sandboxes(_ method: HTTPRequest.Method, _ rest: [String], _ version: Int) async throws -> Reply? {
        let routes = SandboxRoutes(call: call)
        let isOld = version == 1
        guard let id = rest.first else {
            switch method {
            case .post: return try await routes.create(isOldRoute: isOld)
            case .get: return try await routes.list(isOldRoute: isOld)
            default: throw Self.wrongMethod(method)
            }
        }
        if id == "metrics", rest.count == 1, method == .get { return try await routes.metricsOfMany() }
        guard rest.count <= 2 else { return nil }
        switch (method, rest.count == 2 ? rest[1] : "") {
        case (.get, ""): return try await routes.show(id)
        case (.delete, ""): return try await routes.kill(id)
        case (.post, "connect"): return try await routes.connect(id, isOldRoute: isOld)
        case (.post, "resume"): return try await routes.resume(id)
        case (.post, "timeout"): return try await routes.setTimeout(id)
        case (.post, "refreshes"): return try await routes.refresh(id)
        case (.post, "pause"): return try await routes.pause(id)
        case (.post, "fork"): return try await routes.fork(id)
        case (.post, "snapshots"): return try await routes.snapshot(id)
        case (.put, "network"): return try await routes.setNetwork(id)
        case (.get, "metrics"): return try await routes.metrics(id)
        case (.get, "logs"): return try await routes.logs(id)
        default: return nil
        }
    }

    private func volumes(_ method: HTTPRequest.Method, _ rest: [String]) async throws -> Reply? {
        let routes = VolumeRoutes(call: call)
        switch (method, rest.count) {
        case (.post, 0): return try await routes.create()
        case (.get, 0): return try await routes.list()
        case (.get, 1): return try await routes.show(rest[0])
        case (.delete, 1): return try await routes.delete(rest[0])
        default: return nil
        }
    }

    static func wrongMethod(_ method: HTTPRequest.Method) -> E2BFailure {
        E2BFailure(.methodNotAllowed, "the path does not take \(method.rawValue)")
    }
}
