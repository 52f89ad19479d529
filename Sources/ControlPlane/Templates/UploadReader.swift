import Dispatch
import Glibc

/// A file of the host in pieces, read on a queue of its own.
final class UploadReader: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "bulkhead.upload-reader")

    init(path: String) throws(ControlPlaneError) {
        descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        guard descriptor >= 0 else {
            throw .notFound(kind: .file, reference: path.split(separator: "/").last.map(String.init) ?? path)
        }
    }

    deinit { close(descriptor) }

    /// The next piece, or nil at the end.
    func next() async throws -> [UInt8]? {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[UInt8]?, any Error>) in
            queue.async { [descriptor] in
                var count = 0
                let piece = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, initialized in
                    repeat {
                        count = read(descriptor, buffer.baseAddress, buffer.count)
                    } while count < 0 && errno == EINTR
                    initialized = max(0, count)
                }
                if count < 0 {
                    continuation.resume(
                        throwing: ControlPlaneError.store(
                            operation: "read an upload", reason: String(cString: strerror(errno))))
                } else {
                    continuation.resume(returning: count == 0 ? nil : piece)
                }
            }
        }
    }
}
