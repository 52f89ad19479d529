import Foundation

extension ControlPlane {
    /// Everything known about templates, snapshots included, by name.
    public func listTemplates() -> [TemplateRecord] {
        templates.values.sorted { ($0.names.first ?? $0.id, $0.id) < ($1.names.first ?? $1.id, $1.id) }
    }

    /// Snapshots, the newest first, of one sandbox or of all.
    public func listSnapshots(of sandbox: String? = nil) -> [TemplateRecord] {
        templates.values.filter { $0.kind == .snapshot && (sandbox == nil || $0.sourceSandbox == sandbox) }
            .sorted { ($0.createdAt, $0.id) > ($1.createdAt, $1.id) }
    }

    /// A template by id or name; what comes after a colon or before a slash is left aside.
    public func template(_ reference: String) throws(ControlPlaneError) -> TemplateRecord {
        guard let template = findTemplate(reference) else { throw .notFound(kind: .template, reference: reference) }
        return template
    }

    /// A build by its id.
    public func build(_ id: String) throws(ControlPlaneError) -> BuildRecord {
        guard let build = builds[id] else { throw .notFound(kind: .build, reference: id) }
        return build
    }

    /// The builds of a template, the newest first.
    public func builds(of template: String) -> [BuildRecord] {
        builds.values.filter { $0.template == template }.sorted { $0.createdAt > $1.createdAt }
    }

    /// Removes a template or a snapshot. Sandboxes that were made of it live on, but cannot be resumed from files.
    public func deleteTemplate(_ reference: String) async throws(ControlPlaneError) {
        let template = try template(reference)
        guard template.kind != .builtIn else {
            throw .conflict("the template '\(reference)' is part of Bulkhead and cannot be deleted")
        }
        let users = entries.values.filter { $0.record.template == template.id && $0.record.state == .paused }
        guard users.isEmpty else {
            throw .conflict(
                "\(users.count) paused sandboxes need '\(reference)' to be resumed; kill or resume them first")
        }
        try await store.deleteTemplate(
            template.id, events: [EventRecord(.templateDeleted, detail: template.names.first ?? template.id)])
        templates[template.id] = nil
        for build in builds.values where build.template == template.id { forget(build) }
        feed.signal()
    }

    private func forget(_ build: BuildRecord) {
        builds[build.id] = nil
        buildLogs[build.id] = nil
        let stillUsed = Set(builds.values.flatMap(\.layers))
        for layer in build.layers where !stillUsed.contains(layer) {
            StateDirectories.remove(directories.layers + "/" + layer)
        }
    }

    /// Lets tags of a template mean this build.
    public func assign(tags: [String], to build: BuildRecord) async throws(ControlPlaneError) {
        guard var template = templates[build.template] else {
            throw .notFound(kind: .template, reference: build.template)
        }
        for tag in tags {
            try SandboxRequest.check(name: tag, field: "tags")
            template.tags[tag] = build.id
        }
        template.updatedAt = Date()
        try await store.save(template)
        templates[template.id] = template
    }

    /// Removes tags of a template. The default tag stays.
    public func remove(tags: [String], from reference: String) async throws(ControlPlaneError) {
        var template = try template(reference)
        for tag in tags {
            guard tag != TemplateRecord.defaultTag else {
                throw .invalid(
                    field: "tags", problem: "the tag 'default' cannot be removed", remedy: "delete the template")
            }
            guard template.tags.removeValue(forKey: tag) != nil else {
                throw .notFound(kind: .build, reference: "\(reference):\(tag)")
            }
        }
        try await store.save(template)
        templates[template.id] = template
    }

    // MARK: - For the rest of the control plane

    func findTemplate(_ reference: String) -> TemplateRecord? {
        if let template = templates[reference] { return template }
        let name = TemplateName(reference).name
        if let template = templates[name] { return template }
        return templates.values.first { $0.names.contains(name) }
    }

    func templateName(of record: SandboxRecord) -> String { templates[record.template]?.names.first ?? record.template }

    /// The name that a sandbox's template is shown by.
    public func shownTemplate(of record: SandboxRecord) -> String { templateName(of: record) }

    /// The template and the build that a reference means.
    func resolveTemplate(_ reference: String) throws(ControlPlaneError) -> (TemplateRecord, BuildRecord) {
        let template = try template(reference)
        let tag = TemplateName(reference).tag ?? TemplateRecord.defaultTag
        guard let id = template.tags[tag], let build = builds[id] else {
            throw .notFound(kind: .build, reference: reference)
        }
        guard build.status == .ready else {
            throw .conflict("the template '\(reference)' is not ready: its build is \(build.status.rawValue)")
        }
        return (template, build)
    }

    /// Reads the templates, and adds those that are part of Bulkhead.
    func loadTemplates() async throws(ControlPlaneError) {
        let (known, knownBuilds) = try await store.templates()
        for template in known { templates[template.id] = template }
        for var build in knownBuilds {
            if build.status == .building || build.status == .waiting {
                build.status = .error
                build.failure = BuildRecord.Failure(message: "the daemon ended while it was built", step: "finalize")
                if let template = templates[build.template] { try await store.save(template, build) }
            }
            builds[build.id] = build
        }
        for builtIn in BuiltInTemplates.all where templates[builtIn.template.id] == nil {
            try await store.save(builtIn.template, builtIn.build)
            templates[builtIn.template.id] = builtIn.template
            builds[builtIn.build.id] = builtIn.build
        }
        let used = Set(builds.values.flatMap(\.layers))
        for name in StateDirectories.names(in: directories.layers) where !used.contains(name) {
            StateDirectories.remove(directories.layers + "/" + name)
        }
    }
}

/// A reference to a template: `name`, `name:tag`, `namespace/name:tag`.
struct TemplateName {
    var name: String
    var tag: String?

    init(_ reference: String) {
        var rest = reference[...]
        if let slash = rest.lastIndex(of: "/") { rest = rest[rest.index(after: slash)...] }
        if let colon = rest.lastIndex(of: ":") {
            tag = String(rest[rest.index(after: colon)...])
            rest = rest[..<colon]
        }
        name = String(rest)
    }
}

/// The templates that are there from the start: the machine's own userland.
enum BuiltInTemplates {
    static let all: [(template: TemplateRecord, build: BuildRecord)] = [
        make("base", names: ["base"]),
        make("code-interpreter-v1", names: ["code-interpreter-v1", "code-interpreter"]),
    ]

    private static func make(_ id: String, names: [String]) -> (TemplateRecord, BuildRecord) {
        var build = BuildRecord(id: id + "-build", template: id, status: .ready)
        if id.hasPrefix("code-interpreter") { build.preloadedModules = ["numpy", "pandas"] }
        let template = TemplateRecord(
            id: id, names: names, kind: .builtIn, tags: [TemplateRecord.defaultTag: build.id],
            createdAt: build.createdAt, updatedAt: build.createdAt)
        return (template, build)
    }
}
