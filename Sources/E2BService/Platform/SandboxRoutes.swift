import ControlPlane
import Foundation
import HTTPServing
import HTTPTypes
import Hummingbird

/// What the platform's interface offers about sandboxes.
struct SandboxRoutes: Sendable {
    let call: PlatformCall

    private var controlPlane: ControlPlane { call.controlPlane }

    func create(isOldRoute: Bool) async throws -> Reply {
        let request = try CreateRequest.read(
            await call.request.collectJSON(), headers: call.request.headers, isOldRoute: isOldRoute)
        return await .json(sandbox(try controlPlane.create(request)), status: .created)
    }

    private func sandbox(_ record: SandboxRecord) async -> JSONValue {
        record.json(
            template: await controlPlane.shownTemplate(of: record), configuration: call.configuration)
    }

    func list(isOldRoute: Bool) async throws -> Reply {
        var query = SandboxQuery(states: [.running, .paused])
        if isOldRoute { query.states = [.running] }
        if let states = call.target["state"] {
            query.states = try Set(
                states.split(separator: ",").map { name in
                    guard let state = SandboxState(rawValue: String(name)), state == .running || state == .paused else {
                        throw E2BFailure.badRequest("state: '\(name.prefix(32))' is neither running nor paused")
                    }
                    return state
                })
        }
        if let metadata = call.target["metadata"] { query.metadata = try MetadataQuery.read(metadata) }
        query.template = call.target["template"]
        if let text = call.target["startedAfter"] {
            // A plus sign of the offset may have become a space on its way.
            guard let date = RFC3339.date(text.replacingOccurrences(of: " ", with: "+")) else {
                throw E2BFailure.badRequest("startedAfter: must be a time like 2026-01-31T12:00:00Z")
            }
            query.startedAfter = date
        }
        switch call.target["order"] {
        case nil, "desc"?: query.newestFirst = true
        case "asc"?: query.newestFirst = false
        default: throw E2BFailure.badRequest("order: must be asc or desc")
        }
        query.limit = isOldRoute ? 1000 : try call.integer("limit", in: 1...1000) ?? 100
        query.token = call.target["nextToken"]
        let page = try await controlPlane.list(query)
        var lines: [JSONValue] = []
        for record in page.items {
            lines.append(.object(record.listed(template: await controlPlane.shownTemplate(of: record))))
        }
        return .json(.array(lines), headers: Paging.headers(next: page.next))
    }

    func show(_ id: String) async throws -> Reply {
        let record = try await call.record(id)
        return .json(
            record.detail(
                template: await controlPlane.shownTemplate(of: record), configuration: call.configuration))
    }

    func kill(_ id: String) async throws -> Reply {
        _ = try await call.record(id)
        try await controlPlane.kill(id, by: "a request of E2B's interface")
        return .empty(.noContent)
    }

