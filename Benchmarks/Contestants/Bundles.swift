import Glibc
import Synchronization

/// Minimal OCI bundles: the host's /usr read-only, six namespaces, an ordinary user, no capability, no filter.
final class Bundles: Sendable {
    private let scratch: Scratch
    private let made = Mutex<[[String]: String]>([:])
    /// The root file system of every bundle, which is also the image of containers.
    let root: String

    init(in scratch: Scratch) throws(BenchmarkFailure) {
        self.scratch = scratch
        root = try scratch.directory("rootfs")
        for name in ["usr", "proc", "dev", "tmp", "sys", "etc"] { _ = try scratch.directory("rootfs/" + name) }
        for name in ["bin", "sbin", "lib", "lib64"] { symlink("usr/" + name, "\(root)/\(name)") }
    }

    /// The directory of the bundle that runs a command.
    func bundle(for command: [String]) throws(BenchmarkFailure) -> String {
        if let path = made.withLock({ $0[command] }) { return path }
        let number = made.withLock { $0.count }
        let path = try scratch.directory("bundle\(number)")
        try TextFile.write(configuration(command), to: path + "/config.json")
        made.withLock { $0[command] = path }
        return path
    }

    private static let counter = Mutex(0)

    /// A container name that nobody else uses.
    static func newName() -> String {
        let number = counter.withLock { counter in
            counter += 1
            return counter
        }
        return "bulkhead-benchmark-\(getpid())-\(number)"
    }

    private func configuration(_ command: [String]) -> String {
        let arguments = command.map { "\"\($0)\"" }.joined(separator: ", ")
        let namespaces = ["pid", "network", "ipc", "uts", "mount"].map { #"{"type": "\#($0)"}"# }
        return """
            {
              "ociVersion": "1.0.2",
              "process": {
                "terminal": false, "user": {"uid": 1000, "gid": 1000}, "args": [\(arguments)],
                "env": ["PATH=/usr/bin:/bin", "LC_ALL=C"], "cwd": "/", "noNewPrivileges": true,
                "capabilities": {"bounding": [], "effective": [], "permitted": []}
              },
              "root": {"path": "\(root)", "readonly": true},
              "hostname": "sandbox",
              "mounts": [
                {"destination": "/usr", "type": "bind", "source": "/usr", "options": ["rbind", "ro", "nosuid", "nodev"]},
                {"destination": "/proc", "type": "proc", "source": "proc"},
                {"destination": "/dev", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "mode=755", "size=64k"]},
                {"destination": "/tmp", "type": "tmpfs", "source": "tmpfs", "options": ["nosuid", "nodev"]}
              ],
              "linux": {"namespaces": [\(namespaces.joined(separator: ", "))]}
            }

            """
    }
}
