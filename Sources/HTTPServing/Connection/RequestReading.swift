import HTTPTypes
import NIOHTTP1

/// Why a request's head is not accepted. The connection ends with the answer, because what follows on it cannot be
/// trusted to be a request.
struct RefusedRequest: Error {
    var status: HTTPResponse.Status
    var reason: String

    init(_ reason: String, status: HTTPResponse.Status = .badRequest) {
        self.status = status
        self.reason = reason
    }
}

/// The head of a request after everything was checked that two readers of one message could see differently.
struct CheckedRequest {
    var head: HTTPRequest
    var isOldVersion: Bool
    var keepsAlive: Bool
    var wantsUpgrade: Bool
    var expectsContinue: Bool
    var hasBody: Bool

    init(_ received: HTTPRequestHead, isSecure: Bool, limits: ConnectionLimits) throws(RefusedRequest) {
        let path = received.uri
        guard path.utf8.count <= limits.target else {
            throw RefusedRequest("the request's target is longer than \(limits.target) bytes", status: .uriTooLong)
        }
        guard path.utf8.first == UInt8(ascii: "/") else {
            throw RefusedRequest("the request's target must be a path that begins with a slash")
        }
        guard path.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "#") }) else {
            throw RefusedRequest("the request's target has characters that must be percent-encoded")
        }
        guard let method = HTTPRequest.Method(received.method.rawValue), method != .connect else {
            throw RefusedRequest("the method \(received.method.rawValue) is not served", status: .notImplemented)
        }

        var fields = HTTPFields()
        var hosts: [String] = []
        var lengths = 0
        var encodings: [String] = []
        for (name, value) in received.headers {
            guard let fieldName = HTTPField.Name(name) else {
                throw RefusedRequest("a header has a name that is not a token")
            }
            guard HTTPField.isValidValue(value) else {
                throw RefusedRequest("the header \(name.prefix(64)) has a value with control characters")
            }
            switch fieldName.canonicalName {
            case "host": hosts.append(value)
            case "content-length":
                lengths += 1
                guard !value.isEmpty, value.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
                    throw RefusedRequest("Content-Length must be a decimal number")
                }
                fields.append(HTTPField(name: fieldName, value: value))
            case "transfer-encoding":
                encodings.append(value)
                fields.append(HTTPField(name: fieldName, value: value))
            default: fields.append(HTTPField(name: fieldName, value: value))
            }
        }
        isOldVersion = received.version == .http1_0
        guard hosts.count == 1 || (isOldVersion && hosts.isEmpty) else {
            throw RefusedRequest("there must be exactly one Host header")
        }
        guard lengths <= 1 else { throw RefusedRequest("there must be at most one Content-Length header") }
        guard encodings.isEmpty || (encodings.count == 1 && encodings[0].lowercased() == "chunked") else {
            throw RefusedRequest("the only Transfer-Encoding served is chunked", status: .notImplemented)
        }
        guard encodings.isEmpty || (lengths == 0 && !isOldVersion) else {
            throw RefusedRequest("Content-Length and Transfer-Encoding must not come together")
        }
        let connection = received.headers[canonicalForm: "connection"].map { $0.lowercased() }
        wantsUpgrade = connection.contains("upgrade") && !received.headers["upgrade"].isEmpty
        keepsAlive = isOldVersion ? connection.contains("keep-alive") : !connection.contains("close")
        expectsContinue = !isOldVersion && received.headers["expect"].contains { $0.lowercased() == "100-continue" }
        hasBody = !encodings.isEmpty || (lengths == 1 && received.headers["content-length"].first != "0")
        head = HTTPRequest(
            method: method, scheme: isSecure ? "https" : "http", authority: hosts.first, path: path,
            headerFields: fields)
    }
}
