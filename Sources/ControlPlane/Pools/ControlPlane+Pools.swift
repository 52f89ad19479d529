import Foundation
import Logging
import Sandboxing

extension ControlPlane {
    /// Keeps this many sandboxes of a template ready from now on, also after a restart. Zero: none.
    public func setPool(_ reference: String, size: Int) async throws(ControlPlaneError) {
        guard (0...256).contains(size) else {
            throw .invalid(field: "size", problem: "\(size)", remedy: "keep 0 to 256 ready")
        }
        var template = try template(reference)
        template.poolSize = size
        try await store.save(template)
        templates[template.id] = template
        adjustPools()
    }

    /// The pools that have a size, by template.
    public func listPools() -> [PoolStatus] {
        templates.values.filter { $0.poolSize > 0 }.map { template in
            let pool = template.tags[TemplateRecord.defaultTag].flatMap { pools[$0] }
            return PoolStatus(
                template: template.names.first ?? template.id, size: template.poolSize, ready: pool?.ready.count ?? 0,
                making: pool?.making ?? 0)
        }.sorted { $0.template < $1.template }
    }

    /// Brings all pools to their sizes. Called whenever one may have changed.
    func adjustPools() {
        guard !isShuttingDown else { return }
        var wanted: [String: Int] = [:]
        for template in templates.values where template.poolSize > 0 {
            guard let build = template.tags[TemplateRecord.defaultTag], builds[build]?.status == .ready else {
                continue
            }
            wanted[build] = template.poolSize
        }
        for build in pools.keys where wanted[build] == nil { wanted[build] = 0 }
        for (build, size) in wanted {
            pools[build, default: Pool(size: size)].size = size
            while let pool = pools[build], pool.ready.count > size { drop(pools[build]?.ready.removeLast()) }
            refill(build)
        }
    }

    private func refill(_ id: String) {
        guard let build = builds[id], let pool = pools[id], pool.pausedUntil <= .now else { return }
        let missing = pool.size - pool.ready.count - pool.making
        guard missing > 0 else { return }
        pools[id]?.making += missing
        for _ in 0..<missing { Task { await self.makeReady(build) } }
    }

    private func makeReady(_ build: BuildRecord) async {
        do throws(ControlPlaneError) {
            let template = templates[build.template]
            let record = newRecord(
                SandboxRequest(template: build.template, isSecure: false),
                template ?? BuiltInTemplates.all[0].template, build)
            let specification = try specification(record, build, layers: nil)
            let alive = entries.count + pools.values.reduce(0) { $0 + $1.ready.count }
            let live = try await admission.admit(alive: alive) { () async throws(ControlPlaneError) in
                try await self.prepare(record, specification, build)
            }
            pools[build.id]?.making -= 1
            guard let pool = pools[build.id], pool.ready.count < pool.size, !isShuttingDown else {
                await live.close()
                return
            }
            let watch = Task { [weak self] in
                _ = await live.sandbox.waitForEnd()
                guard !Task.isCancelled else { return }
                await self?.lost(live, build.id)
            }
            pools[build.id]?.ready.append(ReadySandbox(live: live, watch: watch))
        } catch {
            pools[build.id]?.making -= 1
            pools[build.id]?.pausedUntil = .now.advanced(by: .seconds(5))
            logger.warning(
                "a pool cannot be filled; trying again in a while",
                metadata: ["template": "\(build.template)", "error": "\(error)"])
        }
    }

    /// Makes a sandbox and starts what its template starts with it.
    func prepare(
        _ record: SandboxRecord, _ specification: SandboxSpecification, _ build: BuildRecord
    ) async throws(ControlPlaneError) -> ManagedSandbox {
        let sandbox: any Sandbox
        do throws(SandboxError) {
            sandbox = try await runtime.makeSandbox(specification)
        } catch {
            throw .sandbox(error)
        }
        let live = ManagedSandbox(
            id: record.id, environment: record.environment, sandbox: sandbox, zygote: zygoteSource(build),
            observe: configuration.observe)
        do throws(SandboxError) {
            try await StartCommand(build: build).run(in: live)
        } catch {
            await sandbox.close()
            throw .sandbox(error)
        }
        return live
    }

    private func lost(_ live: ManagedSandbox, _ build: String) async {
        pools[build]?.ready.removeAll { $0.live === live }
        await live.close()
        refill(build)
    }

    private func drop(_ ready: ReadySandbox?) {
        guard let ready else { return }
        ready.watch.cancel()
        Task { await ready.live.close() }
    }

    /// A ready sandbox for a record that asks for nothing that ready ones don't have.
    func takeReady(for record: SandboxRecord, _ build: BuildRecord) -> ManagedSandbox? {
        guard record.resources == build.resources, record.volumes.isEmpty,
            let ready = pools[build.id]?.ready.first
        else { return nil }
        pools[build.id]?.ready.removeFirst()
        ready.watch.cancel()
        refill(build.id)
        return ManagedSandbox(
            id: record.id, environment: record.environment, adopting: ready.live, zygote: zygoteSource(build),
            observe: configuration.observe)
    }

    /// Ends everything that is ready.
    func emptyPools() async {
        let all = pools.values.flatMap(\.ready)
        pools = [:]
        await withTaskGroup(of: Void.self) { group in
            for ready in all {
                ready.watch.cancel()
                group.addTask { await ready.live.close() }
            }
        }
    }
}
