import ControlPlane
import Hummingbird

/// Directories that outlive sandboxes.
enum VolumeRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/api/v1/volumes", operation: "listVolumes", tag: "Volumes", summary: "List volumes.",
            scope: .read,
            answers: [.init(status: 200, description: "The volumes.", body: .json(VolumeList.self))]
        ) { call in
            let records = await call.service.controlPlane.listVolumes()
            return try call.answer(VolumeList(volumes: records.map(VolumeInfo.init)))
        },
        Route(
            method: .post, path: "/api/v1/volumes", operation: "createVolume", tag: "Volumes",
            summary: "Make an empty volume.", scope: .run, request: .json(VolumeWish.self),
            answers: [.init(status: 201, description: "The volume.", body: .json(VolumeInfo.self))]
        ) { call in
            let name = try await call.body(VolumeWish.self).name
            let record = try await call.service.controlPlane.createVolume(named: name)
            return try call.answer(VolumeInfo(record), status: .created)
        },
        Route(
            method: .get, path: "/api/v1/volumes/{volume}", operation: "getVolume", tag: "Volumes",
            summary: "Show a volume.", scope: .read,
            answers: [.init(status: 200, description: "The volume.", body: .json(VolumeInfo.self))]
        ) { call in
            let record = try await call.service.controlPlane.volume(named: try call.path("volume"))
            return try call.answer(VolumeInfo(record))
        },
        Route(
            method: .delete, path: "/api/v1/volumes/{volume}", operation: "deleteVolume", tag: "Volumes",
            summary: "Remove a volume with its contents; no sandbox may have it.", scope: .run,
            answers: [.init(status: 204, description: "It is gone.")]
        ) { call in
            try await call.service.controlPlane.deleteVolume(try call.path("volume"))
            return call.done
        },
    ]
}
