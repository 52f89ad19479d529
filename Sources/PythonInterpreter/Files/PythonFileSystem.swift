/// The files of one session: a tree in memory, which begins empty but for `/home/user`, where programs start, `/tmp` and
/// `/dev/null`, and in which directories of the host can be mounted. Nothing else of the host can be reached.
///
/// It belongs to the session that it is given to; the host may use it between runs.
public final class PythonFileSystem {
    /// What the tree may hold. Contents count towards the session's memory as well.
    public struct Quota: Sendable, Hashable {
        /// Bytes of contents and names.
        public var bytes: Int
        /// Files, directories and links.
        public var names: Int
        /// Directories within directories.
        public var depth: Int
        /// Files that are open at once.
        public var openFiles: Int

        /// The default: as many bytes as the session's memory allows, 10,000 names, 64 deep, 64 open files.
        public init(bytes: Int = .max, names: Int = 10_000, depth: Int = 64, openFiles: Int = 64) {
            self.bytes = bytes
            self.names = names
            self.depth = depth
            self.openFiles = openFiles
        }
    }

    /// A directory of the host that guests see at a path of their own. Links in it are not followed, and devices, pipes
    /// and sockets are refused.
    public struct Mount: Sendable, Hashable {
        /// What a guest may do in it.
        public enum Access: Sendable, Hashable {
            case readOnly
            /// Writes too, up to so many bytes in all; each new name counts as 4,096.
            case readWrite(bytes: Int)
        }

        /// The directory of the host.
        public let hostPath: String
        /// Where guests see it.
        public let path: String
        /// What guests may do.
        public let access: Access

        /// Describes a mount.
        public init(hostPath: String, path: String, access: Access = .readOnly) {
            self.hostPath = hostPath
            self.path = path
            self.access = access
        }
    }

    /// Why something could not be done.
    public struct Failure: Error, CustomStringConvertible, Sendable {
        /// The number that the system uses.
        public let number: Int32
        /// What it was to be done with.
        public let path: String
        /// The path, and what the system says of the number.
        public let description: String
    }

    let files: VirtualFileSystem
    /// The directories of the host that are mounted.
    public private(set) var mounts: [Mount] = []

    /// Makes an empty tree.
    public init(quota: Quota = Quota()) {
        files = VirtualFileSystem(quota: quota)
        // These few names fit into any quota that is of use; without them there is just the root.
        try? populate()
        forgetTimes(files.root)
    }

    private func populate() throws(FileError) {
        let home = try files.make(.directory, mode: 0o755)
        try files.add(home, Array("home".utf8), to: files.root, depth: 1)
        try files.add(try files.make(.directory, mode: 0o755), Array("user".utf8), to: home, depth: 2)
        files.begin(at: Array("/home/user".utf8))
        try files.add(try files.make(.directory, mode: 0o755), Array("tmp".utf8), to: files.root, depth: 1)
        let devices = try files.make(.directory, mode: 0o755)
        try files.add(devices, Array("dev".utf8), to: files.root, depth: 1)
        try files.add(try files.make(.null, mode: 0o666), Array("null".utf8), to: devices, depth: 2)
    }

    /// What was there from the beginning is as old as the session.
    private func forgetTimes(_ node: FileNode) {
        node.accessed = nil
        node.modified = nil
        node.changed = nil
        for child in node.entries.nodes { forgetTimes(child) }
    }

    /// Makes a tree with mounted directories.
    public convenience init(quota: Quota = Quota(), mounts: [Mount]) throws(Failure) {
        self.init(quota: quota)
        for mount in mounts { try self.mount(mount) }
    }

