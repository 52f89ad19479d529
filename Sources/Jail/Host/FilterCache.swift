import Sandboxing
import Seccomp
import SupervisorProtocol
import Synchronization

/// Compiled system call filters. Compiling one takes a fraction of a millisecond, but a service asks for the same one
/// thousands of times.
final class FilterCache: Sendable {
    private struct Key: Hashable {
        var policy: SyscallPolicy
        var restrictsSetUserID: Bool
    }

    private let filters = Mutex<[Key: [UInt8]]>([:])

    /// The filter for a sandbox, as the kernel takes it.
    func filter(for specification: SandboxSpecification, _ plan: JailPlan) throws(SandboxError) -> [UInt8] {
        if plan.removedGuards.contains(.seccomp) { return [] }
        let writesHostFiles = plan.mounts.contains { $0.access == .readWrite }
        let key = Key(
            policy: specification.syscalls,
            restrictsSetUserID: writesHostFiles && !plan.removedGuards.contains(.restrictSetUserID))
        if let known = filters.withLock({ $0[key] }) { return known }
        let compiled: [UInt8]
        do {
            compiled = try SyscallFilter(
                allow: key.policy.allow, deny: key.policy.deny, restrictSetUserID: key.restrictsSetUserID
            ).bytes
        } catch {
            throw .invalidSpecification(
                field: "syscalls", problem: "\(error)", remedy: "system calls are named as in syscalls(2)")
        }
        filters.withLock { filters in
            // Policies come from callers: a bound keeps a stream of different ones from filling memory.
            if filters.count >= 64 { filters.removeAll() }
            filters[key] = compiled
        }
        return compiled
    }
}
