internal import CLinux
public import Sandboxing
internal import TarArchive

/// What a sandbox did to its private copy of a directory, kept as an archive in the manner of an OCI image layer.
///
/// The archive was written by the sandbox and is as hostile as what ran there. Nothing in it is followed, executed or
/// unpacked by name; its claims are compared with the directory on the host, and only differences come out.
public struct ChangeSet: Sendable, Hashable {
    /// Its name in the store.
    public let id: String
    /// Where it comes from.
    public let about: ChangeSetDescription
    private let directory: String

    static let archiveName = "changes.tar"
    static let aboutName = "about"

    init(id: String, store: borrowing FileTree) throws(SandboxError) {
        let name = Array("\(id)/\(Self.aboutName)".utf8)
        let file = try store.open(name, flags: cl_beneath_read)
        var buffer = [UInt8](repeating: 0, count: 64 << 10)
        var bytes: [UInt8] = []
        while true {
            let piece = try file.read(into: &buffer, at: UInt64(bytes.count), path: store.shown(name))
            if piece.isEmpty { break }
            bytes += piece
        }
        guard let about = ChangeSetDescription(decoding: bytes) else {
            throw .invalidSpecification(
                field: "change set '\(id)'", problem: "its description is damaged", remedy: "drop it")
        }
        self.id = id
        self.about = about
        directory = store.path
    }

    /// Whether this can be the name of a change set.
    static func isIdentifier(_ text: String) -> Bool {
        !text.isEmpty && text.utf8.count <= 64 && text.utf8.first != UInt8(ascii: "-")
            && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }

    /// What differs from the source, in the order of names. Names that say the same as the source are left out, and
    /// so are directories that only hold others. A deleted directory stands for everything in it.
    public func changes() throws(SandboxError) -> [Change] { try changes(in: about.source) }

    /// What differs from another directory.
    public func changes(in source: String) throws(SandboxError) -> [Change] {
        let index = try index()
        return try ChangeComparison(index: index, tree: FileTree(opening: source)).changes()
    }

    /// Hands out the differences as text, change by change, in the form that `git apply` and `patch` read. With
    /// `forTerminal`, whatever could deceive a reader or steer a terminal is escaped, and the text is for eyes only.
    public func unifiedDiff(
        forTerminal: Bool, _ take: ([UInt8]) throws(SandboxError) -> Void
    ) throws(SandboxError) {
        let index = try index()
        let tree = try FileTree(opening: about.source)
        let comparison = ChangeComparison(index: index, tree: tree)
        for change in try comparison.changes() {
            try take(try ChangeText(forTerminal: forTerminal).text(of: change, in: comparison))
        }
    }

    func index() throws(SandboxError) -> ChangeIndex {
        let path = "\(directory)/\(id)/\(Self.archiveName)"
        let archive = try HeldDescriptor.opening(path, flags: cl_beneath_read)
        do {
            return try ChangeIndex(reading: archive, path: path)
        } catch {
            switch error {
            case .system(let error): throw error
            case .refused(let problem):
                throw .invalidSpecification(
                    field: "change set '\(id)'", problem: problem,
                    remedy: "hostile code may have made it so; drop it with 'bulkhead drop \(id)'")
            }
        }
    }
}