    func connect(_ id: String, isOldRoute: Bool) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["timeout", "memory", "autoPause"])
        let timeout = Double(
            try body.optionalInteger("timeout", in: 0...Int64(Int32.max)) ?? (isOldRoute ? 15 : 300))
        let record = try await call.record(id)
        if record.state == .paused {
            if try body.optionalBool("memory") == false, record.pauseMode == .memory {
                try await controlPlane.releaseMemory(id)
            }
            return await .json(sandbox(try controlPlane.resume(id, timeout: timeout)), status: .created)
        }
        return await .json(sandbox(try controlPlane.extendTimeout(id, timeout)))
    }

    /// Version 1's resumption, which knows only paused sandboxes.
    func resume(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["timeout", "autoPause"])
        let timeout = Double(try body.optionalInteger("timeout", in: 0...Int64(Int32.max)) ?? 15)
        guard try await call.record(id).state == .paused else {
            throw E2BFailure(.conflict, "the sandbox \(id) is not paused")
        }
        return await .json(sandbox(try controlPlane.resume(id, timeout: timeout)), status: .created)
    }

    func setTimeout(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["timeout"])
        let timeout = try body.integer("timeout", in: 0...Int64(Int32.max))
        _ = try await call.record(id)
        try await controlPlane.setTimeout(id, Double(timeout))
        return .empty(.noContent)
    }

    func refresh(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["duration"])
        let duration = try body.optionalInteger("duration", in: 0...3600) ?? 60
        _ = try await call.record(id)
        _ = try await controlPlane.extendTimeout(id, Double(duration))
        return .empty(.noContent)
    }

    func pause(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["memory", "requireHealthyGuest"])
        // Every pause here asks the sandbox's supervisor, which has to be healthy.
        _ = try body.optionalBool("requireHealthyGuest")
        let keepsMemory = try body.optionalBool("memory") ?? true
        _ = try await call.record(id)
        try await controlPlane.pause(id, mode: keepsMemory ? .memory : .files)
        return .empty(.noContent)
    }

    func fork(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["timeout", "count"])
        let timeout = Double(try body.optionalInteger("timeout", in: 0...Int64(Int32.max)) ?? 15)
        let count = Int(try body.optionalInteger("count", in: 1...20) ?? 1)
        _ = try await call.record(id)
        var children: [JSONValue] = []
        for result in try await controlPlane.fork(id, count: count, timeout: timeout) {
            switch result {
            case .success(let record): children.append(["sandbox": await sandbox(record)])
            case .failure(let error):
                let failure = E2BFailure(error)
                children.append([
                    "error": ["code": .integer(Int64(failure.status.code)), "message": .string(failure.message)]
                ])
            }
        }
        return .json(.array(children), status: .created)
    }

    func snapshot(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers(["name", "memory"])
        guard try body.optionalBool("memory") != true else {
            throw E2BFailure.refused(
                "memory",
                "snapshots keep files and no memory; leave it out, and let the template's start command begin anew")
        }
        _ = try await call.record(id)
        let template = try await controlPlane.snapshot(id, name: body.optionalString("name"))
        return .json(SnapshotRoutes.json(template), status: .created)
    }

    func setNetwork(_ id: String) async throws -> Reply {
        let body = try await call.request.collectJSON()
        try body.refuseOthers([
            "allowOut", "denyOut", "dnsServers", "egressProxy", "rules", "allow_internet_access", "allowInternetAccess",
        ])
        _ = try await call.record(id)
        try Egress.refuseOpening(body)
        try Egress.refuseRules(body)
        return .empty(.noContent)
    }

    func metrics(_ id: String) async throws -> Reply {
        let start = try call.integer("start", in: 0...Int(Int32.max) * 4).map {
            Date(timeIntervalSince1970: Double($0))
        }
        // The end counts to the end of its second.
        let end = try call.integer("end", in: 0...Int(Int32.max) * 4).map {
            Date(timeIntervalSince1970: Double($0) + 0.999_999)
        }
        _ = try await call.record(id)
        let samples = try await controlPlane.metrics(id, from: start, to: end)
        return .json(.array(samples.map { Self.json($0) }))
    }

    /// The last sample of each of several sandboxes.
    func metricsOfMany() async throws -> Reply {
        let ids = (call.target["sandbox_ids"] ?? call.target["sandboxIDs"] ?? "").split(separator: ",").prefix(100)
        var found: [String: JSONValue] = [:]
        for id in ids {
            if let sample = try? await controlPlane.metrics(String(id)).last { found[String(id)] = Self.json(sample) }
        }
        return .json(["sandboxes": .object(found)])
    }

    static func json(_ sample: SandboxSample) -> JSONValue {
        [
            "timestamp": .string(RFC3339.text(sample.date)),
            "timestampUnix": .integer(Int64(sample.date.timeIntervalSince1970)),
            "cpuCount": .integer(Int64(sample.processors.rounded(.up))), "cpuUsedPct": .number(sample.processorPercent),
            "memUsed": .integer(Int64(clamping: sample.memory)),
            "memTotal": .integer(Int64(clamping: sample.memoryLimit)),
            "memCache": 0, "diskUsed": .integer(Int64(clamping: sample.disk)),
            "diskTotal": .integer(Int64(clamping: sample.diskLimit)),
        ]
    }

    /// What happened to a sandbox, as its log.
    func logs(_ id: String) async throws -> Reply {
        let record = try await controlPlane.recordOrTombstone(id)
        let events = try await controlPlane.events(sandbox: record.id, limit: 1000)
        return .json([
            "logs": .array(
                events.map { ["timestamp": .string(RFC3339.text($0.date)), "line": .string(Self.line($0))] }),
            "logEntries": .array(
                events.map {
                    [
                        "timestamp": .string(RFC3339.text($0.date)), "level": "info", "message": .string(Self.line($0)),
                        "fields": [:],
                    ]
                }),
        ])
    }

    private static func line(_ event: EventRecord) -> String {
        event.detail.isEmpty ? event.kind.rawValue : "\(event.kind.rawValue): \(event.detail)"
    }
}

/// The token of the next page.
enum Paging {
    static func headers(next: String?) -> HTTPFields {
        guard let next, let name = HTTPField.Name("x-next-token") else { return [:] }
        return [name: next]
    }
}

/// The metadata of a list's query, which clients encode three times.
enum MetadataQuery {
    /// The value of the query after its own decoding: pairs, each part form-encoded, and percent-encoded within.
    static func read(_ text: String) throws -> [String: String] {
        var metadata: [String: String] = [:]
        for pair in text.split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard sides.count == 2, let name = part(sides[0]), let value = part(sides[1]) else {
                throw E2BFailure.badRequest("metadata: must be name=value pairs joined by &, percent-encoded")
            }
            metadata[name] = value
        }
        return metadata
    }

    private static func part(_ text: Substring) -> String? {
        PercentCoding.decode(text, plusIsSpace: true).flatMap { PercentCoding.decode($0, plusIsSpace: false) }
    }
}
