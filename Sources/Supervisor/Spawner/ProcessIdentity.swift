import Glibc

/// Telling processes apart that had the same number at different times.
enum ProcessIdentity {
    /// When a process started, in clock ticks since boot; nil if there is none (proc(5), stat, field 22).
    static func startTime(of process: Int32) -> UInt64? {
        guard let text = readText("/proc/\(process)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        return fields.count > 19 ? UInt64(fields[19]) : nil
    }
}
