import CLinux
import Glibc

/// Whether this process may give sandboxes user ids of their own.
public enum IdentityAuthority {
    /// The ids that sandboxes are given, as seen from here.
    public static let range: Range<UInt64> = 0x7000_0000..<(0x7000_0000 + 4094 * 65536)

    /// User 0 of a user namespace that knows all of them, as on a whole machine. User 0 of a smaller one, such as a
    /// container's, is an ordinary user here.
    public static let hasRanges: Bool = geteuid() == 0 && isMapped(contents("/proc/self/uid_map"))

    /// Reads a map (user_namespaces(7)): inside id, outside id, count, one extent a line. By hand, because the spawner
    /// of a command does it before anything else.
    static func isMapped(_ map: some Sequence<UInt8>) -> Bool {
        var fields: (UInt64, UInt64, UInt64) = (0, 0, 0)
        var count = 0
        var isInNumber = false
        for byte in map {
            switch byte {
            case 0x30...0x39:
                if !isInNumber { count += 1 }
                isInNumber = true
                let digit = UInt64(byte - 0x30)
                switch count {
                case 1: fields.0 = fields.0 &* 10 &+ digit
                case 2: fields.1 = fields.1 &* 10 &+ digit
                case 3: fields.2 = fields.2 &* 10 &+ digit
                default: break
                }
            case 0x0A:
                if count == 3, fields.0 <= range.lowerBound, fields.0 &+ fields.2 >= range.upperBound { return true }
                fields = (0, 0, 0)
                count = 0
                isInNumber = false
            case 0x20: isInNumber = false
            default: return false
            }
        }
        return false
    }

    private static func contents(_ path: String) -> [UInt8] {
        let descriptor = cl_open(path, O_RDONLY, 0)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        // More than any map: 340 lines at most, and the first that matters is enough.
        return [UInt8](unsafeUninitializedCapacity: 16384) { buffer, initialized in
            initialized = max(0, read(descriptor, buffer.baseAddress, buffer.count))
        }
    }
}
