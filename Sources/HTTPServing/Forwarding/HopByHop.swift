import HTTPTypes

extension HTTPFields {
    /// Headers that speak about one connection only, and must not go on to the next.
    private static let hopByHop: Set<String> = [
        "connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade",
    ]

    /// The headers that a proxy passes on: without those about the connection, and those that `Connection` names.
    func passedOn() -> HTTPFields {
        var named: Set<String> = []
        for value in self[values: .connection] {
            for token in value.split(separator: ",") {
                named.insert(String(token).lowercased().filter { $0 != " " && $0 != "\t" })
            }
        }
        // Naming these would remove what the message's meaning hangs on.
        named.subtract(["content-length", "host", "content-encoding"])
        return HTTPFields(
            filter { field in
                let name = field.name.canonicalName
                return !Self.hopByHop.contains(name) && !named.contains(name)
            })
    }
}
