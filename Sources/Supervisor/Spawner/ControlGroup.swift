import CLinux
import Glibc
import SupervisorProtocol

/// The control groups of one sandbox, one directory per hierarchy.
struct ControlGroup {
    struct Directory {
        var path: String
        var hierarchy: ControlGroups.Hierarchy
        /// Version 2: the directory, to be cloned into. Version 1: its list of tasks, to be joined.
        var entrance: Int32
    }

    /// The same in all hierarchies, and never another group's of the same maker.
    let number: Int
    private(set) var directories: [Directory] = []
    let gaps: ControlGroups.Gaps

    init(number: Int, gaps: ControlGroups.Gaps) {
        self.number = number
        self.gaps = gaps
    }

    mutating func add(_ directory: Directory) { directories.append(directory) }

    /// The directory to clone into (clone(2), CLONE_INTO_CGROUP), or -1.
    var cloneTarget: Int32 { directories.first { $0.hierarchy.version == .two }?.entrance ?? -1 }

    /// The lists that the sandbox's first process has to join.
    var entrances: [Int32] { directories.filter { $0.hierarchy.version == .one }.map(\.entrance) }

    /// Joins version 1 groups; called by the sandbox's first process. A task that moves itself, alone, does not take
    /// the lock that makes every other way of moving wait for an RCU grace period, several milliseconds. The right to
    /// do so is that of whoever opened the list.
    static func join(_ entrances: [Int32]) throws(StageFailure) {
        for entrance in entrances {
            var zero = UInt8(ascii: "0")
            try checkErrno("join a control group", Int32(write(entrance, &zero, 1)))
            close(entrance)
        }
    }

    /// Closes the entrances, when the first process is in.
    mutating func closeEntrances() {
        for index in directories.indices where directories[index].entrance >= 0 {
            close(directories[index].entrance)
            directories[index].entrance = -1
        }
    }

    /// Sets the limits and says by which mechanism each is enforced.
    func apply(_ plan: ResourcePlan, to report: inout CreationReport) {
        report.memory = .none(gaps.reason("memory", .memory) ?? "no control group")
        report.swap = report.memory
        report.processes = .none(gaps.reason("pids", .pids) ?? "no control group")
        report.processors = .none(gaps.reason("cpu", .cpu) ?? "no control group")
        for directory in directories {
            let isTwo = directory.hierarchy.version == .two
            let controllers = directory.hierarchy.controllers
            if controllers.contains(.memory), let memory = plan.memory {
                (report.memory, report.swap) =
                    isTwo
                    ? limitMemoryTwo(directory.path, memory, countsSwap: plan.countsSwap)
                    : limitMemoryOne(directory.path, memory, countsSwap: plan.countsSwap)
            }
            if controllers.contains(.pids), let processes = plan.processes {
                // The supervisor is a process too.
                report.processes = outcome(
                    writeKernelFile(directory.path + "/pids.max", "\(processes + 1)"), isTwo, "pids")
            }
            if isTwo || controllers.contains(.cpuacct) {
                report.processorTime = .by(isTwo ? "cgroup v2" : "cgroup v1 cpuacct")
            }
            if controllers.contains(.cpu), let share = plan.processorShare {
                report.processors = limitProcessors(directory.path, share, isTwo)
            }
        }
    }

    private func outcome(_ result: Int32, _ isTwo: Bool, _ name: String) -> CreationReport.Mechanism {
        result == 0
            ? .by("cgroup \(isTwo ? "v2" : "v1") \(name)") : .none("writing the \(name) limit failed: error \(-result)")
    }

    private func limitMemoryOne(
        _ path: String, _ bytes: UInt64, countsSwap: Bool
    ) -> (CreationReport.Mechanism, CreationReport.Mechanism) {
        let memory = writeKernelFile(path + "/memory.limit_in_bytes", "\(bytes)")
        guard memory == 0, countsSwap else { return (outcome(memory, false, "memory"), .none("not asked for")) }
        let swap = writeKernelFile(path + "/memory.memsw.limit_in_bytes", "\(bytes)")
        return (outcome(memory, false, "memory"), swapMechanism(swap, false))
    }

    private func limitMemoryTwo(
        _ path: String, _ bytes: UInt64, countsSwap: Bool
    ) -> (CreationReport.Mechanism, CreationReport.Mechanism) {
        let memory = writeKernelFile(path + "/memory.max", "\(bytes)")
        guard countsSwap else { return (outcome(memory, true, "memory"), .none("not asked for")) }
        let swap = writeKernelFile(path + "/memory.swap.max", "0")
        return (outcome(memory, true, "memory"), swapMechanism(swap, true))
    }

    /// A kernel without swap accounting is fine as long as there is no swap.
    private func swapMechanism(_ result: Int32, _ isTwo: Bool) -> CreationReport.Mechanism {
        if result == 0 { return .by("cgroup \(isTwo ? "v2" : "v1") memory with swap") }
        let swaps = (readText("/proc/swaps") ?? "").split(separator: "\n").count
        return swaps <= 1 ? .by("this machine has no swap") : .none("this kernel does not account swap")
    }

    private func limitProcessors(_ path: String, _ share: UInt64, _ isTwo: Bool) -> CreationReport.Mechanism {
        let period: UInt64 = 100_000
        let quota = max(1000, share * period / 1000)
        if isTwo { return outcome(writeKernelFile(path + "/cpu.max", "\(quota) \(period)"), true, "cpu") }
        _ = writeKernelFile(path + "/cpu.cfs_period_us", "\(period)")
        return outcome(writeKernelFile(path + "/cpu.cfs_quota_us", "\(quota)"), false, "cpu")
    }

    /// What the groups counted so far.
    func statistics() -> GroupStatistics {
        var statistics = GroupStatistics()
        for directory in directories {
            let path = directory.path
            let controllers = directory.hierarchy.controllers
            let isTwo = directory.hierarchy.version == .two
            if controllers.contains(.memory) {
                let file = isTwo ? "/memory.events" : "/memory.oom_control"
                statistics.outOfMemoryKills = Self.field("oom_kill", in: path + file)
                statistics.memory = Self.number(path + (isTwo ? "/memory.current" : "/memory.usage_in_bytes"))
                statistics.peakMemory = Self.number(path + (isTwo ? "/memory.peak" : "/memory.max_usage_in_bytes"))
            }
            if controllers.contains(.pids) { statistics.processRefusals = Self.field("max", in: path + "/pids.events") }
            if isTwo {
                statistics.processorTime = Self.field("usage_usec", in: path + "/cpu.stat").map { $0 * 1000 }
            } else if controllers.contains(.cpuacct) {
                statistics.processorTime = Self.number(path + "/cpuacct.usage")
            }
        }
        return statistics
    }

    private static func number(_ path: String) -> UInt64? {
        readText(path).flatMap { UInt64($0.prefix { $0.isNumber }) }
    }

    private static func field(_ name: String, in path: String) -> UInt64? {
        for line in (readText(path) ?? "").split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2, parts[0] == name { return UInt64(parts[1]) }
        }
        return nil
    }

    /// Removes the groups. The kernel may hold one for a moment after its last process is reaped, so this tries again
    /// for up to a second; what is left then, `prune` takes.
    func remove() {
        for directory in directories {
            if directory.entrance >= 0 { close(directory.entrance) }
            for attempt in 0..<100 {
                if rmdir(directory.path) == 0 || cl_errno() != EBUSY { break }
                usleep(attempt < 20 ? 500 : 12_000)
            }
        }
    }
}
