import ControlPlane
import Crypto
import Foundation
import HTTPServing
import HTTPTypes

/// Signatures that let whoever has a URL read or write one file.
struct FileSignature: Sendable {
    private let signature: String
    private let expiration: String?
    private let path: String
    private let user: String
    private let operation: String

    /// The signature of a request, or nil where it has none.
    init?(target: RequestTarget, method: HTTPRequest.Method) {
        guard let signature = target["signature"] else { return nil }
        self.signature = signature
        expiration = target["signature_expiration"]
        path = target["path"] ?? ""
        user = target["username"] ?? ""
        operation = method == .get || method == .head ? "read" : "write"
    }

    /// Whether a sandbox's token gives this signature.
    func matches(token: String) -> Bool {
        var text = "\(path):\(operation):\(user):\(token)"
        if let expiration { text += ":\(expiration)" }
        let digest = Array(SHA256.hash(data: Data(text.utf8)))
        let expected = "v1_" + String(decoding: Base64.encode(digest, padded: false), as: UTF8.self)
        return ConstantTime.equal(expected, signature)
    }

    /// Refuses a signature whose time is over.
    func checkExpiration(now: Date = Date()) throws {
        guard let expiration else { return }
        guard let seconds = Int64(expiration) else {
            throw E2BFailure(.unauthorized, "signature_expiration: must be seconds since 1970")
        }
        guard Double(seconds) >= now.timeIntervalSince1970 else {
            throw E2BFailure(.unauthorized, "signature is already expired")
        }
    }
}

/// Comparison of secrets in a time that does not tell how much of a guess was right.
enum ConstantTime {
    static func equal(_ left: String, _ right: String) -> Bool {
        let left = Array(left.utf8)
        let right = Array(right.utf8)
        guard left.count == right.count else { return false }
        var difference: UInt8 = 0
        for index in left.indices { difference |= left[index] ^ right[index] }
        return difference == 0
    }
}
