import CLinux
import Glibc

/// Whether this process may give sandboxes user ids of their own.
public enum IdentityAuthority {
    /// The ids that sandboxes are given, as seen from here.
    public static let range: Range<UInt64> = 0x7000_0000..<(0x7000_0000 + 4094 * 65536)

    /// User 0 of a user namespace that knows all of them, as on a whole machine. User 0 of a smaller one, such as a
    /// container's, is an ordinary user here.
    public static let hasRanges: Bool = geteuid() == 0 && isMapped(contents("/proc/self/uid_map"))

    /// Reads a map (user_namespaces(7)): inside id, outside id, count, one extent a line.
    static func isMapped(_ map: String) -> Bool {
        map.split(separator: "\n").contains { line in
            let fields = line.split(separator: " ").compactMap { UInt64($0) }
            return fields.count == 3 && fields[0] <= range.lowerBound && fields[0] + fields[2] >= range.upperBound
        }
    }

    private static func contents(_ path: String) -> String {
        let descriptor = cl_open(path, O_RDONLY, 0)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 8192)
        let count = read(descriptor, &buffer, buffer.count)
        return String(decoding: buffer[..<max(0, count)], as: UTF8.self)
    }
}
