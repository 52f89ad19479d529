import ArgumentParser

/// Everything that shapes a sandbox, for the commands that make one.
struct SpecificationOptions: ParsableArguments {
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Files") var files: FileOptions
    @OptionGroup(title: "Environment") var identity: IdentityOptions
    @OptionGroup(title: "Protection") var protection: ProtectionOptions
}
