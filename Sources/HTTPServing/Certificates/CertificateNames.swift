import SwiftASN1
import X509

/// What the server's certificate is valid for.
struct CertificateNames: Sendable {
    let all: [GeneralName]

    /// A wildcard directly below `localhost` is refused by clients, so sandboxes live one label further down.
    init(domains: [String]) {
        var names = ["localhost", "sbx.localhost", "*.sbx.localhost"]
        for domain in domains where !names.contains(domain) { names += [domain, "*." + domain] }
        all =
            names.map { GeneralName.dnsName($0) } + [
                .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
                .ipAddress(ASN1OctetString(contentBytes: ArraySlice([UInt8](repeating: 0, count: 15) + [1]))),
            ]
    }

    func match(_ certificate: Certificate) throws -> Bool {
        guard let known = try certificate.extensions.subjectAlternativeNames else { return false }
        return Set(known) == Set(all)
    }
}
