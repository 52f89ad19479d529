import ControlPlane
import Hummingbird

/// Time, pauses and copies of sandboxes.
enum LifecycleRoutes {
    private static let base = "/api/v1/sandboxes/{sandbox}"

    static let all: [Route] = [
        Route(
            method: .put, path: base + "/timeout", operation: "setTimeout", tag: "Lifecycle",
            summary: "Set when its time is up, from now on.", scope: .run, request: .json(TimeoutWish.self),
            answers: [.init(status: 200, description: "The sandbox.", body: .json(SandboxInfo.self))]
        ) { call in
            let plane = call.service.controlPlane
            let record = try await plane.record(try call.path("sandbox"))
            try await plane.setTimeout(record.id, try await call.body(TimeoutWish.self).timeout)
            return try call.answer(await call.info(try await plane.recordOrTombstone(record.id)))
        },
        Route(
            method: .post, path: base + "/pause", operation: "pauseSandbox", tag: "Lifecycle",
            summary: "Stop a sandbox where it is. Once this answers, its files are on disk.", scope: .run,
            request: .json(PauseWish.self), isRequestRequired: false,
            answers: [.init(status: 200, description: "The sandbox.", body: .json(SandboxInfo.self))]
        ) { call in
            let mode = try await call.optionalBody(PauseWish.self)?.mode ?? .memory
            let record = try await call.service.controlPlane.pause(try call.path("sandbox"), mode: mode)
            return try call.answer(await call.info(record))
        },
        Route(
            method: .post, path: base + "/resume", operation: "resumeSandbox", tag: "Lifecycle",
            summary: "Let a paused sandbox go on.", scope: .run, request: .json(ResumeWish.self),
            isRequestRequired: false,
            answers: [.init(status: 200, description: "The sandbox.", body: .json(SandboxInfo.self))]
        ) { call in
            let timeout = try await call.optionalBody(ResumeWish.self)?.timeout
            let record = try await call.service.controlPlane.resume(try call.path("sandbox"), timeout: timeout)
            return try call.answer(await call.info(record))
        },
        Route(
            method: .post, path: base + "/fork", operation: "forkSandbox", tag: "Lifecycle",
            summary: "Make more sandboxes with the state that this one has now; it runs on.", scope: .run,
            request: .json(ForkWish.self), isRequestRequired: false,
            answers: [.init(status: 201, description: "What became of each.", body: .json(ForkResult.self))]
        ) { call in
            let wish = try await call.optionalBody(ForkWish.self) ?? ForkWish()
            let results = try await call.service.controlPlane.fork(
                try call.path("sandbox"), count: wish.count ?? 1, timeout: wish.timeout ?? 300)
            var children: [ForkResult.Child] = []
            for result in results {
                switch result {
                case .success(let record): children.append(.init(sandbox: await call.info(record)))
                case .failure(let error): children.append(.init(error: ErrorBody(error)))
                }
            }
            return try call.answer(ForkResult(children: children), status: .created)
        },
        Route(
            method: .post, path: base + "/snapshots", operation: "createSnapshot", tag: "Snapshots",
            summary: "Keep the state that a sandbox has now; any number can be made from it.", scope: .run,
            request: .json(SnapshotWish.self), isRequestRequired: false,
            answers: [.init(status: 201, description: "The snapshot.", body: .json(TemplateInfo.self))]
        ) { call in
            let name = try await call.optionalBody(SnapshotWish.self)?.name
            let record = try await call.service.controlPlane.snapshot(try call.path("sandbox"), name: name)
            return try call.answer(TemplateInfo(record), status: .created)
        },
        Route(
            method: .get, path: "/api/v1/snapshots", operation: "listSnapshots", tag: "Snapshots",
            summary: "List snapshots, the newest first.", scope: .read,
            parameters: [.query("sandbox", .string(), "Only those taken of this sandbox, by its id.")],
            answers: [.init(status: 200, description: "The snapshots.", body: .json(SnapshotList.self))]
        ) { call in
            let records = await call.service.controlPlane.listSnapshots(of: call.query["sandbox"])
            return try call.answer(SnapshotList(snapshots: records.map(TemplateInfo.init)))
        },
        Route(
            method: .delete, path: "/api/v1/snapshots/{snapshot}", operation: "deleteSnapshot", tag: "Snapshots",
            summary: "Remove a snapshot.", scope: .run,
            answers: [.init(status: 204, description: "It is gone.")]
        ) { call in
            let plane = call.service.controlPlane
            let record = try await plane.template(try call.path("snapshot"))
            guard record.kind == .snapshot else {
                throw ErrorBody(.conflict, "'\(record.names.first ?? record.id)' is a template and no snapshot")
            }
            try await plane.deleteTemplate(record.id)
            return call.done
        },
    ]
}
