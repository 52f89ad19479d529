import Dispatch
import Glibc

/// A file that gets its name only when it is complete. Its calls wait for the disk on a queue of their own.
final class LayerFile: Sendable {
    private let path: String
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "bulkhead.layer-file")

    private var temporary: String { path + ".part" }

    init(path: String) throws(ControlPlaneError) {
        self.path = path
        descriptor = open(path + ".part", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            throw .store(operation: "write \(path)", reason: String(cString: strerror(errno)))
        }
    }

    func write(_ bytes: [UInt8]) async throws {
        try await perform { [descriptor, path] () throws(ControlPlaneError) in
            var offset = 0
            while offset < bytes.count {
                let count = bytes[offset...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    throw .store(operation: "write \(path)", reason: String(cString: strerror(errno)))
                }
                offset += count
            }
        }
    }

    /// Gives the file its name; `isDurable`: first makes sure that it would survive a power cut.
    func finish(isDurable: Bool) async throws {
        try await perform { [descriptor, path, temporary] () throws(ControlPlaneError) in
            func check(_ operation: String, _ result: Int32) throws(ControlPlaneError) {
                guard result >= 0 else {
                    throw .store(operation: "\(operation) \(path)", reason: String(cString: strerror(errno)))
                }
            }
            if isDurable { try check("sync", fsync(descriptor)) }
            try check("rename", rename(temporary, path))
            close(descriptor)
            guard isDurable, let slash = path.lastIndex(of: "/") else { return }
            let directory = open(String(path[..<slash]), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            try check("open the directory of", directory)
            defer { close(directory) }
            try check("sync the directory of", fsync(directory))
        }
    }

    /// Removes the file.
    func discard() async {
        try? await perform { [descriptor, temporary] () throws(ControlPlaneError) in
            close(descriptor)
            unlink(temporary)
        }
    }

    private func perform(_ body: @escaping @Sendable () throws(ControlPlaneError) -> Void) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            queue.async {
                do {
                    try body()
                    continuation.resume()
                } catch {
                    continuation.resume(throwing: error)
                }
            }
        }
    }
}
