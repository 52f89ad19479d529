import ArgumentParser
import Glibc
import PolicyCommands
import Sandboxing
import Testing

@testable import BulkheadCommands

@Suite("Options")
struct OptionTests {
    private func build(_ arguments: [String]) throws -> SpecificationBuilder.Result {
        let command = try RunCommand.parse(arguments + ["--", "true"])
        let builder = SpecificationBuilder(
            directory: "/here", variable: { ["HOME": "/h", "EMPTY": ""][$0] }, policies: YAMLPolicies())
        return try builder.build(command.sandbox.values)
    }

    @Test func everyOption() throws {
        let result = try build([
            "--memory", "256M", "--cpus", "0.5", "--pids", "32", "--timeout", "10s", "--cpu-time", "5", "--disk", "1G",
            "--storage", "disk", "--output-limit", "1M", "--on-output-limit", "truncate", "--open-files", "99",
            "--file-size", "2M", "--mount", ".:/work:cow", "--mount", "/etc/hosts:/hosts", "--env", "A=b=c",
            "--env", "HOME", "--workdir", "/work", "--user", "root", "--root", "host", "--hostname", "box",
            "--allow-syscall", "ptrace", "--deny-syscall", "socket", "--require", "memory", "--require", "swap,cpus",
            "--runtime", "jail",
        ])
        #expect(
            result.specification
                == SandboxSpecification(
                    fileSystem: FileSystemPolicy(
                        storage: .disk,
                        mounts: [
                            Mount(source: "/here", target: "/work", access: .copyOnWrite),
                            Mount(source: "/etc/hosts", target: "/hosts"),
                        ]),
                    syscalls: SyscallPolicy(allow: ["ptrace"], deny: ["socket"]),
                    limits: Limits(
                        wallTime: .seconds(10), cpuTime: .seconds(5), cpus: 0.5, memory: 256 << 20, processes: 32,
                        openFiles: 99, fileSize: 2 << 20, disk: 1 << 30, output: 1 << 20, outputOverflow: .truncate),
                    environment: ["A": "b=c", "HOME": "/h"], workingDirectory: "/work", user: .root, hostName: "box",
                    requirements: .controls([.memory, .swap, .cpus])))
        #expect(
            result.asked == [
                .memory, .cpus, .processes, .wallTime, .cpuTime, .disk, .output, .openFiles, .fileSize,
            ])
    }

    @Test func nothingGivesTheDefaults() throws {
        #expect(try build([]) == SpecificationBuilder.Result(specification: SandboxSpecification()))
    }

    @Test func noneLiftsALimit() throws {
        let limits = try build(["--memory", "none", "--timeout", "none", "--pids", "none"])
        #expect(limits.specification.limits.memory == nil)
        #expect(limits.specification.limits.wallTime == nil)
        #expect(limits.specification.limits.processes == nil)
        #expect(limits.asked.isEmpty)
    }

    @Test(arguments: [
        (["--memory", "12Q"], "--memory: 'Q' in '12Q' is not a unit of size"),
        (["--memory", "1K"], "--memory: 1K is too little; give at least 4M"),
        (["--memory=-1"], "--memory: '-1' is not a size"), (["--cpus", "0"], "--cpus: 0.0 is not a number of"),
        (["--pids", "0"], "--pids: 0 is out of range"), (["--pids", "many"], "--pids: 'many' is not a whole number"),
        (["--timeout", "soon"], "--timeout: 'soon' is not a time"), (["--timeout", "0"], "--timeout: 0s is no time"),
        (["--storage", "tape"], "--storage: 'tape' is not a choice; write memory or disk"),
        (["--on-output-limit", "x"], "--on-output-limit: 'x' is not a choice; write kill or truncate"),
        (["--mount", "."], "--mount: '.' names no target"), (["--mount", ".:work"], "--mount: 'work' is not absolute"),
        (["--mount", ".:/a", "--mount", "b:/a"], "--mount: '/a' is the target of two mounts"),
        (["--mount", ".:/proc/self"], "--mount: '/proc/self' lies under /proc"),
        (["--env", "UNSET"], "--env: 'UNSET' is not set here; write NAME=VALUE"),
        (["--env", "=x"], "--env: a variable has an empty name"),
        (["--env-file", "/dev/null/x"], "cannot read '/dev/null/x': not a directory (ENOTDIR); check"),
        (["--user", "nobody"], "--user: 'nobody' is not a choice; write user or root"),
        (["--hostname", "a b"], "--hostname: 'a b' is not a host name"),
        (["--workdir", "here"], "--workdir: 'here' is not absolute"),
        (["--require", "memroy"], "--require: 'memroy' is not a control; did you mean 'memory'?"),
        (["--allow-syscall", "P"], "--allow-syscall: 'P' is not a name of a system call"),
        (["--policy", "/dev/null/x"], "/dev/null/x: cannot open the policy file: not a directory"),
    ])
    func badValues(arguments: [String], message: String) {
        let failure = #expect(throws: CommandFailure.self) { try build(arguments) }
        #expect(failure?.message.hasPrefix(message) == true, "\(failure?.message ?? "")")
        #expect(failure?.code == 125)
    }

    @Test func optionsOverrideThePolicyFile() throws {
        var template = Array("/tmp/options-test-XXXXXX".utf8CString)
        let directory = String(cString: try #require(mkdtemp(&template)))
        let path = directory + "/p.yaml"
        defer {
            unlink(path)
            rmdir(directory)
        }
        let file = try #require(fopen(path, "w"))
        fputs(
            """
            version: 1
            environment: {A: policy, B: policy}
            mounts: ['one:/one:cow', 'two:/two']
            limits: {memory: 64M, processes: 7, wall-time: 5m}
            syscalls: {deny: [socket, bind]}
            require: all
            """, file)
        fclose(file)
        let result = try build([
            "--policy", path, "--memory", "128M", "--env", "B=option", "--mount", "/x:/one:ro", "--mount", "/y:/three",
            "--allow-syscall", "bind",
        ])
        #expect(result.specification.limits.memory == 128 << 20)
        #expect(result.specification.limits.processes == 7)
        #expect(result.specification.environment == ["A": "policy", "B": "option"])
        #expect(
            result.specification.fileSystem.mounts == [
                Mount(source: "/x", target: "/one"), Mount(source: directory + "/two", target: "/two"),
                Mount(source: "/y", target: "/three"),
            ])
        #expect(result.specification.syscalls == SyscallPolicy(allow: ["bind"], deny: ["socket"]))
        #expect(result.specification.requirements == .all)
        #expect(result.asked == [.memory, .processes])
    }

    @Test(arguments: [
        ("A=1\n# comment\n\n  B=x y \r\nHOME\n", ["A": "1", "B": "x y ", "HOME": "/h"]),
        ("A='quoted $X'", ["A": "'quoted $X'"]), ("", [:]), ("A=", ["A": ""]),
    ])
    func environmentFiles(text: String, variables: [String: String]) throws {
        let arguments = EnvironmentArguments { ["HOME": "/h"][$0] }
        #expect(try arguments.parse(file: Array(text.utf8), name: "f") == variables)
    }

    @Test func environmentFilesNameTheLine() {
        let arguments = EnvironmentArguments { _ in nil }
        let failure = #expect(throws: CommandFailure.self) {
            try arguments.parse(file: Array("A=1\nUNSET\n".utf8), name: "f")
        }
        #expect(failure?.message == "f:2: 'UNSET' is not set here; write NAME=VALUE")
    }

    @Test(arguments: [
        (["--tty", "--json"], "--tty and --json exclude each other"),
        (["--json", "--output-limit", "none"], "--json keeps the output in memory"),
        (["--json", "--output-limit", "1G"], "--json keeps the output in memory"),
    ])
    func streams(arguments: [String], message: String) throws {
        let options = try #require(QuickParser.run(arguments + ["--", "true"]))
        let specification = try build(arguments).specification
        let failure = #expect(throws: CommandFailure.self) {
            try RunInvocation(options: options).check(specification)
        }
        #expect(failure?.message.hasPrefix(message) == true)
    }

    @Test(arguments: [["--nonsense"], ["run", "--memory"], ["policy", "nonsense"], ["nonsense"], ["drop", "--al"]])
    func usageErrorsAreOurs(arguments: [String]) async {
        #expect(await BulkheadMain.perform(arguments) == 125)
    }
}
