import Foundation

/// What the machine has left, measured.
struct MachineHeadroom: Sendable {
    /// Memory in bytes that programs could still get.
    var availableMemory: UInt64
    /// All memory in bytes.
    var totalMemory: UInt64
    /// Processes and threads that could still be started.
    var processes: UInt64

    /// Reads it off the kernel; nil where there is no `/proc`.
    static func measure() -> MachineHeadroom? {
        guard let memory = text("/proc/meminfo"), let load = text("/proc/loadavg") else { return nil }
        func kilobytes(_ name: String) -> UInt64? {
            memory.split(separator: "\n").first { $0.hasPrefix(name + ":") }?
                .split(separator: " ").dropFirst().first.flatMap { UInt64($0) }
        }
        guard let available = kilobytes("MemAvailable"), let total = kilobytes("MemTotal") else { return nil }
        let fields = load.split(separator: " ")
        let alive = fields.count > 3 ? fields[3].split(separator: "/").last.flatMap { UInt64($0) } ?? 0 : 0
        let limits = ["/proc/sys/kernel/pid_max", "/proc/sys/kernel/threads-max"].compactMap { path in
            text(path).flatMap { UInt64($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
        }
        let limit = limits.min() ?? .max
        return MachineHeadroom(
            availableMemory: available << 10, totalMemory: total << 10, processes: limit - min(limit, alive))
    }

    private static func text(_ path: String) -> String? {
        // These files are the kernel's memory: reading them does not wait for a disk.
        guard let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: 1 << 16) else {
            return nil
        }
        return String(decoding: data, as: UTF8.self)
    }
}
