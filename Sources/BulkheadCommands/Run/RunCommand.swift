import ArgumentParser

/// `bulkhead run`
struct RunCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Run a file, code from standard input, or a command in a sandbox of its own.",
        usage: """
            bulkhead run [<options>] FILE [<arguments>]
            bulkhead run [<options>] - [<arguments>]
            bulkhead run [<options>] -- COMMAND [<arguments>]
            """,
        discussion: """
            FILE is code of yours: its language follows from its suffix (.py .js .mjs .sh .bash .rb .pl .php .lua), from \
            --language or from its '#!' line; a program runs as it is. It is copied into the sandbox, which cannot see \
            where it came from. Options come first: everything after FILE belongs to the code.

              bulkhead run hello.py
              echo 'print(6 * 7)' | bulkhead run --language python -
              bulkhead run --memory 256M --timeout 10s --cpus 0.5 untrusted.py
              bulkhead run --mount .:/work:cow -- make test
              bulkhead run --runtime auto --verbose snippet.py
              bulkhead run --env API_URL=http://localhost --json script.py

            Sizes are bytes or have K, M, G or T; times have ms, s, m or h; 'none' lifts a limit. On a terminal, without \
            --tty, control sequences in the output are shown as text, except colours; with --tty everything reaches your \
            terminal as it is.

            Exit codes: the command's own; 124 timed out; 125 bulkhead itself failed; 126 the command cannot be executed; \
            127 the command was not found; 128+n ended by signal n; 137 killed, out of memory or over another limit.
            """
    )

    /// The names of the options, for suggestions.
    static let optionNames = [
        "--memory", "--cpus", "--pids", "--timeout", "--cpu-time", "--disk", "--storage", "--output-limit",
        "--on-output-limit", "--open-files", "--file-size", "--mount", "--env", "--env-file", "--workdir", "--user",
        "--root", "--proc", "--hostname", "--tty", "--policy", "--allow-syscall", "--deny-syscall", "--require",
        "--json", "--quiet", "--verbose", "--language", "--runtime", "--help", "--version",
    ]

    @OptionGroup var sandbox: SpecificationOptions
    @OptionGroup(title: "Input and output") var streams: StreamOptions

    @Argument(
        parsing: .captureForPassthrough,
        help: ArgumentHelp("FILE, - or -- COMMAND, each with arguments of its own.", valueName: "program"))
    var program: [String] = []

    func perform() async throws -> Int32 {
        // The parser hands over everything from the first word that it does not know as an option of this command.
        if let word = program.first, ["--help", "-h"].contains(word) { throw CleanExit.helpRequest(self) }
        return try await RunInvocation(
            options: RunOptions(
                sandbox: sandbox.values, tty: streams.tty, json: streams.json, quiet: streams.quiet,
                verbose: streams.verbose, language: streams.language, program: program)
        ).perform()
    }
}
