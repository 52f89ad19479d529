internal import Sandboxing
internal import TarArchive

/// What an archive of changes says about each name, with the places of contents in the archive.
struct ChangeIndex: ~Copyable {
    enum Claim: Hashable {
        case file(offset: UInt64, size: UInt64)
        case directory
        case symlink(target: [UInt8])
        case special
        case deleted
    }

    struct Record: Hashable {
        var claim: Claim
        var mode: UInt16
        /// Whether the archive names it, or only something beneath it.
        var isExplicit = true
    }

    enum Failure: Error {
        case refused(String)
        case system(SandboxError)
    }

    let archive: HeldDescriptor
    let path: String
    private(set) var records: [[UInt8]: Record] = [:]
    /// Directories of whose older contents nothing remains.
    private(set) var opaque: Set<[UInt8]> = []
    private var whiteouts: Set<[UInt8]> = []
    private var nameBytes = 0

    /// The most that names may take together: a hostile archive must not fill the host's memory.
    private static let largestNameBytes = 64 << 20
    /// Looking up a name costs time for each of its components.
    private static let deepest = 256
    private static let limits = TarLimits(nameLength: 4095, entries: 500_000, totalBytes: 1 << 40)

    init(reading archive: consuming HeldDescriptor, path: String) throws(Failure) {
        self.archive = archive
        self.path = path
        try readEntries()
        for name in whiteouts {
            switch records[name]?.claim {
            case .directory?: opaque.insert(name)
            case nil: try add(name, Record(claim: .deleted, mode: 0))
            default: break
            }
        }
        whiteouts = []
        guard opaque.allSatisfy({ records[$0]?.claim == .directory }) else {
            throw .refused("something that is no directory is said to hide what is below")
        }
        for name in records.keys where !name.isEmpty {
            guard records[FileTree.parent(of: name)]?.claim == .directory else {
                throw .refused("'\(TerminalText.escapedName(name))' lies in something that is no directory")
            }
        }
    }

    /// The names in order, directories before what they hold.
    func sortedNames() -> [[UInt8]] { records.keys.sorted(by: Self.isBefore) }

    /// The order of names as if each component were compared for itself.
    static func isBefore(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.lexicographicallyPrecedes(right) { ($0 == slash ? 0 : $0) < ($1 == slash ? 0 : $1) }
    }

    /// Reads contents. An empty result is the end.
    func read(
        offset: UInt64, size: UInt64, from position: UInt64, into buffer: inout [UInt8]
    ) throws(SandboxError) -> ArraySlice<UInt8> {
        guard position < size else { return [] }
        let bytes = try archive.read(into: &buffer, at: offset + position, path: path)
        return bytes.prefix(Int(clamping: size - position))
    }

    private static let slash = UInt8(ascii: "/")

    private mutating func readEntries() throws(Failure) {
        var reader = TarReader(limits: Self.limits)
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        var position: UInt64 = 0
        records[[]] = Record(claim: .directory, mode: 0, isExplicit: false)
        while !reader.isAtEnd {
            let piece: ArraySlice<UInt8>
            do {
                piece = try archive.read(into: &buffer, at: position, path: path)
            } catch {
                throw .system(error)
            }
            if piece.isEmpty { break }
            position += UInt64(piece.count)
            reader.feed(piece)
            do {
                while let event = try reader.next() {
                    if case .entry(let entry) = event { try take(entry, contentsAt: reader.offset) }
                }
            } catch let error as TarError {
                throw .refused("\(error)")
            } catch let error as Failure {
                throw error
            } catch {
                throw .refused("\(error)")
            }
        }
        // Every set ends with a trailer; without it, the sandbox died while it was writing.
        guard reader.isAtEnd else { throw .refused("the archive is not complete") }
    }

    private mutating func take(_ entry: TarEntry, contentsAt offset: UInt64) throws(Failure) {
        let components = try Self.components(entry.path)
        guard components.allSatisfy({ $0.count <= 255 }) else {
            throw .refused("'\(TerminalText.escapedName(entry.path))' is longer than file systems allow")
        }
        guard components.count <= Self.deepest else {
            throw .refused("a name has more than \(Self.deepest) components")
        }
        guard let last = components.last else {
            guard entry.kind == .directory else { throw .refused("an entry would replace the whole directory") }
            return
        }
        guard !components.dropLast().contains(where: LayerName.isReserved) else {
            throw .refused("'\(TerminalText.escapedName(entry.path))' lies in a name that is reserved")
        }
        let parent = TarPath.joined(components.dropLast())
        switch LayerName(last) {
        case .plain:
            let claim = try claim(of: entry, contentsAt: offset)
            try add(TarPath.joined(components), Record(claim: claim, mode: entry.mode & 0o1777))
        case .whiteout(let hidden):
            let name = parent.isEmpty ? hidden : parent + [Self.slash] + hidden
            if whiteouts.insert(name).inserted { try count(name) }
            try addParents(of: name)
        case .opaqueDirectory:
            if opaque.insert(parent).inserted { try count(parent) }
            if !parent.isEmpty { try addParents(of: parent + [Self.slash]) }
        case .meaningless:
            throw .refused("'\(TerminalText.escapedName(entry.path))' is a reserved name without a meaning")
        }
    }

    private func claim(of entry: TarEntry, contentsAt offset: UInt64) throws(Failure) -> Claim {
        switch entry.kind {
        case .file: return .file(offset: offset, size: entry.size)
        case .directory: return .directory
        case .symlink: return .symlink(target: entry.linkTarget)
        case .fifo, .characterDevice, .blockDevice: return .special
        case .hardlink:
            // A second name for a file is a copy of it: links between the host's files can't be told from a sandbox.
            let target = TarPath.joined(try Self.components(entry.linkTarget))
            guard let claim = records[target]?.claim, case .file = claim else {
                throw .refused("'\(TerminalText.escapedName(entry.path))' is a second name of nothing")
            }
            return claim
        }
    }

    private static func components(_ path: [UInt8]) throws(Failure) -> [[UInt8]] {
        do {
            return try TarPath.components(of: path)
        } catch {
            throw .refused("'\(TerminalText.escapedName(path))': \(error.problem)")
        }
    }

    private mutating func add(_ name: [UInt8], _ record: Record) throws(Failure) {
        if records.updateValue(record, forKey: name) == nil { try count(name) }
        try addParents(of: name)
    }

    private mutating func addParents(of name: [UInt8]) throws(Failure) {
        var parent = FileTree.parent(of: name)
        while !parent.isEmpty, records[parent] == nil {
            records[parent] = Record(claim: .directory, mode: 0o755, isExplicit: false)
            try count(parent)
            parent = FileTree.parent(of: parent)
        }
    }

    private mutating func count(_ name: [UInt8]) throws(Failure) {
        nameBytes += name.count + 64
        guard nameBytes <= Self.largestNameBytes else { throw .refused("its names take too much memory") }
    }
}
