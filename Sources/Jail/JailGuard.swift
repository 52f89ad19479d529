import SupervisorProtocol

/// A single guard of the jail. The containment suite removes guards to show that its attacks then succeed; nothing
/// else can name this type.
@_spi(Testing) public enum JailGuard: String, Sendable, Hashable, CaseIterable {
    case pidNamespace, networkNamespace, ipcNamespace, utsNamespace, cgroupNamespace, userIdentity, capabilities
    case noNewPrivileges, seccomp, landlock, noSetUserID, noDevices, minimalProc, opaqueSupervisor
    case closedDescriptors, newSession, cleanEnvironment, minimalDevices, detachedHostTree, readOnlyMounts
    case syntheticIdentity, parentDeath, processLimits, restrictSetUserID

    var bit: GuardSet {
        switch self {
        case .pidNamespace: .pidNamespace
        case .networkNamespace: .networkNamespace
        case .ipcNamespace: .ipcNamespace
        case .utsNamespace: .utsNamespace
        case .cgroupNamespace: .cgroupNamespace
        case .userIdentity: .userIdentity
        case .capabilities: .capabilities
        case .noNewPrivileges: .noNewPrivileges
        case .seccomp: .seccomp
        case .landlock: .landlock
        case .noSetUserID: .noSetUserID
        case .noDevices: .noDevices
        case .minimalProc: .minimalProc
        case .opaqueSupervisor: .opaqueSupervisor
        case .closedDescriptors: .closedDescriptors
        case .newSession: .newSession
        case .cleanEnvironment: .cleanEnvironment
        case .minimalDevices: .minimalDevices
        case .detachedHostTree: .detachedHostTree
        case .readOnlyMounts: .readOnlyMounts
        case .syntheticIdentity: .syntheticIdentity
        case .parentDeath: .parentDeath
        case .processLimits: .processLimits
        case .restrictSetUserID: .restrictSetUserID
        }
    }
}
