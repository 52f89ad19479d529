/// A container of `runc` or `runsc` that does nothing, and commands in it.
struct LiveContainer: Sendable {
    let engine: [String]
    let name: String

    /// Starts a container.
    static func start(_ engine: [String], bundles: Bundles) throws(BenchmarkFailure) -> LiveContainer {
        guard let program = engine.first, Command.find(program) != nil else {
            throw BenchmarkFailure("\(engine.first ?? "") is not installed")
        }
        let name = Bundles.newName()
        let bundle = try bundles.bundle(for: ["/bin/sleep", "100000"])
        // Its output is not captured: the container would keep the pipe open.
        let code = try Command(engine + ["run", "--detach", "--bundle", bundle, name]).start().wait()
        let container = LiveContainer(engine: engine, name: name)
        if code != 0 {
            container.remove()
            throw BenchmarkFailure("\(program) run --detach exited \(code)")
        }
        return container
    }

    /// Runs commands in the container.
    var contestant: CommandContestant {
        CommandContestant(
            name: "\(engine.first ?? "") exec", prefix: engine + ["exec", name], settlingTime: 20)
    }

    /// Ends the container.
    func remove() {
        _ = try? Command(engine + ["kill", name, "KILL"]).capture()
        for _ in 0..<50 {
            // Deleting fails while the container is still dying.
            if let (code, _) = try? Command(engine + ["delete", "--force", name]).capture(), code == 0 { return }
            Threads.pause(milliseconds: 20)
        }
    }
}
