import Contexts
import ControlPlane
import Sandboxing
import TestSupport
import Testing

/// Pauses, forks, snapshots and templates: everything that copies a sandbox.
@Suite(.timeLimit(.minutes(5))) struct CopyTests {
    private func python(_ live: ManagedSandbox, _ code: String) async throws -> String {
        var text = ""
        for await event in try await live.contexts.standard(.python).run(code) {
            switch event {
            case .standardOutput(let piece, _): text += piece
            case .error(let error): text += "\(error.name): \(error.value)"
            default: continue
            }
        }
        return text
    }

    @Test func aForkHasTheFilesAndThePythonOfItsParent() async throws {
        try await Daemon.with { daemon in
            let parent = try await daemon.plane.create(SandboxRequest(timeout: 600))
            let live = try await daemon.plane.live(parent.id)
            _ = try await daemon.shell(parent.id, "echo original > note")
            #expect(try await python(live, "values = [1, 2, 3]; print(len(values))") == "3\n")
            let children = try await daemon.plane.fork(parent.id, count: 3, timeout: 300).map { try $0.get() }
            #expect(Set(children.map(\.id)).count == 3)
            for (index, child) in children.enumerated() {
                let childLive = try await daemon.plane.live(child.id)
                #expect(try await daemon.shell(child.id, "cat note; echo \(index) > note") == "original\n")
                #expect(
                    try await python(childLive, "values.append(\(index)); print(values)") == "[1, 2, 3, \(index)]\n")
            }
            #expect(try await daemon.shell(parent.id, "cat note") == "original\n")
            #expect(try await python(live, "print(values)") == "[1, 2, 3]\n")
        }
    }

    @Test func contextsOfATemplateBeginFromAnImage() async throws {
        try await Daemon.with { daemon in
            let first = try await daemon.plane.create(SandboxRequest(template: "code-interpreter-v1"))
            let live = try await daemon.plane.live(first.id)
            #expect(try await python(live, "print(6 * 7)") == "42\n")
            try await eventually { await daemon.plane.hasZygote(of: "code-interpreter-v1") }
            for _ in 0..<3 {
                let next = try await daemon.plane.create(SandboxRequest(template: "code-interpreter-v1"))
                let nextLive = try await daemon.plane.live(next.id)
                #expect(
                    try await python(nextLive, "import sys; print('numpy' in sys.modules or True, 6 * 7)")
                        == "True 42\n")
                #expect(nextLive.contexts.all.count == 1)
            }
        }
    }

    @Test func memorySurvivesAPauseAndFilesADaemon() async throws {
        let directory = try TemporaryDirectory()
        let daemon = try await Daemon(directory)
        let kept = try await daemon.plane.create(SandboxRequest(name: "kept"))
        let live = try await daemon.plane.live(kept.id)
        #expect(try await python(live, "x = 41") == "")
        _ = try await daemon.shell(kept.id, "echo here > note")
        #expect(try await daemon.plane.pause(kept.id, mode: .memory).state == .paused)
        #expect(await failure { () async throws(ControlPlaneError) in try await daemon.plane.live(kept.id) } != nil)
        try await daemon.plane.resume(kept.id, timeout: 300)
        #expect(try await python(try await daemon.plane.live(kept.id), "print(x + 1)") == "42\n")

        try await daemon.plane.pause(kept.id, mode: .memory)
        await daemon.plane.abandonForTests()
        let next = try await Daemon(directory)
        let record = try await next.plane.record("kept")
        #expect(record.state == .paused && record.pauseMode == .files)
        let resumed = try await next.plane.resume(kept.id, timeout: 300)
        #expect(resumed.reboots == 1)
        #expect(try await next.shell(kept.id, "cat note") == "here\n")
        await next.plane.shutDown(.kill)
    }

    @Test func manyPausesLoseNothing() async throws {
        try await Daemon.with { daemon in
            let id = try await daemon.plane.create(SandboxRequest()).id
            for round in 0..<6 {
                _ = try await daemon.shell(id, "echo \(round) >> log")
                try await daemon.plane.pause(id, mode: round.isMultiple(of: 2) ? .files : .memory)
                try await daemon.plane.resume(id, timeout: 300)
            }
            #expect(try await daemon.shell(id, "tr '\\n' ' ' < log") == "0 1 2 3 4 5 ")
        }
    }

    @Test func snapshotsAreTemplates() async throws {
        try await Daemon.with { daemon in
            let source = try await daemon.plane.create(SandboxRequest())
            _ = try await daemon.shell(source.id, "echo one > note")
            let snapshot = try await daemon.plane.snapshot(source.id, name: "first")
            _ = try await daemon.shell(source.id, "echo two > note")
            for _ in 0..<2 {
                let child = try await daemon.plane.create(SandboxRequest(template: "first"))
                #expect(try await daemon.shell(child.id, "cat note") == "one\n")
            }
            #expect(await daemon.plane.listSnapshots(of: source.id).map(\.id) == [snapshot.id])
            try await daemon.plane.deleteTemplate("first")
            #expect(
                await failure { () async throws(ControlPlaneError) in
                    try await daemon.plane.create(SandboxRequest(template: "first"))
                } != nil)
        }
    }

    @Test func templatesAreBuiltFromRecipes() async throws {
        try await Daemon.with { daemon in
            func build(_ recipe: TemplateRecipe) async throws -> BuildRecord {
                let announced = try await daemon.plane.announceBuild(
                    name: "tools", tags: [], resources: SandboxResources())
                try await daemon.plane.startBuild(announced.build.id, recipe)
                try await eventually {
                    [.ready, .error].contains(try await daemon.plane.build(announced.build.id).status)
                }
                return try await daemon.plane.build(announced.build.id)
            }
            var recipe = TemplateRecipe(base: "base")
            recipe.steps = [
                .environment(["GREETING": "hello"]), .workingDirectory("/home/user/app"),
                .run(command: "echo $GREETING > made", user: nil),
                .run(command: "echo root > /opt/by-root", user: "root"),
            ]
            let built = try await build(recipe)
            #expect(built.status == .ready, "\(String(describing: built.failure))")
            let record = try await daemon.plane.create(SandboxRequest(template: "tools"))
            #expect(try await daemon.shell(record.id, "pwd; cat made /opt/by-root") == "/home/user/app\nhello\nroot\n")
            #expect(try await build(recipe).layers == built.layers)

            recipe.steps.append(.run(command: "echo nonsense; exit 3", user: nil))
            let failed = try await build(recipe)
            #expect(failed.status == .error && failed.failure?.step == "4")
            #expect(try await daemon.plane.buildLog(failed.id).lines.contains { $0.message == "nonsense" })
        }
    }
}
