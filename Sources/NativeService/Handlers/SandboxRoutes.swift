import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird

/// Making, listing, showing and killing sandboxes.
enum SandboxRoutes {
    static let all: [Route] = [
        Route(
            method: .post, path: "/api/v1/sandboxes", operation: "createSandbox", tag: "Sandboxes",
            summary: "Make a sandbox; it can be used once this answers.", scope: .run,
            parameters: [
                .header(
                    "Idempotency-Key",
                    "The same key with the same body gives the same sandbox, also when the first answer was lost.")
            ],
            request: .json(CreateSandbox.self), isRequestRequired: false,
            answers: [.init(status: 201, description: "It is there.", body: .json(SandboxInfo.self))], handle: create),
        Route(
            method: .get, path: "/api/v1/sandboxes", operation: "listSandboxes", tag: "Sandboxes",
            summary: "List sandboxes, or watch the list.", scope: .read,
            parameters: [
                .query("state", .string(), "Only in these states, divided by commas; 'dead' only by itself."),
                .query("metadata", .string(), "Only with all of these written on them: key=value, divided by commas."),
                .query("template", .string(), "Only of this template."),
                .query("startedAfter", .string(format: "date-time"), "Only those that began then or later."),
                .query("order", .enumeration(["newest", "oldest"]), "The first ones; 'newest' if left out."),
                .query("limit", .integer(minimum: 1, maximum: 1000), "At most this many; 100 if left out."),
                .query("page", .string(), "The token of the page."),
                .query("watch", .boolean, "Stream the list and then every change of it."),
            ],
            answers: [
                .init(
                    status: 200, description: "The sandboxes.",
                    body: .jsonOrEvents(SandboxList.self, SandboxChange.self))
            ], handle: list),
        Route(
            method: .get, path: "/api/v1/sandboxes/{sandbox}", operation: "getSandbox", tag: "Sandboxes",
            summary: "Show a sandbox, also a dead one as long as it is remembered.", scope: .read,
            answers: [.init(status: 200, description: "The sandbox.", body: .json(SandboxInfo.self))]
        ) { call in
            let reference = try call.path("sandbox")
            let record: SandboxRecord
            do throws(ControlPlaneError) {
                record = try await call.service.controlPlane.record(reference)
            } catch {
                guard case .notFound(_, _, .some) = error else { throw error }
                record = try await call.service.controlPlane.recordOrTombstone(reference)
            }
            return try call.answer(await call.info(record))
        },
        Route(
            method: .delete, path: "/api/v1/sandboxes/{sandbox}", operation: "killSandbox", tag: "Sandboxes",
            summary: "End a sandbox and everything in it.", scope: .run,
            answers: [.init(status: 204, description: "It is gone.")]
        ) { call in
            try await call.service.controlPlane.kill(try call.path("sandbox"), by: call.identity.name)
            return call.done
        },
    ]

    @Sendable private static func create(_ call: Call) async throws -> Response {
        guard call.service.readiness.isReady else {
            throw ErrorBody(.shuttingDown, "the daemon is shutting down", retryAfter: 5)
        }
        let wish = try await call.optionalBody(CreateSandbox.self) ?? CreateSandbox()
        var request = SandboxRequest()
        if let template = wish.template { request.template = template }
        request.name = wish.name
        if let timeout = wish.timeout { request.timeout = timeout }
        if let action = wish.onTimeout { request.timeoutAction = action }
        request.resumesOnTraffic = wish.resumesOnTraffic ?? false
        request.metadata = wish.metadata ?? [:]
        request.environment = wish.environment ?? [:]
        request.network.allowsPublicTraffic = wish.publicPorts ?? true
        request.volumes = (wish.volumes ?? []).map { VolumeMount(volume: $0.volume, path: $0.path) }
        if let resources = wish.resources {
            request.resources = resources.applied(to: try await call.resources(of: request.template))
        }
        if let name = HTTPField.Name("Idempotency-Key"), let key = call.request.headers[name] {
            guard !key.isEmpty, key.utf8.count <= 256 else {
                throw ErrorBody(
                    .invalid, "the idempotency key is empty or longer than 256 bytes", field: "Idempotency-Key")
            }
            request.idempotencyKey = key
        }
        let record = try await call.service.controlPlane.create(request)
        return try call.answer(await call.info(record), status: .created)
    }

