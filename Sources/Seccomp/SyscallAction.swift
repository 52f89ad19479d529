/// What a filter does with a call.
public enum SyscallAction: Sendable, Hashable {
    /// The call goes to the kernel.
    case allow
    /// The call does nothing and fails with this error.
    case refuse(RefusalCode)
    /// The whole process dies with SIGSYS.
    case killProcess

    /// The value that a program returns to the kernel for this action.
    public var returnValue: UInt32 {
        switch self {
        case .allow: 0x7FFF_0000
        case .refuse(let code): 0x0005_0000 | UInt32(code.rawValue)
        case .killProcess: 0x8000_0000
        }
    }

    /// The action behind a program's return value, or nothing if filters made here never return it.
    public init?(returnValue: UInt32) {
        switch returnValue {
        case SyscallAction.allow.returnValue: self = .allow
        case SyscallAction.killProcess.returnValue: self = .killProcess
        default:
            guard returnValue >> 16 == 0x0005, let code = RefusalCode(rawValue: UInt16(returnValue & 0xFFFF)) else {
                return nil
            }
            self = .refuse(code)
        }
    }
}

/// The errors that a refused call fails with, by their numbers in the kernel.
public enum RefusalCode: UInt16, Sendable, Hashable, CaseIterable {
    /// Not permitted: the call exists and is withheld.
    case notPermitted = 1
    /// An invalid argument: what a kernel says that does not know the option.
    case invalidArgument = 22
    /// No such system call: libraries fall back to an older one.
    case notImplemented = 38
    /// The protocol is not supported: Go falls back from MPTCP to TCP on exactly this.
    case protocolNotSupported = 93
    /// The address family is not supported: C libraries do without netlink on this.
    case familyNotSupported = 97

    /// The kernel's name of the error.
    public var name: String {
        switch self {
        case .notPermitted: "EPERM"
        case .invalidArgument: "EINVAL"
        case .notImplemented: "ENOSYS"
        case .protocolNotSupported: "EPROTONOSUPPORT"
        case .familyNotSupported: "EAFNOSUPPORT"
        }
    }
}
