import CLinux
import Glibc
import LinuxSystem
public import Sandboxing

extension JailRuntime {
    /// What a jail is worth on this machine, found by making one. Where none can be made, nothing is enforced, and the
    /// facts say what to do.
    ///
    /// - Throws: what keeps this program from trying, for example a missing supervisor.
    public func capabilities() async throws(SandboxError) -> Capabilities {
        var specification = SandboxSpecification()
        specification.limits.cpus = 1
        specification.limits.cpuTime = .seconds(60)
        specification.limits.fileSize = 1 << 30
        let sandbox: JailSandbox
        do {
            sandbox = try await makeJail(specification)
        } catch .creationFailed(let stage, let code, let remedy) {
            return Self.nothing(because: "\(stage): \(code)", remedy: remedy)
        }
        let enforcement = sandbox.enforcement
        await sandbox.close()
        var features: Set<Capabilities.Feature> = [
            .rootDirectory, .rootArchive, .copyOnWriteMounts, .terminals, .files,
        ]
        if HostFacts.hasDiskStorage { features.insert(.diskStorage) }
        return Capabilities(enforcement: enforcement, features: features, facts: HostFacts.all)
    }

    private static func nothing(because reason: String, remedy: String) -> Capabilities {
        let enforcement = Enforcement(
            controls: Control.allCases.reduce(into: [:]) { controls, control in
                controls[control] = .unenforced(
                    reason: Control.core.contains(control) ? reason : "no sandbox can be made here")
            })
        let fact = Capabilities.Fact(name: "sandboxes", value: "cannot be made (\(reason))", remedy: remedy)
        return Capabilities(enforcement: enforcement, facts: HostFacts.all + [fact])
    }

    /// Facts about this machine that decide what a jail can be, whether or not one can be made.
    public static var hostFacts: [Capabilities.Fact] { HostFacts.all }
}

/// What the machine says about itself.
enum HostFacts {
    static var all: [Capabilities.Fact] {
        [kernel, user, userNamespaces, appArmor, landlock, controlGroups, swap, disk].compactMap(\.self)
    }

    static var hasDiskStorage: Bool {
        geteuid() == 0 && access("/dev/loop-control", R_OK | W_OK) == 0
            && (access("/usr/sbin/mkfs.ext4", X_OK) == 0 || access("/sbin/mkfs.ext4", X_OK) == 0)
    }

    private static var kernel: Capabilities.Fact {
        let release = text("/proc/sys/kernel/osrelease") ?? "unknown"
        let parts = release.split(separator: ".").prefix(2).compactMap { Int($0.prefix { $0.isNumber }) }
        let isOld = parts.count == 2 && (parts[0], parts[1]) < (5, 12)
        return Capabilities.Fact(
            name: "kernel", value: release,
            remedy: isOld ? "Linux 5.12 or later is needed for mounts with mapped owners" : nil)
    }

    private static var user: Capabilities.Fact {
        IdentityAuthority.hasRanges
            ? Capabilities.Fact(name: "user", value: "root: every sandbox gets a range of user ids of its own")
            : Capabilities.Fact(
                name: "user", value: "ordinary user \(geteuid()): sandboxes run with this one id",
                remedy: "run as root for an id range per sandbox and for control groups that are not delegated")
    }

    private static var userNamespaces: Capabilities.Fact {
        let limit = text("/proc/sys/user/max_user_namespaces") ?? "unknown"
        let isOff = limit == "0" || text("/proc/sys/kernel/unprivileged_userns_clone") == "0" && geteuid() != 0
        return Capabilities.Fact(
            name: "user namespaces", value: isOff ? "switched off" : "up to \(limit)",
            remedy: isOff ? "sysctl -w user.max_user_namespaces=15000 kernel.unprivileged_userns_clone=1" : nil)
    }

    /// Ubuntu 23.10 and later let only programs with a profile make user namespaces.
    private static var appArmor: Capabilities.Fact? {
        guard let value = text("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") else { return nil }
        let restricts = value == "1" && geteuid() != 0
        return Capabilities.Fact(
            name: "AppArmor", value: restricts ? "restricts user namespaces" : "does not restrict user namespaces",
            remedy: restricts ? "sysctl -w kernel.apparmor_restrict_unprivileged_userns=0, or run as root" : nil)
    }

    private static var landlock: Capabilities.Fact {
        let abi = cl_landlock_abi()
        return Capabilities.Fact(
            name: "Landlock", value: abi > 0 ? "ABI \(abi)" : "not available",
            remedy: abi > 0 ? nil : "add landlock to the kernel's lsm= list (Linux 5.13 or later)")
    }

    private static var controlGroups: Capabilities.Fact {
        let mounts = text("/proc/self/mountinfo") ?? ""
        let hasOne = mounts.contains(" - cgroup ")
        let controllers = text("/sys/fs/cgroup/cgroup.controllers") ?? ""
        let value =
            hasOne ? "version 1" : controllers.isEmpty ? "none" : "version 2 (\(controllers))"
        return Capabilities.Fact(name: "control groups", value: value, remedy: nil)
    }

    private static var swap: Capabilities.Fact {
        let swaps = (text("/proc/swaps") ?? "").split(separator: "\n").count - 1
        return Capabilities.Fact(name: "swap", value: swaps > 0 ? "\(swaps) devices" : "none", remedy: nil)
    }

    private static var disk: Capabilities.Fact {
        Capabilities.Fact(
            name: "storage on disk", value: hasDiskStorage ? "available" : "not available",
            remedy: hasDiskStorage ? nil : "needs root, loop devices and e2fsprogs; storage in memory always works")
    }

    private static func text(_ path: String) -> String? {
        let descriptor = cl_open(path, O_RDONLY, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 65536)
        let count = read(descriptor, &buffer, buffer.count)
        guard count >= 0 else { return nil }
        var value = String(decoding: buffer[..<count], as: UTF8.self)[...]
        while let last = value.last, last.isWhitespace { value.removeLast() }
        return String(value)
    }
}
