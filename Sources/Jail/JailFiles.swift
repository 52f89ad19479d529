import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol

/// The files of a jail, through its supervisor's workers. Contents travel through pipes.
struct JailFiles: SandboxFiles {
    let sandbox: JailSandbox
    /// Nil is the sandbox's own user.
    let user: SandboxUser?

    func read(_ path: String, receive: ([UInt8]) async throws -> Void) async throws(SandboxError) {
        try await stream(
            .read(path: try checked(path, "read")), operation: "read", path: path, receive: receive)
    }

    func write(
        _ path: String, mode: UInt32, next: () async throws -> [UInt8]?
    ) async throws(SandboxError) {
        let operation = FileOperation.write(path: try checked(path, "write"), mode: mode)
        let number = try sandbox.number(of: user)
        let (reading, writing) = try StandardPipes.pipe()
        let pipe = AsyncDescriptor(writing, writing: true)
        let (token, answer) = try sandbox.channel().ask(descriptors: [reading]) {
            .file(token: $0, user: number, operation: operation)
        }
        do {
            while let piece = try await next() { try await pipe.write(piece) }
        } catch let error as SandboxError {
            // A worker that fails closes the pipe first and says why afterwards: its reason is the better one.
            pipe.close()
            if case .file(_, _, let code) = error, code.rawValue == EPIPE {
                try await check(answer, "write", path)
            } else {
                try sandbox.channel().tell(.cancel(token: token))
            }
            throw error
        } catch {
            try sandbox.channel().tell(.cancel(token: token))
            pipe.close()
            throw .callerFailed("\(error)")
        }
        pipe.close()
        try await check(answer, "write", path)
    }

    func list(_ path: String) async throws(SandboxError) -> [FileEntry] {
        try await entries(.list(path: try checked(path, "list")), "list", path)
    }

    func status(_ path: String) async throws(SandboxError) -> FileEntry {
        let entries = try await entries(.status(path: try checked(path, "look at")), "look at", path)
        guard let entry = entries.first else {
            throw .file(operation: "look at", path: path, code: .noSuchFile)
        }
        return entry
    }

    func makeDirectory(_ path: String, mode: UInt32, parents: Bool) async throws(SandboxError) {
        let operation = FileOperation.makeDirectory(
            path: try checked(path, "make directory"), mode: mode, parents: parents)
        try await perform(operation, "make directory", path)
    }

    func move(_ source: String, to destination: String) async throws(SandboxError) {
        let operation = FileOperation.move(
            source: try checked(source, "move"), destination: try checked(destination, "move to"))
        try await perform(operation, "move", source)
    }

    func remove(_ path: String, recursive: Bool) async throws(SandboxError) {
        try await perform(.remove(path: try checked(path, "remove"), recursive: recursive), "remove", path)
    }

    func watch(_ path: String) async throws(SandboxError) -> FileChanges {
        try await watch(path, recursive: false)
    }

    // MARK: - Plumbing

    /// Runs an operation that streams to us.
    func stream(
        _ operation: FileOperation, operation name: String, path: String, pieces: Int = 65536,
        receive: ([UInt8]) async throws -> Void
    ) async throws(SandboxError) {
        let number = try sandbox.number(of: user)
        let (reading, writing) = try StandardPipes.pipe()
        if pieces > 65536 { cl_set_pipe_size(reading, Int32(pieces)) }
        let pipe = AsyncDescriptor(reading, writing: false)
        let (token, answer) = try sandbox.channel().ask(descriptors: [writing]) {
            .file(token: $0, user: number, operation: operation)
        }
        do {
            while let piece = try await pipe.read(upTo: pieces) { try await receive(piece) }
        } catch {
            pipe.close()
            try sandbox.channel().tell(.cancel(token: token))
            if let error = error as? SandboxError { throw error }
            throw .callerFailed("\(error)")
        }
        // The event loop holds on to what somebody once waited for.
        pipe.close()
        try await check(answer, name, path)
    }

