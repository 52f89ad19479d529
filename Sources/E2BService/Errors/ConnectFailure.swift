import ControlPlane
import HTTPServing
import HTTPTypes
import Sandboxing

/// An error of a call in the Connect protocol.
struct ConnectFailure: Error, Sendable, Hashable {
    enum Code: String, Sendable, Hashable {
        case canceled, unknown
        case invalidArgument = "invalid_argument"
        case deadlineExceeded = "deadline_exceeded"
        case notFound = "not_found"
        case alreadyExists = "already_exists"
        case permissionDenied = "permission_denied"
        case resourceExhausted = "resource_exhausted"
        case failedPrecondition = "failed_precondition"
        case unimplemented, unavailable, unauthenticated
        case `internal`

        var status: HTTPResponse.Status {
            switch self {
            case .invalidArgument, .failedPrecondition: .badRequest
            case .unauthenticated: .unauthorized
            case .permissionDenied: .forbidden
            case .notFound: .notFound
            case .alreadyExists: .conflict
            case .resourceExhausted: .tooManyRequests
            case .unimplemented: .notImplemented
            case .unavailable: .serviceUnavailable
            case .deadlineExceeded: .gatewayTimeout
            case .canceled: HTTPResponse.Status(code: 499, reasonPhrase: "Client Closed Request")
            case .unknown, .internal: .internalServerError
            }
        }
    }

    var code: Code
    var message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    var json: JSONValue { ["code": .string(code.rawValue), "message": .string(message)] }

    /// How any error of a call in a sandbox is told.
    init(_ error: any Error) {
        switch error {
        case let failure as ConnectFailure: self = failure
        case let problem as JSONProblem: self.init(.invalidArgument, problem.description)
        case let large as BodyTooLarge:
            self.init(.resourceExhausted, "the message is larger than \(large.limit) bytes")
        case let error as SandboxError: self.init(error)
        case let error as ControlPlaneError: self.init(error)
        case is CancellationError: self.init(.canceled, "the call was cancelled")
        default: self.init(.internal, "\(error)")
        }
    }

    init(_ error: ControlPlaneError) {
        switch error {
        case .sandbox(let error): self.init(error)
        case .notFound: self.init(.notFound, error.description)
        case .invalid, .ambiguous, .unsupported: self.init(.invalidArgument, error.description)
        case .overCapacity: self.init(.resourceExhausted, error.description)
        case .conflict, .shuttingDown: self.init(.unavailable, error.description)
        case .store: self.init(.internal, error.description)
        }
    }

    init(_ error: SandboxError) {
        switch error {
        case .file(_, _, let code): self.init(Self.code(of: code), error.description)
        case .commandNotStarted(_, _, let code):
            self.init(code == .noSuchFile ? .notFound : .invalidArgument, error.description)
        case .invalidSpecification, .unsupported: self.init(.invalidArgument, error.description)
        case .sandboxEnded: self.init(.unavailable, "the sandbox was not found: \(error)")
        case .cancelled: self.init(.canceled, error.description)
        case .host(_, let code, _) where code.rawValue == 11 || code.rawValue == 12:
            self.init(.resourceExhausted, error.description)
        default: self.init(.internal, error.description)
        }
    }

    private static func code(of error: SystemErrorCode) -> Code {
        switch error.rawValue {
        case 2: .notFound
        case 1, 13: .permissionDenied
        case 17: .alreadyExists
        case 20, 21, 22, 36, 39, 40: .invalidArgument
        case 28, 122, 12, 23, 24, 27: .resourceExhausted
        case 30: .failedPrecondition
        default: .internal
        }
    }
}
