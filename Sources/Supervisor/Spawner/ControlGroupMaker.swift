import CLinux
import Glibc
import SupervisorProtocol

/// Makes control groups, and looks for where it may only when the first one is wanted: the first sandbox does not wait
/// for the mount table to be read.
final class ControlGroupMaker {
    private lazy var groups = ControlGroups.detect()

    /// Whether groups are made before the process that goes into them.
    let isVersionTwo = cl_is_unified_cgroup("/sys/fs/cgroup") != 0

    /// A group with what nearly every sandbox needs.
    func makeGroup() -> ControlGroup? { groups.makeGroup(for: [.memory, .pids]) }

    /// Adds what this plan needs besides. A hierarchy of version 1 costs each sandbox that has a group in it a quarter of
    /// a millisecond, so it is used only where it limits something.
    func extend(_ group: inout ControlGroup, for plan: ResourcePlan) {
        var needs: ControlGroups.Controllers = []
        if plan.processorShare != nil { needs.insert(.cpu) }
        if plan.processorTime != nil { needs.insert(.cpuacct) }
        if !needs.isEmpty { groups.extend(&group, for: needs) }
    }

    /// Says why limits are not enforced by groups.
    func explainAbsence(_ plan: JailPlan, in report: inout CreationReport) { groups.explainAbsence(plan, in: &report) }

    /// Takes the directories for all sandboxes away, where no other spawner has any.
    func removeParents() { groups.removeParents() }
}
