public import HTTPTypes

/// The sandbox and the port that a request is for, as its host name, headers or path say; nil parts mean the service
/// itself.
public struct SandboxAddress: Sendable, Hashable {
    /// The sandbox's name.
    public var sandboxID: String
    /// The port in the sandbox.
    public var port: UInt16
    /// What is left of the path when the sandbox was named in it.
    public var path: String?

    /// A port of a sandbox.
    public init(sandboxID: String, port: UInt16, path: String? = nil) {
        self.sandboxID = sandboxID
        self.port = port
        self.path = path
    }
}

/// Where a request goes.
public enum Destination: Sendable, Hashable {
    /// The service itself.
    case service
    /// A port of a sandbox.
    case sandbox(SandboxAddress)
}

/// A request whose destination cannot be told, or told in two ways.
public struct UnclearDestination: Error, Sendable, Hashable {
    /// What is wrong and what to do.
    public var reason: String
}

/// Tells from a request's host, headers and path which sandbox it is for.
///
/// The first label of the host decides, `{port}-{sandboxID}.{domain}`. The headers `E2b-Sandbox-Id` and
/// `E2b-Sandbox-Port` count only where the host cannot name a sandbox: an address, `localhost`, or a host whose first
/// label is `sandbox` or `api`. A path `/p/{port}/{sandboxID}/…` is for clients that can resolve no such names.
public struct DestinationReader: Sendable {
    /// The header with a sandbox's name.
    public static let sandboxField = HTTPField.Name("E2b-Sandbox-Id")
    /// The header with a port.
    public static let portField = HTTPField.Name("E2b-Sandbox-Port")

    /// Domains below which labels name sandboxes.
    public var domains: [String]

    /// A reader for these domains, without ports.
    public init(domains: [String]) { self.domains = domains.map { $0.lowercased() } }

    /// Where a request goes.
    public func destination(of request: HTTPRequest) throws(UnclearDestination) -> Destination {
        let host = try Self.hostName(request.authority ?? "")
        let named = try sandbox(inHost: host)
        let headers = try sandbox(inFields: request.headerFields)
        let inPath = try sandbox(inPath: request.path ?? "/")
        if let named {
            if let headers, headers != named {
                throw UnclearDestination(
                    reason: "the host names sandbox \(named.sandboxID) and port \(named.port), the headers others")
            }
            // A path that looks like an address belongs to the sandbox's own server then.
            return .sandbox(named)
        }
        if let inPath {
            if let headers, headers.sandboxID != inPath.sandboxID || headers.port != inPath.port {
                throw UnclearDestination(reason: "the path and the headers name different sandboxes or ports")
            }
            return .sandbox(inPath)
        }
        guard let headers else { return .service }
        guard Self.believesHeaders(host) else {
            throw UnclearDestination(
                reason: "the header E2b-Sandbox-Id counts only for an address, localhost, sandbox.* or api.*; "
                    + "this host is \(host)")
        }
        return .sandbox(headers)
    }

    private func sandbox(inHost host: String) throws(UnclearDestination) -> SandboxAddress? {
        guard let dot = host.firstIndex(of: "."), domains.contains(String(host[host.index(after: dot)...])) else {
            return nil
        }
        let label = host[..<dot]
        guard let dash = label.firstIndex(of: "-") else { return nil }
        guard let port = Self.port(label[..<dash]) else {
            throw UnclearDestination(
                reason: "the host must begin with a port and a dash, as in 3000-<sandbox>.<domain>")
        }
        return SandboxAddress(sandboxID: try Self.identifier(label[label.index(after: dash)...]), port: port)
    }

    private func sandbox(inFields fields: HTTPFields) throws(UnclearDestination) -> SandboxAddress? {
        guard let sandboxField = Self.sandboxField, let portField = Self.portField else { return nil }
        let names = fields[values: sandboxField]
        let ports = fields[values: portField]
        guard names.count <= 1, ports.count <= 1 else {
            throw UnclearDestination(reason: "E2b-Sandbox-Id and E2b-Sandbox-Port must come once")
        }
        guard let name = names.first else {
            guard ports.isEmpty else {
                throw UnclearDestination(reason: "E2b-Sandbox-Port came without E2b-Sandbox-Id")
            }
            return nil
        }
        guard let portText = ports.first else {
            throw UnclearDestination(reason: "E2b-Sandbox-Id came without E2b-Sandbox-Port")
        }
        guard let port = Self.port(portText[...]) else {
            throw UnclearDestination(reason: "E2b-Sandbox-Port must be a number from 1 to 65535")
        }
        return SandboxAddress(sandboxID: try Self.identifier(name[...]), port: port)
    }

    private func sandbox(inPath path: String) throws(UnclearDestination) -> SandboxAddress? {
        guard path.hasPrefix("/p/") else { return nil }
        let rest = path.dropFirst(3)
        let parts = rest.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count >= 2, let port = Self.port(parts[0]) else {
            throw UnclearDestination(reason: "the path must be /p/<port>/<sandbox>/…")
        }
        // The query may follow the name directly.
        let nameAndQuery = parts[1].split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        let name = nameAndQuery.first ?? ""
        let remainder: String
        if nameAndQuery.count == 2 {
            remainder = "/?" + nameAndQuery[1] + (parts.count == 3 ? "/" + parts[2] : "")
        } else {
            remainder = "/" + (parts.count == 3 ? String(parts[2]) : "")
        }
        return SandboxAddress(sandboxID: try Self.identifier(name), port: port, path: remainder)
    }

    /// The host without its port, in lower case.
    static func hostName(_ authority: String) throws(UnclearDestination) -> String {
        let text = authority.lowercased()
        guard text.utf8.count <= 260 else { throw UnclearDestination(reason: "the host name is longer than 260 bytes") }
        if text.hasPrefix("[") {
            guard let end = text.firstIndex(of: "]") else {
                throw UnclearDestination(reason: "the host has a bracket without its end")
            }
            return String(text[...end])
        }
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.count < 2 || parts[1].utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
            throw UnclearDestination(reason: "the host must be a name or an address, and perhaps a port")
        }
        let name = parts.first ?? ""
        let isClean = name.utf8.allSatisfy {
            ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F
        }
        guard isClean else { throw UnclearDestination(reason: "the host has characters that no host name has") }
        return name.hasSuffix(".") ? String(name.dropLast()) : String(name)
    }

    private static func believesHeaders(_ host: String) -> Bool {
        host.isEmpty || host == "localhost" || host.hasPrefix("[") || host.hasPrefix("sandbox.")
            || host.hasPrefix("api.") || host.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
    }

    private static func port(_ text: Substring) -> UInt16? {
        guard let first = text.utf8.first, first >= 0x31, first <= 0x39,
            text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 })
        else { return nil }
        return UInt16(text)
    }

    private static func identifier(_ text: Substring) throws(UnclearDestination) -> String {
        let isClean = text.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) }
        guard isClean, (1...64).contains(text.utf8.count) else {
            throw UnclearDestination(reason: "a sandbox's name consists of small letters and digits")
        }
        return String(text)
    }
}
