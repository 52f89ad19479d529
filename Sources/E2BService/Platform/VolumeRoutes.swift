import ControlPlane
import HTTPServing
import Hummingbird

/// What the platform's interface offers about volumes.
struct VolumeRoutes: Sendable {
    let call: PlatformCall

    func create() async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["name"])
        return .json(json(try await call.controlPlane.createVolume(named: body.string("name"))), status: .created)
    }

    func list() async throws -> Reply {
        let volumes = await call.controlPlane.listVolumes()
        return .json(.array(volumes.map { ["volumeID": .string($0.id), "name": .string($0.name)] }))
    }

    func show(_ id: String) async throws -> Reply { .json(json(try await call.controlPlane.volume(named: id))) }

    func delete(_ id: String) async throws -> Reply {
        try await call.controlPlane.deleteVolume(id)
        return .empty(.noContent)
    }

    private func json(_ volume: VolumeRecord) -> JSONValue {
        [
            "volumeID": .string(volume.id), "name": .string(volume.name), "token": .string(volume.token),
            "domain": .string(call.configuration.domain),
        ]
    }
}
