import Crypto
import Foundation
import Sandboxing

extension ControlPlane {
    /// Announces a template's next build; an unknown name makes a new template. The build waits for
    /// ``startBuild(_:_:)``.
    public func announceBuild(
        name: String, tags: [String], resources: SandboxResources
    ) async throws(ControlPlaneError) -> (template: TemplateRecord, build: BuildRecord) {
        let parsed = TemplateName(name)
        try SandboxRequest.check(name: parsed.name)
        let tags = tags + (parsed.tag.map { [$0] } ?? [])
        for tag in tags { try SandboxRequest.check(name: tag, field: "tags") }
        try resources.validate()
        var template: TemplateRecord
        if let known = findTemplate(parsed.name) {
            guard known.kind == .built else {
                throw .conflict("'\(parsed.name)' is a \(known.kind.rawValue) template; choose another name")
            }
            template = known
        } else {
            let now = Date()
            template = TemplateRecord(
                id: RandomName.text(20), names: [parsed.name], kind: .built, tags: [:], createdAt: now, updatedAt: now)
        }
        var build = BuildRecord(
            id: RandomName.unique(), template: template.id, status: .waiting, resources: resources)
        build.tags = tags.isEmpty ? [TemplateRecord.defaultTag] : tags
        template.updatedAt = Date()
        try await store.save(template, build)
        templates[template.id] = template
        builds[build.id] = build
        buildLogs[build.id] = BuildLog()
        return (template, build)
    }

    /// Begins a build that was announced. It goes on by itself; see ``build(_:)`` and ``buildLog(_:)``.
    public func startBuild(_ id: String, _ recipe: TemplateRecipe) async throws(ControlPlaneError) {
        var build = try build(id)
        guard build.status == .waiting, let template = templates[build.template] else {
            throw .conflict("the build \(id) is \(build.status.rawValue), not waiting")
        }
        guard recipe.steps.count <= 512 else {
            throw .invalid(field: "steps", problem: "\(recipe.steps.count)", remedy: "use at most 512")
        }
        try SandboxRequest.check(environment: recipe.variables)
        build.status = .building
        builds[id] = build
        try await store.save(template, build)
        Task { await self.carryOut(id, recipe) }
    }

    /// What a build said so far.
    public func buildLog(_ id: String) throws(ControlPlaneError) -> BuildLog {
        _ = try build(id)
        return buildLogs[id] ?? BuildLog()
    }

    private func carryOut(_ id: String, _ recipe: TemplateRecipe) async {
        guard var build = builds[id] else { return }
        note(id, "info", "building from \(recipe.base)", nil)
        do {
            let (_, base) = try resolveTemplate(recipe.base)
            build.digest = try recipe.digest(base: base.id)
            let cached = builds.values.first { $0.digest == build.digest && $0.status == .ready && !$0.layers.isEmpty }
            if !recipe.ignoresCache, let cached {
                note(id, "info", "CACHED: the same recipe was built before", nil)
                build.adopt(cached)
            } else {
                try await perform(recipe, over: base, &build)
            }
            build.status = .ready
            build.startCommand = recipe.startCommand ?? build.startCommand
            build.readyCommand = recipe.readyCommand ?? build.readyCommand
            try await tryOut(build)
            note(id, "info", "ready", nil)
        } catch {
            let failure =
                (error as? TemplateBuilder.Failure).map { BuildRecord.Failure(message: $0.message, step: $0.step) }
                ?? BuildRecord.Failure(message: "\(error)", step: build.layers.isEmpty ? "base" : "finalize")
            build.status = .error
            build.failure = failure
            note(id, "error", failure.message, failure.step)
        }
        build.finishedAt = Date()
        await finish(build)
    }

    private func perform(
        _ recipe: TemplateRecipe, over base: BuildRecord, _ build: inout BuildRecord
    ) async throws {
        let record = newRecord(
            SandboxRequest(template: base.template, isSecure: false),
            templates[base.template] ?? BuiltInTemplates.all[0].template,
            base)
        var sized = record
        sized.resources = build.resources
        let specification = try specification(sized, base, layers: nil)
        let id = build.id
        // The base's own start command is not run: what it starts would not be in the files.
        let sandbox: any Sandbox
        do {
            sandbox = try await runtime.makeSandbox(specification)
        } catch {
            throw ControlPlaneError.sandbox(error)
        }
        let live = ManagedSandbox(id: record.id, environment: base.environment, sandbox: sandbox)
        do {
            var builder = TemplateBuilder(live: live, base: base, uploads: directories.uploads) {
                [weak self] level, message, step in await self?.note(id, level, message, step)
            }
            try await builder.run(recipe.steps)
            note(id, "info", "keeping the files", nil)
            try await sandbox.pause()
            try await copyFiles(of: live, to: directories.layers + "/" + id + ".tar", isDurable: true)
            build.layers = [id + ".tar"]
            build.environment = builder.environment
            build.workingDirectory = builder.workingDirectory
            build.user = builder.user
            build.startCommand = base.startCommand
            build.readyCommand = base.readyCommand
            await sandbox.close()
        } catch {
            await sandbox.close()
            throw error
        }
    }

