import ControlPlane
import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Sandboxing

/// Trees of files as tar archives. Packing and unpacking happens in the sandbox, by its own tar: names and links that
/// somebody planted can lead nowhere else.
enum ArchiveRoutes {
    /// The tag of the processes that pack and unpack.
    static let tag = "bulkhead-archive"
    private static let base = "/api/v1/sandboxes/{sandbox}/archive"
    private static let user = Route.Parameter.query(
        "user", .enumeration(SandboxUserName.allCases.map(\.rawValue)), "As whom; 'user' if left out.")

    static let all: [Route] = [
        Route(
            method: .get, path: base, operation: "downloadArchive", tag: "Files",
            summary: "A file or a directory with everything in it, as a tar archive.", scope: .run,
            parameters: [
                .query("path", .string(), "What to pack; its last part is where names begin.", required: true), user,
            ],
            answers: [.init(status: 200, description: "The archive.", body: .bytes("application/x-tar"))],
            handle: download),
        Route(
            method: .put, path: base, operation: "uploadArchive", tag: "Files",
            summary: "Unpack a tar archive, perhaps compressed, into a directory, which is made if it is missing.",
            scope: .run, parameters: [.query("path", .string(), "The directory.", required: true), user],
            request: .bytes("application/x-tar"),
            answers: [.init(status: 204, description: "It is unpacked.")], handle: upload),
    ]

    @Sendable private static func download(_ call: Call) async throws -> Response {
        let path = try call.filePath()
        let entry = try await call.files().status(path)
        var parts = path.split(separator: "/", omittingEmptySubsequences: true).filter { $0 != "." }
        let name = parts.popLast() ?? "."
        guard name != ".." else { throw ErrorBody(.invalid, "the path ends with '..'", field: "path") }
        let directory = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
        var command = [
            "tar", "--create", "--file=-", "--format=posix", "--directory=" + (directory.isEmpty ? "." : directory),
        ]
        // Of the file systems of the kernel nobody wants a copy.
        if entry.kind == .directory { command.append("--one-file-system") }
        let process = try await call.start(tar: command + ["--", "./" + name], input: .none)
        let listener = process.listen(from: 0)
        // The first output before the answer begins: what cannot be packed at all is an answer of its own.
        var opening: ProcessOutput?
        var message: [UInt8] = []
        while let output = await listener.next() {
            if case .data(.error, let bytes, _) = output {
                message += bytes.prefix(max(0, 4096 - message.count))
                continue
            }
            if case .exit(let result) = output { try check(result, message) }
            opening = output
            break
        }
        let first = opening
        let interest = ReleaseAction {
            guard process.exit == nil else { return }
            Task.detached { try? await process.signal(.kill) }
        }
        let earlier = message
        return Response(
            status: .ok, headers: [.contentType: "application/x-tar"],
            body: ResponseBody { writer in
                defer { interest.hold() }
                var next = first
                var message = earlier
                while let output = next {
                    switch output {
                    case .data(.error, let bytes, _): message += bytes.prefix(max(0, 4096 - message.count))
                    case .data(_, let bytes, _): try await writer.write(ByteBuffer(bytes: bytes))
                    case .exit(let result):
                        // The connection ends without the end of the body: half an archive must not look whole.
                        try check(result, message)
                        return try await writer.finish(nil)
                    }
                    next = await listener.next()
                }
                throw CancellationError()
            })
    }

    @Sendable private static func upload(_ call: Call) async throws -> Response {
        let path = try call.filePath()
        try await call.files().makeDirectory(path, mode: 0o755, parents: true)
        let process = try await call.start(
            tar: ["tar", "--extract", "--file=-", "--no-same-owner", "--directory=" + path], input: .stream)
        let listener = process.listen(from: 0)
        async let end = collect(listener)
        do {
            for try await piece in call.request.body {
                do {
                    try await process.write([UInt8](piece.readableBytesView))
                } catch {
                    // It reads no more, perhaps because it has failed, and says why, or because it saw the end.
                    break
                }
            }
        } catch {
            // The client went away in the middle.
            try? await process.signal(.kill)
            throw error
        }
        await process.closeInput()
        let (result, message) = await end
        guard let result else { throw ErrorBody(.failed, "tar was lost sight of") }
        try check(result, message)
        return call.done
    }

    private static func collect(_ listener: ProcessListener) async -> (Result<Outcome, SandboxError>?, [UInt8]) {
        var message: [UInt8] = []
        for await output in listener {
            switch output {
            case .data(_, let bytes, _): message += bytes.prefix(max(0, 4096 - message.count))
            case .exit(let result): return (result, message)
            }
        }
        return (nil, message)
    }

    /// Code 1 means that a file changed while it was read, which is what live systems do.
    private static func check(_ result: Result<Outcome, SandboxError>, _ message: [UInt8]) throws {
        let outcome = try result.get()
        guard outcome.exit != .exited(0), outcome.exit != .exited(1) else { return }
        let text = String(decoding: message, as: UTF8.self).split(separator: "\n").first.map(String.init)
        throw ErrorBody(.conflict, text ?? "tar ended with \(outcome.exit)", field: "path")
    }
}

extension Call {
    /// Starts tar in the sandbox.
    fileprivate func start(tar command: [String], input: ProcessRequest.Input) async throws -> ManagedProcess {
        let user = SandboxUserName(rawValue: query["user"] ?? "user") ?? .user
        let live = try await live()
        let request = ProcessRequest(command, environment: ["LC_ALL": "C"], input: input, user: user.user)
        do throws(SandboxError) {
            return try await live.start(request, tag: ArchiveRoutes.tag)
        } catch {
            guard case .commandNotStarted(_, _, let code) = error, code == .noSuchFile else { throw error }
            throw ErrorBody(
                .unsupported, "there is no tar in the sandbox", remedy: "use a template that has it, or single files")
        }
    }
}
