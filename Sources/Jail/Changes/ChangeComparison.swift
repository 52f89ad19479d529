internal import CLinux
internal import Sandboxing
internal import TarArchive

/// Compares what an archive claims with what a directory holds.
struct ChangeComparison: ~Copyable {
    let index: ChangeIndex
    let tree: FileTree

    init(index: consuming ChangeIndex, tree: consuming FileTree) {
        self.index = index
        self.tree = tree
    }

    /// The differences, in the order of names.
    func changes() throws(SandboxError) -> [Change] {
        var changes: [Change] = []
        var cleared = index.opaque
        for name in index.sortedNames() {
            if !name.isEmpty, cleared.contains(FileTree.parent(of: name)) { cleared.insert(name) }
            guard let record = index.records[name] else { continue }
            let old = try name.isEmpty ? nil : tree.node(name)
            if !name.isEmpty, let change = try change(name, record, old) { changes.append(change) }
            let isDirectory = name.isEmpty || old?.kind == .directory
            if record.claim == .directory, isDirectory, cleared.contains(name) {
                try appendHidden(in: name, to: &changes)
            }
        }
        return changes.sorted { ChangeIndex.isBefore($0.path, $1.path) }
    }

    /// What a file or link of the source holds, up to `limit` bytes; nil if it is larger.
    func oldContents(_ name: [UInt8], limit: Int) throws(SandboxError) -> [UInt8]? {
        guard let node = try tree.node(name) else { return [] }
        if node.kind == .symlink { return try tree.linkTarget(name) }
        guard node.kind == .file else { return [] }
        let file = try tree.open(name, flags: cl_beneath_read)
        var contents: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        while contents.count <= limit {
            let piece = try file.read(into: &buffer, at: UInt64(contents.count), path: tree.shown(name))
            if piece.isEmpty { return contents }
            contents += piece
        }
        return nil
    }

    /// What a file or link of the archive holds, up to `limit` bytes; nil if it is larger.
    func newContents(_ name: [UInt8], limit: Int) throws(SandboxError) -> [UInt8]? {
        switch index.records[name]?.claim {
        case .symlink(let target)?: return target
        case .file(let offset, let size)?:
            guard size <= UInt64(limit) else { return nil }
            var contents: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
            while true {
                let piece = try index.read(offset: offset, size: size, from: UInt64(contents.count), into: &buffer)
                if piece.isEmpty { return contents }
                contents += piece
            }
        default: return []
        }
    }

    static let pieceSize = 64 << 10

    private func change(
        _ name: [UInt8], _ record: ChangeIndex.Record, _ old: FileNode?
    ) throws(SandboxError) -> Change? {
        let oldSide = old.map(Self.side)
        let newSide: Change.Side
        switch record.claim {
        case .deleted:
            return old == nil ? nil : Change(path: name, kind: .deleted, old: oldSide, new: nil)
        case .file(_, let size): newSide = Change.Side(item: .file, mode: record.mode, size: size)
        case .directory: newSide = Change.Side(item: .directory, mode: record.mode, size: 0)
        case .symlink(let target): newSide = Change.Side(item: .symlink, mode: 0o777, size: UInt64(target.count))
        case .special: newSide = Change.Side(item: .special, mode: record.mode, size: 0)
        }
        guard let oldSide else { return Change(path: name, kind: .added, old: nil, new: newSide) }
        guard oldSide.item == newSide.item else {
            return Change(path: name, kind: .typeChanged, old: oldSide, new: newSide)
        }
        if try !hasSameContents(name, record.claim, oldSide) {
            return Change(path: name, kind: .modified, old: oldSide, new: newSide)
        }
        guard record.isExplicit, oldSide.mode != newSide.mode else { return nil }
        return Change(path: name, kind: .modeChanged, old: oldSide, new: newSide)
    }

    private func hasSameContents(
        _ name: [UInt8], _ claim: ChangeIndex.Claim, _ old: Change.Side
    ) throws(SandboxError) -> Bool {
        switch claim {
        case .directory, .deleted: return true
        // What a device or a pipe was before can't be compared, and it is never applied.
        case .special: return false
        case .symlink(let target): return try tree.linkTarget(name) == target
        case .file(let offset, let size):
            guard old.size == size else { return false }
            let file = try tree.open(name, flags: cl_beneath_read)
            var (oldBuffer, newBuffer) = (
                [UInt8](repeating: 0, count: Self.pieceSize), [UInt8](repeating: 0, count: Self.pieceSize)
            )
            var position: UInt64 = 0
            while position < size {
                let new = try index.read(offset: offset, size: size, from: position, into: &newBuffer)
                let old = try file.read(into: &oldBuffer, at: position, path: tree.shown(name))
                let count = min(old.count, new.count)
                guard count > 0, old.prefix(count).elementsEqual(new.prefix(count)) else { return false }
                position += UInt64(count)
            }
            return true
        }
    }

    private func appendHidden(in name: [UInt8], to changes: inout [Change]) throws(SandboxError) {
        for child in try tree.names(in: name) {
            let path = name.isEmpty ? child : name + [UInt8(ascii: "/")] + child
            guard index.records[path] == nil, let node = try tree.node(path) else { continue }
            changes.append(Change(path: path, kind: .deleted, old: Self.side(node), new: nil))
        }
    }

    private static func side(_ node: FileNode) -> Change.Side {
        Change.Side(
            item: node.kind, mode: node.kind == .symlink ? 0o777 : node.mode & 0o1777,
            size: node.kind == .directory || node.kind == .special ? 0 : node.size)
    }
}
