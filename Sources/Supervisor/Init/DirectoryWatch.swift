import CLinux
import Glibc
import SupervisorProtocol

/// Tells what changes below a directory or at a file (inotify(7)), until the reader is gone or what is watched is.
///
/// A path that ends with a slash, and every recursive watch, needs a directory: a file there is `ENOTDIR`.
struct DirectoryWatch {
    private let stream: Int32
    private let recursive: Bool
    private let root: Int32
    private let watcher: Int32
    private var rootWatch: Int32 = -1
    /// Where each watch is, relative to the root.
    private var paths: [Int32: [UInt8]] = [:]
    /// Entries that were found when their directory was first looked at: their own event may still be on its way.
    private var found: Set<[UInt8]> = []
    /// Directories that lost their name and have no other one yet, by the kernel's cookie.
    private var moving: [UInt32: [UInt8]] = [:]
    private var records: [UInt8] = []
    private var lives = true

    private static let watchLimit = 100_000

    private enum Kind {
        static let created: UInt8 = 0
        static let modified: UInt8 = 1
        static let removed: UInt8 = 2
        static let overflow: UInt8 = 3
        static let renamed: UInt8 = 4
        static let attributes: UInt8 = 5
    }

    init(stream: Int32, _ path: String, recursive: Bool) throws(StageFailure) {
        self.stream = stream
        self.recursive = recursive
        // Resolved without magic links first; inotify itself takes only paths.
        root = try check("open", cl_open_plain(path, cl_o_path | (recursive ? O_DIRECTORY : 0), 0))
        watcher = try check("inotify_init", cl_inotify())
        rootWatch = try check("inotify_add_watch", cl_inotify_add(watcher, "/proc/self/fd/\(root)"))
        paths[rootWatch] = []
    }

    mutating func run() throws(StageFailure) {
        if recursive { try addAll(below: [], reports: false) }
        // An empty record tells the reader that the watch is on, so that no change after this is missed.
        records = StreamRecord.Change(kind: UInt8.max, name: []).encoded() + records
        try flush()
        var buffer = [UInt8](repeating: 0, count: 65536)
        while lives {
            let count = Glibc.read(watcher, &buffer, buffer.count)
            if count > 0 {
                try take(buffer[..<count])
                try flush()
                continue
            }
            if cl_errno() == EINTR { continue }
            guard cl_errno() == EAGAIN else { throw StageFailure(stage: "read", code: cl_errno()) }
            // Everything that was under way has been seen.
            found.removeAll()
            for path in moving.values { forget(below: path) }
            moving.removeAll()
            if cl_wait_readable(watcher, stream) < 0 { return }
        }
    }

    private mutating func flush() throws(StageFailure) {
        try writeAll(stream, records, stage: "stream")
        records.removeAll(keepingCapacity: true)
    }

    private mutating func report(_ kind: UInt8, _ name: [UInt8]) {
        records += StreamRecord.Change(kind: kind, name: name).encoded()
    }

    // MARK: - Events

    private mutating func take(_ events: ArraySlice<UInt8>) throws(StageFailure) {
        var rest = events
        while rest.count >= 16, lives {
            func word(_ offset: Int) -> UInt32 {
                (0..<4).reduce(0) { $0 | UInt32(rest[rest.startIndex + offset + $1]) << UInt32(8 * $1) }
            }
            let length = Int(word(12))
            guard rest.count >= 16 + length else { return }
            let name = Array(rest.dropFirst(16).prefix(length).prefix { $0 != 0 })
            try take(watch: Int32(bitPattern: word(0)), mask: word(4), cookie: word(8), name)
            rest = rest.dropFirst(16 + length)
        }
    }

    private mutating func take(
        watch: Int32, mask: UInt32, cookie: UInt32, _ name: [UInt8]
    ) throws(StageFailure) {
        if mask & cl_inotify_overflow != 0 { return report(Kind.overflow, []) }
        guard let directory = paths[watch] else { return }
        if mask & cl_inotify_forgotten != 0 {
            paths[watch] = nil
            return
        }
        let path = directory.isEmpty ? name : name.isEmpty ? directory : directory + [0x2F] + name
        if name.isEmpty {
            // What happens to a directory below the root is told by the one that holds it.
            guard watch == rootWatch else { return }
            if mask & cl_inotify_gone != 0 {
                report(Kind.removed, [])
                lives = false
            }
        }
        let isDirectory = mask & cl_inotify_directory != 0
        if mask & cl_inotify_created != 0 {
            if found.remove(path) == nil { report(Kind.created, path) }
            if recursive, isDirectory { try entered(path, cookie: mask & cl_inotify_moved_in != 0 ? cookie : 0) }
        }
        if mask & cl_inotify_modified != 0 { report(Kind.modified, path) }
        if mask & cl_inotify_attributes != 0 { report(Kind.attributes, path) }
        if mask & cl_inotify_removed != 0 { report(Kind.removed, path) }
        if mask & cl_inotify_renamed != 0 {
            report(Kind.renamed, path)
            if recursive, isDirectory { moving[cookie] = path }
        }
    }

    /// A directory appeared: what is in it already is told too. One that only got another name keeps its watches.
    private mutating func entered(_ path: [UInt8], cookie: UInt32) throws(StageFailure) {
        if cookie != 0, let old = moving.removeValue(forKey: cookie) {
            for (watch, place) in paths where place == old || place.starts(with: old + [0x2F]) {
                paths[watch] = path + place.dropFirst(old.count)
            }
            return
        }
        try addAll(below: path, reports: true)
    }

    private mutating func forget(below path: [UInt8]) {
        for (watch, place) in paths where place == path || place.starts(with: path + [0x2F]) {
            cl_inotify_remove(watcher, watch)
            paths[watch] = nil
        }
    }

    // MARK: - Directories

    /// Watches a directory and all below it. What cannot be watched is what changes are lost of.
    private mutating func addAll(below path: [UInt8], reports: Bool) throws(StageFailure) {
        var pending = [path]
        while let path = pending.popLast() {
            let opened =
                path.isEmpty
                ? cl_openat(root, ".", O_RDONLY | O_DIRECTORY, 0)
                : FileSystemWork.withName(path) { cl_open_inside(root, $0, O_RDONLY | O_DIRECTORY) }
            // Gone again, or closed to this user, who could not list it either.
            guard opened >= 0 else { continue }
            guard let listing = fdopendir(opened) else { throw StageFailure(stage: "open", code: cl_errno()) }
            defer { closedir(listing) }
            if !path.isEmpty {
                guard paths.count < Self.watchLimit else { return report(Kind.overflow, []) }
                let watch = cl_inotify_add(watcher, "/proc/self/fd/\(opened)")
                guard watch >= 0 else { return report(Kind.overflow, []) }
                paths[watch] = path
            }
            while let entry = readdir(listing) {
                let name = FileSystemWork.name(of: entry)
                if name == [0x2E] || name == [0x2E, 0x2E] { continue }
                let full = path.isEmpty ? name : path + [0x2F] + name
                if reports, found.insert(full).inserted { report(Kind.created, full) }
                var status = stat()
                let looked = FileSystemWork.withName(name) { fstatat(opened, $0, &status, Int32(AT_SYMLINK_NOFOLLOW)) }
                if looked == 0, status.st_mode & S_IFMT == S_IFDIR { pending.append(full) }
            }
        }
    }
}
