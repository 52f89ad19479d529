import Glibc

/// Telling processes apart that had the same number at different times.
enum ProcessIdentity {
    /// When a living process started, in clock ticks since boot (proc(5), stat, field 22); nil if there is none, or only
    /// one that is dead and not yet buried.
    static func startTime(of process: Int32) -> UInt64? {
        guard let text = readSmallFile("/proc/\(process)/stat"), let end = text.lastIndex(of: UInt8(ascii: ")")) else {
            return nil
        }
        let fields = text[(end + 1)...].split(separator: UInt8(ascii: " "))
        guard fields.count > 19, let state = fields[0].first, state != UInt8(ascii: "Z"), state != UInt8(ascii: "X")
        else { return nil }
        var time: UInt64 = 0
        for digit in fields[19] {
            guard (0x30...0x39).contains(digit) else { return nil }
            time = time &* 10 &+ UInt64(digit - 0x30)
        }
        return time
    }
}