    private func entries(
        _ operation: FileOperation, _ name: String, _ path: String
    ) async throws(SandboxError) -> [FileEntry] {
        var splitter = RecordSplitter()
        var entries: [FileEntry] = []
        try await stream(operation, operation: name, path: path) { piece in
            for record in try splitter.feed(piece) {
                guard entries.count < 1_000_000 else {
                    throw SandboxError.file(operation: name, path: path, code: SystemErrorCode(rawValue: EOVERFLOW))
                }
                entries.append(FileEntry(try StreamRecord.Entry(decoding: record)))
            }
        }
        return entries
    }

    func perform(
        _ operation: FileOperation, _ name: String, _ path: String
    ) async throws(SandboxError) {
        let number = try sandbox.number(of: user)
        let (_, answer) = try sandbox.channel().ask { .file(token: $0, user: number, operation: operation) }
        try await check(answer, name, path)
    }

    private func check(
        _ answer: Promise<SupervisorChannel.Answer>, _ name: String, _ path: String
    ) async throws(SandboxError) {
        switch await answer.value() {
        case .fileDone(0): return
        case .fileDone(let code): throw .file(operation: name, path: path, code: SystemErrorCode(rawValue: code))
        case .gone(let error): throw error
        default: throw .protocolViolation("an answer of another kind")
        }
    }

    func checked(_ path: String, _ name: String) throws(SandboxError) -> String {
        guard !path.isEmpty, !path.utf8.contains(0) else {
            throw .file(operation: name, path: path, code: SystemErrorCode(rawValue: EINVAL))
        }
        let absolute = sandbox.absolutePath(path, of: try sandbox.number(of: user))
        guard absolute.utf8.count < 4096 else {
            throw .file(operation: name, path: path, code: SystemErrorCode(rawValue: ENAMETOOLONG))
        }
        return absolute
    }
}

/// A watch that is under way. It ends when nobody holds it any more.
final class JailWatch: Sendable {
    private let pipe: AsyncDescriptor
    private let sandbox: JailSandbox
    private let token: UInt32
    private let buffer = ChangeBuffer()

    private init(_ pipe: AsyncDescriptor, _ sandbox: JailSandbox, _ token: UInt32) {
        self.pipe = pipe
        self.sandbox = sandbox
        self.token = token
    }

    deinit {
        // The event loop holds on to what somebody once waited for.
        pipe.close()
        (try? sandbox.channel())?.tell(.cancel(token: token))
    }

    static func start(
        _ path: String, _ operation: FileOperation, as user: SandboxUser?, in sandbox: JailSandbox
    ) async throws(SandboxError) -> JailWatch {
        let number = try sandbox.number(of: user)
        let (reading, writing) = try StandardPipes.pipe()
        let pipe = AsyncDescriptor(reading, writing: false)
        let (token, answer) = try sandbox.channel().ask(descriptors: [writing]) {
            .file(token: $0, user: number, operation: operation)
        }
        let watch = JailWatch(pipe, sandbox, token)
        // The first record only says that the watch is on.
        if try await watch.nextRecord() != nil { return watch }
        if case .fileDone(let code) = await answer.value() {
            throw .file(operation: "watch", path: path, code: SystemErrorCode(rawValue: code))
        }
        throw .sandboxEnded(reason: "it ended before the watch began")
    }

    func next() async throws(SandboxError) -> FileChange? {
        while let record = try await nextRecord() {
            if let kind = FileChange.Kind(rawValue: record.kind) { return FileChange(kind: kind, name: record.name) }
        }
        return nil
    }

    private func nextRecord() async throws(SandboxError) -> StreamRecord.Change? {
        while true {
            if let record = buffer.take() { return record }
            guard let piece = try await pipe.read() else { return nil }
            do {
                try buffer.feed(piece)
            } catch {
                throw .protocolViolation("a file change that cannot be read")
            }
        }
    }
}
