internal import CLinux
public import Sandboxing
internal import TarArchive

/// A root file system that was unpacked from an archive, ready to be a read-only lower layer.
public struct ArchiveLayer: Sendable, Hashable {
    /// The directory that holds its files.
    public let path: String
    /// SHA-256 of the archive, in hexadecimal digits.
    public let digest: String
    /// How many entries the archive has.
    public let entries: Int
    /// Bytes of contents.
    public let bytes: UInt64
    /// Device nodes and pipes that were left out.
    public let skipped: Int
}

/// Unpacks archives, each once, into directories named by the archives' digests.
///
/// Archives may be plain or compressed with gzip, xz, zstd or bzip2, which the host's own programs undo. A directory
/// appears under its name only when it is complete; what a dead process left half-done is removed by the next call for
/// the same archive, and by ``prune()``.
public struct ArchiveCache: Sendable {
    /// Where the layers lie. Only its owner may enter.
    public let directory: String
    /// What one archive may cost.
    public var limits: ArchiveLimits

    /// A cache in a directory, which is made when it is needed.
    public init(directory: String, limits: ArchiveLimits = ArchiveLimits()) {
        self.directory = directory
        self.limits = limits
    }

    /// `/var/cache/bulkhead/layers` for root, otherwise `bulkhead/layers` below `$XDG_CACHE_HOME` or `~/.cache`; nil
    /// if the environment names neither.
    public static func standardDirectory(environment: [String: String]) -> String? {
        PrivateDirectory.standard(
            "layers", variable: "XDG_CACHE_HOME", fallback: ".cache", system: "/var/cache", environment: environment)
    }

    /// The layer of an archive, unpacked now if it was not before. Another process that unpacks the same archive is
    /// waited for.
    public func layer(for archive: String) throws(SandboxError) -> ArchiveLayer {
        let cache = try PrivateDirectory.open(directory)
        let source = try ArchiveSource(path: archive)
        let digest = try source.digest(rememberedIn: cache)
        var layer = try finished(digest, in: cache)
        if layer == nil { layer = try unpack(source, digest, in: cache) }
        guard let layer else { throw .file(operation: "open", path: directory, code: .noSuchFile) }
        source.remember(digest, in: cache)
        return layer
    }

    private func unpack(
        _ source: borrowing ArchiveSource, _ digest: String, in cache: borrowing FileTree
    ) throws(SandboxError) -> ArchiveLayer? {
        guard let lock = try FileLock.take(Name.lock + digest, in: cache, wait: true) else {
            throw .file(operation: "lock", path: directory, code: SystemErrorCode(rawValue: 11))
        }
        defer { lock.remove(from: cache) }
        if let layer = try finished(digest, in: cache) { return layer }
        let partial = Array((Name.partial + digest).utf8)
        try TreeWalk.remove(partial, in: cache.descriptor, path: cache.shown(partial))
        do {
            try unpack(source, into: partial, of: cache)
            let complete = cString(Array((Name.layer + digest).utf8))
            let code = cl_beneath_rename(cache.descriptor, cString(partial), cache.descriptor, complete)
            try system("rename", cache.shown(partial), Int(code))
        } catch {
            // The first error is the one to report, whether or not its traces can be removed.
            try? TreeWalk.remove(partial, in: cache.descriptor, path: cache.shown(partial))
            throw error
        }
        return try finished(digest, in: cache)
    }

    /// The layer of an archive, kept from ``pruneLayers(unusedFor:)`` as long as the result lives.
    func use(_ archive: String) throws(SandboxError) -> LayerUse {
        // Each turn is one pruning that came between.
        for _ in 0..<100 {
            let layer = try layer(for: archive)
            let cache = try PrivateDirectory.open(directory)
            let name = Array((Name.layer + layer.digest).utf8)
            guard try cache.node(name) != nil else { continue }
            let held: HeldDescriptor
            do throws(SandboxError) {
                held = try cache.open(name, flags: cl_beneath_directory)
            } catch {
                if case .file(_, _, .noSuchFile) = error { continue }
                throw error
            }
            guard cl_lock_shared(held.number) == 0 else {
                if let lock = try FileLock.take(Name.lock + layer.digest, in: cache, wait: true) {
                    lock.remove(from: cache)
                }
                continue
            }
            let identity = try held.node(path: cache.shown(name)).identity
            guard try cache.node(name)?.identity == identity else { continue }
            // The time of the directory tells when the layer was last used; only pruning by age rests on it.
            _ = cl_touch(held.number)
            return LayerUse(layer, held)
        }
        throw .file(operation: "keep", path: directory, code: .noSuchFile)
    }

