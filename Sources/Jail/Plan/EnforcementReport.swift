import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol

/// Says what is enforced around a jail, from what the spawner and the supervisor found, and what is not.
struct EnforcementReport {
    let specification: SandboxSpecification
    let plan: JailPlan
    let created: CreationReport
    let built: JailReport

    func enforcement() -> Enforcement {
        var report = Enforcement()
        namespaces(&report)
        identity(&report)
        resources(&report)
        return report
    }

    private func namespaces(_ report: inout Enforcement) {
        let kinds: [(Control, GuardSet)] = [
            (.pidNamespace, .pidNamespace), (.networkNamespace, .networkNamespace), (.ipcNamespace, .ipcNamespace),
            (.utsNamespace, .utsNamespace), (.cgroupNamespace, .cgroupNamespace),
            (.capabilities, .capabilities), (.noNewPrivileges, .noNewPrivileges), (.seccomp, .seccomp),
        ]
        for (control, guardBit) in kinds {
            report[control] =
                plan.removedGuards.contains(guardBit)
                ? .unenforced(reason: "switched off") : .enforced(by: Self.mechanism(control))
        }
        report[.userNamespace] = .enforced(by: "namespace")
        report[.mountNamespace] = .enforced(by: "namespace and pivot_root")
        report[.landlock] =
            built.landlock > 0
            ? .enforced(by: "Landlock ABI \(built.landlock)") : .unenforced(reason: built.landlockGap)
    }

    private static func mechanism(_ control: Control) -> String {
        switch control {
        case .capabilities: "empty sets"
        case .noNewPrivileges: "no_new_privs"
        case .seccomp: "system call filter"
        case .networkNamespace: "namespace with loopback only"
        default: "namespace"
        }
    }

    private func identity(_ report: inout Enforcement) {
        if let first = created.firstIdentity {
            report[.idRange] = .enforced(by: "host ids \(first) to \(first + 65535)")
        } else {
            report[.idRange] = .degraded(
                by: "the calling user's id", gap: "sandboxes of one user share it; run as root for a range each")
        }
    }

    private func resources(_ report: inout Enforcement) {
        let limits = specification.limits
        if limits.memory != nil {
            switch created.memory {
            case .by(let name): report[.memory] = .enforced(by: name)
            case .none(let reason):
                report[.memory] = .degraded(by: "RLIMIT_DATA and a look every 50 ms", gap: reason)
            }
            switch created.swap {
            case .by(let name): report[.swap] = .enforced(by: name)
            case .none(let reason): report[.swap] = .unenforced(reason: reason)
            }
        }
        if limits.processes != nil {
            switch created.processes {
            case .by(let name): report[.processes] = .enforced(by: name)
            case .none(let reason):
                report[.processes] = .degraded(by: "RLIMIT_NPROC and a look every 50 ms", gap: reason)
            }
        }
        if limits.cpus != nil {
            switch created.processors {
            case .by(let name): report[.cpus] = .enforced(by: name)
            case .none(let reason): report[.cpus] = .unenforced(reason: reason)
            }
        }
        if limits.cpuTime != nil { report[.cpuTime] = processorTime }
        if limits.disk != nil {
            report[.disk] = .enforced(by: plan.diskDirectory == nil ? "size of a tmpfs" : "size of a disk image")
        }
        if limits.fileSize != nil { report[.fileSize] = .enforced(by: "RLIMIT_FSIZE") }
        if let files = limits.openFiles { report[.openFiles] = openFiles(files) }
        if limits.wallTime != nil { report[.wallTime] = .enforced(by: "supervisor, and host one second later") }
        if limits.output != nil { report[.output] = .enforced(by: "host") }
    }

    /// Processes that nobody reaps (SIGCHLD ignored) take what they used with them, except from a control group.
    private var processorTime: ControlStatus {
        let look = "a look every 50 ms, and RLIMIT_CPU"
        guard case .by(let group) = created.processorTime else {
            return .degraded(by: look, gap: "without a control group, children that nobody reaps are not counted")
        }
        return .enforced(by: look + ", and " + group)
    }

    private func openFiles(_ wanted: UInt32) -> ControlStatus {
        var current = rlimit()
        guard getrlimit(__rlimit_resource_t(7), &current) == 0, UInt64(current.rlim_max) < UInt64(wanted) else {
            return .enforced(by: "RLIMIT_NOFILE")
        }
        return .degraded(by: "RLIMIT_NOFILE", gap: "this machine allows only \(current.rlim_max)")
    }
}

extension StageFailure {
    /// The failure to make a jail, with what to do about it.
    var creationError: SandboxError {
        .creationFailed(stage: stage, code: SystemErrorCode(rawValue: code), remedy: remedy)
    }

    private var remedy: String {
        switch (stage, code) {
        case ("create namespaces", EPERM), ("write uid_map", _), ("write gid_map", _), ("write setgroups", _):
            """
            user namespaces are not allowed here: on Ubuntu set kernel.apparmor_restrict_unprivileged_userns=0, in a \
            container allow them (seccomp=unconfined, systempaths=unconfined); see 'bulkhead doctor'
            """
        case ("create namespaces", ENOSPC), ("create namespaces", EUSERS):
            "raise user.max_user_namespaces and its like with sysctl"
        case ("create namespaces", ENOMEM), ("create namespaces", EAGAIN):
            "the machine is out of memory or of processes; end something and try again"
        case (let stage, EPERM) where stage.hasPrefix("mount proc"):
            "in a container allow a fresh /proc: --security-opt systempaths=unconfined"
        case (let stage, EINVAL) where stage.hasPrefix("map owners"):
            "the file system of that path cannot map owners; copy it to another one, or run as an ordinary user"
        case (let stage, ENOSPC) where stage.hasPrefix("unpack"):
            "the layers do not fit into the writable layer: raise the limit of disk"
        case (let stage, EBADMSG) where stage.hasPrefix("unpack"):
            "this layer is no tar archive, or a damaged one; a pipe's is not decompressed"
        case (let stage, ENOMEM) where stage.hasPrefix("unpack"):
            "the layers do not fit into the memory: raise the limit, or use storage on disk"
        case (let stage, ENOSPC) where stage.contains("attach") || stage.contains("mkdir"):
            "the limit of the writable layer (--disk) leaves no room for the sandbox itself"
        case (let stage, _) where stage.contains("loop") || stage.contains("mkfs"):
            "storage on disk needs loop devices and e2fsprogs; use storage in memory"
        default: "see 'bulkhead doctor'"
        }
    }
}
