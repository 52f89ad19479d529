import ControlPlane
import Crypto
import Foundation
import HTTPServing
import HTTPTypes
import Hummingbird
import NIOCore

/// What the platform's interface offers about templates: building from a recipe, states of builds, names and tags.
struct TemplateRoutes: Sendable {
    let call: PlatformCall

    private var controlPlane: ControlPlane { call.controlPlane }

    func answer(_ method: HTTPRequest.Method, _ segments: [String], _ version: Int) async throws -> Reply? {
        guard segments[0] == "templates" else {
            return segments == ["default-templates"] && method == .get ? await list() : nil
        }
        let rest = Array(segments.dropFirst())
        switch (method, rest.count) {
        case (.get, 0): return await list()
        case (.post, 0): return try await announce()
        case (.post, 1) where rest[0] == "tags": return try await assignTags()
        case (.delete, 1) where rest[0] == "tags": return try await removeTags()
        case (.get, 1): return try await show(rest[0])
        case (.delete, 1):
            try await controlPlane.deleteTemplate(rest[0])
            return .empty(.noContent)
        case (.patch, 1): return try await update(rest[0])
        case (.get, 2) where rest[0] == "aliases":
            let template = try await controlPlane.template(rest[1])
            return .json(["templateID": .string(template.id), "public": false])
        case (.get, 2) where rest[1] == "tags": return try await tags(rest[0])
        case (.get, 3) where rest[1] == "files": return try await uploadLink(rest[0], rest[2])
        case (.post, 3) where rest[1] == "builds": return try await start(rest[0], rest[2])
        case (.get, 4) where rest[1] == "builds" && rest[3] == "status": return try await status(rest[0], rest[2])
        case (.get, 4) where rest[1] == "builds" && rest[3] == "logs": return try await status(rest[0], rest[2])
        default: return nil
        }
    }

    // MARK: Looking

    private func list() async -> Reply {
        var lines: [JSONValue] = []
        for template in await controlPlane.listTemplates() where template.kind != .snapshot {
            lines.append(.object(await json(template)))
        }
        return .json(.array(lines))
    }

    private func json(_ template: TemplateRecord) async -> [String: JSONValue] {
        let builds = await controlPlane.builds(of: template.id)
        let resources = builds.first?.resources ?? SandboxResources()
        return [
            "templateID": .string(template.id), "buildID": .string(builds.first?.id ?? ""),
            "cpuCount": .integer(Int64(resources.processors.rounded(.up))),
            "memoryMB": .integer(Int64(clamping: resources.memory >> 20)),
            "diskSizeMB": .integer(Int64(clamping: resources.disk >> 20)), "public": false,
            "aliases": .array(template.names.map { .string($0) }), "names": .array(template.names.map { .string($0) }),
            "createdAt": .string(RFC3339.text(template.createdAt)),
            "updatedAt": .string(RFC3339.text(template.updatedAt)),
            "createdBy": .null, "lastSpawnedAt": .null, "spawnCount": 0, "buildCount": .integer(Int64(builds.count)),
            "envdVersion": .string(E2BConfiguration.agentVersion),
            "buildStatus": .string(builds.first?.status.rawValue ?? "ready"),
        ]
    }

    private func show(_ id: String) async throws -> Reply {
        let template = try await controlPlane.template(id)
        var fields = await json(template)
        fields["builds"] = .array(
            await controlPlane.builds(of: template.id).map { build in
                [
                    "buildID": .string(build.id), "status": .string(build.status.rawValue),
                    "createdAt": .string(RFC3339.text(build.createdAt)),
                    "updatedAt": .string(RFC3339.text(build.finishedAt ?? build.createdAt)),
                ]
            })
        return .json(.object(fields))
    }

