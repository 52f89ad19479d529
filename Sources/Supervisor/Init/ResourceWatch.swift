import CLinux
import Glibc
import SupervisorProtocol

/// Looks at all processes of the sandbox in turn, for what no kernel facility limits here: processor time of all
/// together, and memory and processes where there is no control group.
struct ResourceWatch {
    /// How often it looks, in nanoseconds: a runaway gets at most this far past its limit.
    private static let interval: Int64 = 50_000_000

    private let processDirectory: Int32
    private let storage: Int32
    private let isStorageMemory: Bool
    private let processorTime: UInt64?
    private let memory: UInt64?
    private let processes: UInt64?
    private(set) var nextLook: Int64?
    private(set) var firedLimits: UInt8 = 0
    private var peakMemory: UInt64 = 0
    private let pageSize = UInt64(max(1, sysconf(Int32(_SC_PAGESIZE))))
    private let ticksPerSecond = UInt64(max(1, sysconf(Int32(_SC_CLK_TCK))))

    init(order: BuildOrder, processDirectory: Int32, storage: Int32) {
        self.processDirectory = processDirectory
        self.storage = storage
        isStorageMemory = order.plan.diskDirectory == nil
        processorTime = order.plan.resources.processorTime
        memory = order.watchesMemory ? order.plan.resources.memory : nil
        processes = order.watchesProcesses ? order.plan.resources.processes : nil
    }

    private var isNeeded: Bool { processorTime != nil || memory != nil || processes != nil }

    mutating func processesStarted() {
        if isNeeded, nextLook == nil { nextLook = cl_monotonic_now() + Self.interval }
    }

    /// Looks if it is time to. True: a limit is over, everything is to be killed.
    mutating func look(_ now: Int64) -> Bool {
        guard let next = nextLook, next <= now else { return false }
        nextLook = now + Self.interval
        var used: UInt64 = 0
        var resident: UInt64 = 0
        var count: UInt64 = 0
        forEachProcess { id, entry in
            guard id != 1 else { return }
            used += entry.ticks * 1_000_000 / ticksPerSecond
            count += entry.threads
            if memory != nil { resident += residentBytes(id) }
        }
        let fired = firedLimits
        if let processorTime {
            var user: Int64 = 0
            var system: Int64 = 0
            cl_children_usage(&user, &system)
            used += UInt64(max(0, user + system))
            if used * 1000 >= processorTime { firedLimits |= ExitReport.processorTime }
        }
        if let memory {
            resident += storageUsed()
            peakMemory = max(peakMemory, resident)
            if resident > memory { firedLimits |= ExitReport.memory }
        }
        var kills = firedLimits != fired
        if let processes, count >= processes {
            // At the limit the kernel refuses more (RLIMIT_NPROC) and says so to nobody; past it, it did not refuse.
            firedLimits |= ExitReport.processes
            kills = kills || count > processes
        }
        return kills
    }

    // MARK: - Storage

    private func storageStatus() -> statvfs? {
        var status = statvfs()
        return fstatvfs(storage, &status) == 0 ? status : nil
    }

    func storageUsed() -> UInt64 {
        guard let status = storageStatus() else { return 0 }
        return UInt64(status.f_blocks - min(status.f_blocks, status.f_bfree)) * UInt64(status.f_frsize)
    }

    /// Whether writes fail for want of room. A file system has no counter of refusals, so it counts as full when less
    /// is left than a large write: disk file systems refuse such a one and keep the rest.
    func storageIsFull() -> Bool {
        guard let status = storageStatus(), status.f_blocks > 0 else { return false }
        let size = UInt64(status.f_blocks) * UInt64(status.f_frsize)
        return UInt64(status.f_bavail) * UInt64(status.f_frsize) < min(256 << 10, size / 16)
            || (status.f_files > 0 && status.f_favail == 0)
    }

    // MARK: - Processes

    private struct Entry {
        var session: Int32
        var isStopped: Bool
        var ticks: UInt64
        var threads: UInt64
    }

    /// Every process but this one, in the order of their numbers, and whether it is stopped.
    func others() -> [(id: Int32, isStopped: Bool)] {
        var found: [(id: Int32, isStopped: Bool)] = []
        forEachProcess { id, entry in if id != 1 { found.append((id, entry.isStopped)) } }
        return found.sorted { $0.id < $1.id }
    }

    /// What the whole sandbox has used, and what it holds if somebody wants to know.
    func total(countingMemory: Bool = false) -> UsageReport {
        var report = UsageReport()
        var user: Int64 = 0
        var system: Int64 = 0
        cl_children_usage(&user, &system)
        report.userTime = UInt64(max(0, user))
        report.systemTime = UInt64(max(0, system))
        forEachProcess { id, entry in
            guard id != 1 else { return }
            report.userTime += entry.ticks * 1_000_000 / ticksPerSecond
            report.processes += UInt32(clamping: entry.threads)
            if countingMemory { report.memory += residentBytes(id) }
        }
        report.peakMemory = peakMemory
        report.disk = storageUsed()
        if countingMemory, isStorageMemory { report.memory += report.disk }
        return report
    }

    /// Kills a whole session, including groups that its members made. Members may fork meanwhile, so this repeats
    /// until there are none, a bounded number of times.
    func killSession(of leader: Int32) {
        for _ in 0..<8 {
            var found = false
            forEachProcess { id, entry in
                guard entry.session == leader, id != 1, id != leader else { return }
                found = true
                kill(id, SIGKILL)
            }
            if !found { return }
        }
    }

    private func forEachProcess(_ body: (Int32, Entry) -> Void) {
        let copy = cl_openat(processDirectory, ".", O_RDONLY | O_DIRECTORY, 0)
        guard copy >= 0, let directory = fdopendir(copy) else { return }
        defer { closedir(directory) }
        while let entry = readdir(directory) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard let id = Int32(name), let parsed = parse(id) else { continue }
            body(id, parsed)
        }
    }

    private func parse(_ id: Int32) -> Entry? {
        guard let text = read("\(id)/stat"), let end = text.lastIndex(of: ")") else { return nil }
        let fields = text[text.index(after: end)...].split(separator: " ")
        // Behind the name: state 0, ppid 1, pgrp 2, session 3, ..., utime 11, stime 12, cutime 13, cstime 14, ...,
        // threads 17 (proc(5)).
        guard fields.count > 17, fields[0] != "Z", let session = Int32(fields[3]) else { return nil }
        // Its own time, and that of the children that it has reaped: they are gone from everywhere else.
        return Entry(
            session: session, isStopped: fields[0] == "T" || fields[0] == "t",
            ticks: fields[11...14].reduce(0) { $0 + (UInt64($1) ?? 0) },
            threads: UInt64(fields[17]) ?? 1)
    }

    /// Resident memory that is not shared with files: what the process added.
    private func residentBytes(_ id: Int32) -> UInt64 {
        let fields = (read("\(id)/statm") ?? "").split(separator: " ")
        guard fields.count > 2, let resident = UInt64(fields[1]), let shared = UInt64(fields[2]) else { return 0 }
        return (resident - min(resident, shared)) * pageSize
    }

    private func read(_ name: String) -> String? {
        let descriptor = cl_openat(processDirectory, name, O_RDONLY, 0)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var buffer = [UInt8](repeating: 0, count: 1024)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
        return count > 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
