import ArgumentParser

/// Everything that shapes a sandbox, for the commands that make one.
struct SpecificationOptions: ParsableArguments {
    @OptionGroup(title: "Limits") var limits: LimitOptions
    @OptionGroup(title: "Files") var files: FileOptions
    @OptionGroup(title: "Environment") var identity: IdentityOptions
    @OptionGroup(title: "Protection") var protection: ProtectionOptions

    /// The same without the parser around it.
    var values: SandboxOptions {
        SandboxOptions(
            memory: limits.memory,
            cpus: limits.cpus,
            pids: limits.pids,
            timeout: limits.timeout,
            cpuTime: limits.cpuTime,
            disk: limits.disk,
            storage: limits.storage,
            outputLimit: limits.outputLimit,
            onOutputLimit: limits.onOutputLimit,
            openFiles: limits.openFiles,
            fileSize: limits.fileSize,
            root: files.root,
            proc: files.proc,
            workdir: files.workdir,
            user: identity.user,
            hostname: identity.hostname,
            policy: protection.policy,
            runtime: protection.runtime,
            mounts: files.mounts,
            env: identity.env,
            envFile: identity.envFile,
            requirements: protection.requirements,
            allowedSyscalls: protection.allowedSyscalls,
            deniedSyscalls: protection.deniedSyscalls)
    }
}
