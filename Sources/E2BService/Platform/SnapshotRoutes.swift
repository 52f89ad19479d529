import ControlPlane
import HTTPServing
import Hummingbird

/// What the platform's interface offers about snapshots.
struct SnapshotRoutes: Sendable {
    let call: PlatformCall

    static func json(_ template: TemplateRecord) -> JSONValue {
        ["snapshotID": .string(template.id), "names": .array(template.names.map { .string($0) })]
    }

    func list() async throws -> Reply {
        let limit = try call.integer("limit", in: 1...1000) ?? 100
        var snapshots = await call.controlPlane.listSnapshots(of: call.target["sandboxID"])
        if let name = call.target["name"] {
            snapshots = snapshots.filter { $0.names.contains(name) || $0.id == name }
        }
        // The token is the last id of the page before: what was added meanwhile is newer and stands before it.
        if let token = call.target["nextToken"] {
            guard let place = snapshots.firstIndex(where: { $0.id == token }) else {
                throw E2BFailure.badRequest("nextToken: the snapshot that it stands for is gone; begin again")
            }
            snapshots = Array(snapshots[(place + 1)...])
        }
        let page = snapshots.prefix(limit)
        let next = page.count < snapshots.count ? page.last?.id : nil
        return .json(.array(page.map(Self.json)), headers: Paging.headers(next: next))
    }
}
