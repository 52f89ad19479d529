internal import CLinux
internal import Glibc
internal import Sandboxing
internal import TarArchive

/// Applies changes one by one.
struct ChangeApplication: ~Copyable {
    private let comparison: ChangeComparison
    private let options: ApplyOptions
    private let since: TarTimestamp

    init(comparison: consuming ChangeComparison, options: ApplyOptions, since: ChangeTime) {
        self.comparison = comparison
        self.options = options
        self.since = TarTimestamp(seconds: since.seconds, nanoseconds: since.nanoseconds)
    }

    func run() throws -> ApplyReport {
        var report = ApplyReport()
        var accepted: [Change] = []
        for change in try comparison.changes() {
            if change.new?.item == .special {
                report.refused.append(.init(change: change, reason: "devices, pipes and sockets are not applied"))
            } else if !options.repositorySettings, let danger = RepositoryGuard.danger(in: change) {
                report.refused.append(.init(change: change, reason: danger))
            } else {
                accepted.append(change)
            }
        }
        if !options.force {
            let conflicts = try conflicts(accepted)
            guard conflicts.isEmpty else { throw ChangeError.conflicts(conflicts) }
        }
        for change in accepted {
            do {
                try apply(change)
                report.applied.append(change)
            } catch {
                report.stopped = .init(change: change, error: error)
                break
            }
        }
        try closeDirectories(report.applied)
        return report
    }

    // MARK: Conflicts

    private func conflicts(_ changes: [Change]) throws(SandboxError) -> [[UInt8]] {
        var conflicts: [[UInt8]] = []
        for change in changes {
            guard let old = change.old else { continue }
            if old.item == .directory {
                // Its own times change with every name in it; what matters is whether something in it would be lost.
                guard change.kind == .deleted || change.kind == .typeChanged else { continue }
                conflicts += try newerFiles(below: change.path)
            } else if let node = try comparison.tree.node(change.path), isNewer(node) {
                conflicts.append(change.path)
            }
        }
        return conflicts
    }

    /// Contents can be older than their name: a file that was moved here keeps its time, but not the node's.
    private func isNewer(_ node: FileNode) -> Bool { max(node.modified, node.changed) > since }

    private func newerFiles(below path: [UInt8]) throws(SandboxError) -> [[UInt8]] {
        let parent = try comparison.tree.openParent(of: path)
        let shown = comparison.tree.shown(path)
        var isLost = false
        let since = since
        try TreeWalk.visit(Array(FileTree.last(of: path)), in: parent.number, path: shown) { _, _, node in
            if node.kind != .directory, max(node.modified, node.changed) > since { isLost = true }
        }
        return isLost ? [path] : []
    }

    // MARK: Steps

    private func apply(_ change: Change) throws(SandboxError) {
        guard let new = change.new else { return try remove(change.path) }
        switch (change.kind, new.item) {
        case (.modeChanged, _): try setMode(change.path, new.mode)
        case (_, .directory): try makeDirectory(change)
        case (_, .file): try replaceFile(change, new)
        case (_, .symlink): try replaceLink(change)
        case (_, .special): break
        }
    }

    private func remove(_ path: [UInt8]) throws(SandboxError) {
        let parent = try comparison.tree.openParent(of: path)
        try TreeWalk.remove(Array(FileTree.last(of: path)), in: parent.number, path: comparison.tree.shown(path))
    }

    private func setMode(_ path: [UInt8], _ mode: UInt16) throws(SandboxError) {
        let parent = try comparison.tree.openParent(of: path)
        // Directories get their last mode at the end, when nothing more has to be put into them.
        let isDirectory = comparison.index.records[path]?.claim == .directory
        let code = cl_beneath_set_mode(
            parent.number, cString(FileTree.last(of: path)), UInt32(isDirectory ? mode | 0o700 : mode))
        try system("set the mode of", comparison.tree.shown(path), Int(code))
    }

