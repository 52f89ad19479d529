import CLinux
import Glibc

/// Everybody stopped, by signals: they need nothing of the machine, and who is stopped can still be killed.
struct Standstill {
    let since = cl_monotonic_now()
    private var stopped: Set<Int32> = []
    /// Who had been stopped by somebody else, and stays so.
    private var left: Set<Int32> = []

    /// The kernel refuses a fork to whoever has a signal to take first, so that each round can miss only children of
    /// processes that the one before had not seen.
    private static let rounds = 64

    /// Stops all that run but the workers. Parents before children, so that none sees its child stop. False: there were
    /// new ones again and again.
    @discardableResult
    mutating func stopEverybody(_ watch: ResourceWatch, _ workers: [Int32: UInt32]) -> Bool {
        let isFirst = stopped.isEmpty && left.isEmpty
        for round in 0..<Self.rounds {
            var isQuiet = true
            for (id, isStopped) in watch.others() where workers[id] == nil {
                if isStopped {
                    if isFirst, round == 0, !stopped.contains(id) { left.insert(id) }
                    continue
                }
                if left.contains(id) { left.remove(id) }
                if kill(id, SIGSTOP) == 0, stopped.insert(id).inserted { isQuiet = false }
            }
            if isQuiet { return true }
        }
        return false
    }

    /// Lets run on whoever was stopped here. Children before parents, who would otherwise see them stopped.
    func end() {
        for id in stopped.sorted(by: >) { kill(id, SIGCONT) }
    }
}
