import CLinux
import Glibc
import SupervisorProtocol
import TarArchive

/// Puts the entries of an archive in the layer format of the OCI image specification into a tree that is there already.
///
/// Nobody vouches for the archive. Names that are absolute or climb are refused; all others are resolved with the tree
/// as the root, so that links lead nowhere else. Devices are left out, and so is everything below `/proc`, `/sys` and
/// `/dev` and what the machine shows read-only: it is no part of a layer.
struct LayerUnpacker {
    private let root: Int32
    private let restoresOwners: Bool
    /// The directory that held the last entry: the next one is mostly in the same.
    private var parent: (path: [UInt8], descriptor: Int32)?
    /// What this archive made: its deletions are about what was there before.
    private var made: Set<[UInt8]> = []
    /// Directories get their times last, because what is made in them changes those.
    private var directories: [(path: [UInt8], modified: TarTimestamp)] = []
    private var output: (descriptor: Int32, written: UInt64, entry: TarEntry)?

    private static let limits = TarLimits(entries: 4_000_000, totalBytes: 1 << 40)
    /// Above this, an owner has no number in any sandbox.
    private static let highestIdentifier: UInt32 = 65535
    private static let nobody: UInt32 = 65534
    /// What an archive is that cannot be read.
    private static let damaged = EBADMSG

    init(root: Int32, restoresOwners: Bool) {
        self.root = root
        self.restoresOwners = restoresOwners
    }

