import Crypto
public import Foundation
import Glibc
import Synchronization

/// The tokens that let clients in. A token is shown once, when it is made; what is kept is its digest, in a file that
/// only its owner can read. 160 random bits need no slow digest.
public final class TokenStore: Sendable {
    /// What is known about a token.
    public struct Token: Sendable, Codable, Hashable {
        /// A handle to remove it by.
        public var id: String
        /// What its owner called it.
        public var name: String
        /// What it is good for.
        public var scope: Scope
        /// When it was made.
        public var createdAt: Date
    }

    private struct Kept: Codable {
        var token: Token
        var digest: String
    }

    /// Why tokens cannot be read or kept.
    public struct Failure: Error, CustomStringConvertible {
        /// In words.
        public var description: String
    }

    private let path: String
    private let state: Mutex<[String: Kept]>

    /// Tokens in a file, which is made with the first one.
    public init(path: String) throws(Failure) {
        self.path = path
        var known: [String: Kept] = [:]
        if let data = FileManager.default.contents(atPath: path) {
            do {
                for kept in try WireJSON.decode([Kept].self, from: data) { known[kept.digest] = kept }
            } catch {
                throw Failure(description: "the tokens in \(path) cannot be read: \(error); move the file away")
            }
        } else if FileManager.default.fileExists(atPath: path) {
            throw Failure(description: "the tokens in \(path) cannot be read; make the file readable for its owner")
        }
        state = Mutex(known)
    }

    /// All tokens, the oldest first.
    public var all: [Token] {
        state.withLock { $0.values.map(\.token) }.sorted { ($0.createdAt, $0.id) < ($1.createdAt, $1.id) }
    }

    /// Makes a token; the text is given here and never again.
    public func make(name: String, scope: Scope) throws(Failure) -> (text: String, token: Token) {
        let text = "e2b_" + Self.randomHex(20)
        let token = Token(id: Self.randomHex(4), name: name, scope: scope, createdAt: Date())
        let digest = Self.digest(text)
        let failure = state.withLock { state -> Failure? in
            var next = state
            next[digest] = Kept(token: token, digest: digest)
            do { try save(next) } catch { return error }
            state = next
            return nil
        }
        if let failure { throw failure }
        return (text, token)
    }

    /// Removes the token with this handle or name. Gives false when there is none.
    public func remove(_ reference: String) throws(Failure) -> Bool {
        let result = state.withLock { state -> Result<Bool, Failure> in
            guard let kept = state.values.first(where: { $0.token.id == reference || $0.token.name == reference })
            else { return .success(false) }
            var next = state
            next[kept.digest] = nil
            do { try save(next) } catch { return .failure(error) }
            state = next
            return .success(true)
        }
        return try result.get()
    }

    /// The token with this text. The look-up is by digest, so its time says nothing about tokens that exist.
    public func find(_ text: String) -> Token? {
        guard text.utf8.count <= 256 else { return nil }
        return state.withLock { $0[Self.digest(text)]?.token }
    }

    private func save(_ tokens: [String: Kept]) throws(Failure) {
        do {
            let kept = tokens.values.sorted { $0.token.id < $1.token.id }
            try Self.replace(path, with: [UInt8](try WireJSON.encode(kept)))
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(description: "the tokens cannot be kept: \(error)")
        }
    }

    /// Replaces a file whole, readable for its owner only.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(Failure) {
        let temporary = "\(path).\(randomHex(4))"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { throw failure("write", temporary) }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let failure = failure("write", temporary)
                unlink(temporary)
                throw failure
            }
            written += count
        }
        guard fsync(descriptor) == 0, rename(temporary, path) == 0 else {
            let failure = failure("keep", path)
            unlink(temporary)
            throw failure
        }
    }

    private static func failure(_ operation: String, _ path: String) -> Failure {
        Failure(description: "cannot \(operation) \(path): \(String(cString: strerror(errno)))")
    }

    private static func digest(_ text: String) -> String {
        SHA256.hash(data: Data(text.utf8)).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private static func randomHex(_ count: Int) -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<count).map { _ in
            let byte = UInt8.random(in: .min ... .max, using: &generator)
            return (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }
}
