import ArgumentParser

/// `bulkhead policy check`
struct PolicyCheckCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check policy files and print everything that is wrong with them.",
        discussion: """
            One line for each problem, with file, line and column. Exit code 1 if there is one.

              bulkhead policy check policy.yaml
            """
    )

    @Argument(help: "The policy files.", completion: .file())
    var files: [String]

    func perform() async throws -> Int32 {
        let policies = try Policies.required()
        var code: Int32 = 0
        for file in files {
            do {
                _ = try policies.read(path: file)
                HostOutput.standardOutput.write(line: "\(file): good")
            } catch {
                HostOutput.standardError.write(line: error.description)
                code = 1
            }
        }
        return code
    }
}
