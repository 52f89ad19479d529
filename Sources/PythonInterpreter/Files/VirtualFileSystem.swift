/// The files of one session: a tree in memory, in which directories of the host may be mounted. Paths and names are
/// bytes. Every lookup counts its steps in `usage.work`.
final class VirtualFileSystem {
    /// What a path leads to.
    enum Place {
        /// A file of the tree, the directory that it lies in, and its name there. The root lies in itself.
        case node(FileNode, parent: FileNode, name: [UInt8])
        /// Nothing, but a directory in which it could be.
        case missing(parent: FileNode, name: [UInt8], depth: Int)
        /// Something in a directory of the host, which may or may not be there.
        case mounted(HostDirectory, [UInt8])
    }

    let usage: FileUsage
    let root: FileNode
    let quota: PythonFileSystem.Quota
    /// An absolute path without links.
    private(set) var current: [UInt8]
    /// When the session began, in nanoseconds since 1970.
    var epoch = 0
    /// The time of what is being done.
    var now = 0

    static let longestPath = 4096
    static let longestName = 255
    private static let mostLinks = 40

    init(quota: PythonFileSystem.Quota) {
        self.quota = quota
        usage = FileUsage(limit: quota.bytes)
        root = FileNode(.directory, mode: 0o755, usage: usage)
        current = Array("/".utf8)
    }

    /// Makes a directory that is there, by an absolute path without links, the one where relative paths begin.
    func begin(at path: [UInt8]) { current = path }

    // MARK: Lookup

    /// Follows a path. Links in the middle are followed, one at the end only if asked.
    func resolve(_ path: [UInt8], follow: Bool = true) throws(FileError) -> Place {
        var walk = Walk(root: root)
        guard !path.isEmpty else { throw .notFound }
        guard path.count <= Self.longestPath else { throw .nameTooLong }
        if path[0] != UInt8(ascii: "/") { walk.push(current) }
        // What is pushed last is walked first.
        var rest = Walk(root: root)
        rest.push(path)
        let trailing = path.last == UInt8(ascii: "/")
        walk.waiting = rest.waiting + walk.waiting
        usage.work += walk.waiting.count + path.count >> 3
        return try walk.run(follow: follow || trailing, mustBeDirectory: trailing, usage)
    }

    private struct Walk {
        var trail: [FileNode]
        var names: [[UInt8]] = [[]]
        /// Components still to be walked, the next one last.
        var waiting: [[UInt8]] = []
        var links = 0
        var mount: HostDirectory?
        var below: [[UInt8]] = []

        init(root: FileNode) { trail = [root] }

        mutating func push(_ path: [UInt8]) {
            let parts = path.split(separator: UInt8(ascii: "/")).map(Array.init)
            waiting.append(contentsOf: parts.reversed())
        }

        mutating func run(follow: Bool, mustBeDirectory: Bool, _ usage: FileUsage) throws(FileError) -> Place {
            while let name = waiting.popLast() {
                usage.work += 1
                if name == [UInt8(ascii: ".")] { continue }
                if name == [UInt8(ascii: "."), UInt8(ascii: ".")] {
                    goUp()
                    continue
                }
                guard name.count <= VirtualFileSystem.longestName else { throw .nameTooLong }
                if mount != nil {
                    below.append(name)
                    continue
                }
                let directory = trail[trail.count - 1]
                guard let node = directory.entries[name] else {
                    guard waiting.isEmpty else { throw .notFound }
                    return .missing(parent: directory, name: name, depth: trail.count)
                }
                switch node.kind {
                case .directory: enter(node, name)
                case .mount:
                    enter(node, name)
                    mount = node.directory
                case .link where !waiting.isEmpty || follow:
                    links += 1
                    guard links <= VirtualFileSystem.mostLinks else { throw .tooManyLinks }
                    if node.target.first == UInt8(ascii: "/") {
                        trail.removeSubrange(1...)
                        names.removeSubrange(1...)
                    }
                    guard waiting.count < VirtualFileSystem.longestPath else { throw .nameTooLong }
                    push(node.target)
                default:
                    guard waiting.isEmpty, !mustBeDirectory else { throw .notADirectory }
                    return .node(node, parent: directory, name: name)
                }
            }
            if let mount, let node = trail.last {
                if below.isEmpty { return .node(node, parent: trail[trail.count - 2], name: names[names.count - 1]) }
                return .mounted(mount, Array(below.joined(separator: [UInt8(ascii: "/")])))
            }
            let parent = trail.count > 1 ? trail[trail.count - 2] : trail[0]
            return .node(trail[trail.count - 1], parent: parent, name: names[names.count - 1])
        }

