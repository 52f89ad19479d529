import CLinux
import Glibc
import SupervisorProtocol

/// The part of a jail that can stand before its plan is known: identity, network, the writable layer with its root,
/// and what has to be opened while the host's tree is there.
struct JailFoundation {
    let storage: WritableLayer
    let processes: Int32
    let devices: [Int32]

    /// The foundation of a jail of the usual kind. A failure is kept for the plan that will meet it.
    static func standard(singleIdentity: JailPlan.SingleIdentity?) -> Result<JailFoundation, StageFailure> {
        var plan = JailPlan(id: "")
        plan.singleIdentity = singleIdentity
        return Result { () throws(StageFailure) in try JailFoundation(plan: plan, disk: nil, root: nil) }
    }

    init(plan: JailPlan, disk: Int32?, root: Int32?) throws(StageFailure) {
        let removed = plan.removedGuards
        umask(0o022)
        if plan.singleIdentity == nil { try check("become user 0 of the sandbox", cl_become(0, 0, 1)) }
        if !removed.contains(.networkNamespace) { try check("bring up the loopback interface", cl_loopback_up()) }
        try check("make mounts private", cl_make_mounts_private())
        // Without the guard against it, a descriptor of the host's root stays open, as one once did in other runtimes
        // (CVE-2024-21626).
        if removed.contains(.closedDescriptors) { _ = open("/", O_RDONLY | O_DIRECTORY) }

        processes = try ProcessFileSystem.open(
            removed: removed, group: plan.singleIdentity == nil ? 0 : plan.user, showsFigures: plan.showsFigures)
        devices = try Devices.open(removed: removed)
        var lower = root
        if lower == nil, let directory = plan.rootDirectory {
            lower = try check("open the root file system \(directory)", cl_open_tree(AT_FDCWD, directory, 1))
        }
        storage = try WritableLayer(plan: plan, disk: disk)
        if plan.rootDirectory == nil {
            try HostUserland(plan: plan).build(on: storage, mappedUserland: lower)
        } else {
            try RootLayer.build(on: storage, lower: lower, plan: plan)
        }
    }
}

/// Descriptors that came with a build order, by their use.
struct HandedDescriptors {
    let entrances: [Int32]
    private(set) var disk: Int32?
    private(set) var root: Int32?
    let layers: [Int32]
    let mounts: [Int32]

    init(_ order: BuildOrder, _ descriptors: [Int32]) {
        entrances = Array(descriptors.prefix(Int(order.entrances)))
        var rest = descriptors.dropFirst(Int(order.entrances))
        if order.hasDisk { disk = rest.popFirst() }
        if order.hasRoot { root = rest.popFirst() }
        layers = Array(rest.prefix(Int(order.layers)))
        mounts = Array(rest.dropFirst(Int(order.layers)))
    }
}
