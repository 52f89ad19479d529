/// Making, moving and removing files.
extension VirtualFileSystem {
    /// Adds a name to a directory of the tree.
    func add(_ node: FileNode, _ name: [UInt8], to parent: FileNode, depth: Int) throws(FileError) {
        guard parent.mode & 0o200 != 0 else { throw .accessDenied }
        guard depth <= quota.depth else { throw .nameTooLong }
        guard usage.names < quota.names, usage.left >= name.count + 64 else { throw .noSpace }
        usage.names += 1
        usage.bytes += name.count + 64
        parent.entries.set(name, node)
        touch(parent)
    }

    private func drop(_ name: [UInt8], from parent: FileNode) {
        guard let node = parent.entries.remove(name) else { return }
        usage.names -= 1
        usage.bytes -= name.count + 64
        node.links -= 1
        touch(parent)
    }

    func touch(_ node: FileNode) {
        node.modified = now
        node.changed = now
    }

    func make(_ kind: FileNode.Kind, mode: UInt32, directory: HostDirectory? = nil) throws(FileError) -> FileNode {
        guard usage.left >= FileNode.overhead else {
            throw usage.allowance < FileNode.overhead ? .outOfMemory : .noSpace
        }
        let node = FileNode(kind, mode: mode, usage: usage, directory: directory)
        node.accessed = now
        touch(node)
        return node
    }

    func makeDirectory(_ path: [UInt8]) throws(FileError) {
        switch try resolve(path, follow: false) {
        case .node: throw .exists
        case .missing(let parent, let name, let depth):
            try add(try make(.directory, mode: 0o755), name, to: parent, depth: depth)
        case .mounted(let directory, let below): try directory.makeDirectory(below)
        }
    }

    func remove(_ path: [UInt8]) throws(FileError) {
        switch try resolve(path, follow: false) {
        case .node(let node, let parent, let name):
            if node.isDirectory { throw .isADirectory }
            if node.kind == .null { throw .notPermitted }
            guard parent.mode & 0o200 != 0 else { throw .accessDenied }
            drop(name, from: parent)
        case .missing: throw .notFound
        case .mounted(let directory, let below):
            // The system says the same of directories in other words.
            if try directory.status(below, follow: false).mode & 0o170000 == 0o040000 { throw .isADirectory }
            try directory.remove(below, isDirectory: false)
        }
    }

    func removeDirectory(_ path: [UInt8]) throws(FileError) {
        switch try resolve(path, follow: false) {
        case .node(let node, let parent, let name):
            guard node.isDirectory else { throw .notADirectory }
            if node === root || node.kind == .mount { throw .busy }
            if path.last == UInt8(ascii: ".") { throw .invalid }
            guard node.entries.isEmpty else { throw .notEmpty }
            guard parent.mode & 0o200 != 0 else { throw .accessDenied }
            drop(name, from: parent)
        case .missing: throw .notFound
        case .mounted(let directory, let below): try directory.remove(below, isDirectory: true)
        }
    }

    func rename(_ path: [UInt8], to target: [UInt8]) throws(FileError) {
        switch (try resolve(path, follow: false), try resolve(target, follow: false)) {
        case (.missing, _): throw .notFound
        case (.mounted(let directory, let from), .mounted(let other, let to)):
            guard directory === other else { throw .crossesDevices }
            try directory.rename(from, to: to)
        case (.mounted, _), (_, .mounted): throw .crossesDevices
        case (.node(let node, let parent, let name), .node(let old, let other, let otherName)):
            try check(node, parent)
            if node === old { return }
            if old === root || old.kind == .mount { throw .busy }
            if old.kind == .null { throw .notPermitted }
            if node.isDirectory {
                guard old.isDirectory else { throw .notADirectory }
                guard old.entries.isEmpty else { throw .notEmpty }
            } else if old.isDirectory {
                throw .isADirectory
            }
            try move(node, name, from: parent, to: other, otherName, depth: 0, replacing: true)
        case (.node(let node, let parent, let name), .missing(let other, let otherName, let depth)):
            try check(node, parent)
            if !node.isDirectory, target.last == UInt8(ascii: "/") { throw .notADirectory }
            try move(node, name, from: parent, to: other, otherName, depth: depth, replacing: false)
        }
    }

