import Glibc
import TestSupport
import Testing

@Suite("What is run, with what", .timeLimit(.minutes(3)))
struct ProgramTests {
    @Test(
        arguments: [
            ("a.py", "import sys; print('py', *sys.argv[1:])", 0o644), ("a.sh", "echo sh \"$@\"", 0o644),
            ("a.bash", "echo bash \"$@\"", 0o644), ("a.pl", "print \"pl @ARGV\\n\"", 0o644),
            ("plain", "#!/bin/sh\necho plain \"$@\"", 0o644),
            ("plain2", "#!/usr/bin/env python3\nimport sys; print('plain2', *sys.argv[1:])", 0o755),
        ] as [(String, String, UInt32)])
    func files(name: String, code: String, mode: UInt32) async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("work/" + name, code, mode: mode)
        let result = try await bulkhead(["run", name, "one", "--json", "-x", "a b"])
        #expect(result.output == "\(name.split(separator: ".").last ?? "") one --json -x a b\n")
        #expect(result.error.isEmpty)
        #expect(result.code == 0)
    }

    @Test func aProgramRunsAsItIs() async throws {
        let bulkhead = try Bulkhead()
        _ = try await HostCommand(["/bin/cp", "/bin/echo", bulkhead.work + "/own"]).run()
        let result = try await bulkhead(["run", "own", "a", "b"])
        #expect(result.output == "a b\n")
    }

    @Test(arguments: [
        (["run", "--language", "python", "-", "x"], "import sys; print(6 * 7, sys.argv[1:])", "42 ['x']\n"),
        (["run", "-"], "#!/bin/sh\necho from a line", "from a line\n"),
        (["run", "--", "cat"], "passed on", "passed on"), (["run", "--", "wc", "-c"], "", "0\n"),
    ])
    func standardInput(words: [String], input: String, output: String) async throws {
        let result = try await Bulkhead()(words, input: input)
        #expect(result.output == output)
        #expect(result.error.isEmpty)
        #expect(result.code == 0)
    }

    @Test func muchInputAndOutputPassUnchanged() async throws {
        let input = String(repeating: "0123456789abcdef", count: 1 << 16)
        let result = try await Bulkhead()(["run", "--", "cat"], input: input)
        #expect(result.standardOutput == Array(input.utf8))
    }

    @Test func aProcessThatReadsNothingEndsWhileInputIsOpen() async throws {
        let bulkhead = try Bulkhead()
        var command = bulkhead.command(["run", "--", "echo", "done"])
        command.keepsInputOpen = true
        let result = try await command.run()
        #expect(result.output == "done\n")
        #expect(result.code == 0)
    }

    @Test func streamsAreKeptApart() async throws {
        let result = try await Bulkhead()(["run", "--", "sh", "-c", "echo out; echo err >&2"])
        #expect(result.output == "out\n")
        #expect(result.error == "err\n")
    }

    @Test func theEnvironmentIsClean() async throws {
        let bulkhead = try Bulkhead()
        let result = try await bulkhead(["run", "--", "env"])
        let names = Set(result.output.split(separator: "\n").compactMap { $0.split(separator: "=").first })
        #expect(names.isSubset(of: ["PATH", "HOME", "USER", "LOGNAME", "SHELL", "LANG", "TMPDIR", "PWD", "TERM"]))
        #expect(names.contains("PATH"))
        #expect(!result.output.contains("must-not-pass"))
        #expect(!result.output.contains(bulkhead.directory.path))
    }

    @Test func variablesThatAreNamed() async throws {
        let bulkhead = try Bulkhead()
        try bulkhead.directory.write("work/variables", "# comment\nA=file\nB=b c\n\nCANARY\n")
        let result = try await bulkhead([
            "run", "--env-file", "variables", "--env", "A=option", "--env=D=", "--", "sh", "-c",
            "echo \"$A|$B|$CANARY|${D-unset}|${E-unset}\"",
        ])
        #expect(result.output == "option|b c|must-not-pass||unset\n")
        #expect(result.code == 0)
    }

    @Test func theSandboxIsNotThisMachine() async throws {
        let bulkhead = try Bulkhead()
        let script = "id -un; id -u; hostname; pwd; ls -d \(bulkhead.directory.path) /root/.[a-z]* 2>&1 | wc -l"
        let result = try await bulkhead(["run", "--", "sh", "-c", script])
        #expect(result.output.hasPrefix("user\n1000\nsandbox\n/home/user\n"))
    }
}