    /// Makes one sandbox of a new build, so that what cannot start is no template.
    private func tryOut(_ build: BuildRecord) async throws(ControlPlaneError) {
        guard build.startCommand != nil || build.readyCommand != nil else { return }
        note(build.id, "info", "starting it once", nil)
        let record = newRecord(
            SandboxRequest(template: build.template, isSecure: false),
            templates[build.template] ?? BuiltInTemplates.all[0].template, build)
        let live = try await prepare(record, try specification(record, build, layers: nil), build)
        await live.close()
    }

    private func finish(_ build: BuildRecord) async {
        guard var template = templates[build.template] else {
            // The template was deleted meanwhile.
            for layer in build.layers { StateDirectories.remove(directories.layers + "/" + layer) }
            return
        }
        if build.status == .ready { for tag in build.tags { template.tags[tag] = build.id } }
        template.updatedAt = Date()
        builds[build.id] = build
        templates[template.id] = template
        do throws(ControlPlaneError) {
            try await store.save(
                template, build,
                events: [EventRecord(.templateBuilt, detail: "\(template.names[0]): \(build.status.rawValue)")])
        } catch {
            builds[build.id]?.status = .error
            builds[build.id]?.failure = BuildRecord.Failure(message: "\(error)", step: "finalize")
        }
        feed.signal()
        adjustPools()
    }

    func note(_ id: String, _ level: String, _ message: String, _ step: String?) {
        buildLogs[id]?.add(level, message, step: step)
    }

    // MARK: - Uploads

    /// Whether the files of a COPY step are here already, by the digest that the client computed over them.
    public func hasUpload(_ digest: String) throws(ControlPlaneError) -> Bool {
        FileManager.default.fileExists(atPath: try uploadPath(digest))
    }

    /// Takes the files of a COPY step: a tar archive, plain or gzipped, from pieces until `next` gives nil.
    public func upload(
        _ digest: String, limit: UInt64 = 8 << 30, next: @Sendable () async throws -> [UInt8]?
    ) async throws(ControlPlaneError) {
        let file = try LayerFile(path: try uploadPath(digest))
        var size: UInt64 = 0
        do {
            while let piece = try await next() {
                size += UInt64(piece.count)
                guard size <= limit else {
                    throw ControlPlaneError.invalid(
                        field: "upload", problem: "more than \(limit >> 20) MiB", remedy: "copy less into the template")
                }
                try await file.write(piece)
            }
            try await file.finish(isDurable: true)
        } catch {
            await file.discard()
            throw (error as? ControlPlaneError) ?? .store(operation: "take an upload", reason: "\(error)")
        }
    }

    private func uploadPath(_ digest: String) throws(ControlPlaneError) -> String {
        guard digest.utf8.count == 64, digest.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) else {
            throw .invalid(
                field: "digest", problem: "'\(digest.prefix(80))'", remedy: "use the SHA-256 in 64 hexadecimal digits")
        }
        return directories.uploads + "/" + digest.lowercased()
    }
}

extension BuildRecord {
    /// Takes over the result of another build of the same recipe.
    mutating func adopt(_ other: BuildRecord) {
        layers = other.layers
        environment = other.environment
        workingDirectory = other.workingDirectory
        user = other.user
        startCommand = other.startCommand
        readyCommand = other.readyCommand
    }
}

extension TemplateRecipe {
    /// All variables that the steps set.
    var variables: [String: String] {
        steps.reduce(into: [:]) { result, step in
            if case .environment(let values) = step { result.merge(values) { $1 } }
        }
    }

    /// What two builds with the same result have in common.
    func digest(base: String) throws(ControlPlaneError) -> String {
        var plain = self
        plain.base = base
        plain.ignoresCache = false
        return SHA256.hash(data: Data(try Store.text(plain).utf8)).map { String($0, radix: 16) }.joined(separator: ".")
    }
}
