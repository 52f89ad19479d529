import ControlPlane
import HTTPServing
import HTTPTypes
import Hummingbird
import Sandboxing

/// A request to the agent's interface of one running sandbox.
struct AgentCall: Sendable {
    let request: Request
    let target: RequestTarget
    let record: SandboxRecord
    let live: ManagedSandbox
    let finder: SandboxFinder

    /// The user that the caller names in `Authorization`, or nil for the sandbox's own.
    func user() throws -> SandboxUser? {
        guard let header = request.headers[.authorization] else { return nil }
        guard let space = header.firstIndex(of: " "), header[..<space].lowercased() == "basic",
            let bytes = Base64.decode(String(header[header.index(after: space)...])),
            let text = String(validating: bytes, as: UTF8.self)
        else { throw ConnectFailure(.unauthenticated, "the header Authorization is not Basic with a user name") }
        return try Self.user(named: text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? "")
    }

    static func user(named name: String) throws -> SandboxUser? {
        guard !name.isEmpty else { return nil }
        guard let user = SandboxUser(rawValue: name) else {
            throw ConnectFailure(.unauthenticated, "invalid username: '\(name.prefix(64))'")
        }
        return user
    }

    /// The files as this user sees them.
    func files(_ user: SandboxUser?) -> any SandboxFiles { user.map { live.files(as: $0) } ?? live.sandbox.files }

    static func home(of user: SandboxUser?) -> String { user == .root ? "/root" : "/home/user" }

    /// An absolute path without `.`, `..` and doubled slashes. Relative paths and `~` begin at the user's home.
    static func absolutePath(_ path: String, for user: SandboxUser?) throws -> String {
        guard !path.utf8.contains(0), path.utf8.count <= 4095 else {
            throw ConnectFailure(.invalidArgument, "the path is longer than 4095 bytes or has a NUL")
        }
        let home = home(of: user)
        let whole: String
        if path.hasPrefix("/") {
            whole = path
        } else if path == "~" || path.hasPrefix("~/") {
            whole = home + path.dropFirst()
        } else {
            whole = home + "/" + path
        }
        var parts: [Substring] = []
        for part in whole.split(separator: "/") {
            switch part {
            case ".": continue
            case "..": parts = parts.dropLast()
            default: parts.append(part)
            }
        }
        return "/" + parts.joined(separator: "/")
    }

    /// How long the client waits, if it says so.
    func timeout() throws -> Duration? {
        guard let name = HTTPField.Name("Connect-Timeout-Ms"), let text = request.headers[name] else { return nil }
        guard let milliseconds = Int64(text), milliseconds >= 0, text.utf8.count <= 10 else {
            throw ConnectFailure(.invalidArgument, "connect-timeout-ms must be a number of at most ten digits")
        }
        return milliseconds == 0 ? nil : .milliseconds(milliseconds)
    }

    /// How often the client wants to hear that the stream lives.
    var keepalive: Duration {
        let seconds = HTTPField.Name("Keepalive-Ping-Interval").flatMap { request.headers[$0] }.flatMap { Int64($0) }
        return .seconds(min(max(seconds ?? 90, 1), 600))
    }
}
