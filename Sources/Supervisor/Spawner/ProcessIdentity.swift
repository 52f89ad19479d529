import Glibc

/// Telling processes apart that had the same number at different times.
enum ProcessIdentity {
    /// When a living process started, in clock ticks since boot (proc(5), stat, field 22); nil if there is none, or only
    /// one that is dead and not yet buried.
    static func startTime(of process: Int32) -> UInt64? {
        guard let text = readText("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 19 && fields[0] != "Z" && fields[0] != "X" ? UInt64(fields[19]) : nil
    }
}
