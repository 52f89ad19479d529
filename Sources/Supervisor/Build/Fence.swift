import CLinux
import Glibc
import SupervisorProtocol

/// Landlock as a second fence around files (landlock(7)): what was opened or leaked from outside the new root is out
/// of reach whatever else fails, and read-only places stay read-only even if a mount flag is missing.
enum Fence {
    /// Places that a sandbox on the host's userland may write to.
    private static let writable = ["/home", "/tmp", "/var", "/opt", "/srv", "/root", "/run", "/mnt", "/dev", "/proc"]

    static func raise(plan: JailPlan, storage: Int32) throws(StageFailure) -> JailReport {
        var report = JailReport()
        guard plan.usesLandlock, !plan.removedGuards.contains(.landlock) else {
            report.landlockGap = "switched off"
            return report
        }
        let abi = cl_landlock_abi()
        guard abi > 0 else {
            report.landlockGap = abi == -EOPNOTSUPP ? "disabled on this kernel" : "this kernel has no Landlock"
            return report
        }
        let rules = try check("create Landlock rules", cl_landlock_create(abi, 1))
        defer { close(rules) }
        // Restricting oneself needs no_new_privs or a capability, and the supervisor still has every one here.
        let everything = plan.user == 0 || plan.allowsRoot || plan.rootDirectory != nil
        try allow("/", write: everything, rules, abi)
        for path in writable where !everything && fileStatus(path) != nil { try allow(path, write: true, rules, abi) }
        for mount in plan.mounts {
            let write = mount.access != .readOnly || plan.removedGuards.contains(.readOnlyMounts)
            try allow(mount.target, write: write, rules, abi)
        }
        // The supervisor reads copy-on-write changes through the layer itself, which has no path inside.
        try check("allow the writable layer", cl_landlock_allow(rules, abi, storage, 0, 1))
        try check("enforce Landlock", cl_landlock_restrict(rules))
        report.landlock = UInt32(abi)
        return report
    }

    private static func allow(_ path: String, write: Bool, _ rules: Int32, _ abi: Int32) throws(StageFailure) {
        let descriptor = try check("open \(path)", cl_open(path, cl_o_path, 0))
        defer { close(descriptor) }
        let isDirectory = fileStatus(path).map { $0.st_mode & S_IFMT == S_IFDIR } ?? false
        try check(
            "allow \(path)", cl_landlock_allow(rules, abi, descriptor, write ? 1 : 0, isDirectory ? 1 : 0))
    }
}
