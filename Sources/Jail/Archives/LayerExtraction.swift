internal import CLinux
internal import Glibc
internal import Sandboxing
internal import TarArchive

/// Puts the entries of an archive that nobody vouches for into an empty directory.
///
/// Every name is resolved beneath that directory without following a link. Set-user-id and set-group-id bits are
/// dropped. Device nodes, pipes and extended attributes are left out. Owners are kept only by root, and only below
/// 65536, the range that sandboxes map. For an ordinary user directories stay writable, or he could neither fill nor
/// remove them.
struct LayerExtraction: ~Copyable {
    private let tree: FileTree
    private let isRoot = geteuid() == 0
    private var output: HeldDescriptor?
    private var outputName = ""
    private var outputModified = TarTimestamp(seconds: 0)

    private(set) var entries = 0
    private(set) var bytes: UInt64 = 0
    private(set) var skipped = 0

    private static let largestIdentifier: UInt32 = 65535

    init(into tree: consuming FileTree) { self.tree = tree }

    /// Takes the next thing that a reader found.
    mutating func take(_ event: TarEvent) throws(SandboxError) {
        switch event {
        case .entry(let entry): try place(entry)
        case .data(let data):
            try output?.write(data, path: outputName)
            bytes += UInt64(data.count)
        case .endOfEntry:
            guard let number = output?.number else { return }
            let (seconds, nanoseconds) = (outputModified.seconds, outputModified.nanoseconds)
            let code = cl_beneath_set_modified(number, "", seconds, nanoseconds)
            output = nil
            try system("set the time of", outputName, Int(code))
        case .endOfArchive: break
        }
    }

    private mutating func place(_ entry: TarEntry) throws(SandboxError) {
        entries += 1
        let name = try Self.name(entry.path, of: entry)
        if isRoot, max(entry.userID, entry.groupID) > Self.largestIdentifier {
            throw Self.refusal(
                of: entry, "its owner \(entry.userID):\(entry.groupID) is above \(Self.largestIdentifier)")
        }
        if name.isEmpty {
            guard entry.kind == .directory else { throw Self.refusal(of: entry, "it would replace the root") }
            try setOwnerAndMode(of: [], in: tree.descriptor, entry)
            return
        }
        switch entry.kind {
        case .directory: try makeDirectory(name, entry)
        case .file: try makeFile(name, entry)
        case .symlink: try makeSymlink(name, entry)
        case .hardlink: try makeHardLink(name, entry)
        case .fifo, .characterDevice, .blockDevice: skipped += 1
        }
    }

    private func makeDirectory(_ name: [UInt8], _ entry: TarEntry) throws(SandboxError) {
        let parent = try makeParent(of: name, entry)
        let last = Array(FileTree.last(of: name))
        var code = cl_beneath_make_directory(parent.number, cString(last), 0o700)
        if code == -FileTree.exists {
            let old = try tree.node(last, in: parent.number, shownAs: name)
            if old?.kind == .directory {
                code = 0
            } else {
                try remove(last, in: parent.number, name)
                code = cl_beneath_make_directory(parent.number, cString(last), 0o700)
            }
        }
        try system("make", tree.shown(name), Int(code))
        try setOwnerAndMode(of: last, in: parent.number, entry)
    }

    private mutating func makeFile(_ name: [UInt8], _ entry: TarEntry) throws(SandboxError) {
        let parent = try makeParent(of: name, entry)
        let last = Array(FileTree.last(of: name))
        var code = cl_beneath_open(parent.number, cString(last), cl_beneath_create, 0o600)
        if code == -FileTree.exists {
            try remove(last, in: parent.number, name)
            code = cl_beneath_open(parent.number, cString(last), cl_beneath_create, 0o600)
        }
        output = HeldDescriptor(try system("make", tree.shown(name), Int(code)))
        outputName = tree.shown(name)
        outputModified = entry.modified
        try setOwnerAndMode(of: last, in: parent.number, entry)
    }

    private func makeSymlink(_ name: [UInt8], _ entry: TarEntry) throws(SandboxError) {
        let parent = try makeParent(of: name, entry)
        let last = Array(FileTree.last(of: name))
        var code = cl_beneath_make_symlink(parent.number, cString(last), cString(entry.linkTarget))
        if code == -FileTree.exists {
            try remove(last, in: parent.number, name)
            code = cl_beneath_make_symlink(parent.number, cString(last), cString(entry.linkTarget))
        }
        try system("make", tree.shown(name), Int(code))
        if isRoot { try setOwner(of: last, in: parent.number, entry) }
    }

    private func makeHardLink(_ name: [UInt8], _ entry: TarEntry) throws(SandboxError) {
        let target = try Self.name(entry.linkTarget, of: entry)
        guard let node = try tree.node(target), node.kind == .file else {
            throw Self.refusal(of: entry, "it links to '\(shown(target))', which is no file earlier in the archive")
        }
        // Removing what stands under the name would remove the very file that it is to stand for.
        if target == name { return }
        let parent = try makeParent(of: name, entry)
        let last = Array(FileTree.last(of: name))
        let from = try tree.openParent(of: target)
        let fromLast = cString(FileTree.last(of: target))
        var code = cl_beneath_make_link(from.number, fromLast, parent.number, cString(last))
        if code == -FileTree.exists {
            try remove(last, in: parent.number, name)
            code = cl_beneath_make_link(from.number, fromLast, parent.number, cString(last))
        }
        try system("link", tree.shown(name), Int(code))
    }

    private func makeParent(of name: [UInt8], _ entry: TarEntry) throws(SandboxError) -> HeldDescriptor {
        do {
            return try tree.makeParent(of: name)
        } catch {
            switch error {
            case .file(_, _, let code) where [FileTree.link, FileTree.notDirectory].contains(code.rawValue):
                throw Self.refusal(of: entry, "an earlier entry put a link or a file in its way")
            default: throw error
            }
        }
    }

    private func remove(_ last: [UInt8], in parent: Int32, _ name: [UInt8]) throws(SandboxError) {
        try TreeWalk.remove(last, in: parent, path: tree.shown(name))
    }

    private func setOwner(of last: [UInt8], in parent: Int32, _ entry: TarEntry) throws(SandboxError) {
        let code = cl_beneath_set_owner(parent, cString(last), entry.userID, entry.groupID)
        try system("set the owner of", shown(entry.path), Int(code))
    }

    private func setOwnerAndMode(of last: [UInt8], in parent: Int32, _ entry: TarEntry) throws(SandboxError) {
        let last = last.isEmpty ? [UInt8(ascii: ".")] : last
        if isRoot { try setOwner(of: last, in: parent, entry) }
        var mode = entry.mode & 0o1777
        if !isRoot, entry.kind == .directory { mode |= 0o700 }
        let code = cl_beneath_set_mode(parent, cString(last), UInt32(mode))
        try system("set the mode of", shown(entry.path), Int(code))
    }

    private func shown(_ name: [UInt8]) -> String { TerminalText.escapedName(name) }

    private static func name(_ path: [UInt8], of entry: TarEntry) throws(SandboxError) -> [UInt8] {
        do {
            return TarPath.joined(try TarPath.components(of: path))
        } catch {
            throw refusal(of: entry, "\(error.problem)")
        }
    }

    private static func refusal(of entry: TarEntry, _ problem: String) -> SandboxError {
        .invalidSpecification(
            field: "entry '\(TerminalText.escapedName(entry.path))' of the archive", problem: problem,
            remedy: "make the archive again without it, if you trust where it comes from")
    }
}