    private func update(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["public"])
        _ = try await controlPlane.template(id)
        guard try body.optionalBool("public") != true else {
            throw E2BFailure.refused("public", "a service of one machine has no public templates")
        }
        return .json([:])
    }

    // MARK: Building

    private func announce() async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["name", "alias", "tags", "cpuCount", "memoryMB", "minFreeDiskMb", "teamID"])
        guard let name = try body.optionalString("name") ?? body.optionalString("alias") else {
            throw body.problem("name", "is missing; it must be text")
        }
        var resources = SandboxResources()
        if let count = try body.optionalInteger("cpuCount", in: 1...1024) { resources.processors = Double(count) }
        if let memory = try body.optionalInteger("memoryMB", in: 16...(1 << 24)) {
            resources.memory = UInt64(memory) << 20
        }
        if let disk = try body.optionalInteger("minFreeDiskMb", in: 1...(1 << 24)) {
            resources.disk = max(resources.disk, UInt64(disk) << 20)
        }
        let (template, build) = try await controlPlane.announceBuild(
            name: name, tags: body.optionalStrings("tags") ?? [], resources: resources)
        return .json(
            [
                "templateID": .string(template.id), "buildID": .string(build.id), "public": false,
                "names": .array(template.names.map { .string($0) }),
                "aliases": .array(template.names.map { .string($0) }),
                "tags": .array((try body.optionalStrings("tags") ?? []).map { .string($0) }),
            ], status: .accepted)
    }

    private func start(_ template: String, _ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON(limit: 4 << 20)
        let build = try await controlPlane.build(id)
        guard build.template == (try await controlPlane.template(template)).id else {
            throw E2BFailure(.notFound, "the build '\(id.prefix(64))' is not one of this template")
        }
        try await controlPlane.startBuild(id, RecipeReader.read(body, resources: build.resources))
        return .json([:], status: .accepted)
    }

    private func status(_ template: String, _ id: String) async throws -> Reply {
        let build = try await controlPlane.build(id)
        guard build.template == (try await controlPlane.template(template)).id else {
            throw E2BFailure(.notFound, "the build '\(id.prefix(64))' is not one of this template")
        }
        let offset = try call.integer("logsOffset", in: 0...1_000_000) ?? 0
        let lines = try await controlPlane.buildLog(id).lines.dropFirst(offset).prefix(100)
        let entries = lines.map { line -> JSONValue in
            var entry: [String: JSONValue] = [
                "timestamp": .string(RFC3339.text(line.date)), "level": .string(line.level),
                "message": .string(line.message),
            ]
            if let step = line.step { entry["step"] = .string(step) }
            return .object(entry)
        }
        var fields: [String: JSONValue] = [
            "templateID": .string(build.template), "buildID": .string(build.id),
            "status": .string(build.status.rawValue), "logs": .array(lines.map { .string($0.message) }),
            "logEntries": .array(entries),
        ]
        if let failure = build.failure {
            fields["reason"] = ["message": .string(failure.message), "step": .string(failure.step)]
        }
        return .json(.object(fields))
    }

    // MARK: Files of COPY steps

    private func uploadLink(_ template: String, _ digest: String) async throws -> Reply {
        let id = try await controlPlane.template(template).id
        guard try await !controlPlane.hasUpload(digest) else { return .json(["present": true], status: .created) }
        let scheme = call.request.head.scheme ?? "http"
        let origin = call.configuration.publicURL ?? "\(scheme)://\(call.request.head.authority ?? "localhost")"
        let token = UploadTicket.shared.ticket(for: digest)
        return .json(
            ["present": false, "url": .string("\(origin)/templates/\(id)/files/\(digest)?ticket=\(token)")],
            status: .created)
    }

    /// Takes an upload by its ticket; such requests come without a key.
    static func upload(_ call: PlatformCall) async throws -> Reply? {
        let segments = call.target.segments
        guard call.request.method == .put, segments.count == 4, segments[0] == "templates", segments[2] == "files",
            let ticket = call.target["ticket"]
        else { return nil }
        guard UploadTicket.shared.accepts(ticket, for: segments[3]) else {
            throw E2BFailure(.forbidden, "the upload's ticket is wrong; ask for a new link")
        }
        let body = call.body
        try await call.controlPlane.upload(segments[3]) { try await body.next().map { Array($0.readableBytesView) } }
        return .empty(.ok)
    }

    // MARK: Tags

    private func assignTags() async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["target", "tags"])
        let target = try body.string("target")
        let tags = try body.optionalStrings("tags") ?? []
        let template = try await controlPlane.template(target)
        let tag = TagReference.tag(of: target) ?? TemplateRecord.defaultTag
        guard let buildID = template.tags[tag] else { throw E2BFailure(.notFound, "'\(target)' was not found") }
        let build = try await controlPlane.build(buildID)
        let plain = tags.map { TagReference.tag(of: $0) ?? $0 }
        try await controlPlane.assign(tags: plain, to: build)
        return .json(
            ["buildID": .string(TagReference.unique(build.id)), "tags": .array(plain.map { .string($0) })],
            status: .created)
    }

    private func removeTags() async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["name", "tags"])
        let tags = (try body.optionalStrings("tags") ?? []).map { TagReference.tag(of: $0) ?? $0 }
        try await controlPlane.remove(tags: tags, from: body.string("name"))
        return .empty(.noContent)
    }

    private func tags(_ id: String) async throws -> Reply {
        let template = try await controlPlane.template(id)
        var entries: [JSONValue] = []
        for (tag, buildID) in template.tags.sorted(by: { $0.key < $1.key }) {
            let date = try await controlPlane.build(buildID).createdAt
            entries.append([
                "tag": .string(tag), "buildID": .string(TagReference.unique(buildID)),
                "createdAt": .string(RFC3339.text(date)),
            ])
        }
        return .json(.array(entries))
    }
}

/// Tags of templates as clients read them.
enum TagReference {
    /// A build's id in the form that clients parse: builds that are part of Bulkhead have short names, for which an
    /// identifier is derived.
    static func unique(_ build: String) -> String {
        guard UUID(uuidString: build) == nil else { return build }
        let digest = Array(SHA256.hash(data: Data(build.utf8)))
        var digits = Array(digest.prefix(16).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
        for place in [8, 13, 18, 23] { digits.insert("-", at: place) }
        return String(digits)
    }

    /// The part of a template's name behind its last colon.
    static func tag(of text: String) -> String? {
        guard let colon = text.lastIndex(of: ":") else { return nil }
        return String(text[text.index(after: colon)...])
    }
}
