internal import CLinux
internal import Sandboxing
internal import TarArchive

/// An archive on the host, open for reading.
struct ArchiveSource: ~Copyable {
    private let file: HeldDescriptor
    private let path: String
    private let node: FileNode

    private static let pieceSize = 256 << 10
    /// Archives are padded to a record, 10 KiB unless someone asked for more.
    private static let longestTail = 16 << 20

    init(path: String) throws(SandboxError) {
        let file = try HeldDescriptor.opening(path, flags: cl_beneath_read)
        let node = try file.node(path: path)
        guard node.kind == .file else {
            throw .invalidSpecification(
                field: "archive '\(path)'", problem: "it is not a file",
                remedy: "give a tar archive, or use it as a directory")
        }
        self.file = file
        self.path = path
        self.node = node
    }

    /// The archive's digest, as it was remembered for the file in this state or from its contents: reading a large
    /// archive takes longer than starting a sandbox.
    func digest(rememberedIn cache: borrowing FileTree) throws(SandboxError) -> String {
        if let known = ArchiveCache.contents(of: memory, in: cache), known.count == 64 {
            return String(decoding: known, as: UTF8.self)
        }
        var contents = SHA256()
        var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        var offset: UInt64 = 0
        while true {
            let bytes = try file.read(into: &buffer, at: offset, path: path)
            guard !bytes.isEmpty else { break }
            offset += UInt64(bytes.count)
            contents.update(bytes)
        }
        try checkUnchanged()
        return contents.finish()
    }

    /// Remembers the digest of an archive whose layer is complete; for any other it would save nobody anything.
    func remember(_ digest: String, in cache: borrowing FileTree) {
        // A file that changed a moment ago may change again within the same tick of its clock, and look the same.
        guard node.changed.seconds + 2 < TarTimestamp.fileClock.seconds else { return }
        let memory = memory
        if ArchiveCache.contents(of: memory, in: cache) == Array(digest.utf8) { return }
        // Only speed depends on it: whoever cannot write it computes the digest again.
        let partial = memory + Array(".\(UInt64.random(in: 0 ... .max))".utf8)
        guard let file = try? cache.open(partial, flags: cl_beneath_create, mode: 0o600) else { return }
        let isWritten = (try? file.write(Array(digest.utf8)[...], path: cache.shown(partial))) != nil
        if isWritten, cl_beneath_rename(cache.descriptor, cString(partial), cache.descriptor, cString(memory)) == 0 {
            return
        }
        _ = cl_beneath_remove(cache.descriptor, cString(partial), 0)
    }

    /// The name of the file that remembers the digest of this one in its present state.
    private var memory: [UInt8] {
        let state = "\(node.identity.device) \(node.identity.inode) \(node.size) \(node.modified) \(node.changed)"
        var hash = SHA256()
        hash.update(Array(state.utf8)[...])
        return Array((ArchiveCache.Name.memory + hash.finish()).utf8)
    }

    /// Reads the archive and hands over everything in it.
    func read(limits: TarLimits, _ take: (TarEvent) throws(SandboxError) -> Void) throws(SandboxError) {
        try system("read", path, Int(cl_beneath_rewind(file.number)))
        var buffer = [UInt8](repeating: 0, count: Self.pieceSize)
        var reader = TarReader(limits: limits)
        var magic = [UInt8](repeating: 0, count: Compression.magicLength)
        if let compression = Compression(magic: try file.read(into: &magic, at: 0, path: path)) {
            var decompressor = try compression.start(reading: file, path: path)
            var tail = 0
            while true {
                let piece = try decompressor.read(into: &buffer, path: path)
                if piece.isEmpty { break }
                if try advance(&reader, piece, take) {
                    // What follows the archive tells only whether the compressed file is whole.
                    tail += piece.count
                    if tail > Self.longestTail { throw malformed("more than \(Self.longestTail) bytes follow its end") }
                }
            }
            try decompressor.finish(path: path)
        } else {
            while true {
                let piece = try file.read(into: &buffer, path: path)
                if piece.isEmpty { break }
                if try advance(&reader, piece, take) { break }
            }
        }
        do {
            try reader.finish()
        } catch {
            throw malformed("\(error)")
        }
        try checkUnchanged()
    }

    /// Whether the archive has ended.
    private func advance(
        _ reader: inout TarReader, _ piece: ArraySlice<UInt8>, _ take: (TarEvent) throws(SandboxError) -> Void
    ) throws(SandboxError) -> Bool {
        reader.feed(piece)
        while true {
            let event: TarEvent?
            do {
                event = try reader.next()
            } catch {
                throw malformed("\(error)")
            }
            guard let event else { return reader.isAtEnd }
            try take(event)
        }
    }

    private func checkUnchanged() throws(SandboxError) {
        let now = try file.node(path: path)
        guard now.changed == node.changed, now.size == node.size else {
            throw malformed("it changed while it was read")
        }
    }

    private func malformed(_ problem: String) -> SandboxError {
        .invalidSpecification(
            field: "archive '\(path)'", problem: problem, remedy: "check the file, or make it again with 'tar'")
    }
}
