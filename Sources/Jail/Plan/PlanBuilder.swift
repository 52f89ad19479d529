import CLinux
import Glibc
import LinuxSystem
import Sandboxing
import SupervisorProtocol

/// Turns a specification into the flat plan of one jail: every policy resolved against this machine, every value
/// checked, so that nothing below has to choose.
struct PlanBuilder {
    let specification: SandboxSpecification
    let configuration: JailConfiguration
    let removedGuards: GuardSet
    private let isRoot = IdentityAuthority.hasRanges
    /// What one message carries along.
    private static let layerLimit = 32

    /// The plan, and what must not go away while its jail lives.
    func plan() throws(SandboxError) -> (plan: JailPlan, layer: LayerUse?) {
        try specification.validate()
        var plan = JailPlan(id: "jail-" + Self.randomHex(6))
        plan.hostName = specification.hostName
        plan.machineID = Self.randomHex(16)
        plan.user = specification.user == .root ? 0 : 1000
        plan.allowsRoot = specification.allowsRootProcesses && isRoot
        if !isRoot { plan.singleIdentity = JailPlan.SingleIdentity(user: geteuid(), group: getegid()) }
        plan.usesControlGroups = configuration.usesControlGroups
        plan.usesLandlock = configuration.usesLandlock
        plan.removedGuards = removedGuards
        if !removedGuards.isDisjoint(with: [.capabilities, .userIdentity]) { plan.user = 0 }
        plan.disk = specification.limits.disk
        plan.inodes = specification.limits.disk.map { min(max($0 / 8192, 1024), 1 << 20) }
        let layer = try setRoot(of: &plan)
        try setStorage(of: &plan)
        for mount in specification.fileSystem.mounts { plan.mounts.append(try self.mount(mount)) }
        guard specification.fileSystem.layers.count <= Self.layerLimit else {
            throw .invalidSpecification(
                field: "layers", problem: "there are more than \(Self.layerLimit)", remedy: "make one of several")
        }
        plan.layers = UInt8(specification.fileSystem.layers.count)
        plan.resources = resources()
        plan.showsFigures = specification.fileSystem.machineFigures == .synthetic
        return (plan, layer)
    }

    // MARK: - Files

    private func setRoot(of plan: inout JailPlan) throws(SandboxError) -> LayerUse? {
        switch specification.fileSystem.root {
        case .host:
            // Only the sandbox's own root can write to the userland's copy, and only if it owns it.
            plan.mapsRootOwners =
                isRoot && (plan.user == 0 || plan.allowsRoot) && !removedGuards.contains(.userIdentity)
        case .directory(let path):
            let (resolved, status) = try resolve(path, field: "root")
            guard status.st_mode & S_IFMT == S_IFDIR else {
                throw .invalidSpecification(
                    field: "root", problem: "'\(path)' is not a directory",
                    remedy: "name a directory that holds a root file system, or a tar archive")
            }
            guard access(resolved, R_OK | X_OK) == 0 else {
                throw .invalidSpecification(
                    field: "root", problem: "'\(path)' cannot be read by this user",
                    remedy: "make it readable, or run as its owner")
            }
            plan.rootDirectory = resolved
            plan.mapsRootOwners = isRoot
        case .archive(let path):
            let use = try configuration.archiveCache.use(path)
            plan.rootDirectory = use.layer.path
            plan.mapsRootOwners = isRoot
            return use
        }
        return nil
    }

    private func setStorage(of plan: inout JailPlan) throws(SandboxError) {
        guard specification.fileSystem.storage == .disk else { return }
        guard isRoot else {
            throw .unsupported(
                feature: "storage on disk for an ordinary user", runtime: "jail",
                remedy: "use storage in memory, or run as root (an unnamed disk image needs a loop device)")
        }
        let directory = configuration.resolvedStateDirectory
        _ = try PrivateDirectory.open(directory)
        plan.diskDirectory = directory
        if plan.disk == nil { plan.disk = 8 << 30 }
    }

    private func mount(_ mount: Mount) throws(SandboxError) -> MountPlan {
        let (source, status) = try resolve(mount.source, field: "mount \(mount.source):\(mount.target)")
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFDIR || kind == S_IFREG else {
            throw .invalidSpecification(
                field: "mount \(mount.source)", problem: "it is neither a directory nor a regular file",
                remedy: "devices, sockets and pipes of the host are never shown")
        }
        if mount.access == .copyOnWrite, kind != S_IFDIR {
            throw .invalidSpecification(
                field: "mount \(mount.source)", problem: "a single file cannot be mounted copy-on-write",
                remedy: "mount its directory")
        }
        let access: MountPlan.Access =
            switch mount.access {
            case .readOnly: .readOnly
            case .readWrite: .readWrite
            case .copyOnWrite: .copyOnWrite
            }
        return MountPlan(
            source: source, target: mount.target, access: access, isDirectory: kind == S_IFDIR,
            owner: status.st_uid, group: status.st_gid)
    }

    /// The real path of something on the host, and what it is.
    private func resolve(_ path: String, field: String) throws(SandboxError) -> (String, stat) {
        guard let real = realpath(path, nil) else {
            throw .invalidSpecification(
                field: field, problem: "\(SystemErrorCode(rawValue: cl_errno()))",
                remedy: "check the path '\(path)'")
        }
        defer { free(real) }
        var status = stat()
        guard stat(real, &status) == 0 else {
            throw .invalidSpecification(
                field: field, problem: "\(SystemErrorCode(rawValue: cl_errno()))",
                remedy: "check the path '\(path)'")
        }
        return (String(cString: real), status)
    }

    // MARK: - Resources

    private func resources() -> ResourcePlan {
        let limits = specification.limits
        var plan = ResourcePlan()
        plan.memory = limits.memory
        plan.processorShare = limits.cpus.map { UInt64(($0 * 1000).rounded()) }
        plan.processes = limits.processes.map(UInt64.init)
        plan.processorTime = limits.cpuTime?.wholeNanoseconds
        plan.wallTime = limits.wallTime?.wholeNanoseconds
        return plan
    }

    private static func randomHex(_ count: Int) -> String {
        var bytes = [UInt8](repeating: 0, count: count)
        cl_random(&bytes, UInt64(count))
        return bytes.map { byte in
            let text = String(byte, radix: 16)
            return byte < 16 ? "0" + text : text
        }.joined()
    }
}

extension Duration {
    /// Nanoseconds, at least 0 and at most what 64 bits hold.
    var wholeNanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        let (product, overflow) = UInt64(seconds).multipliedReportingOverflow(by: 1_000_000_000)
        if overflow { return UInt64(Int64.max) }
        return min(product &+ UInt64(attoseconds / 1_000_000_000), UInt64(Int64.max))
    }
}
