import ControlPlane
import Hummingbird

/// Templates and their builds.
enum TemplateRoutes {
    static let all: [Route] = [
        Route(
            method: .get, path: "/api/v1/templates", operation: "listTemplates", tag: "Templates",
            summary: "List templates, snapshots included.", scope: .read,
            answers: [.init(status: 200, description: "The templates.", body: .json(TemplateList.self))]
        ) { call in
            let records = await call.service.controlPlane.listTemplates()
            return try call.answer(TemplateList(templates: records.map(TemplateInfo.init)))
        },
        Route(
            method: .get, path: "/api/v1/templates/{template}", operation: "getTemplate", tag: "Templates",
            summary: "Show a template with its builds.", scope: .read,
            answers: [.init(status: 200, description: "The template.", body: .json(TemplateDetail.self))]
        ) { call in
            let plane = call.service.controlPlane
            let record = try await plane.template(try call.path("template"))
            let builds = await plane.builds(of: record.id)
            return try call.answer(TemplateDetail(template: TemplateInfo(record), builds: builds.map(BuildInfo.init)))
        },
        Route(
            method: .post, path: "/api/v1/templates", operation: "buildTemplate", tag: "Templates",
            summary: "Build a template from another one. The build goes on after the answer, unless it is streamed.",
            scope: .admin, request: .json(BuildWish.self),
            answers: [
                .init(status: 202, description: "It has begun.", body: .json(BuildInfo.self)),
                .init(status: 200, description: "It as it goes on.", body: .events(BuildEvent.self)),
            ], handle: build),
        Route(
            method: .get, path: "/api/v1/builds/{build}", operation: "getBuild", tag: "Templates",
            summary: "Show a build, or follow it to its end.", scope: .read,
            parameters: [.query("follow", .boolean, "Stream what it says, from the beginning to its end.")],
            answers: [
                .init(status: 200, description: "The build.", body: .jsonOrEvents(BuildInfo.self, BuildEvent.self))
            ]
        ) { call in
            let build = try await call.service.controlPlane.build(try call.path("build"))
            guard try call.flag("follow") else { return try call.answer(BuildInfo(build)) }
            return follow(build.id, call)
        },
        Route(
            method: .head, path: "/api/v1/uploads/{digest}", operation: "hasUpload", tag: "Templates",
            summary: "Whether the files of a copy step are here.", scope: .admin,
            answers: [.init(status: 204, description: "They are.")]
        ) { call in
            let digest = try call.path("digest")
            guard try await call.service.controlPlane.hasUpload(digest) else {
                throw ErrorBody(.notFound, "there is no upload with this digest")
            }
            return call.done
        },
        Route(
            method: .put, path: "/api/v1/uploads/{digest}", operation: "upload", tag: "Templates",
            summary: "Upload the files of a copy step: a tar archive, plain or gzipped.", scope: .admin,
            request: .bytes("application/x-tar"),
            answers: [.init(status: 204, description: "They are here.")]
        ) { call in
            let pieces = PieceStream<[UInt8]>()
            let body = call.request.body
            let reading = Task {
                do {
                    for try await piece in body { try await pieces.send([UInt8](piece.readableBytesView)) }
                    pieces.finish()
                } catch {
                    pieces.finish(error)
                }
            }
            defer {
                pieces.cancel()
                reading.cancel()
            }
            try await call.service.controlPlane.upload(try call.path("digest")) { try await pieces.next() }
            return call.done
        },
        Route(
            method: .delete, path: "/api/v1/templates/{template}", operation: "deleteTemplate", tag: "Templates",
            summary: "Remove a template. Sandboxes that were made of it live on.", scope: .admin,
            answers: [.init(status: 204, description: "It is gone.")]
        ) { call in
            try await call.service.controlPlane.deleteTemplate(try call.path("template"))
            return call.done
        },
        Route(
            method: .post, path: "/api/v1/templates/{template}/tags", operation: "tagTemplate", tag: "Templates",
            summary: "Let tags mean a build.", scope: .admin, request: .json(TagWish.self),
            answers: [.init(status: 200, description: "The template.", body: .json(TemplateInfo.self))]
        ) { call in
            let plane = call.service.controlPlane
            let template = try await plane.template(try call.path("template"))
            let wish = try await call.body(TagWish.self)
            let id = template.tags[wish.build] ?? wish.build
            let build = try await plane.build(id)
            guard build.template == template.id else {
                throw ErrorBody(.conflict, "the build \(build.id) is of another template", field: "build")
            }
            try await plane.assign(tags: wish.tags, to: build)
            return try call.answer(TemplateInfo(try await plane.template(template.id)))
        },
        Route(
            method: .delete, path: "/api/v1/templates/{template}/tags", operation: "untagTemplate", tag: "Templates",
            summary: "Remove tags.", scope: .admin,
            parameters: [.query("tags", .string(), "The tags, divided by commas.", required: true)],
            answers: [.init(status: 200, description: "The template.", body: .json(TemplateInfo.self))]
        ) { call in
            let plane = call.service.controlPlane
            let reference = try call.path("template")
            let tags = (call.query["tags"] ?? "").split(separator: ",").map(String.init)
            try await plane.remove(tags: tags, from: reference)
            return try call.answer(TemplateInfo(try await plane.template(reference)))
        },
    ]

    @Sendable private static func build(_ call: Call) async throws -> Response {
        let wish = try await call.body(BuildWish.self)
        let plane = call.service.controlPlane
        let base = wish.base ?? "base"
        let resources = try await call.resources(of: base)
        let recipe = TemplateRecipe(
            base: base, steps: try wish.recipeSteps(), startCommand: wish.startCommand, readyCommand: wish.readyCommand,
            ignoresCache: wish.ignoresCache ?? false, resources: wish.resources?.applied(to: resources) ?? resources)
        let (_, build) = try await plane.announceBuild(
            name: wish.name, tags: wish.tags ?? [], resources: recipe.resources)
        try await plane.startBuild(build.id, recipe)
        guard StreamFormat(accepting: call.request.headers[.accept]) == nil else { return follow(build.id, call) }
        return try call.answer(BuildInfo(try await plane.build(build.id)), status: .accepted)
    }

    /// Tells what a build says, and at last how it ended.
    private static func follow(_ id: String, _ call: Call) -> Response {
        let plane = call.service.controlPlane
        return call.stream(BuildEvent.self) { events in
            var told = 0
            while true {
                let build = try await plane.build(id)
                let lines = try await plane.buildLog(id).lines.dropFirst(told)
                if !lines.isEmpty { try await events.send(lines.map(BuildEvent.init)) }
                told += lines.count
                if build.status == .ready || build.status == .error {
                    return try await events.send(BuildEvent(kind: .end, build: BuildInfo(build)))
                }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }
}
