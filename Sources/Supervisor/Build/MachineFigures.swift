import CLinux
import Glibc
import SupervisorProtocol

/// Covers everything in `/proc` that is not a process: a few files with figures that follow from the sandbox's limits,
/// the rest with emptiness. What is shown is a list, so that a file which a newer kernel adds is covered too.
///
/// The covers are read-only mounts; nothing in the sandbox may unmount.
struct MachineFigures {
    private let plan: JailPlan
    /// A detached mount of the figures: the layer that holds them is out of reach once the new root is entered.
    private let mount: Int32

    /// Entries that speak of the reader's own namespaces only.
    private static let uncovered: Set<String> = ["self", "thread-self", "mounts", "net"]
    private static let directory = "figures"
    /// Where the figures hang while they are handed out: nothing else ever does.
    private static let stage = "/sys"

    /// Writes the figures into the writable layer, which is the working directory, outside the root.
    init(plan: JailPlan, storage: Int32) throws(StageFailure) {
        self.plan = plan
        let directories = ["", "/empty-directory", "/sys", "/sys/kernel", "/sys/kernel/random", "/sys/vm", "/sys/net"]
        for name in directories + ["/sys/net/core"] { try ensureDirectory(Self.directory + name) }
        for (name, text) in Self.figures(plan) {
            try createFile(Self.directory + "/" + name, Array(text.utf8), mode: 0o444)
        }
        mount = try check("copy the figures", cl_open_tree(storage, Self.directory, 0))
    }

    /// Covers the attached `/proc`.
    func cover() throws(StageFailure) {
        try ensureDirectory(Self.stage)
        try check("attach the figures", cl_move_mount(mount, AT_FDCWD, Self.stage))
        close(mount)
        guard let listing = opendir("/proc") else { throw StageFailure(stage: "list /proc", code: cl_errno()) }
        defer { closedir(listing) }
        while let entry = readdir(listing) {
            let name = String(decoding: FileSystemWork.name(of: entry), as: UTF8.self)
            if name.hasPrefix(".") || Int32(name) != nil || Self.uncovered.contains(name) { continue }
            try cover(name)
        }
        try check("detach the figures", cl_detach(Self.stage))
    }

    private func cover(_ name: String) throws(StageFailure) {
        let path = "/proc/" + name
        guard let status = fileStatus(path, followingLinks: false) else { return }
        let isDirectory = status.st_mode & S_IFMT == S_IFDIR
        guard isDirectory || status.st_mode & S_IFMT == S_IFREG else { return }
        var source = Self.stage + "/" + name
        if fileStatus(source, followingLinks: false) == nil {
            source = Self.stage + (isDirectory ? "/empty-directory" : "/empty-file")
        }
        let mount = try check("copy \(source)", cl_open_tree(AT_FDCWD, source, 0))
        defer { close(mount) }
        let attributes = cl_attr_read_only | cl_attr_no_exec | WritableLayer.attributes(plan.removedGuards)
        try check("protect \(path)", cl_mount_set_attributes(mount, attributes, 0, -1))
        try check("cover \(path)", cl_move_mount(mount, AT_FDCWD, path))
    }

    private static func figures(_ plan: JailPlan) -> [(String, String)] {
        let boot = PlatformClock()
        return [
            ("empty-file", ""),
            ("meminfo", memory(plan)), ("cpuinfo", processors(plan)), ("stat", statistics(plan, boot)),
            ("uptime", "\(boot.uptime).00 0.00\n"), ("loadavg", "0.00 0.00 0.00 1/1 1\n"),
            ("swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"),
            ("version", "Linux version \(boot.release)\n"),
            ("sys/kernel/ostype", "Linux\n"), ("sys/kernel/osrelease", boot.release + "\n"),
            ("sys/kernel/hostname", plan.hostName + "\n"), ("sys/kernel/pid_max", "32768\n"),
            ("sys/kernel/cap_last_cap", "40\n"), ("sys/kernel/ngroups_max", "65536\n"),
            ("sys/kernel/random/boot_id", uuid(plan) + "\n"),
            ("sys/vm/overcommit_memory", "0\n"), ("sys/vm/max_map_count", "65530\n"),
            ("sys/net/core/somaxconn", "4096\n"),
        ]
    }

    private static func memory(_ plan: JailPlan) -> String {
        let pages = UInt64(max(0, sysconf(Int32(_SC_PHYS_PAGES)))) * UInt64(max(1, sysconf(Int32(_SC_PAGESIZE))))
        let total = min(plan.resources.memory ?? pages, pages) / 1024
        let lines = [
            ("MemTotal", total), ("MemFree", total), ("MemAvailable", total), ("Buffers", 0), ("Cached", 0),
            ("SwapCached", 0), ("Active", 0), ("Inactive", 0), ("SwapTotal", 0), ("SwapFree", 0), ("Shmem", 0),
            ("Slab", 0), ("SReclaimable", 0),
        ]
        return lines.map { "\($0):        \($1) kB\n" }.joined()
    }

    private static func processorCount(_ plan: JailPlan) -> Int {
        let online = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
        guard let share = plan.resources.processorShare else { return online }
        return min(online, max(1, Int((share + 999) / 1000)))
    }

    private static func processors(_ plan: JailPlan) -> String {
        let count = processorCount(plan)
        return (0..<count).map { number in
            "processor\t: \(number)\nmodel name\t: virtual\ncpu MHz\t\t: 1000.000\ncpu cores\t: \(count)\n\n"
        }.joined()
    }

    private static func statistics(_ plan: JailPlan, _ boot: PlatformClock) -> String {
        let zeros = " 0 0 0 0 0 0 0 0 0 0\n"
        let cores = (0..<processorCount(plan)).map { "cpu\($0)" + zeros }.joined()
        return "cpu " + zeros + cores
            + "intr 0\nctxt 0\nbtime \(boot.bootTime)\nprocesses 1\nprocs_running 1\nprocs_blocked 0\n"
    }

    /// The machine id in the form of a boot id: as unique, and no more telling.
    private static func uuid(_ plan: JailPlan) -> String {
        let digits = Array(plan.machineID)
        guard digits.count == 32 else { return "00000000-0000-0000-0000-000000000000" }
        return [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }.joined(separator: "-")
    }
}

/// What every process can ask the kernel anyway (clock_gettime(2), uname(2)).
private struct PlatformClock {
    var uptime: Int = 0
    var bootTime: Int = 0
    var release = ""

    init() {
        var since = timespec()
        var now = timespec()
        clock_gettime(CLOCK_BOOTTIME, &since)
        clock_gettime(CLOCK_REALTIME, &now)
        uptime = since.tv_sec
        bootTime = now.tv_sec - since.tv_sec
        var name = utsname()
        if uname(&name) == 0 {
            release = withUnsafeBytes(of: &name.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
    }
}
