import ArgumentParser

/// `bulkhead shell`
struct ShellCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "shell",
        abstract: "Open an interactive shell in a sandbox.",
        discussion: """
            The shell is bash where the sandbox has it, otherwise sh. It has no time limit unless you give one. What it \
            prints reaches your terminal as it is.

              bulkhead shell
              bulkhead shell --mount .:/work:cow
              bulkhead shell --root ./debian-rootfs --user root
            """
    )

    @OptionGroup var sandbox: SpecificationOptions

    @Flag(help: "No messages of bulkhead's own, except errors.")
    var quiet = false

    func perform() async throws -> Int32 {
        try await ShellInvocation(options: RunOptions(sandbox: sandbox.values, quiet: quiet)).perform()
    }
}