    private func check(_ node: FileNode, _ parent: FileNode) throws(FileError) {
        if node === root || node.kind == .mount { throw .busy }
        if node.kind == .null { throw .notPermitted }
        guard parent.mode & 0o200 != 0 else { throw .accessDenied }
    }

    private func move(
        _ node: FileNode, _ name: [UInt8], from parent: FileNode, to other: FileNode, _ otherName: [UInt8], depth: Int,
        replacing: Bool
    ) throws(FileError) {
        guard other.mode & 0o200 != 0 else { throw .accessDenied }
        if node.isDirectory {
            // Everything below is looked at: the new place must not be among it, and it must not get too deep.
            var level = [node]
            var height = 0
            while !level.isEmpty {
                height += 1
                var next: [FileNode] = []
                for one in level {
                    if one === other { throw .invalid }
                    usage.work += one.entries.count + 1
                    for child in one.entries.nodes where child.kind == .directory { next.append(child) }
                }
                level = next
            }
            if !replacing, depth + height > quota.depth + 1 { throw .nameTooLong }
        }
        if replacing { drop(otherName, from: other) }
        node.links += 1
        drop(name, from: parent)
        try add(node, otherName, to: other, depth: 0)
        node.changed = now
    }

    func symlink(_ target: [UInt8], at path: [UInt8]) throws(FileError) {
        guard !target.isEmpty else { throw .notFound }
        guard target.count <= Self.longestPath else { throw .nameTooLong }
        switch try resolve(path, follow: false) {
        case .node: throw .exists
        case .missing(let parent, let name, let depth):
            let node = try make(.link, mode: 0o777)
            node.setTarget(target)
            try add(node, name, to: parent, depth: depth)
        case .mounted: throw .notPermitted
        }
    }

    func link(_ path: [UInt8], at target: [UInt8]) throws(FileError) {
        switch (try resolve(path, follow: false), try resolve(target, follow: false)) {
        case (.missing, _): throw .notFound
        case (.node(let node, _, _), .missing(let parent, let name, let depth)):
            if node.isDirectory || node.kind == .null { throw .notPermitted }
            try add(node, name, to: parent, depth: depth)
            node.links += 1
        case (.node, .node): throw .exists
        default: throw .notPermitted
        }
    }

    func setMode(_ path: [UInt8], _ mode: UInt32, follow: Bool) throws(FileError) {
        switch try resolve(path, follow: follow) {
        case .node(let node, _, _):
            if node.kind == .mount || node.kind == .null || node === root { throw .notPermitted }
            node.mode = mode & 0o7777
            node.changed = now
        case .missing: throw .notFound
        case .mounted(let directory, let below): try directory.setMode(below, mode)
        }
    }

    func setTimes(_ path: [UInt8], _ accessed: Int, _ modified: Int) throws(FileError) {
        switch try resolve(path) {
        case .node(let node, _, _):
            node.accessed = accessed
            node.modified = modified
            node.changed = now
        case .missing: throw .notFound
        case .mounted(let directory, let below): try directory.setTimes(below, accessed, modified)
        }
    }

    /// Opens a file, or makes it.
    func open(_ path: [UInt8], _ access: FileAccess) throws(FileError) -> OpenFile {
        guard usage.openFiles < quota.openFiles else { throw .tooManyOpen }
        switch try resolve(path, follow: access.creation != .always) {
        case .node(let node, _, _):
            if access.creation == .always { throw .exists }
            if node.isDirectory { throw .isADirectory }
            if access.reads, node.mode & 0o400 == 0 { throw .accessDenied }
            if access.writes, node.mode & 0o200 == 0 { throw .accessDenied }
            if access.truncates, node.kind == .file {
                _ = node.resize(0)
                touch(node)
            }
            return OpenFile(node, access, self)
        case .missing(let parent, let name, let depth):
            guard access.creation != .never else { throw .notFound }
            if path.last == UInt8(ascii: "/") { throw .isADirectory }
            let node = try make(.file, mode: 0o644)
            try add(node, name, to: parent, depth: depth)
            return OpenFile(node, access, self)
        case .mounted(let directory, let below):
            let descriptor = try directory.open(below, access)
            return try OpenFile(descriptor, directory, access, self)
        }
    }
}