        private mutating func enter(_ node: FileNode, _ name: [UInt8]) {
            trail.append(node)
            names.append(name)
        }

        private mutating func goUp() {
            if mount != nil, !below.isEmpty {
                below.removeLast()
            } else if trail.count > 1 {
                mount = nil
                trail.removeLast()
                names.removeLast()
            }
        }
    }

    // MARK: Looking

    func status(_ path: [UInt8], follow: Bool) throws(FileError) -> FileStatus {
        switch try resolve(path, follow: follow) {
        case .node(let node, _, _):
            if node.kind == .mount, let directory = node.directory { return try directory.status([], follow: follow) }
            usage.work += node.entries.count >> 2
            return FileStatus(node, epoch: epoch)
        case .missing: throw .notFound
        case .mounted(let directory, let below): return try directory.status(below, follow: follow)
        }
    }

    /// The names in a directory, in the order of their bytes.
    func names(_ path: [UInt8]) throws(FileError) -> [[UInt8]] {
        var names: [[UInt8]]
        switch try resolve(path) {
        case .node(let node, _, _):
            if node.kind == .mount, let directory = node.directory {
                names = try directory.names([], limit: quota.names)
            } else {
                guard node.isDirectory else { throw .notADirectory }
                names = node.entries.names
            }
        case .missing: throw .notFound
        case .mounted(let directory, let below): names = try directory.names(below, limit: quota.names)
        }
        usage.work += names.count * 8
        names.sort { $0.lexicographicallyPrecedes($1) }
        return names
    }

    func readLink(_ path: [UInt8]) throws(FileError) -> [UInt8] {
        switch try resolve(path, follow: false) {
        case .node(let node, _, _):
            guard node.kind == .link else { throw .invalid }
            return node.target
        case .missing: throw .notFound
        case .mounted(let directory, let below):
            // Where a link of the host leads is nothing that a guest learns.
            throw try directory.status(below, follow: false).mode & 0o170000 == 0o120000 ? .accessDenied : .invalid
        }
    }

    func changeDirectory(_ path: [UInt8]) throws(FileError) {
        guard try status(path, follow: true).mode & 0o170000 == 0o040000 else { throw .notADirectory }
        let full = try canonical(path)
        guard full.count < Self.longestPath / 2 else { throw .nameTooLong }
        current = full
    }

    /// The absolute path without links of a directory.
    private func canonical(_ path: [UInt8]) throws(FileError) -> [UInt8] {
        // Links are followed one at a time until none is left.
        var todo = path.first == UInt8(ascii: "/") ? [] : current.split(separator: UInt8(ascii: "/")).map(Array.init)
        todo += path.split(separator: UInt8(ascii: "/")).map(Array.init)
        todo.reverse()
        var done: [[UInt8]] = []
        var links = 0
        func joined() -> [UInt8] { [UInt8(ascii: "/")] + Array(done.joined(separator: [UInt8(ascii: "/")])) }
        while let name = todo.popLast() {
            usage.work += 1
            if name == [UInt8(ascii: ".")] { continue }
            if name == [UInt8(ascii: "."), UInt8(ascii: ".")] {
                _ = done.popLast()
                continue
            }
            done.append(name)
            guard done.count <= quota.depth * 2 else { throw .nameTooLong }
            guard case .node(let node, _, _) = try resolve(joined(), follow: false), node.kind == .link else {
                continue
            }
            links += 1
            guard links <= Self.mostLinks else { throw .tooManyLinks }
            done.removeLast()
            if node.target.first == UInt8(ascii: "/") { done = [] }
            todo.append(contentsOf: node.target.split(separator: UInt8(ascii: "/")).map(Array.init).reversed())
        }
        return joined()
    }
}