    /// Mounts a directory of the host. Its path is made if need be.
    public func mount(_ mount: Mount) throws(Failure) {
        try attempt(mount.path) { (path) throws(FileError) in
            var isWritable = false
            var bytes = 0
            if case .readWrite(let limit) = mount.access { (isWritable, bytes) = (true, limit) }
            let directory = try HostDirectory(path: mount.hostPath, isWritable: isWritable, writable: bytes)
            try makeParents(path)
            switch try files.resolve(path, follow: false) {
            case .missing(let parent, let name, let depth):
                let node = try files.make(.mount, mode: isWritable ? 0o755 : 0o555, directory: directory)
                try files.add(node, name, to: parent, depth: depth)
            case .node(let old, let parent, let name):
                guard old.kind == .directory, old.entries.isEmpty, old !== files.root else { throw .exists }
                parent.entries.set(
                    name, try files.make(.mount, mode: isWritable ? 0o755 : 0o555, directory: directory))
            case .mounted: throw .busy
            }
        }
        mounts.append(mount)
    }

    /// Writes a file, with the directories that lead to it. Relative paths begin at the guest's current directory.
    public func write(_ path: String, _ bytes: [UInt8]) throws(Failure) {
        try attempt(path) { (path) throws(FileError) in
            try makeParents(path)
            let access = FileAccess(writes: true, creation: .ifMissing, truncates: true)
            let file = try files.open(path, access)
            defer { file.close() }
            var failure: FileError?
            bytes.withUnsafeBufferPointer { buffer in
                guard let base = buffer.baseAddress else { return }
                do throws(FileError) { try file.write(base, buffer.count) } catch { failure = error }
            }
            if let failure { throw failure }
        }
    }

    /// Makes a directory, with those that lead to it.
    public func makeDirectory(_ path: String) throws(Failure) {
        try attempt(path) { (path) throws(FileError) in
            try makeParents(path)
            do throws(FileError) { try files.makeDirectory(path) } catch {
                if error != .exists { throw error }
            }
        }
    }

    /// Where relative paths of the guest begin.
    public func changeDirectory(_ path: String) throws(Failure) {
        try attempt(path) { (path) throws(FileError) in try files.changeDirectory(path) }
    }

    /// The bytes of a file.
    public func read(_ path: String, limit: Int = 1 << 30) throws(Failure) -> [UInt8] {
        try attempt(path) { (path) throws(FileError) in
            let file = try files.open(path, FileAccess(reads: true))
            defer { file.close() }
            var bytes: [UInt8] = []
            while true {
                var piece = [UInt8](repeating: 0, count: 1 << 16)
                var failure: FileError?
                let got = piece.withUnsafeMutableBufferPointer { buffer -> Int in
                    guard let base = buffer.baseAddress else { return 0 }
                    do throws(FileError) { return try file.read(into: base, buffer.count) } catch {
                        failure = error
                        return 0
                    }
                }
                if let failure { throw failure }
                if got == 0 { return bytes }
                guard bytes.count + got <= limit else { throw .tooLarge }
                bytes.append(contentsOf: piece[..<got])
            }
        }
    }

    /// The names in a directory, in the order of their bytes.
    public func list(_ path: String) throws(Failure) -> [String] {
        try attempt(path) { (path) throws(FileError) in
            try files.names(path).map { String(decoding: $0, as: UTF8.self) }
        }
    }

    /// Whether a path leads to a directory; nil if it leads nowhere.
    public func isDirectory(_ path: String) -> Bool? {
        guard let status = try? files.status(Array(path.utf8), follow: true) else { return nil }
        return status.mode & 0o170000 == 0o040000
    }

    /// Removes a file.
    public func remove(_ path: String) throws(Failure) {
        try attempt(path) { (path) throws(FileError) in try files.remove(path) }
    }

    private func makeParents(_ path: [UInt8]) throws(FileError) {
        for (index, unit) in path.enumerated() where unit == UInt8(ascii: "/") && index > 0 {
            do throws(FileError) { try files.makeDirectory(Array(path[..<index])) } catch {
                if error != .exists { throw error }
            }
        }
    }

    private func attempt<Result>(
        _ path: String, _ body: ([UInt8]) throws(FileError) -> Result
    ) throws(Failure) -> Result {
        files.usage.allowance = .max
        files.now = Int(clamping: Clock.real())
        do throws(FileError) { return try body(Array(path.utf8)) } catch {
            throw Failure(number: error.number, path: path, description: "\(path): \(error.text)")
        }
    }
}
