import ArgumentParser

/// `bulkhead python`
struct PythonCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "python",
        abstract: "Run Python in an interpreter that can reach nothing of this machine.",
        usage: """
            bulkhead python [<options>] [FILE | - | -c CODE] [<arguments>]
            """,
        discussion: """
            The interpreter is our own, for Python 3.14, in this process: it has no network, no processes \
            and none of your files, unless you mount some. \
            Without a program it is a prompt. Variables live until its end, Ctrl-C stops what runs, Ctrl-D leaves.

              bulkhead python
              bulkhead python -c 'print(6 * 7)'
              bulkhead python --timeout 1s --memory 64M snippet.py first second
              echo 'print(input())' > echo.py; echo hello | bulkhead python echo.py
              bulkhead python --mount .:/work -c 'print(*open("/work/a.txt"))'
              bulkhead python --import math --import 'collections.*' snippet.py
              bulkhead python --json -c '2 ** 100'
              bulkhead python --profile smolagents --import numbers -c 'final_answer(6 * 7)'

            Limits hold for one run, at the prompt for one input. Counts are whole numbers; 'none' lifts a limit.

            Exit codes: as python3's (1 an exception, 2 wrong usage, or what sys.exit says); 124 timed out; 125 bulkhead \
            itself failed; 137 over another limit.
            """
    )

    @Option(help: ArgumentHelp("Time until it is stopped (default 5m; prompt: none).", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("Memory of all objects (default 256M).", valueName: "size"))
    var memory: String?

    @Option(
        help: ArgumentHelp(
            "Steps of the interpreter, the same number for the same program everywhere (default none).",
            valueName: "number"))
    var instructions: String?

    @Option(help: ArgumentHelp("Calls within calls (default 1000).", valueName: "number"))
    var recursionLimit: String?

    @Option(help: ArgumentHelp("Bytes printed (default 16M).", valueName: "size"))
    var outputLimit: String?

    @Option(
        name: .customLong("mount"),
        help: ArgumentHelp(
            "A directory of yours, as SOURCE:TARGET[:ro|rw] (default ro). Repeatable.", valueName: "mount"),
        completion: .directory)
    var mounts: [String] = []

    @Option(
        name: .customLong("import"),
        help: ArgumentHelp(
            "Allow this module and no other that is not named: math, os.path, collections.*. Repeatable (default all that "
                + "the interpreter has).", valueName: "name"))
    var imports: [String] = []

    @Option(
        help: ArgumentHelp(
            "Habits of another executor: smolagents. Every statement has a value, final_answer ends the run, few modules "
                + "can be imported, and failures are told in that executor's words (default none).", valueName: "name"))
    var profile: String?

    @Flag(help: "Print one JSON object with the outcome, the value and the output, instead of the output.")
    var json = false

    @Flag(help: "No messages of bulkhead's own, except errors.")
    var quiet = false

    @Flag(help: "Print the instructions that the code is compiled to, and run nothing.")
    var disassemble = false

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("FILE, - or -c CODE, each with arguments of its own.", valueName: "program"))
    var program: [String] = []

    var options: PythonOptions {
        var options = PythonOptions()
        options.timeout = timeout
        options.memory = memory
        options.instructions = instructions
        options.recursionLimit = recursionLimit
        options.outputLimit = outputLimit
        options.mounts = mounts
        options.imports = imports
        options.profile = profile
        options.json = json
        options.quiet = quiet
        options.disassemble = disassemble
        options.program = program
        return options
    }

    func perform() async throws -> Int32 {
        if let word = program.first, ["--help", "-h"].contains(word) { throw CleanExit.helpRequest(self) }
        return PythonInvocation(options: options).perform()
    }
}