    /// Removes finished layers that no sandbox uses and none has used for that long. Returns their digests.
    public func pruneLayers(unusedFor time: Duration = .zero) throws(SandboxError) -> [String] {
        let cache = try PrivateDirectory.open(directory)
        let oldest = TarTimestamp.fileClock.seconds - max(0, time.components.seconds)
        var removed: [String] = []
        for name in try cache.names(in: []).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            let text = String(decoding: name, as: UTF8.self)
            guard text.hasPrefix(Name.layer), let node = try cache.node(name), node.modified.seconds <= oldest else {
                continue
            }
            let digest = String(text.dropFirst(Name.layer.count))
            // Whoever unpacks or removes this layer at the moment is left to it.
            guard let lock = try FileLock.take(Name.lock + digest, in: cache, wait: false) else { continue }
            defer { lock.remove(from: cache) }
            guard let held = try? cache.open(name, flags: cl_beneath_directory),
                cl_lock_whole_file(held.number, 0) == 0
            else { continue }
            if try take(digest, from: cache) { removed.append(digest) }
        }
        if !removed.isEmpty { try prune() }
        return removed
    }

    /// Removes what dead processes left half-done. Returns how many directories went.
    @discardableResult
    public func prune() throws(SandboxError) -> Int {
        let cache = try PrivateDirectory.open(directory)
        var removed = 0
        for name in try cache.names(in: []) {
            let text = String(decoding: name, as: UTF8.self)
            if text.hasPrefix(Name.memory) {
                // The digest of an archive whose layer is gone saves nobody anything.
                let known = Self.contents(of: name, in: cache).map { Array(Name.layer.utf8) + $0 }
                if let known, try cache.node(known) != nil { continue }
                try TreeWalk.remove(name, in: cache.descriptor, path: cache.shown(name))
            }
            guard text.hasPrefix(Name.partial) || text.hasPrefix(Name.lock) else { continue }
            let digest = text.dropFirst(text.hasPrefix(Name.partial) ? Name.partial.count : Name.lock.count)
            guard let lock = try FileLock.take(Name.lock + digest, in: cache, wait: false) else { continue }
            defer { lock.remove(from: cache) }
            let partial = Array((Name.partial + digest).utf8)
            guard try cache.node(partial) != nil else { continue }
            try TreeWalk.remove(partial, in: cache.descriptor, path: cache.shown(partial))
            removed += 1
        }
        return removed
    }

    /// Removes a layer. No running sandbox may use it.
    public func remove(_ layer: ArchiveLayer) throws(SandboxError) {
        let cache = try PrivateDirectory.open(directory)
        guard let lock = try FileLock.take(Name.lock + layer.digest, in: cache, wait: true) else { return }
        defer { lock.remove(from: cache) }
        _ = try take(layer.digest, from: cache)
    }

    /// Removes a layer whose lock is held. False: it was not there.
    private func take(_ digest: String, from cache: borrowing FileTree) throws(SandboxError) -> Bool {
        let complete = Array((Name.layer + digest).utf8)
        let partial = Array((Name.partial + digest).utf8)
        // Under its own name it must be complete or not there at all.
        try TreeWalk.remove(partial, in: cache.descriptor, path: cache.shown(partial))
        let code = cl_beneath_rename(cache.descriptor, cString(complete), cache.descriptor, cString(partial))
        if code == -FileTree.missing { return false }
        try system("rename", cache.shown(complete), Int(code))
        try TreeWalk.remove(partial, in: cache.descriptor, path: cache.shown(partial))
        return true
    }

    enum Name {
        static let layer = "layer-"
        static let partial = "partial-"
        static let lock = "lock-"
        static let memory = "digest-"
        static let files = "root"
        static let about = "about"
    }

    private func unpack(
        _ source: borrowing ArchiveSource, into partial: [UInt8], of cache: borrowing FileTree
    ) throws(SandboxError) {
        let made = cl_beneath_make_directory(cache.descriptor, cString(partial), 0o700)
        try system("make", cache.shown(partial), Int(made))
        let files = partial + Array("/\(Name.files)".utf8)
        let holder = try cache.open(partial, flags: cl_beneath_path)
        try system("make", cache.shown(files), Int(cl_beneath_make_directory(holder.number, Name.files, 0o755)))
        let tree = try FileTree(opening: directory + "/" + String(decoding: files, as: UTF8.self))
        var extraction = LayerExtraction(into: tree)
        try source.read(limits: limits.tar) { (event) throws(SandboxError) in try extraction.take(event) }
        let about = "\(extraction.entries) \(extraction.bytes) \(extraction.skipped)\n"
        let file = try cache.open(
            partial + Array("/\(Name.about)".utf8), flags: cl_beneath_create, mode: 0o600)
        try file.write(Array(about.utf8)[...], path: cache.shown(partial))
    }

    private func finished(_ digest: String, in cache: borrowing FileTree) throws(SandboxError) -> ArchiveLayer? {
        let name = Name.layer + digest
        guard let about = Self.contents(of: Array("\(name)/\(Name.about)".utf8), in: cache) else { return nil }
        let fields = about.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }
            .compactMap { UInt64(String(decoding: $0, as: UTF8.self)) }
        guard fields.count == 3 else { return nil }
        return ArchiveLayer(
            path: "\(directory)/\(name)/\(Name.files)", digest: digest, entries: Int(clamping: fields[0]),
            bytes: fields[1], skipped: Int(clamping: fields[2]))
    }

    /// A small file's contents, or nil if there is none.
    static func contents(of name: [UInt8], in cache: borrowing FileTree) -> [UInt8]? {
        guard let file = try? cache.open(name, flags: cl_beneath_read) else { return nil }
        var buffer = [UInt8](repeating: 0, count: 4096)
        guard let bytes = try? file.read(into: &buffer, path: cache.shown(name)) else { return nil }
        return Array(bytes)
    }
}
