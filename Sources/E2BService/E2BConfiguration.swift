/// How the service presents itself.
public struct E2BConfiguration: Sendable {
    /// The domain below which sandboxes have host names, with a port where it is not 443 or 80: what clients put into
    /// URLs as `{port}-{sandbox}.{domain}`.
    public var domain: String
    /// Further domains, without ports, for which requests are taken.
    public var acceptedDomains: [String]
    /// Where clients reach the service, as in `http://127.0.0.1:8080`; for URLs of uploads.
    public var publicURL: String?
    /// Connections to one sandbox's ports at a time.
    public var connectionsPerSandbox: Int
    /// The largest file that may be uploaded, in bytes; a sandbox's own disk is usually smaller.
    public var uploadLimit: Int
    /// Whether an API key is one of this service's.
    public var acceptsKey: @Sendable (String) async -> Bool

    /// A configuration for a machine's own use.
    public init(domain: String = "sbx.localhost", acceptsKey: @escaping @Sendable (String) async -> Bool) {
        self.domain = domain
        self.acceptsKey = acceptsKey
        acceptedDomains = []
        publicURL = nil
        connectionsPerSandbox = 256
        uploadLimit = 16 << 30
    }

    /// The version of E2B's agent whose protocol is spoken; clients enable features by it.
    static let agentVersion = "0.6.13"
    /// The port under which the agent's protocol is served.
    static let agentPort: UInt16 = 49983
    /// The port under which the code interpreter is served.
    static let interpreterPort: UInt16 = 49999

    /// All domains without their ports.
    var hostDomains: [String] {
        ([domain] + acceptedDomains).map { $0.split(separator: ":", maxSplits: 1).first.map(String.init) ?? $0 }
    }
}
