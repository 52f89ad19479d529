import Contexts
import Logging
import Sandboxing

/// The image of a Python interpreter that has started and imported the modules of a build, before any code ran in it.
/// Contexts begin as copies of it: nothing is shared between them but pages that neither has written to.
struct Zygote {
    var image: (any ProcessImage)?
    var isMade = false
    /// When to try again after a failure.
    var pausedUntil = ContinuousClock.now
}

extension ControlPlane {
    /// What a sandbox's contexts ask for an image.
    nonisolated func zygoteSource(
        _ build: BuildRecord
    ) -> @Sendable (ContextLanguage) async -> (any ProcessImage)? {
        guard build.preloadedModules != nil else { return { _ in nil } }
        return { [weak self] language in
            guard language == .python else { return nil }
            return await self?.zygote(of: build)
        }
    }

    /// The image, if it is there; where it is not, it is made for those who come later.
    func zygote(of build: BuildRecord) -> (any ProcessImage)? {
        let known = zygotes[build.id] ?? Zygote()
        if let image = known.image { return image }
        guard !known.isMade, known.pausedUntil <= .now, !isShuttingDown else { return nil }
        zygotes[build.id] = Zygote(isMade: true)
        Task { await self.makeZygote(of: build) }
        return nil
    }

    private func makeZygote(of build: BuildRecord) async {
        do {
            let record = newRecord(
                SandboxRequest(template: build.template, isSecure: false),
                templates[build.template] ?? BuiltInTemplates.all[0].template, build)
            let specification = try specification(record, build, layers: nil)
            let sandbox = try await runtime.makeSandbox(specification)
            do {
                let context = try await CodeContext.start(.python, in: sandbox)
                let missing = try await context.preload(build.preloadedModules ?? [])
                let image = try await context.captureImage()
                await context.close()
                await sandbox.close()
                zygotes[build.id] = Zygote(image: image)
                logger.info(
                    "an interpreter is ready to be copied",
                    metadata: [
                        "template": "\(build.template)", "bytes": "\(image.size)",
                        "not imported": "\(missing.keys.sorted().joined(separator: " "))",
                    ])
            } catch {
                await sandbox.close()
                throw error
            }
        } catch {
            zygotes[build.id] = Zygote(pausedUntil: .now.advanced(by: .seconds(30)))
            logger.warning(
                "contexts of a template start from nothing: there is no image of its interpreter",
                metadata: ["template": "\(build.template)", "error": "\(error)"])
        }
    }
}

extension ControlPlane {
    /// Whether contexts of a template begin from an image.
    public func hasZygote(of template: String) -> Bool {
        guard let build = findTemplate(template)?.tags[TemplateRecord.defaultTag] else { return false }
        return zygotes[build]?.image != nil
    }
}
