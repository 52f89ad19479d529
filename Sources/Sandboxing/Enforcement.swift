/// A single protective measure, by name. The raw values are the words of `--require`.
public enum Control: String, Sendable, Hashable, CaseIterable, Comparable {
    /// Own users: no process is a user of the host.
    case userNamespace = "user-namespace"
    /// A range of host user ids that no other sandbox shares.
    case idRange = "id-range"
    /// Own process ids: other processes can be neither seen nor signalled.
    case pidNamespace = "pid-namespace"
    /// Own file tree.
    case mountNamespace = "mount-namespace"
    /// Own network with loopback only.
    case networkNamespace = "network-namespace"
    /// Own System V and POSIX queues and shared memory.
    case ipcNamespace = "ipc-namespace"
    /// Own host name.
    case utsNamespace = "uts-namespace"
    /// Own view of control groups.
    case cgroupNamespace = "cgroup-namespace"
    /// No capability outside the profile of the user.
    case capabilities
    /// `no_new_privs`: set-uid files have no effect.
    case noNewPrivileges = "no-new-privileges"
    /// The system call filter.
    case seccomp
    /// The second fence around files.
    case landlock
    /// ``Limits/memory``.
    case memory
    /// Swap counts towards ``Limits/memory``.
    case swap
    /// ``Limits/cpus``.
    case cpus
    /// ``Limits/cpuTime``.
    case cpuTime = "cpu-time"
    /// ``Limits/processes``.
    case processes
    /// ``Limits/disk``.
    case disk
    /// ``Limits/openFiles``.
    case openFiles = "open-files"
    /// ``Limits/fileSize``.
    case fileSize = "file-size"
    /// ``Limits/wallTime``.
    case wallTime = "wall-time"
    /// ``Limits/output``.
    case output

    /// The controls without which no sandbox is made.
    public static let core: Set<Control> = [
        .userNamespace, .pidNamespace, .mountNamespace, .networkNamespace, .ipcNamespace, .utsNamespace,
        .capabilities, .noNewPrivileges, .seccomp,
    ]

    /// In the order of declaration.
    public static func < (left: Control, right: Control) -> Bool {
        (allCases.firstIndex(of: left) ?? 0) < (allCases.firstIndex(of: right) ?? 0)
    }
}

/// How far a control holds.
public enum ControlStatus: Sendable, Hashable {
    /// Fully, by this mechanism.
    case enforced(by: String)
    /// In part: by this mechanism, with this gap.
    case degraded(by: String, gap: String)
    /// Not at all, for this reason.
    case unenforced(reason: String)

    /// Whether the control holds fully.
    public var isEnforced: Bool { if case .enforced = self { true } else { false } }
}

/// What is enforced around a sandbox. Controls that the specification does not use are absent.
public struct Enforcement: Sendable, Hashable {
    /// The state of each control in use.
    public var controls: [Control: ControlStatus]

    /// Nothing known.
    public init(controls: [Control: ControlStatus] = [:]) { self.controls = controls }

    /// The state of one control.
    public subscript(control: Control) -> ControlStatus? {
        get { controls[control] }
        set { controls[control] = newValue }
    }

    /// The controls that do not hold fully, in the order of declaration.
    public var gaps: [Control] { controls.filter { !$0.value.isEnforced }.map(\.key).sorted() }
}

/// What a runtime can do on this machine.
public struct Capabilities: Sendable, Hashable {
    /// What the default specification would get.
    public var enforcement: Enforcement
    /// Kinds of root file systems, mounts and storage that work here.
    public var features: Set<Feature>
    /// Facts worth showing to a person, for example the kernel release.
    public var facts: [Fact]

    /// Things that a runtime may or may not do.
    public enum Feature: String, Sendable, Hashable, CaseIterable {
        /// A directory as root file system.
        case rootDirectory = "root-directory"
        /// A tar archive as root file system.
        case rootArchive = "root-archive"
        /// Copy-on-write mounts.
        case copyOnWriteMounts = "cow-mounts"
        /// The writable layer on disk.
        case diskStorage = "disk-storage"
        /// Processes with a terminal.
        case terminals
        /// The files of a live sandbox.
        case files
    }

    /// One line of a report.
    public struct Fact: Sendable, Hashable {
        /// What was looked at.
        public var name: String
        /// What was found.
        public var value: String
        /// What to do about it, where something is missing.
        public var remedy: String?

        /// A fact.
        public init(name: String, value: String, remedy: String? = nil) {
            self.name = name
            self.value = value
            self.remedy = remedy
        }
    }

    /// All of it.
    public init(enforcement: Enforcement = Enforcement(), features: Set<Feature> = [], facts: [Fact] = []) {
        self.enforcement = enforcement
        self.features = features
        self.facts = facts
    }
}
