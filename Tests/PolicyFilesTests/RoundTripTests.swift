import PolicyFiles
import Sandboxing
import Testing

@Suite("Writing policy files")
struct RoundTripTests {
    @Test(arguments: [
        SandboxSpecification(),
        SandboxSpecification(
            fileSystem: FileSystemPolicy(
                root: .directory("/srv/a: b/{c}"), storage: .disk,
                mounts: [
                    Mount(source: "/a, b", target: "/x#y", access: .copyOnWrite),
                    Mount(source: "/'\"\\", target: "/é/日本/😀", access: .readWrite),
                ]),
            syscalls: SyscallPolicy(allow: ["ptrace", "bpf"], deny: ["socket"]),
            limits: Limits(
                wallTime: .milliseconds(1500), cpuTime: .nanoseconds(3_000_001), cpus: 0.05, memory: (4 << 20) + 1,
                processes: 1, openFiles: 8, fileSize: 1, disk: 1 << 40, output: 7, outputOverflow: .truncate),
            environment: [
                "A": "", "B": "~", "C": "null", "D": "yes", "E": "1.0", "F": " x ", "G": "a\nb\t\u{1}\u{7F}\r",
                "H": "- a",
                "I": "*x", "J": "&x", "K": "!x", "L": "%x", "M": "@`", "N": "\u{85}\u{2028}\u{FEFF}\u{202E}",
                "O": "# c",
                "P": "é😀\u{10FFFF}", "null": "null",
            ],
            workingDirectory: "/a b", user: .root, hostName: "null", requirements: .controls([.memory, .landlock])),
        SandboxSpecification(
            fileSystem: FileSystemPolicy(root: .archive("/x.tar")),
            limits: Limits(
                wallTime: nil, cpuTime: nil, cpus: nil, memory: nil, processes: nil, openFiles: nil, fileSize: nil,
                disk: nil, output: nil),
            hostName: "1", requirements: .all),
    ])
    func readsBackWhatItWrote(specification: SandboxSpecification) throws {
        try specification.validate()
        let text = PolicyFile.text(for: specification)
        #expect(try PolicyFile.parse(text, file: "p", directory: "/elsewhere") == specification)
    }

    @Test func theDefaultsRead() {
        #expect(
            PolicyFile.text(for: SandboxSpecification()) == """
                version: 1
                root: host
                storage: memory
                proc: hidden
                user: user
                host-name: sandbox
                network: none
                environment: {}
                mounts: []
                limits:
                  wall-time: 5m
                  cpu-time: none
                  cpus: none
                  memory: 1G
                  processes: 256
                  open-files: 1024
                  file-size: none
                  disk: 512M
                  output: 16M
                  output-overflow: kill
                syscalls: {allow: [], deny: []}
                require: core

                """)
    }
}
