import CLinux
import Glibc
import Sandboxing

/// The directory in which things live that outlive a sandbox. Only its owner can look in.
enum StateDirectory {
    /// Makes the directory and its parents; an existing one must belong to us.
    static func ensure(_ path: String) throws(SandboxError) {
        var prefix = ""
        for part in path.split(separator: "/") {
            prefix += "/" + part
            if mkdir(prefix, 0o700) < 0, cl_errno() != EEXIST { throw failure("make", prefix) }
        }
        var status = stat()
        guard stat(path, &status) == 0 else { throw failure("open", path) }
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else {
            throw .host(
                operation: "use the state directory '\(path)'", code: .permissionDenied,
                remedy: "it belongs to another user; name one of your own")
        }
        if status.st_mode & 0o077 != 0, chmod(path, 0o700) < 0 { throw failure("protect", path) }
    }

    private static func failure(_ verb: String, _ path: String) -> SandboxError {
        .host(
            operation: "\(verb) '\(path)'", code: SystemErrorCode(rawValue: cl_errno()),
            remedy: "make it writable, or set XDG_STATE_HOME")
    }
}