    mutating func unpack(from source: Int32) throws(StageFailure) {
        var reader = TarReader(limits: Self.limits)
        while true {
            var failure: Int32 = 0
            let piece = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, initialized in
                let count = read(source, buffer.baseAddress, buffer.count)
                if count < 0 { failure = cl_errno() }
                initialized = max(0, count)
            }
            if failure == EINTR { continue }
            guard failure == 0 else { throw StageFailure(stage: "read", code: failure) }
            if piece.isEmpty { break }
            // What follows the end is read and dropped, or whoever writes it would be told that nobody listens.
            if reader.isAtEnd { continue }
            reader.feed(piece)
            while let event = try Self.readable({ () throws(TarError) in try reader.next() }) { try take(event) }
        }
        try Self.readable { () throws(TarError) in try reader.finish() }
        try setTimes()
    }

    private static func readable<Value>(_ body: () throws(TarError) -> Value) throws(StageFailure) -> Value {
        do {
            return try body()
        } catch {
            throw StageFailure(stage: "read", code: damaged)
        }
    }

    private mutating func take(_ event: TarEvent) throws(StageFailure) {
        switch event {
        case .entry(let entry): try place(entry)
        case .data(let bytes): try write(bytes)
        case .endOfEntry: try endFile()
        case .endOfArchive: break
        }
    }

    // MARK: - Entries

    private mutating func place(_ entry: TarEntry) throws(StageFailure) {
        let path = try Self.name(entry.path)
        guard let first = path.first, !FilesExporter.excluded.contains(where: { first.elementsEqual($0.utf8) })
        else { return }
        let name = path[path.count - 1]
        let whole = TarPath.joined(path)
        do {
            let kind = LayerName(name)
            guard kind != .meaningless else { return }
            guard let directory = try openParent(of: path, makes: kind == .plain) else { return }
            switch kind {
            case .meaningless: return
            case .opaqueDirectory: try removeEarlier(below: TarPath.joined(path.dropLast()))
            case .whiteout(let hidden):
                try removeEarlier(hidden, in: directory, TarPath.joined(path.dropLast() + [hidden]))
            case .plain:
                try make(entry, name, in: directory, whole)
                made.insert(whole)
            }
        } catch  where error.code == EROFS {
            return
        }
    }

    private mutating func make(
        _ entry: TarEntry, _ name: [UInt8], in directory: Int32, _ whole: [UInt8]
    ) throws(StageFailure) {
        switch entry.kind {
        case .directory: try makeDirectory(entry, name, in: directory, whole)
        case .file: try makeFile(entry, name, in: directory)
        case .symlink: try makeLink(entry, name, in: directory)
        case .hardlink: try makeName(entry, name, in: directory, whole)
        case .fifo:
            let mode = mode_t(entry.mode & 0o777)
            try replacing(name, in: directory) { mkfifoat(directory, $0, mode) }
            try own(entry, name, in: directory)
            try setTime(entry, name, in: directory)
        case .characterDevice, .blockDevice: return
        }
    }

    private mutating func makeDirectory(
        _ entry: TarEntry, _ name: [UInt8], in directory: Int32, _ whole: [UInt8]
    ) throws(StageFailure) {
        if FileSystemWork.withName(name, { mkdirat(directory, $0, 0o700) }) < 0 {
            var status = stat()
            let found = FileSystemWork.withName(name) { fstatat(directory, $0, &status, Int32(AT_SYMLINK_NOFOLLOW)) }
            if found < 0 || status.st_mode & S_IFMT != S_IFDIR {
                try replacing(name, in: directory) { mkdirat(directory, $0, 0o700) }
            }
        }
        let opened = try check(
            "open directory", FileSystemWork.withName(name) { cl_open_beneath_directory(directory, $0) })
        defer { close(opened) }
        try finish(entry, opened)
        directories.append((whole, entry.modified))
    }

    private mutating func makeFile(
        _ entry: TarEntry, _ name: [UInt8], in directory: Int32
    ) throws(StageFailure) {
        var opened: Int32 = -1
        try replacing(name, in: directory) { name in
            opened = cl_openat(directory, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
            if opened >= 0 { return 0 }
            errno = -opened
            return -1
        }
        output = (opened, 0, entry)
    }

    private mutating func makeLink(_ entry: TarEntry, _ name: [UInt8], in directory: Int32) throws(StageFailure) {
        try replacing(name, in: directory) { name in
            FileSystemWork.withName(entry.linkTarget) { symlinkat($0, directory, name) }
        }
        try own(entry, name, in: directory)
        try setTime(entry, name, in: directory)
    }

    /// Another name of a file that the archive or what is below it already has.
    private mutating func makeName(
        _ entry: TarEntry, _ name: [UInt8], in directory: Int32, _ whole: [UInt8]
    ) throws(StageFailure) {
        let target = try Self.name(entry.linkTarget)
        guard let last = target.last else { throw StageFailure(stage: "link", code: Self.damaged) }
        if TarPath.joined(target) == whole { return }
        let holder = FileSystemWork.withName(TarPath.joined(target.dropLast()) + Array("/.".utf8)) {
            cl_open_in_root(root, $0, cl_o_path | O_DIRECTORY, 0)
        }
        try check("open directory", holder)
        defer { close(holder) }
        try replacing(name, in: directory) { name in
            FileSystemWork.withName(last) { linkat(holder, $0, directory, name, 0) }
        }
    }

    // MARK: - Contents

    private mutating func write(_ bytes: ArraySlice<UInt8>) throws(StageFailure) {
        guard let (descriptor, start, _) = output else { return }
        output?.written = start + UInt64(bytes.count)
        // Runs of zeros stay the holes that they were, and cost no room.
        if bytes.count >= 4096, bytes.allSatisfy({ $0 == 0 }) { return }
        var done = 0
        while done < bytes.count {
            let count = bytes.dropFirst(done).withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, off_t(clamping: start + UInt64(done)))
            }
            if count < 0, cl_errno() == EINTR { continue }
            try checkErrno("write", Int32(clamping: count))
            done += count
        }
    }

    private mutating func endFile() throws(StageFailure) {
        guard let (descriptor, written, entry) = output else { return }
        output = nil
        defer { close(descriptor) }
        try checkErrno("set the size", ftruncate(descriptor, off_t(clamping: written)))
        try finish(entry, descriptor)
        try check(
            "set the time", cl_set_modified(descriptor, "", entry.modified.seconds, entry.modified.nanoseconds))
    }

    // MARK: - Owners, modes, attributes, times

    private func finish(_ entry: TarEntry, _ descriptor: Int32) throws(StageFailure) {
        // The owner first: giving a file away takes its set-id bits.
        if restoresOwners {
            try checkErrno(
                "set the owner",
                fchown(descriptor, Self.identifier(entry.userID), Self.identifier(entry.groupID)))
        }
        try checkErrno("set the mode", fchmod(descriptor, mode_t(entry.mode & 0o7777)))
        for (name, value) in entry.extendedAttributes where name.hasPrefix(UserAttributes.prefix) {
            let result = UserAttributes.set(descriptor, String(name.dropFirst(UserAttributes.prefix.count)), value)
            // A file system that has no attributes can hold none, and those of overlayfs are nobody's to set.
            if result < 0, result != -EOPNOTSUPP, result != -EPERM {
                throw StageFailure(stage: "set an attribute", code: -result)
            }
        }
    }

    private func own(_ entry: TarEntry, _ name: [UInt8], in directory: Int32) throws(StageFailure) {
        guard restoresOwners else { return }
        let result = FileSystemWork.withName(name) {
            fchownat(
                directory, $0, Self.identifier(entry.userID), Self.identifier(entry.groupID),
                Int32(AT_SYMLINK_NOFOLLOW))
        }
        try checkErrno("set the owner", result)
    }

    private func setTime(_ entry: TarEntry, _ name: [UInt8], in directory: Int32) throws(StageFailure) {
        let result = FileSystemWork.withName(name) {
            cl_set_modified(directory, $0, entry.modified.seconds, entry.modified.nanoseconds)
        }
        try check("set the time", result)
    }

    private mutating func setTimes() throws(StageFailure) {
        for (path, modified) in directories.reversed() {
            let parts = path.split(separator: 0x2F).map(Array.init)
            guard let name = parts.last, let holder = try? openParent(of: parts, makes: false) else { continue }
            // It may be gone again, or what the machine shows read-only.
            _ = FileSystemWork.withName(name) {
                cl_set_modified(holder, $0, modified.seconds, modified.nanoseconds)
            }
        }
    }

    private static func identifier(_ value: UInt32) -> UInt32 { value > highestIdentifier ? nobody : value }

    // MARK: - Names

    private static func name(_ path: [UInt8]) throws(StageFailure) -> [[UInt8]] {
        do {
            return try TarPath.components(of: path)
        } catch {
            throw StageFailure(stage: "read a name", code: damaged)
        }
    }

    /// Opens the directory of an entry, and makes what is missing of it or gives nil.
    private mutating func openParent(of path: [[UInt8]], makes: Bool) throws(StageFailure) -> Int32? {
        let wanted = TarPath.joined(path.dropLast())
        if let parent, parent.path == wanted { return parent.descriptor }
        forgetParent()
        let flags = cl_o_path | O_DIRECTORY
        var descriptor = FileSystemWork.withName(wanted.isEmpty ? [0x2E] : wanted) {
            cl_open_in_root(root, $0, flags, 0)
        }
        if descriptor == -ENOENT {
            guard makes else { return nil }
            var prefix: [UInt8] = []
            descriptor = try check("open the root", cl_openat(root, ".", flags, 0))
            for part in path.dropLast() {
                let made = FileSystemWork.withName(part) { mkdirat(descriptor, $0, 0o755) }
                let failure = made < 0 ? cl_errno() : 0
                close(descriptor)
                guard failure == 0 || failure == EEXIST else { throw StageFailure(stage: "mkdir", code: failure) }
                prefix += (prefix.isEmpty ? [] : [0x2F]) + part
                descriptor = try check(
                    "open directory", FileSystemWork.withName(prefix) { cl_open_in_root(root, $0, flags, 0) })
            }
        }
        try check("open directory", descriptor)
        parent = (wanted, descriptor)
        return descriptor
    }

    private mutating func forgetParent() {
        if let parent { close(parent.descriptor) }
        parent = nil
    }

    // MARK: - Removal

    /// Makes an entry, in place of whatever has its name. `body` answers -1 and errno.
    private mutating func replacing(
        _ name: [UInt8], in directory: Int32, _ body: (UnsafePointer<CChar>) -> Int32
    ) throws(StageFailure) {
        if FileSystemWork.withName(name, body) >= 0 { return }
        guard cl_errno() == EEXIST else { throw StageFailure(stage: "make", code: cl_errno()) }
        try remove(name, in: directory)
        try checkErrno("make", FileSystemWork.withName(name, body))
    }

    private func remove(_ name: [UInt8], in directory: Int32) throws(StageFailure) {
        if FileSystemWork.withName(name, { unlinkat(directory, $0, 0) }) == 0 { return }
        if cl_errno() == ENOENT || cl_errno() == ENOTDIR { return }
        guard cl_errno() == EISDIR || cl_errno() == EPERM else { throw StageFailure(stage: "unlink", code: cl_errno()) }
        try TreeRemoval.empty(directory, name)
        try checkErrno("rmdir", FileSystemWork.withName(name) { unlinkat(directory, $0, Int32(AT_REMOVEDIR)) })
    }

    /// Removes what was there before this archive; what it made itself stays, and the directories of that.
    private func removeEarlier(_ name: [UInt8], in directory: Int32, _ path: [UInt8]) throws(StageFailure) {
        if made.contains(path) { return try removeEarlier(below: path) }
        try remove(name, in: directory)
    }

    private func removeEarlier(below path: [UInt8]) throws(StageFailure) {
        var pending = [path]
        while let path = pending.popLast() {
            let opened = FileSystemWork.withName(path.isEmpty ? [0x2E] : path) {
                cl_open_in_root(root, $0, O_RDONLY | O_DIRECTORY, 0)
            }
            if opened == -ENOTDIR || opened == -ENOENT { continue }
            try check("open directory", opened)
            guard let stream = fdopendir(opened) else { throw StageFailure(stage: "open", code: cl_errno()) }
            defer { closedir(stream) }
            while let entry = readdir(stream) {
                let name = FileSystemWork.name(of: entry)
                if name == [0x2E] || name == [0x2E, 0x2E] { continue }
                let full = path.isEmpty ? name : path + [0x2F] + name
                if made.contains(full) { pending.append(full) } else { try remove(name, in: opened) }
            }
        }
    }
}
