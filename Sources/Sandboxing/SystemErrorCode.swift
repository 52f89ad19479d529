/// An error number of Linux (`errno`), with its name and meaning.
///
/// Kept here instead of asking the C library, so that a code which came from inside a sandbox, or from a machine of
/// another kind, reads the same everywhere.
public struct SystemErrorCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    /// The number, as in `errno(3)`.
    public let rawValue: Int32

    /// Takes any number.
    public init(rawValue: Int32) { self.rawValue = rawValue }

    /// `ENOENT`
    public static let noSuchFile = SystemErrorCode(rawValue: 2)
    /// `EFBIG`
    public static let fileTooLarge = SystemErrorCode(rawValue: 27)
    /// `EACCES`
    public static let permissionDenied = SystemErrorCode(rawValue: 13)

    /// The symbolic name, for example `ENOENT`, or nil for a rare number.
    public var name: String? { Self.table[rawValue]?.name }

    /// The meaning and the name, for example `no such file or directory (ENOENT)`.
    public var description: String {
        guard let entry = Self.table[rawValue] else { return "error \(rawValue)" }
        return "\(entry.meaning) (\(entry.name))"
    }

    private static let table: [Int32: (name: String, meaning: String)] = [
        1: ("EPERM", "operation not permitted"), 2: ("ENOENT", "no such file or directory"),
        3: ("ESRCH", "no such process"), 4: ("EINTR", "interrupted"), 5: ("EIO", "input/output error"),
        6: ("ENXIO", "no such device or address"), 7: ("E2BIG", "argument list too long"),
        8: ("ENOEXEC", "not an executable format"), 9: ("EBADF", "bad file descriptor"),
        10: ("ECHILD", "no child processes"), 11: ("EAGAIN", "resource temporarily unavailable"),
        12: ("ENOMEM", "out of memory"), 13: ("EACCES", "permission denied"), 14: ("EFAULT", "bad address"),
        15: ("ENOTBLK", "block device required"), 16: ("EBUSY", "busy"), 17: ("EEXIST", "already exists"),
        18: ("EXDEV", "crosses file systems"), 19: ("ENODEV", "no such device or file system type"),
        20: ("ENOTDIR", "not a directory"), 21: ("EISDIR", "is a directory"), 22: ("EINVAL", "invalid argument"),
        23: ("ENFILE", "too many open files in the system"), 24: ("EMFILE", "too many open files"),
        25: ("ENOTTY", "not a terminal"), 26: ("ETXTBSY", "executable is busy"), 27: ("EFBIG", "file too large"),
        28: ("ENOSPC", "no space left"), 29: ("ESPIPE", "cannot seek"), 30: ("EROFS", "read-only file system"),
        31: ("EMLINK", "too many links"), 32: ("EPIPE", "broken pipe"), 36: ("ENAMETOOLONG", "name too long"),
        38: ("ENOSYS", "not implemented by this kernel"), 39: ("ENOTEMPTY", "directory not empty"),
        40: ("ELOOP", "too many symbolic links"), 71: ("EPROTO", "protocol error"),
        75: ("EOVERFLOW", "value too large"), 87: ("EUSERS", "too many users"),
        90: ("EMSGSIZE", "message too long"), 95: ("EOPNOTSUPP", "operation not supported"),
        104: ("ECONNRESET", "connection reset"), 110: ("ETIMEDOUT", "timed out"),
        111: ("ECONNREFUSED", "connection refused"), 122: ("EDQUOT", "quota exceeded"),
    ]
}
