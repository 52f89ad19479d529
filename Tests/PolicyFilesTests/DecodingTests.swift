import PolicyFiles
import Sandboxing
import Testing

@Suite("Reading policy files")
struct DecodingTests {
    private func parse(_ text: String) throws -> SandboxSpecification {
        try PolicyFile.parse(text, file: "p.yaml", directory: "/srv/project")
    }

    @Test func everyKey() throws {
        let specification = try parse(
            """
            version: 1
            root: {archive: images/base.tar}
            storage: disk
            user: root
            host-name: builder
            working-directory: /work
            network: none
            environment: {PATH: /bin, PORT: 8080, FLAG: yes, EMPTY: "", VERSION: 1.0}
            mounts:
              - {source: ., target: /work, access: cow}
              - source: ../cache
                target: /cache
              - ./data:/data:rw
            limits: {wall-time: 1m30s, cpu-time: 10s, cpus: 1.5, memory: 512M, processes: 64, open-files: 100,
                     file-size: none, disk: 1G, output: 1M, output-overflow: truncate}
            syscalls: {allow: [ptrace], deny: [socket, bind]}
            require: [memory, landlock]
            """)
        #expect(
            specification
                == SandboxSpecification(
                    fileSystem: FileSystemPolicy(
                        root: .archive("/srv/project/images/base.tar"), storage: .disk,
                        mounts: [
                            Mount(source: "/srv/project", target: "/work", access: .copyOnWrite),
                            Mount(source: "/srv/project/../cache", target: "/cache", access: .readOnly),
                            Mount(source: "/srv/project/data", target: "/data", access: .readWrite),
                        ]),
                    syscalls: SyscallPolicy(allow: ["ptrace"], deny: ["socket", "bind"]),
                    limits: Limits(
                        wallTime: .seconds(90), cpuTime: .seconds(10), cpus: 1.5, memory: 512 << 20, processes: 64,
                        openFiles: 100, fileSize: nil, disk: 1 << 30, output: 1 << 20, outputOverflow: .truncate),
                    environment: [
                        "PATH": "/bin", "PORT": "8080", "FLAG": "yes", "EMPTY": "", "VERSION": "1.0",
                    ],
                    workingDirectory: "/work", user: .root, hostName: "builder",
                    requirements: .controls([.memory, .landlock])))
    }

    @Test func onlyTheVersionGivesTheDefaults() throws {
        #expect(try parse("version: 1\n") == SandboxSpecification())
    }

    @Test(arguments: readings)
    fileprivate func accepts(text: String, check: Check) throws {
        #expect(check(try parse("version: 1\n" + text + "\n")))
    }
}

private typealias Check = @Sendable (SandboxSpecification) -> Bool

/// A line after the version, and what must be true of the result.
private let readings: [(String, Check)] = [
    ("root: host", { $0.fileSystem.root == .host }),
    ("root: {directory: .}", { $0.fileSystem.root == .directory("/srv/project") }),
    ("limits: {memory: none}", { $0.limits.memory == nil && $0.limits.disk == Limits().disk }),
    ("require: all", { $0.requirements == .all }),
    ("require: core", { $0.requirements == .core }),
    ("require: []", { $0.requirements == .core }),
    ("environment: &a {A: b}\nworking-directory: &w /work", { $0.environment == ["A": "b"] }),
    ("environment: {A: &v text, B: *v}", { $0.environment == ["A": "text", "B": "text"] }),
    ("environment: {GLOB: 'a*b', STARS: '** * *'}", { $0.environment["STARS"] == "** * *" }),
    ("environment: {TILDE: '~', WORD: 'null'}", { $0.environment == ["TILDE": "~", "WORD": "null"] }),
]
