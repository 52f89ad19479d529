import ControlPlane
import HTTPServing
import HTTPTypes
import Sandboxing

extension E2BFailure {
    /// How any error of a call is told to clients of the platform's interface.
    init(_ error: any Error) {
        switch error {
        case let failure as E2BFailure: self = failure
        case let error as ControlPlaneError: self.init(error)
        case let error as SandboxError: self.init(error)
        case let problem as JSONProblem: self = .badRequest(problem.description)
        case let large as BodyTooLarge: self.init(.contentTooLarge, "the body is larger than \(large.limit) bytes")
        case let failure as ConnectFailure: self.init(failure.code.status, failure.message)
        case let failure as ForwardingFailure: self.init(failure.status, failure.message)
        default: self.init(.internalServerError, "\(error)", shouldRetry: false)
        }
    }

    init(_ error: ControlPlaneError) {
        let text = error.description
        switch error {
        case .notFound: self.init(.notFound, text)
        case .ambiguous, .invalid: self.init(.badRequest, text)
        case .conflict: self.init(.conflict, text)
        case .unsupported: self.init(.badRequest, text)
        case .overCapacity(_, let retryAfter?):
            self.init(.serviceUnavailable, text, shouldRetry: true, retryAfter: max(retryAfter.components.seconds, 1))
        case .overCapacity: self.init(.tooManyRequests, text, shouldRetry: false)
        case .shuttingDown: self.init(.serviceUnavailable, text, shouldRetry: true, retryAfter: 5)
        case .sandbox(let error): self.init(error)
        case .store: self.init(.internalServerError, text, shouldRetry: false)
        }
    }

    init(_ error: SandboxError) {
        switch error {
        case .invalidSpecification, .unsupported: self.init(.badRequest, error.description)
        case .sandboxEnded: self.init(.notFound, error.description)
        case .creationFailed, .unenforceable, .host:
            self.init(.serviceUnavailable, error.description, shouldRetry: false)
        default: self.init(.internalServerError, error.description, shouldRetry: false)
        }
    }
}
