import ArgumentParser
import BulkheadCommands
import Jail

/// Which daemon to speak to.
struct ServerOptions: ParsableArguments {
    @Option(help: ArgumentHelp("A daemon on the network, for example https://host:7300.", valueName: "url"))
    var server: String?

    /// A client for the daemon that the options or the environment name, or the one of this user.
    func client() throws(CommandFailure) -> DaemonClient {
        let named = server ?? HostEnvironment.variable("BULKHEAD_SERVER").flatMap { $0.isEmpty ? nil : $0 }
        let token = HostEnvironment.variable("BULKHEAD_TOKEN").flatMap { $0.isEmpty ? nil : $0 }
        guard let named else { return DaemonClient(address: .socket(Self.socketPath), token: nil) }
        return DaemonClient(address: try ServerAddress(named), token: token)
    }

    /// The control socket of this user's daemon.
    static var socketPath: String {
        if let path = HostEnvironment.variable("BULKHEAD_SOCKET"), !path.isEmpty { return path }
        return JailConfiguration().resolvedStateDirectory + "/control.sock"
    }
}

/// Where a daemon is.
enum ServerAddress: Hashable, Sendable {
    /// At a socket of this machine.
    case socket(String)
    /// At a host and port, perhaps over TLS.
    case network(host: String, port: Int, isSecure: Bool)

    /// Reads a URL.
    init(_ text: String) throws(CommandFailure) {
        if text.hasPrefix("unix:") {
            self = .socket(String(text.dropFirst(5)))
            return
        }
        let isSecure = text.hasPrefix("https://")
        guard isSecure || text.hasPrefix("http://") else {
            throw CommandFailure(
                "\(text.debugDescription) is no address of a daemon; write http://host:port, https://host:port or unix:/path"
            )
        }
        var rest = text.dropFirst(isSecure ? 8 : 7)
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        guard !rest.contains("/") else {
            throw CommandFailure("\(text.debugDescription) has a path; write only https://host:port")
        }
        var host = rest
        var port = isSecure ? 443 : 80
        // The last colon divides, unless it is inside the brackets of an address.
        if let colon = rest.lastIndex(of: ":"), !rest[colon...].contains("]") {
            guard let number = UInt16(rest[rest.index(after: colon)...]), number > 0 else {
                throw CommandFailure("\(text.debugDescription) has no port after its colon; write https://host:port")
            }
            host = rest[..<colon]
            port = Int(number)
        }
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        guard !host.isEmpty else { throw CommandFailure("\(text.debugDescription) names no host") }
        self = .network(host: String(host), port: port, isSecure: isSecure)
    }

    /// What HTTP calls the host.
    var authority: String {
        switch self {
        case .socket: "localhost"
        case .network(let host, let port, _): (host.contains(":") ? "[\(host)]" : host) + ":\(port)"
        }
    }

    /// For messages.
    var description: String {
        switch self {
        case .socket(let path): path
        case .network: authority
        }
    }
}
