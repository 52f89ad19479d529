/// What a daemon says once it can be used.
struct StartText {
    var version: String
    var socket: String
    var stateDirectory: String
    /// The port that clients connect to, nil without one.
    var listener: (host: String, port: Int, isLoopback: Bool)?
    var domain: String
    /// The authority that clients must trust, nil without TLS.
    var authorityFile: String?
    var key: FirstKey
    /// Whether what is said is read by a person now and not kept in a log.
    var showsKey: Bool

    var lines: [String] {
        var lines = [
            "Bulkhead \(version) keeps sandboxes in \(stateDirectory).",
            "", "  for you   \(socket)",
        ]
        guard let listener else { return lines + ["", "  bulkhead create --name box"] }
        let plain = "http://\(listener.host.contains(":") ? "[\(listener.host)]" : listener.host):\(listener.port)"
        lines.append("  clients   \(plain)")
        if authorityFile != nil { lines.append("            https://api.\(domain):\(listener.port)") }
        lines += ["", "With the SDK of E2B, plain:", ""]
        lines += ["  export E2B_API_URL=\(plain) E2B_SANDBOX_URL=\(plain)", "  export E2B_API_KEY=\(keyText)"]
        if let authorityFile {
            lines += ["", "or over TLS, so that each port has a name of its own:", ""]
            lines += [
                "  export E2B_DOMAIN=\(domain):\(listener.port) SSL_CERT_FILE=\(authorityFile)",
                "  export E2B_API_KEY=\(keyText)",
            ]
        }
        if !listener.isLoopback {
            lines += [
                "",
                "Others than this machine can reach \(listener.host). They need a key; let them use TLS, because plain",
                "HTTP shows the key to whoever listens on the way.",
            ]
        }
        return lines
    }

    private var keyText: String {
        guard let text = key.key else { return "…  # make one with: bulkhead token create NAME" }
        return showsKey ? text : "\"$(cat \(key.path))\""
    }
}
