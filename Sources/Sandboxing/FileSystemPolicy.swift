/// What a sandbox sees as files.
public struct FileSystemPolicy: Sendable, Hashable {
    /// The root file system, always under a private writable layer that is gone with the sandbox.
    public var root: RootFileSystem
    /// Where the private writable layer lives.
    public var storage: WritableStorage
    /// Tar archives in the layer format of the OCI image specification, plain or compressed, unpacked into the
    /// writable layer in this order before anything runs. They may come from a sandbox and are unpacked inside.
    public var layers: [String]
    /// What else of the host is visible, and how.
    public var mounts: [Mount]
    /// What `/proc` says about the machine.
    public var machineFigures: MachineFigures

    /// The host's userland, a layer in memory, no mounts, nothing about the machine.
    public init(
        root: RootFileSystem = .host, storage: WritableStorage = .memory, layers: [String] = [],
        mounts: [Mount] = [], machineFigures: MachineFigures = .hidden
    ) {
        self.root = root
        self.storage = storage
        self.layers = layers
        self.mounts = mounts
        self.machineFigures = machineFigures
    }
}

/// The read-only lower layer of a sandbox's files.
public enum RootFileSystem: Sendable, Hashable {
    /// The machine's own userland: `/usr`, `/bin`, `/lib` and a short list from `/etc`; never home directories,
    /// `/root`, `/var` or `/run`.
    case host
    /// A directory that holds a root file system.
    case directory(String)
    /// A tar archive, plain or compressed, that holds a root file system. It is unpacked once and kept by digest.
    case archive(String)
}

/// Where a sandbox's writable layer lives. ``Limits/disk`` bounds it.
public enum WritableStorage: String, Sendable, Hashable, CaseIterable {
    /// In memory; counts towards the memory limit.
    case memory
    /// On disk, in a file system image of its own that has no name on the host.
    case disk
}

/// What `/proc` says about the machine. The sandbox's own processes are always there, and only those.
public enum MachineFigures: String, Sendable, Hashable, CaseIterable {
    /// Nothing: the files do not exist.
    case hidden
    /// Figures that follow from the sandbox's limits, for programs that insist on them (`ps`, `free`, Node's
    /// `os.cpus()`); everything else is empty. Costs about half a millisecond per sandbox.
    case synthetic
}

/// A directory or file of the host made visible in a sandbox.
public struct Mount: Sendable, Hashable {
    /// The path on the host.
    public var source: String
    /// The absolute path in the sandbox.
    public var target: String
    /// What the sandbox may do with it.
    public var access: MountAccess

    /// A mount, read-only unless said otherwise.
    public init(source: String, target: String, access: MountAccess = .readOnly) {
        self.source = source
        self.target = target
        self.access = access
    }
}

/// What a sandbox may do with a mount. The raw values are the words of `--mount` and of policy files.
public enum MountAccess: String, Sendable, Hashable, CaseIterable {
    /// Read.
    case readOnly = "ro"
    /// Read and write the host's files.
    case readWrite = "rw"
    /// Read, and write to a private copy whose changes can be listed, applied or dropped afterwards.
    case copyOnWrite = "cow"
}
