/// The processes of this machine and what memory they hold.
struct ProcessTable {
    private var children: [Int32: [Int32]] = [:]
    private var all: [Int32] = []

    init() {
        for name in TextFile.entries("/proc") {
            guard let process = Int32(name), let stat = TextFile.read("/proc/\(process)/stat"),
                let end = stat.lastIndex(of: ")")
            else { continue }
            let fields = stat[stat.index(after: end)...].split(separator: " ")
            guard fields.count > 1, let parent = Int32(fields[1]) else { continue }
            children[parent, default: []].append(process)
            all.append(process)
        }
    }

    /// Direct children.
    func children(of process: Int32) -> [Int32] { children[process] ?? [] }

    /// The processes themselves and everything below them.
    func withDescendants(_ processes: [Int32]) -> [Int32] {
        var seen: Set<Int32> = []
        var waiting = processes
        while let process = waiting.popLast() {
            if seen.insert(process).inserted { waiting += children(of: process) }
        }
        return seen.sorted()
    }

    /// Processes whose command line mentions a text.
    func mentioning(_ text: String) -> [Int32] {
        all.filter { (TextFile.read("/proc/\($0)/cmdline") ?? "").contains(text) }
    }

    /// Memory in KiB.
    struct Memory {
        /// Shared pages counted in proportion.
        var proportional: Int64 = 0
        /// Pages of this process alone.
        var own: Int64 = 0
    }

    /// What processes hold together.
    static func memory(of processes: [Int32]) -> Memory {
        var memory = Memory()
        for process in processes {
            for line in (TextFile.read("/proc/\(process)/smaps_rollup") ?? "").split(separator: "\n") {
                let fields = line.split(separator: " ")
                guard fields.count > 1, let value = Int64(fields[1]) else { continue }
                switch fields[0] {
                case "Pss:": memory.proportional += value
                case "Private_Clean:", "Private_Dirty:": memory.own += value
                default: continue
                }
            }
        }
        return memory
    }
}
