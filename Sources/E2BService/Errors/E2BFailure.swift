import HTTPServing
import HTTPTypes
import Hummingbird

/// An answer of the platform's interface that is no success, as E2B's clients read it.
struct E2BFailure: Error, Sendable, Hashable {
    var status: HTTPResponse.Status
    var message: String
    /// A further code that clients map to exceptions of their own.
    var errorCode: String?
    /// Whether the client's automatic retry makes sense; nil leaves it to the client.
    var shouldRetry: Bool?
    /// Seconds to wait before a retry.
    var retryAfter: Int64?

    init(
        _ status: HTTPResponse.Status, _ message: String, errorCode: String? = nil, shouldRetry: Bool? = nil,
        retryAfter: Int64? = nil
    ) {
        self.status = status
        self.message = message
        self.errorCode = errorCode
        self.shouldRetry = shouldRetry
        self.retryAfter = retryAfter
    }

    static func badRequest(_ message: String) -> E2BFailure { E2BFailure(.badRequest, message) }

    /// A field that this installation cannot honour: said instead of ignored.
    static func refused(_ field: String, _ reason: String) -> E2BFailure { .badRequest("\(field): \(reason)") }

    var response: Response {
        var body: [String: JSONValue] = ["code": .integer(Int64(status.code)), "message": .string(message)]
        if let errorCode { body["error_code"] = .string(errorCode) }
        var headers = HTTPFields()
        if let shouldRetry, let name = HTTPField.Name("Should-Retry") { headers[name] = shouldRetry ? "true" : "false" }
        if let retryAfter { headers[.retryAfter] = String(retryAfter) }
        return Response(json: .object(body), status: status, headers: headers)
    }
}