    @Sendable private static func list(_ call: Call) async throws -> Response {
        var query = SandboxQuery()
        if let text = call.query["state"] {
            query.states = try Set(
                text.split(separator: ",").map { word throws(ErrorBody) in
                    guard let state = SandboxState(rawValue: String(word)) else {
                        throw ErrorBody(
                            .invalid, "there is no state '\(word.prefix(40))'", field: "state",
                            remedy: "use \(SandboxState.allCases.map(\.rawValue).joined(separator: ", "))")
                    }
                    return state
                })
        }
        if let text = call.query["metadata"] {
            for pair in text.split(separator: ",") {
                let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
                guard parts.count == 2, !parts[0].isEmpty else {
                    throw ErrorBody(
                        .invalid, "'\(pair.prefix(100))' is no key=value", field: "metadata",
                        remedy: "write ?metadata=key%3Dvalue")
                }
                query.metadata[String(parts[0])] = String(parts[1])
            }
        }
        query.template = call.query["template"]
        query.startedAfter = try call.date("startedAfter")
        switch call.query["order"] {
        case nil, "newest": query.newestFirst = true
        case "oldest": query.newestFirst = false
        default: throw ErrorBody(.invalid, "order is neither newest nor oldest", field: "order")
        }
        query.limit = try call.number("limit", in: 1...1000) ?? 100
        query.token = call.query["page"]
        if query.states.contains(.dead) {
            guard query.states == [.dead], query.metadata.isEmpty, query.template == nil, query.token == nil else {
                throw ErrorBody(
                    .invalid, "the dead can only be listed by themselves, and not be filtered", field: "state",
                    remedy: "ask for ?state=dead alone")
            }
            let dead = try await call.service.controlPlane.deadSandboxes(limit: query.limit)
            return try call.answer(SandboxList(sandboxes: await call.infos(dead)))
        }
        if try call.flag("watch") {
            let query = query
            return call.stream(SandboxChange.self) { events in try await watch(query, call, &events) }
        }
        let page = try await call.service.controlPlane.list(query)
        return try call.answer(SandboxList(sandboxes: await call.infos(page.items), next: page.next))
    }

    /// Tells the list, then every change of it. What changes while the client is slow is told once it reads again, as
    /// it is then.
    private static func watch(
        _ query: SandboxQuery, _ call: Call, _ events: inout EventWriter<SandboxChange>
    ) async throws {
        let plane = call.service.controlPlane
        var place = try await plane.lastEvent()
        var known: [String: SandboxInfo] = [:]
        var isFirst = true
        while !Task.isCancelled {
            var now: [String: SandboxInfo] = [:]
            var changes: [SandboxChange] = []
            for info in try await call.infos(allPages(of: query, in: plane)) {
                now[info.id] = info
                if let before = known[info.id] {
                    if before != info { changes.append(SandboxChange(kind: .changed, sandbox: info)) }
                } else {
                    changes.append(SandboxChange(kind: .added, sandbox: info))
                }
            }
            for id in known.keys.sorted() where now[id] == nil {
                let last = (try? await plane.recordOrTombstone(id)).map { record in [record] } ?? []
                let info = await call.infos(last).first ?? known[id]
                changes.append(SandboxChange(kind: .removed, sandbox: info))
            }
            if isFirst { changes.append(SandboxChange(kind: .synchronized)) }
            isFirst = false
            known = now
            if !changes.isEmpty { try await events.send(changes) }
            let new = try await plane.events(after: place, limit: 1000, waits: true)
            place = new.last?.id ?? place
        }
    }

    private static func allPages(
        of query: SandboxQuery, in plane: ControlPlane
    ) async throws -> [SandboxRecord] {
        var query = query
        query.limit = 1000
        query.token = nil
        var records: [SandboxRecord] = []
        repeat {
            let page = try await plane.list(query)
            records += page.items
            query.token = page.next
        } while query.token != nil
        return records
    }
}

extension Call {
    /// A record as this client sees it.
    func info(_ record: SandboxRecord) async -> SandboxInfo {
        SandboxInfo(record, template: await service.controlPlane.shownTemplate(of: record), for: identity)
    }

    /// Records as this client sees them.
    func infos(_ records: [SandboxRecord]) async -> [SandboxInfo] {
        var infos: [SandboxInfo] = []
        for record in records { infos.append(await info(record)) }
        return infos
    }

    /// A running sandbox to work in.
    func live() async throws -> ManagedSandbox {
        try await service.controlPlane.live(try path("sandbox"), isTraffic: true)
    }

    /// What sandboxes of a template may use.
    func resources(of template: String) async throws -> SandboxResources {
        let record = try await service.controlPlane.template(template)
        let tag = template.split(separator: ":").dropFirst().last.map(String.init) ?? TemplateRecord.defaultTag
        guard let id = record.tags[tag] else { return SandboxResources() }
        return try await service.controlPlane.build(id).resources
    }
}
