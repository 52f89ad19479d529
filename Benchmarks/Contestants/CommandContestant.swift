import CLinux
import Glibc
import Synchronization

/// A program in front of the command: `bwrap … -- COMMAND`.
struct CommandContestant: Contestant {
    var name: String
    /// What stands before the command.
    var prefix: [String]
    var settlingTime: UInt32 = 0

    func measure(_ command: [String]) async throws -> Int64 { try Command(prefix + command).time() }
}

extension CommandContestant {
    /// The command itself.
    static let plain = CommandContestant(name: "plain process", prefix: [])

    /// `bwrap` with every namespace it has and the host's /usr.
    static let bubblewrap = CommandContestant(
        name: "bwrap --unshare-all",
        prefix: [
            "bwrap", "--unshare-all", "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink",
            "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64", "--proc", "/proc", "--dev", "/dev", "--tmpfs",
            "/tmp", "--",
        ])

    /// `unshare` with the same namespaces and nothing else: no new root, no filter.
    static let unshare = CommandContestant(
        name: "unshare (namespaces only)",
        prefix: [
            "unshare", "--user", "--map-root-user", "--mount", "--pid", "--fork", "--net", "--ipc", "--uts",
            "--cgroup", "--mount-proc", "--",
        ])

    /// The entry, or that the program is missing.
    var entry: Entry {
        guard let program = prefix.first else { return .present(self) }
        return Command.find(program) == nil ? .missing(name, reason: "\(program) is not installed") : .present(self)
    }
}

/// An engine that runs OCI bundles: `runc run`, `crun run`, `runsc run`.
struct BundleContestant: Contestant {
    var name: String
    /// The engine and its options up to the verb.
    var engine: [String]
    var bundles: Bundles
    var settlingTime: UInt32 = 0
    /// Runs with the unified hierarchy out of sight: crun refuses machines that have both kinds of control groups.
    var hidesUnifiedHierarchy = false

    func measure(_ command: [String]) async throws -> Int64 {
        let bundle = try bundles.bundle(for: command)
        let command = Command(engine + ["run", "--bundle", bundle, Bundles.newName()])
        guard hidesUnifiedHierarchy else { return try command.time() }
        let result = Mutex<Result<Int64, BenchmarkFailure>>(.failure(BenchmarkFailure("no thread could be started")))
        Threads.run(1) { _ in
            // Only this thread leaves the host's mounts, and it ends right after.
            let outcome = Result { () throws(BenchmarkFailure) in
                guard cl_unshare(cl_new_mount) >= 0, cl_make_mounts_private() >= 0,
                    cl_detach(Self.unifiedHierarchy) >= 0
                else { throw BenchmarkFailure("cannot hide \(Self.unifiedHierarchy)") }
                return try command.time()
            }
            result.withLock { $0 = outcome }
        }
        return try result.withLock { $0 }.get()
    }

    /// Where a hybrid machine has version 2.
    static let unifiedHierarchy = "/sys/fs/cgroup/unified"
    static var isHybrid: Bool { access(unifiedHierarchy + "/cgroup.procs", F_OK) == 0 }
}
