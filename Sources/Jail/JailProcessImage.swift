import CLinux
import Glibc
public import Sandboxing
import SupervisorProtocol

/// The image of a process: a file in memory that nobody can change any more, or one that was kept on disk.
///
/// The host looks at its size and nothing else. It is read inside a sandbox, by a process that has the rights of that
/// sandbox's user and its system call filter already.
public final class JailProcessImage: ProcessImage {
    private let descriptor: Int32

    /// Takes over a descriptor of an image, open for reading, for example of a file that
    /// ``ProcessImage/duplicateDescriptor()`` was copied to.
    public init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { Glibc.close(descriptor) }

    /// Seals what a sandbox made.
    ///
    /// - Throws: ``SandboxError/protocolViolation(_:)`` when it is no file in memory, or somebody still writes to it.
    convenience init(sealing descriptor: Int32) throws(SandboxError) {
        guard cl_seal_memory(descriptor) >= 0 else {
            Glibc.close(descriptor)
            throw .protocolViolation("an image that is no sealed file in memory")
        }
        self.init(descriptor: descriptor)
    }

    /// Size of the file in bytes.
    public var size: UInt64 {
        var status = stat()
        return fstat(descriptor, &status) == 0 ? UInt64(max(0, status.st_size)) : 0
    }

    /// A descriptor of the image, which the caller owns.
    public func duplicateDescriptor() throws(SandboxError) -> Int32 {
        let copy = cl_duplicate(descriptor, 3)
        guard copy >= 0 else {
            throw .host(
                operation: "duplicate a descriptor", code: SystemErrorCode(rawValue: -copy),
                remedy: "raise the limit of open files (ulimit -n)")
        }
        return copy
    }
}

extension JailSandbox {
    func capture(_ process: any Process, twin: Int32) async throws(SandboxError) -> any ProcessImage {
        guard process is JailedProcess, twin > 1 else {
            throw .invalidSpecification(
                field: "twin", problem: "\(twin) is no process of this sandbox",
                remedy: "give the id that fork(2) returned inside")
        }
        var ours: Int32 = -1
        var theirs: Int32 = -1
        let made = cl_socketpair_seqpacket(&ours, &theirs)
        guard made >= 0 else {
            throw .host(
                operation: "socketpair", code: SystemErrorCode(rawValue: -made),
                remedy: "raise the limit of open files (ulimit -n)")
        }
        defer { Glibc.close(ours) }
        let (_, answer) = try channel().ask(descriptors: [theirs]) { .capture(token: $0, process: twin) }
        switch await answer.value() {
        case .fileDone(let code): return try Self.image(from: ours, code)
        case .gone(let error): throw error
        default: throw .protocolViolation("an answer of another kind")
        }
    }

    /// What the worker sent before it ended.
    private static func image(from socket: Int32, _ code: Int32) throws(SandboxError) -> any ProcessImage {
        var bytes = [UInt8](repeating: 0, count: 64)
        var descriptors = [Int32](repeating: -1, count: 64)
        var count: Int32 = 0
        let length = cl_receive(socket, &bytes, bytes.count, &descriptors, &count, Int32(MSG_DONTWAIT))
        var received = Array(descriptors[..<Int(count)])
        defer { for descriptor in received { Glibc.close(descriptor) } }
        guard length > 0, let report = try? CaptureReport(decoding: Array(bytes[..<length])) else {
            throw .host(
                operation: "take the image of a process", code: SystemErrorCode(rawValue: code == 0 ? EIO : code),
                remedy: "the process must have stopped itself and have one thread")
        }
        guard report.code == 0, received.count == 1, let image = received.popLast() else {
            throw .host(
                operation: "take the image of a process: " + ImageStage.name(report.stage),
                code: SystemErrorCode(rawValue: report.code == 0 ? EIO : report.code),
                remedy: "the process must have stopped itself, have one thread and share no memory that it can write")
        }
        return try JailProcessImage(sealing: image)
    }

    func start(_ request: ProcessRequest, from image: any ProcessImage) async throws(SandboxError) -> any Process {
        guard let image = image as? JailProcessImage else {
            throw .unsupported(
                feature: "an image of another runtime", runtime: "jail", remedy: "capture it in a jail")
        }
        return try await JailedProcess.start(request, in: self, isFinal: false, image: image)
    }
}
