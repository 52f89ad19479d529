import Sandboxing
import Testing

@Suite("Validation of specifications")
struct ValidationTests {
    @Test func theDefaultsAreValid() throws {
        try SandboxSpecification().validate()
        try SandboxSpecification(
            fileSystem: FileSystemPolicy(
                root: .directory("/srv/root"),
                mounts: [
                    Mount(source: "/a", target: "/work"), Mount(source: "/b", target: "/work/inner"),
                    Mount(source: "/c", target: "/workshop"), Mount(source: "/d", target: "/process"),
                ]),
            syscalls: SyscallPolicy(allow: ["perf_event_open"], deny: ["socket"]),
            environment: ["PATH": "/bin", "_x.y-1": ""], workingDirectory: "/work", hostName: "a-1.example"
        ).validate()
    }

    @Test(arguments: wrongValues)
    fileprivate func refuses(field: String, change: Change) {
        var specification = SandboxSpecification()
        change(&specification)
        #expect(specification.problems().map(\.field) == [field])
        #expect(throws: SandboxError.self) { try specification.validate() }
    }

    @Test func allProblemsAreFoundTogether() {
        var specification = SandboxSpecification(hostName: "?")
        specification.limits.memory = 1
        specification.limits.cpus = 0
        #expect(specification.problems().map(\.field) == ["host-name", "limits.cpus", "limits.memory"])
    }

    @Test(arguments: [
        ("command", ProcessRequest([])), ("command", ProcessRequest([""])), ("command", ProcessRequest(["a", "b\0"])),
        ("environment", ProcessRequest(["a"], environment: ["=": ""])),
        ("working-directory", ProcessRequest(["a"], workingDirectory: "x")),
        ("timeout", ProcessRequest(["a"], timeout: .zero)),
        ("terminal", ProcessRequest(["a"], terminal: TerminalSize(rows: 0, columns: 80))),
    ])
    func refusesRequests(field: String, request: ProcessRequest) {
        let error = #expect(throws: SandboxError.self) { try request.validate() }
        guard case .invalidSpecification(field, _, _) = error else {
            Issue.record("the wrong field or error: \(String(describing: error))")
            return
        }
    }

    @Test func aPlainRequestIsValid() throws { try ProcessRequest(["true", "", "a b"]).validate() }
}

private let long = String(repeating: "x", count: 5000)

private typealias Change = @Sendable (inout SandboxSpecification) -> Void

/// One wrong value each, and the field that must be named.
private let wrongValues: [(String, Change)] = [
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "work")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "/w/../etc")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "/w\0")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "/")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "//./")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "/proc")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "//dev/shm")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "/./sys/fs")] }),
    ("mounts[0].target", { $0.fileSystem.mounts = [Mount(source: "/a", target: "/" + long)] }),
    ("mounts[0].source", { $0.fileSystem.mounts = [Mount(source: "a", target: "/w")] }),
    ("mounts[0].source", { $0.fileSystem.mounts = [Mount(source: "", target: "/w")] }),
    ("mounts[0].source", { $0.fileSystem.mounts = [Mount(source: "/a\0b", target: "/w")] }),
    (
        "mounts[1].target",
        {
            $0.fileSystem.mounts = [
                Mount(source: "/a", target: "/work"), Mount(source: "/b", target: "//work/./"),
            ]
        }
    ),
    (
        "mounts[1].target",
        {
            $0.fileSystem.mounts = [
                Mount(source: "/a", target: "/work/inner"), Mount(source: "/b", target: "/work"),
            ]
        }
    ),
    (
        "mounts",
        { $0.fileSystem.mounts = (0..<257).map { Mount(source: "/a", target: "/m\($0)") } }
    ),
    ("root.directory", { $0.fileSystem.root = .directory("root") }),
    ("root.archive", { $0.fileSystem.root = .archive("") }),
    ("environment", { $0.environment = ["": "x"] }),
    ("environment", { $0.environment = ["A=B": "x"] }),
    ("environment", { $0.environment = ["A B": "x"] }),
    ("environment", { $0.environment = ["A": "x\0y"] }),
    ("environment", { $0.environment = ["A": String(repeating: "x", count: 128 << 10)] }),
    (
        "environment",
        { $0.environment = .init(uniqueKeysWithValues: (0..<300).map { ("A\($0)", long) }) }
    ),
    ("working-directory", { $0.workingDirectory = "work" }),
    ("working-directory", { $0.workingDirectory = "/work/.." }),
    ("host-name", { $0.hostName = "" }),
    ("host-name", { $0.hostName = "a_b" }),
    ("host-name", { $0.hostName = "-a" }),
    ("host-name", { $0.hostName = "a..b" }),
    ("host-name", { $0.hostName = String(repeating: "a", count: 64) }),
    ("limits.wall-time", { $0.limits.wallTime = .zero }),
    ("limits.wall-time", { $0.limits.wallTime = .seconds(-1) }),
    ("limits.cpu-time", { $0.limits.cpuTime = .microseconds(1) }),
    ("limits.cpus", { $0.limits.cpus = 0 }),
    ("limits.cpus", { $0.limits.cpus = -.infinity }),
    ("limits.cpus", { $0.limits.cpus = .nan }),
    ("limits.memory", { $0.limits.memory = (4 << 20) - 1 }),
    ("limits.memory", { $0.limits.memory = .max }),
    ("limits.disk", { $0.limits.disk = 0 }),
    ("limits.file-size", { $0.limits.fileSize = 0 }),
    ("limits.output", { $0.limits.output = 0 }),
    ("limits.processes", { $0.limits.processes = 0 }),
    ("limits.open-files", { $0.limits.openFiles = 7 }),
    ("limits.open-files", { $0.limits.openFiles = .max }),
    ("syscalls.allow", { $0.syscalls.allow = ["Ptrace"] }),
    ("syscalls.deny", { $0.syscalls.deny = [""] }),
]
