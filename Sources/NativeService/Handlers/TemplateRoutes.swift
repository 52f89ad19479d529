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
}