    private func makeDirectory(_ change: Change) throws(SandboxError) {
        let parent = try comparison.tree.openParent(of: change.path)
        let name = FileTree.last(of: change.path)
        let shown = comparison.tree.shown(change.path)
        let temporary = Self.temporaryName()
        try system("make", shown, Int(cl_beneath_make_directory(parent.number, cString(temporary), 0o700)))
        try put(temporary, as: Array(name), in: parent.number, change, mode: (change.new?.mode ?? 0o755) | 0o700)
    }

    private func replaceFile(_ change: Change, _ new: Change.Side) throws(SandboxError) {
        guard case .file(let offset, let size)? = comparison.index.records[change.path]?.claim else { return }
        let parent = try comparison.tree.openParent(of: change.path)
        let shown = comparison.tree.shown(change.path)
        let temporary = Self.temporaryName()
        let opened = cl_beneath_open(parent.number, cString(temporary), cl_beneath_create, 0o600)
        let file = HeldDescriptor(try system("write", shown, Int(opened)))
        do {
            var buffer = [UInt8](repeating: 0, count: ChangeComparison.pieceSize)
            var position: UInt64 = 0
            while position < size {
                let piece = try comparison.index.read(offset: offset, size: size, from: position, into: &buffer)
                guard !piece.isEmpty else { break }
                try file.write(piece, path: shown)
                position += UInt64(piece.count)
            }
        } catch {
            _ = cl_beneath_remove(parent.number, cString(temporary), 0)
            throw error
        }
        try put(temporary, as: Array(FileTree.last(of: change.path)), in: parent.number, change, mode: new.mode)
    }

    private func replaceLink(_ change: Change) throws(SandboxError) {
        guard case .symlink(let target)? = comparison.index.records[change.path]?.claim else { return }
        let parent = try comparison.tree.openParent(of: change.path)
        let temporary = Self.temporaryName()
        let code = cl_beneath_make_symlink(parent.number, cString(temporary), cString(target))
        try system("link", comparison.tree.shown(change.path), Int(code))
        try put(temporary, as: Array(FileTree.last(of: change.path)), in: parent.number, change, mode: nil)
    }

    /// Gives the temporary node its owner and mode, and moves it to its name.
    private func put(
        _ temporary: [UInt8], as name: [UInt8], in parent: Int32, _ change: Change, mode: UInt16?
    ) throws(SandboxError) {
        let shown = comparison.tree.shown(change.path)
        do {
            let old = try comparison.tree.node(name, in: parent, shownAs: change.path)
            if geteuid() == 0 {
                let above = try comparison.tree.node([UInt8(ascii: ".")], in: parent, shownAs: change.path)
                if let owner = old ?? above {
                    let code = cl_beneath_set_owner(parent, cString(temporary), owner.userID, owner.groupID)
                    try system("set the owner of", shown, Int(code))
                }
            }
            if let mode {
                let code = cl_beneath_set_mode(parent, cString(temporary), UInt32(mode))
                try system("set the mode of", shown, Int(code))
            }
            if let old, old.kind == .directory || change.new?.item == .directory {
                // rename(2) does not replace a directory by a file, nor a file by a directory.
                try TreeWalk.remove(name, in: parent, path: shown)
            }
            try system("replace", shown, Int(cl_beneath_rename(parent, cString(temporary), parent, cString(name))))
        } catch {
            _ = cl_beneath_remove(parent, cString(temporary), change.new?.item == .directory ? 1 : 0)
            throw error
        }
    }

    /// Directories stay open for their owner while names are put into them.
    private func closeDirectories(_ applied: [Change]) throws(SandboxError) {
        for change in applied.reversed() {
            guard let new = change.new, new.item == .directory, new.mode & 0o700 != 0o700 else { continue }
            let parent = try comparison.tree.openParent(of: change.path)
            let code = cl_beneath_set_mode(parent.number, cString(FileTree.last(of: change.path)), UInt32(new.mode))
            try system("set the mode of", comparison.tree.shown(change.path), Int(code))
        }
    }

    private static func temporaryName() -> [UInt8] {
        Array(".bulkhead-\(String(UInt64.random(in: 0 ... .max), radix: 36)).tmp".utf8)
    }
}
