import ControlPlane
import HTTPServing

/// Reads settings about the network. Nothing leads out of a sandbox in this version: what closes is taken, what would
/// open is refused, so that nobody believes in a rule that does not exist.
enum Egress {
    static let reason =
        "nothing leads out of a sandbox in this version (there is no egress gateway yet); leave it out, "
        + "or deny everything, which is what happens anyway"

    private static let known: Set<String> = [
        "allowPublicTraffic", "allowOut", "denyOut", "dnsServers", "egressProxy", "maskRequestHost", "httpsPorts",
        "rules",
    ]

    /// Refuses `allow_internet_access: true`, in both spellings.
    static func refuseOpening(_ body: JSONFields) throws {
        for key in ["allow_internet_access", "allowInternetAccess"] where try body.optionalBool(key) == true {
            throw E2BFailure.refused(body.name(key), reason)
        }
    }

    static func settings(_ network: JSONFields) throws -> NetworkSettings {
        try network.refuseOthers(known)
        try refuseRules(network)
        var settings = NetworkSettings(allowsPublicTraffic: try network.optionalBool("allowPublicTraffic") ?? true)
        if let host = try network.optionalString("maskRequestHost") {
            let isClean = host.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "/") }
            guard isClean, (1...255).contains(host.utf8.count) else {
                throw network.problem("maskRequestHost", "must be a host name, with ${PORT} where the port belongs")
            }
            settings.maskedHost = host
        }
        if let ports = try network.optionalArray("httpsPorts"), !ports.isEmpty {
            throw E2BFailure.refused(
                network.name("httpsPorts"),
                "connections to servers in a sandbox that speak TLS themselves are not part of this version; "
                    + "let the server speak plain HTTP, clients still get TLS")
        }
        return settings
    }

    /// Refuses every rule that would let something out. Denials are true already.
    static func refuseRules(_ network: JSONFields) throws {
        for key in ["allowOut", "dnsServers"] {
            if let entries = try network.optionalStrings(key), !entries.isEmpty {
                throw E2BFailure.refused(network.name(key), reason)
            }
        }
        for entry in try network.optionalStrings("denyOut") ?? [] {
            guard isAddress(entry) else {
                throw network.problem("denyOut", "'\(entry.prefix(64))' is no address and no range of addresses")
            }
        }
        for key in ["egressProxy", "rules"] {
            switch network[key] {
            case nil, .object([:])?: continue
            default: throw E2BFailure.refused(network.name(key), reason)
            }
        }
    }

    private static func isAddress(_ text: String) -> Bool {
        text.utf8.count <= 49 && !text.isEmpty
            && text.utf8.allSatisfy {
                ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) || ($0 >= 0x41 && $0 <= 0x46)
                    || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "/")
            } && text.utf8.contains { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") }
    }
}
