import Sandboxing

extension ControlPlane {
    /// What the runtime is asked for.
    func specification(
        _ record: SandboxRecord, _ build: BuildRecord, layers: [String]?
    ) throws(ControlPlaneError) -> SandboxSpecification {
        var specification = SandboxSpecification()
        specification.fileSystem.layers = layers ?? build.layers.map { directories.layers + "/" + $0 }
        // What runs here are servers, shells and notebooks: they ask how large the machine is.
        specification.fileSystem.machineFigures = .synthetic
        for mount in record.volumes {
            let volume = try volume(named: mount.volume)
            specification.fileSystem.mounts.append(
                Mount(source: directory(of: volume), target: mount.path, access: .readWrite))
        }
        specification.limits = Limits(
            wallTime: nil, cpuTime: nil, cpus: record.resources.processors, memory: record.resources.memory,
            processes: record.resources.processes, openFiles: 4096, fileSize: nil, disk: record.resources.disk,
            output: nil, outputOverflow: .truncate)
        specification.workingDirectory = build.workingDirectory ?? "/home/user"
        specification.user = build.user == "root" ? .root : .user
        // Clients name the user of each process: the sandbox's own or its root.
        specification.allowsRootProcesses = true
        specification.hostName = "sandbox"
        return specification
    }
}

/// What a template starts with every sandbox.
struct StartCommand {
    let build: BuildRecord

    /// Starts it, and waits until the sandbox says that it is ready.
    func run(in live: ManagedSandbox) async throws(SandboxError) {
        if let command = build.startCommand {
            _ = try await live.start(
                ProcessRequest(["/bin/bash", "-l", "-c", command], background: .keep), tag: "start-command")
        }
        guard let ready = build.readyCommand else { return }
        let deadline = ContinuousClock.now.advanced(by: .seconds(120))
        while true {
            let outcome = try await live.sandbox.run(
                ProcessRequest(
                    ["/bin/bash", "-l", "-c", ready], environment: live.environment, timeout: .seconds(30)))
            if outcome.exit.isSuccess { return }
            guard ContinuousClock.now < deadline else {
                throw .callerFailed("the template's ready command did not succeed within two minutes: \(ready)")
            }
            do {
                try await Task.sleep(for: .milliseconds(100))
            } catch {
                throw .cancelled
            }
        }
    }
}
