internal import CPythonLibrary
import Glibc

/// A file that is open: where it stands in it, and what it may be used for.
final class OpenFile {
    private enum Source {
        case node(FileNode)
        case host(Int32, HostDirectory)
        case closed
    }

    private var source: Source
    let access: FileAccess
    private let system: VirtualFileSystem
    var position = 0

    init(_ node: FileNode, _ access: FileAccess, _ system: VirtualFileSystem) {
        source = .node(node)
        self.access = access
        self.system = system
        system.usage.openFiles += 1
        if access.appends { position = node.count }
    }

    /// Takes over a descriptor.
    init(
        _ descriptor: Int32, _ directory: HostDirectory, _ access: FileAccess, _ system: VirtualFileSystem
    ) throws(FileError) {
        self.access = access
        self.system = system
        source = .host(descriptor, directory)
        system.usage.openFiles += 1
        var status = cpl_file_status()
        let failure = cpl_file_status_of(descriptor, &status)
        if failure != 0 { throw FileError(number: -failure) }
        if status.mode & 0o170000 == 0o040000 { throw .isADirectory }
        if access.appends { position = Int(status.size) }
    }

    deinit { close() }

    var isClosed: Bool { if case .closed = source { true } else { false } }

    func close() {
        if isClosed { return }
        if case .host(let descriptor, _) = source { Glibc.close(descriptor) }
        source = .closed
        system.usage.openFiles -= 1
    }

    var size: Int {
        get throws(FileError) {
            switch source {
            case .node(let node): return node.count
            case .host(let descriptor, _):
                var status = cpl_file_status()
                let failure = cpl_file_status_of(descriptor, &status)
                if failure != 0 { throw FileError(number: -failure) }
                return Int(status.size)
            case .closed: throw .badDescriptor
            }
        }
    }

    /// Whether it is a file of the session's own tree, all of whose bytes are at hand.
    var contents: UnsafeBufferPointer<UInt8>? {
        guard case .node(let node) = source else { return nil }
        return UnsafeBufferPointer(start: node.bytes, count: node.count)
    }

    /// Reads up to so many bytes from where it stands, and moves on. Fewer only at the end.
    func read(into buffer: UnsafeMutablePointer<UInt8>, _ count: Int) throws(FileError) -> Int {
        switch source {
        case .node(let node):
            let available = max(0, min(count, node.count - position))
            if available > 0, let bytes = node.bytes {
                buffer.update(from: bytes + position, count: available)
                position += available
            }
            node.accessed = system.now
            system.usage.work += available >> 6
            return available
        case .host(let descriptor, _):
            var done = 0
            while done < count {
                let got = pread(descriptor, buffer + done, min(count - done, 1 << 20), off_t(position))
                if got < 0, errno == EINTR { continue }
                if got < 0 { throw FileError(number: errno) }
                if got == 0 { break }
                done += got
                position += got
            }
            system.usage.work += done >> 4
            return done
        case .closed: throw .badDescriptor
        }
    }

    /// Writes all of it.
    func write(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(FileError) {
        switch source {
        case .node(let node):
            if node.kind == .null { return }
            if access.appends { position = node.count }
            let (end, overflows) = position.addingReportingOverflow(count)
            if overflows { throw .tooLarge }
            if count == 0 { return }
            let growth = max(0, end - node.count)
            if growth > 0, !node.resize(end) { throw shortage() }
            system.usage.work += (count + growth) >> 6
            if let target = node.bytes { (target + position).update(from: bytes, count: count) }
            position = end
            system.touch(node)
        case .host(let descriptor, let directory):
            try directory.spend(count)
            if access.appends { position = try size }
            guard position <= Int.max - count else { throw .tooLarge }
            // A hole costs what it would take to fill it.
            let hole = max(0, position - (try size))
            if hole > 0 { try directory.spend(hole) }
            var done = 0
            while done < count {
                let put = pwrite(descriptor, bytes + done, min(count - done, 1 << 20), off_t(position))
                if put < 0, errno == EINTR { continue }
                if put <= 0 { throw FileError(number: put < 0 ? errno : 28) }
                done += put
                position += put
            }
            system.usage.work += done >> 4
        case .closed: throw .badDescriptor
        }
    }

    func truncate(_ size: Int) throws(FileError) {
        switch source {
        case .node(let node):
            if node.kind == .null { throw .invalid }
            let growth = max(0, size - node.count)
            if !node.resize(size) { throw shortage() }
            system.usage.work += growth >> 6
            system.touch(node)
        case .host(let descriptor, let directory):
            try directory.spend(max(0, size - (try self.size)))
            if ftruncate(descriptor, off_t(size)) != 0 { throw FileError(number: errno) }
        case .closed: throw .badDescriptor
        }
    }

    /// Whether it is the session's memory or the tree's own limit that does not suffice.
    private func shortage() -> FileError {
        system.usage.allowance < system.usage.limit - system.usage.bytes ? .outOfMemory : .noSpace
    }
}
