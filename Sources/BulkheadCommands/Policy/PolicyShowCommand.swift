import ArgumentParser

/// `bulkhead policy show`
struct PolicyShowCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Print the policy that options and a policy file make, as YAML.",
        discussion: """
            Without options this is the default policy, and a good start for a file of your own.

              bulkhead policy show
              bulkhead policy show --policy policy.yaml --memory 2G
            """
    )

    @OptionGroup var sandbox: SpecificationOptions

    func perform() async throws -> Int32 {
        let builder = SpecificationBuilder(
            directory: try HostFile.currentDirectory(), variable: HostEnvironment.variable)
        let text = try Policies.required().text(for: builder.build(sandbox.values).specification)
        return HostOutput.standardOutput.write(Array(text.utf8)) ? 0 : RunSession.brokenPipe
    }
}
