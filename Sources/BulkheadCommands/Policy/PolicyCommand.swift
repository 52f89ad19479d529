import ArgumentParser

/// `bulkhead policy`
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Show and check policy files.",
        discussion: """
            A policy file holds in YAML what the options of 'bulkhead run' say, and more. Every key that is not known is an \
            error.

              bulkhead policy show > policy.yaml
              bulkhead policy check policy.yaml
              bulkhead run --policy policy.yaml script.py
            """,
        subcommands: [PolicyShowCommand.self, PolicyCheckCommand.self]
    )
}
