import Contexts
import ControlPlane
import Foundation
import Glibc
import HTTPTypes
import Hummingbird
import NIOCore
import Sandboxing

extension ErrorBody {
    /// The status that goes with it.
    var status: HTTPResponse.Status {
        switch code {
        case .invalid: .badRequest
        case .unauthenticated: .unauthorized
        case .forbidden: .forbidden
        case .notFound: .notFound
        case .methodNotAllowed: .methodNotAllowed
        case .conflict, .ambiguous: .conflict
        case .gone: .gone
        case .tooLarge: .contentTooLarge
        case .unsupportedMedia: .unsupportedMediaType
        case .unsatisfiableRange: .rangeNotSatisfiable
        case .overCapacity: .tooManyRequests
        case .unsupported: .notImplemented
        case .failed: .internalServerError
        case .shuttingDown: .serviceUnavailable
        }
    }

    /// The whole answer.
    var response: Response {
        var headers: HTTPFields = [.contentType: "application/json"]
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        if code == .unauthenticated { headers[.wwwAuthenticate] = "Bearer realm=\"bulkhead\"" }
        let data = (try? WireJSON.encode(self)) ?? .init()
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    }

    /// Whatever was thrown, in the form of the interface.
    init(_ error: any Error) {
        switch error {
        case let error as ErrorBody: self = error
        case let error as ControlPlaneError: self.init(error)
        case let error as SandboxError: self.init(error)
        case let error as ContextError: self.init(error)
        case let error as HTTPError where error.status == .contentTooLarge:
            self.init(.tooLarge, "the body is too large")
        case let error as HTTPError where error.status.code < 500:
            self.init(.invalid, error.body ?? error.status.reasonPhrase)
        default: self.init(.failed, "\(error)")
        }
    }

    private init(_ error: ControlPlaneError) {
        switch error {
        case .notFound(_, _, let tombstone): self.init(tombstone == nil ? .notFound : .gone, error.description)
        case .ambiguous: self.init(.ambiguous, error.description)
        case .conflict: self.init(.conflict, error.description)
        case .invalid(let field, let problem, let remedy):
            self.init(.invalid, error.description, field: field, remedy: remedy.isEmpty ? nil : remedy)
            if problem.isEmpty { message = field }
        case .unsupported(_, let remedy): self.init(.unsupported, error.description, remedy: remedy)
        case .overCapacity(_, let retryAfter):
            self.init(
                .overCapacity, error.description, retryAfter: retryAfter.map { max(1, Int($0.components.seconds)) })
        case .shuttingDown: self.init(.shuttingDown, error.description, retryAfter: 5)
        case .sandbox(let error): self.init(error)
        case .store: self.init(.failed, error.description)
        }
    }

    private init(_ error: ContextError) {
        switch error {
        case .sandbox(let error): self.init(error)
        case .unsupportedLanguage, .notStarted: self.init(.unsupported, error.description, field: "language")
        case .closed: self.init(.notFound, error.description)
        case .tooManyWaiting: self.init(.overCapacity, error.description, retryAfter: 1)
        case .invalidRequest: self.init(.invalid, error.description)
        case .unsupported: self.init(.unsupported, error.description)
        case .cancelled: self.init(.failed, error.description)
        }
    }

    private init(_ error: SandboxError) {
        let message = error.description
        switch error {
        case .invalidSpecification(let field, _, let remedy):
            self.init(.invalid, message, field: field, remedy: remedy)
        case .unsupported(_, _, let remedy): self.init(.unsupported, message, remedy: remedy)
        case .unenforceable: self.init(.unsupported, message)
        case .commandNotStarted(_, _, let code) where code == .noSuchFile:
            self.init(.notFound, message, field: "command")
        case .commandNotStarted: self.init(.invalid, message, field: "command")
        case .file(_, _, let code): self.init(Self.code(for: code), message, field: "path")
        case .sandboxEnded: self.init(.gone, message)
        case .host(_, let code, let remedy) where code.rawValue == ECONNREFUSED:
            self.init(.conflict, message, remedy: remedy)
        case .creationFailed(_, _, let remedy), .host(_, _, let remedy): self.init(.failed, message, remedy: remedy)
        case .protocolViolation, .cancelled, .callerFailed: self.init(.failed, message)
        }
    }

    private static func code(for code: SystemErrorCode) -> Code {
        switch code.rawValue {
        case ENOENT, ESRCH: .notFound
        case EPERM, EACCES, EROFS: .forbidden
        case EFBIG, ENOSPC, EDQUOT: .tooLarge
        case EINVAL, ENAMETOOLONG: .invalid
        default: .conflict
        }
    }
}
