import Glibc
import Sandboxing
import SupervisorProtocol

extension FileEntry {
    /// An entry as a supervisor's record tells it.
    init(_ record: StreamRecord.Entry) {
        let kind: Kind =
            switch record.mode & S_IFMT {
            case S_IFDIR: .directory
            case S_IFLNK: .link
            case S_IFIFO: .pipe
            case S_IFSOCK: .socket
            case S_IFCHR, S_IFBLK: .device
            default: .file
            }
        self.init(
            name: record.name, kind: kind, size: record.size, mode: record.mode & 0o7777, user: record.user,
            group: record.group, modified: (record.seconds, record.nanoseconds), linkTarget: record.linkTarget)
    }
}
