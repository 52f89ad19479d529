import CLinux
import Glibc
import SupervisorProtocol

/// Streams everything that a sandbox has changed since its root file system, wherever in its private layer that lies,
/// as one archive from which another sandbox can be made the same.
struct FilesExporter {
    let plan: JailPlan
    let storage: Int32
    let output: Int32
    /// Paths that the sandbox was given when it was made.
    let given: [String]

    /// Places that no archive has: other file systems, and what every sandbox is given anew.
    static let excluded = ["proc", "sys", "dev"]

    /// The operation's errno, 0 when everything was written.
    func export() -> Int32 {
        do {
            var writer = LayerWriter(output: output, contents: .everything, leavingOut: leavingOut())
            if plan.rootDirectory == nil {
                try write("root", at: "", &writer)
                for (index, path) in HostUserland.programDirectories.enumerated() {
                    try write(HostUserland.upperDirectory(index), at: String(path.dropFirst()), &writer)
                }
            } else {
                try write("upper", at: "", &writer)
            }
            try writeDeletions(&writer)
            try writer.finish()
            return 0
        } catch {
            return error.code == 0 ? EIO : error.code
        }
    }

    private func write(_ layer: String, at place: String, _ writer: inout LayerWriter) throws(StageFailure) {
        let descriptor = cl_open_inside(storage, layer, O_RDONLY | O_DIRECTORY)
        // Directories of programs that are links on this system have no layer.
        if descriptor == -ENOENT { return }
        try check("open the writable layer", descriptor)
        defer { close(descriptor) }
        let place = Array(place.utf8)
        if !place.isEmpty { try writer.write(directory: descriptor, at: place) }
        try writer.write(tree: descriptor, at: place)
    }

    /// What a sandbox gets when it is made and this one no longer has: a layer over another sandbox must take it away.
    /// On a root file system of its own overlayfs remembers what it had.
    private func writeDeletions(_ writer: inout LayerWriter) throws(StageFailure) {
        var missing: [String] = []
        for path in given.sorted() where fileStatus(path, followingLinks: false) == nil && cl_errno() == ENOENT {
            // What is below something that is missing goes with it.
            if missing.contains(where: { path.hasPrefix($0 + "/") }) { continue }
            missing.append(path)
            try writer.writeDeletion(of: Array(path.utf8.dropFirst()))
        }
    }

    private func leavingOut() -> ([UInt8], stat) -> Bool {
        var places: Set<[UInt8]> = []
        for name in Self.excluded { places.insert(Array(name.utf8)) }
        for mount in plan.mounts { places.insert(Array(mount.target.utf8.drop { $0 == 0x2F })) }
        if plan.rootDirectory == nil {
            // Where the userland's layers are mounted; each is written by itself.
            for path in HostUserland.programDirectories { places.insert(Array(path.utf8.dropFirst())) }
        }
        var texts: [[UInt8]: [UInt8]] = [:]
        for file in SyntheticFiles(plan: plan).contents {
            texts[Array(file.path.utf8.dropFirst())] = Array(file.text.utf8)
        }
        let given = Set(given.map { Array($0.utf8.dropFirst()) })
        return { path, status in
            let kind = status.st_mode & S_IFMT
            if places.contains(path) { return kind == S_IFDIR || (kind == S_IFREG && status.st_size == 0) }
            guard given.contains(path) else { return false }
            let shown = "/" + String(decoding: path, as: UTF8.self)
            // Where a part of the host's configuration is shown, the layer has only the place for it.
            if let merged = fileStatus(shown, followingLinks: false), merged.st_dev != status.st_dev,
                plan.rootDirectory == nil
            {
                return true
            }
            // A name, a machine id and the like that nobody changed: the other sandbox has its own.
            guard kind == S_IFREG, let text = texts[path], status.st_size == text.count,
                status.st_mode & 0o7777 == 0o644, status.st_uid == plan.ownUser
            else { return false }
            return readSmallFile(shown) == text
        }
    }
}

extension JailPlan {
    /// Whose files the supervisor makes, as the sandbox sees it.
    var ownUser: UInt32 { singleIdentity == nil ? 0 : user }
}
