import Sandboxing

/// What an interpreter makes of a specification: what it refuses, and what holds its limits.
enum InterpreterEnforcement {
    /// Refuses everything that the specification asks for and an interpreter does not have.
    static func check(_ specification: SandboxSpecification) throws(SandboxError) {
        if specification.fileSystem.root != .host { throw unsupported("a root file system of one's own") }
        if specification.fileSystem.storage != .memory { throw unsupported("a writable layer on disk") }
        if specification.user == .root { throw unsupported("the user root") }
        if specification.allowsRootProcesses { throw unsupported("processes of the user root") }
        if !specification.fileSystem.layers.isEmpty { throw unsupported("layers of files") }
        if specification.syscalls != SyscallPolicy() { throw unsupported("a policy for system calls") }
        if specification.hostName != SandboxSpecification().hostName { throw unsupported("a host name") }
        if specification.fileSystem.machineFigures != .hidden { throw unsupported("figures of a machine in /proc") }
        for mount in specification.fileSystem.mounts where mount.access == .copyOnWrite {
            throw unsupported("the copy-on-write mount at \(mount.target.quotedForMessage)")
        }
        let required: Set<Control>
        switch specification.requirements {
        case .core: return
        case .controls(let controls): required = controls
        case .all: required = []
        }
        let report = report(for: specification)
        var gaps: [Control: String] = [:]
        for control in required.union(report.controls.keys) {
            switch report[control] {
            case .enforced: continue
            case .degraded(_, let gap): gaps[control] = gap
            case .unenforced(let reason): gaps[control] = reason
            case nil: gaps[control] = "an interpreter has no such control; the jail has"
            }
        }
        if specification.requirements == .all || !gaps.keys.filter(required.contains).isEmpty, !gaps.isEmpty {
            throw .unenforceable(gaps)
        }
    }

    /// An error that names the runtime which can.
    static func unsupported(_ feature: String) -> SandboxError {
        .unsupported(
            feature: feature, runtime: "the runtime \(InterpreterSandbox.runtimeName)",
            remedy: "the runtime jail can do it")
    }

    /// What is enforced. Only the limits are here: what the kernel does for a jail, namespaces and filters, has no
    /// counterpart in a language that cannot name what they hide.
    static func report(for specification: SandboxSpecification) -> Enforcement {
        let limits = specification.limits
        var enforcement = Enforcement()
        func note(_ control: Control, if isUsed: Bool, _ status: ControlStatus) {
            if isUsed { enforcement[control] = status }
        }
        note(.memory, if: limits.memory != nil, .enforced(by: "counted at every allocation, for each process"))
        note(
            .cpuTime, if: limits.cpuTime != nil,
            .enforced(by: "a budget of \(Self.stepsPerSecond) steps for each second, for all processes together"))
        note(.wallTime, if: limits.wallTime != nil, .enforced(by: "the clock of the host"))
        note(.processes, if: limits.processes != nil, .enforced(by: "a count; guests cannot start any"))
        note(.disk, if: limits.disk != nil, .enforced(by: "a count of the files in memory"))
        note(
            .fileSize, if: limits.fileSize != nil,
            .degraded(
                by: "a look at what is brought in", gap: "a guest's file may grow up to the limit of the disk"))
        note(.openFiles, if: limits.openFiles != nil, .enforced(by: "a table of open files"))
        note(.output, if: limits.output != nil, .enforced(by: "a count of what is printed"))
        if let cpus = limits.cpus {
            enforcement[.cpus] =
                cpus >= 1
                ? .enforced(by: "one thread for each process")
                : .unenforced(reason: "a thread of an interpreter is not throttled; the jail can do it")
        }
        return enforcement
    }

    /// Processor time is counted in steps of the machine, so that a limit ends the same program at the same place
    /// everywhere. A step takes about ten nanoseconds.
    static let stepsPerSecond = 100_000_000

    /// A time as a number of steps.
    static func steps(for time: Duration) -> Int {
        let parts = time.components
        let (whole, overflow) = Int(clamping: parts.seconds).multipliedReportingOverflow(by: stepsPerSecond)
        if overflow { return .max }
        let rest = Int(parts.attoseconds / 10_000_000_000)
        return whole.addingReportingOverflow(rest).overflow ? .max : whole + rest
    }
}
