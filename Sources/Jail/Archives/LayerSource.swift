internal import CLinux
internal import Glibc
internal import Sandboxing
internal import Synchronization

/// One archive on its way into a sandbox: the file itself, or what a decompressor of the host makes of it. The host
/// reads nothing of it but the first bytes.
final class LayerSource: Sendable {
    private let path: String
    /// How the decompressor ended, where there is one.
    private let result: Promise<Int32>?
    private let name: String
    private let descriptor: Mutex<Int32>

    private init(_ path: String, _ descriptor: Int32, decompressor: (name: String, process: pid_t)? = nil) {
        self.path = path
        self.descriptor = Mutex(descriptor)
        name = decompressor?.name ?? ""
        guard let decompressor else {
            result = nil
            return
        }
        let result = Promise<Int32>()
        self.result = result
        let process = decompressor.process
        BackgroundThread.run { result.fulfil(cl_filter_wait(process)) }
    }

    deinit {
        let left = descriptor.withLock { $0 }
        if left >= 0 { close(left) }
    }

    static func open(_ paths: [String]) throws(SandboxError) -> [LayerSource] {
        var sources: [LayerSource] = []
        for path in paths { sources.append(try open(path)) }
        return sources
    }

    private static func open(_ path: String) throws(SandboxError) -> LayerSource {
        // The pipe of an archive that is being made may not have a writer yet.
        let file = try HeldDescriptor.opening(path, flags: O_RDONLY | O_NONBLOCK)
        var status = stat()
        guard fstat(file.number, &status) == 0 else { throw refusal(path, "it cannot be examined") }
        let kind = status.st_mode & S_IFMT
        guard kind == S_IFREG || kind == S_IFIFO else { throw refusal(path, "it is neither a file nor a pipe") }
        cl_set_nonblocking(file.number, 0)
        var magic = [UInt8](repeating: 0, count: Compression.magicLength)
        // A pipe cannot be looked into without taking from it.
        if kind == S_IFREG, let compression = Compression(magic: try file.read(into: &magic, at: 0, path: path)) {
            let (descriptor, process) = try compression.startPiping(file, path: path)
            return LayerSource(path, descriptor, decompressor: (compression.rawValue, process))
        }
        let copy = cl_duplicate(file.number, 3)
        return LayerSource(path, try system("open", path, Int(copy)))
    }

    private static func refusal(_ path: String, _ problem: String) -> SandboxError {
        .invalidSpecification(
            field: "layer '\(path)'", problem: problem, remedy: "give a tar archive, plain or compressed")
    }

    /// Hands over the descriptor.
    func takeDescriptor() -> Int32 {
        descriptor.withLock { descriptor in
            defer { descriptor = -1 }
            return descriptor
        }
    }

    /// Waits for the decompressor, whose reason is better than that of whoever got half of its output.
    func finish() async throws(SandboxError) {
        guard let code = await result?.value(), code != 0, code != 128 + SIGPIPE else { return }
        throw Self.refusal(path, "\(name) could not decompress it (exit code \(code))")
    }
}
