import CLinux
import Glibc
import SupervisorProtocol

/// Makes control groups, and looks for where it may only when the first one is wanted: the first sandbox does not wait
/// for the mount table to be read.
final class ControlGroupMaker {
    private lazy var groups = ControlGroups.detect()

    /// Whether groups are made before the process that goes into them.
    let isVersionTwo = cl_is_unified_cgroup("/sys/fs/cgroup") != 0

    func makeGroup() -> ControlGroup? { groups.makeGroup() }

    /// Says why limits are not enforced by groups.
    func explainAbsence(_ plan: JailPlan, in report: inout CreationReport) { groups.explainAbsence(plan, in: &report) }

    /// Takes the directories for all sandboxes away, where no other spawner has any.
    func removeParents() { groups.removeParents() }
}
