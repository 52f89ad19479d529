/// Everything that the spawner and the supervisor need to know to build one jail, flat and free of choices: the host
/// has resolved every policy into it.
public struct JailPlan: Sendable, Hashable {
    /// The sandbox's name, also the name of its control groups.
    public var id: String
    /// The host name inside.
    public var hostName: String
    /// A fresh 32-digit machine id.
    public var machineID: String
    /// Who the commands run as, inside, unless a request says otherwise.
    public var user: UInt32
    /// Whether commands may also be user 0 where `user` is another one.
    public var allowsRoot: Bool
    /// Ids of the host: nil asks for a range of its own (needs root).
    public var singleIdentity: SingleIdentity?
    /// The lower layer: nil is the host's userland.
    public var rootDirectory: String?
    /// Whether the lower layer's owners are mapped into the sandbox's range.
    public var mapsRootOwners: Bool
    /// Size of the writable layer in bytes, and of its inode table.
    public var disk: UInt64?
    /// The inodes of the writable layer.
    public var inodes: UInt64?
    /// Whether the writable layer is an image on disk; the directory that holds the unnamed image file.
    public var diskDirectory: String?
    /// How many archives come along to be unpacked into the writable layer.
    public var layers: UInt8
    /// Directories and files of the host to show.
    public var mounts: [MountPlan]
    /// Whether `/proc` has figures about a machine, made up from the limits.
    public var showsFigures: Bool
    /// Limits for control groups.
    public var resources: ResourcePlan
    /// Whether any control group may be used.
    public var usesControlGroups: Bool
    /// Whether Landlock is put on where the kernel has it.
    public var usesLandlock: Bool
    /// Guards left out. Empty, except where the containment suite shows what a guard is worth.
    public var removedGuards: GuardSet

    /// One id of the host for the whole sandbox.
    public struct SingleIdentity: Sendable, Hashable {
        /// The host's user id.
        public var user: UInt32
        /// The host's group id.
        public var group: UInt32

        /// A pair of ids.
        public init(user: UInt32, group: UInt32) {
            self.user = user
            self.group = group
        }
    }

    /// A plan with nothing but a name.
    public init(id: String) {
        self.id = id
        hostName = "sandbox"
        machineID = ""
        user = 1000
        allowsRoot = false
        singleIdentity = nil
        rootDirectory = nil
        mapsRootOwners = false
        disk = nil
        inodes = nil
        diskDirectory = nil
        layers = 0
        mounts = []
        showsFigures = false
        resources = ResourcePlan()
        usesControlGroups = true
        usesLandlock = true
        removedGuards = []
    }

    /// Whether a command may be this user: with a single identity there is only one.
    public func allows(user other: UInt32) -> Bool {
        if other == user { return true }
        return singleIdentity == nil && (other == 1000 || (other == 0 && allowsRoot))
    }

    /// The plan as a message.
    public func write(to writer: inout ByteWriter) {
        writer.write(id)
        writer.write(hostName)
        writer.write(machineID)
        writer.write(user)
        writer.write(allowsRoot)
        writer.write(singleIdentity) {
            $0.write($1.user)
            $0.write($1.group)
        }
        writer.write(rootDirectory) { $0.write($1) }
        writer.write(mapsRootOwners)
        writer.write(disk) { $0.write($1) }
        writer.write(inodes) { $0.write($1) }
        writer.write(diskDirectory) { $0.write($1) }
        writer.write(layers)
        writer.write(mounts) { $1.write(to: &$0) }
        writer.write(showsFigures)
        resources.write(to: &writer)
        writer.write(usesControlGroups)
        writer.write(usesLandlock)
        writer.write(removedGuards.rawValue)
    }

    /// Reads a plan.
    public init(from reader: inout ByteReader) throws(MessageError) {
        id = try reader.readString()
        hostName = try reader.readString()
        machineID = try reader.readString()
        user = try reader.read()
        allowsRoot = try reader.readBool()
        singleIdentity = try reader.readOptional { (reader) throws(MessageError) in
            SingleIdentity(user: try reader.read(), group: try reader.read())
        }
        rootDirectory = try reader.readOptional { (reader) throws(MessageError) in try reader.readString() }
        mapsRootOwners = try reader.readBool()
        disk = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        inodes = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        diskDirectory = try reader.readOptional { (reader) throws(MessageError) in try reader.readString() }
        layers = try reader.read()
        mounts = try reader.readList { (reader) throws(MessageError) in try MountPlan(from: &reader) }
        showsFigures = try reader.readBool()
        resources = try ResourcePlan(from: &reader)
        usesControlGroups = try reader.readBool()
        usesLandlock = try reader.readBool()
        removedGuards = GuardSet(rawValue: try reader.read())
    }
}

/// One directory or file of the host to show in a sandbox.
public struct MountPlan: Sendable, Hashable {
    /// An absolute path of the host.
    public var source: String
    /// An absolute path of the sandbox.
    public var target: String
    /// How it is shown.
    public var access: Access
    /// Whether it is a directory.
    public var isDirectory: Bool
    /// The owner on the host, who becomes the sandbox's user on this mount.
    public var owner: UInt32
    /// The owning group on the host.
    public var group: UInt32

    /// Ways to show a mount.
    public enum Access: UInt8, Sendable, Hashable {
        /// Read-only.
        case readOnly
        /// The host's own files.
        case readWrite
        /// A private copy.
        case copyOnWrite
    }

    /// A mount.
    public init(
        source: String, target: String, access: Access, isDirectory: Bool, owner: UInt32, group: UInt32
    ) {
        self.source = source
        self.target = target
        self.access = access
        self.isDirectory = isDirectory
        self.owner = owner
        self.group = group
    }

    func write(to writer: inout ByteWriter) {
        writer.write(source)
        writer.write(target)
        writer.write(access.rawValue)
        writer.write(isDirectory)
        writer.write(owner)
        writer.write(group)
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        source = try reader.readString()
        target = try reader.readString()
        guard let access = Access(rawValue: try reader.read()) else { throw .invalidValue("mount access") }
        self.access = access
        isDirectory = try reader.readBool()
        owner = try reader.read()
        group = try reader.read()
    }
}

/// What a sandbox may consume as a whole.
public struct ResourcePlan: Sendable, Hashable {
    /// Bytes of memory.
    public var memory: UInt64?
    /// Whether swap counts towards the memory limit.
    public var countsSwap = true
    /// Processor share in thousandths of a processor.
    public var processorShare: UInt64?
    /// Processes and threads.
    public var processes: UInt64?
    /// Nanoseconds of processor time of all processes together.
    public var processorTime: UInt64?
    /// Nanoseconds of wall time from the first process on.
    public var wallTime: UInt64?

    /// No limits.
    public init() {}

    func write(to writer: inout ByteWriter) {
        writer.write(countsSwap)
        for value in [memory, processorShare, processes, processorTime, wallTime] {
            writer.write(value) { $0.write($1) }
        }
    }

    init(from reader: inout ByteReader) throws(MessageError) {
        countsSwap = try reader.readBool()
        memory = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        processorShare = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        processes = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        processorTime = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
        wallTime = try reader.readOptional { (reader) throws(MessageError) in try reader.read(UInt64.self) }
    }
}
