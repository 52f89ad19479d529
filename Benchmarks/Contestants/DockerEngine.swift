import CLinux
import Glibc

/// A Docker engine of our own, beside whatever the machine runs: own data, own socket, no network.
struct DockerEngine: Sendable {
    private let daemon: Command.Running
    let directory: String
    private let client: [String]
    private static let image = "bulkhead-benchmark"
    private static let group = "bulkhead-benchmark"

    /// Starts the engine.
    static func start(in scratch: Scratch) throws(BenchmarkFailure) -> DockerEngine {
        guard Command.find("dockerd") != nil, Command.find("docker") != nil else {
            throw BenchmarkFailure("docker is not installed")
        }
        let directory = try scratch.directory("docker")
        let socket = "unix://\(directory)/docker.sock"
        let log = cl_open(directory + "/log", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        defer { close(log) }
        let daemon = try Command([
            "dockerd", "--bridge=none", "--iptables=false", "--data-root", directory + "/data", "--exec-root",
            directory + "/exec", "--pidfile", directory + "/pid", "--cgroup-parent", group, "--host", socket,
        ]).start(output: log, error: log, inNewSession: true)
        return DockerEngine(daemon: daemon, directory: directory, client: ["docker", "--host", socket])
    }

    /// Waits until it answers and gives it an image.
    func prepare(_ bundles: Bundles) throws(BenchmarkFailure) {
        var attempts = 0
        while try Command(client + ["info"]).capture().code != 0 {
            attempts += 1
            guard attempts < 100, kill(daemon.process, 0) == 0 else { throw BenchmarkFailure("dockerd does not start") }
            usleep(200_000)
        }
        let archive = directory + "/image.tar"
        try Command(["tar", "-C", bundles.root, "-cf", archive, "."]).runChecked()
        try Command(client + ["import", archive, Self.image]).runChecked()
    }

    private var isolation: [String] {
        ["--network", "none", "--volume", "/usr:/usr:ro", "--user", "1000:1000", "--cap-drop", "ALL"]
    }

    /// A new container for every command.
    var run: CommandContestant {
        CommandContestant(
            name: "docker run --rm", prefix: client + ["run", "--rm"] + isolation + [Self.image], settlingTime: 150)
    }

    /// A command in a container that lives.
    func live() throws(BenchmarkFailure) -> CommandContestant {
        try startIdle("live")
        return CommandContestant(name: "docker exec", prefix: client + ["exec", "live"], settlingTime: 50)
    }

    /// A container that does nothing.
    func startIdle(_ name: String) throws(BenchmarkFailure) {
        try Command(client + ["run", "--detach", "--name", name] + isolation + [Self.image, "/bin/sleep", "100000"])
            .runChecked()
    }

    /// Ends a container.
    func remove(_ name: String) { _ = try? Command(client + ["rm", "--force", name]).capture() }

    /// Ends the engine and what it has left.
    func stop() {
        if let (_, names) = try? Command(client + ["ps", "--all", "--quiet"]).capture() {
            for name in names.split(separator: "\n") { remove(String(name)) }
        }
        kill(daemon.process, SIGTERM)
        for _ in 0..<100 where kill(daemon.process, 0) == 0 {
            if waitpid(daemon.process, nil, WNOHANG) == daemon.process { break }
            usleep(100_000)
        }
        if kill(daemon.process, 0) == 0 {
            kill(daemon.process, SIGKILL)
            _ = daemon.wait()
        }
        for hierarchy in TextFile.entries("/sys/fs/cgroup") {
            rmdir("/sys/fs/cgroup/\(hierarchy)/\(Self.group)")
        }
        rmdir("/sys/fs/cgroup/\(Self.group)")
    }
}
