import InterpreterRuntime
import Sandboxing
import Testing

@testable import BulkheadCommands

@Suite("The choice of a runtime")
struct RuntimeChoiceTests {
    private func choice(_ code: String, _ specification: SandboxSpecification = SandboxSpecification()) -> String {
        RuntimeChoice.python(Array(code.utf8), in: specification).runtime
    }

    @Test(arguments: [
        "print(1)", "import math, json\nfrom collections import deque", "x = = 1", "import os.path",
        "try:\n    import numpy\nexcept ImportError:\n    numpy = None",
    ])
    func interpreterIsEnough(code: String) { #expect(choice(code) == "interpreter") }

    @Test(arguments: [
        "import numpy", "import socket", "import subprocess\nsubprocess.run(['ls'])",
        "def f():\n    from pandas import x",
        "import os\nos.system('ls')",
    ])
    func jailIsNeeded(code: String) { #expect(choice(code) == "jail") }

    @Test func whatASpecificationAsksForCounts() {
        var specification = SandboxSpecification()
        specification.user = .root
        #expect(choice("print(1)", specification) == "jail")
        specification = SandboxSpecification()
        specification.syscalls = SyscallPolicy(deny: ["ptrace"])
        #expect(choice("print(1)", specification) == "jail")
        specification = SandboxSpecification(hostName: "elsewhere")
        #expect(choice("print(1)", specification) == "jail")
        specification = SandboxSpecification()
        specification.fileSystem.machineFigures = .synthetic
        #expect(choice("print(1)", specification) == "jail")
        specification = SandboxSpecification(requirements: .controls([.seccomp]))
        #expect(choice("print(1)", specification) == "jail")
        specification = SandboxSpecification(requirements: .controls([.memory]))
        #expect(choice("print(1)", specification) == "interpreter")
    }

    @Test(arguments: [
        (["python3", "-c", "print(1)"], "interpreter"), (["python3", "-c", "import numpy"], "jail"), (["ls"], "jail"),
        (["python3", "-m", "http.server"], "jail"), (["python3", "x.py"], "jail"), (["python2", "-c", "1"], "jail"),
    ])
    func commandsOfPythonAreUnderstood(command: [String], runtime: String) {
        #expect(Program.command(command).choice(in: SandboxSpecification()).runtime == runtime)
    }
}
