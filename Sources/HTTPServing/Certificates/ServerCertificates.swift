import Crypto
import Foundation
import NIOSSL
import Synchronization
import SwiftASN1
import X509

/// The certificates of a server that nobody runs a certificate authority for: an authority of its own, made at first
/// start, and a certificate for the server signed by it, renewed before it ends. Clients trust the authority's file.
public final class ServerCertificates: Sendable {
    /// The authority's certificate, in PEM: what clients name in `SSL_CERT_FILE`.
    public let authorityFile: String

    private let directory: String
    private let names: CertificateNames
    private let current: Mutex<(context: NIOSSLContext, expires: Date)>

    /// Reads the certificates of a directory, or makes them.
    ///
    /// - Parameters:
    ///   - directory: An existing directory that only the server writes to.
    ///   - domains: Names besides `localhost` and `sbx.localhost`; each is also valid for what is directly below it.
    public init(directory: String, domains: [String] = []) throws {
        self.directory = directory
        authorityFile = directory + "/authority.pem"
        names = CertificateNames(domains: domains)
        current = Mutex(try Self.load(directory: directory, names: names, now: Date()))
    }

    /// What new connections use; renewed on the way when its end is near.
    var context: NIOSSLContext {
        let now = Date()
        return current.withLock { current in
            if now >= current.expires - Self.renewal,
                let renewed = try? Self.load(directory: directory, names: names, now: now)
            {
                current = renewed
            }
            return current.context
        }
    }

    private static let renewal: TimeInterval = 30 * 86_400

    private static func load(
        directory: String, names: CertificateNames, now: Date
    ) throws -> (context: NIOSSLContext, expires: Date) {
        let files = CertificateFiles(directory: directory)
        var authority: SignedKey
        if let known = try files.read("authority"), known.certificate.notValidAfter > now + 400 * 86_400 {
            authority = known
        } else {
            authority = try SignedKey.authority(now: now)
            try files.write(authority, as: "authority")
        }
        var server: SignedKey
        if let known = try files.read("server"), known.certificate.notValidAfter > now + renewal,
            known.certificate.issuer == authority.certificate.subject,
            authority.certificate.publicKey.isValidSignature(known.certificate.signature, for: known.certificate),
            try names.match(known.certificate)
        {
            server = known
        } else {
            server = try SignedKey.server(names: names, signedBy: authority, now: now)
            try files.write(server, as: "server")
        }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: try [server, authority].map {
                .certificate(
                    try NIOSSLCertificate(bytes: Array($0.certificate.serializeAsPEM().pemString.utf8), format: .pem))
            },
            privateKey: .privateKey(
                try NIOSSLPrivateKey(bytes: Array(server.key.pemRepresentation.utf8), format: .pem)))
        configuration.applicationProtocols = ["http/1.1"]
        configuration.minimumTLSVersion = .tlsv12
        return (try NIOSSLContext(configuration: configuration), server.certificate.notValidAfter)
    }
}

/// A certificate and the key that belongs to it.
struct SignedKey {
    var certificate: Certificate
    var key: P256.Signing.PrivateKey

    /// An authority for ten years, which may sign servers and nothing else.
    static func authority(now: Date) throws -> SignedKey {
        let key = P256.Signing.PrivateKey()
        let name = try DistinguishedName {
            OrganizationName("Bulkhead")
            CommonName("Bulkhead authority of this machine, \(Int(now.timeIntervalSince1970))")
        }
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key.publicKey), notValidBefore: now - 86_400,
            notValidAfter: now + 3_650 * 86_400, issuer: name, subject: name, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.isCertificateAuthority(maxPathLength: 0))
                Critical(KeyUsage(keyCertSign: true, cRLSign: true))
                SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
            }, issuerPrivateKey: Certificate.PrivateKey(key))
        return SignedKey(certificate: certificate, key: key)
    }

    /// A server's certificate: a year, which the strictest clients accept.
    static func server(names: CertificateNames, signedBy authority: SignedKey, now: Date) throws -> SignedKey {
        let key = P256.Signing.PrivateKey()
        let authorityKey = authority.certificate.publicKey
        let certificate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(),
            publicKey: Certificate.PublicKey(key.publicKey), notValidBefore: now - 86_400,
            notValidAfter: now + 365 * 86_400, issuer: authority.certificate.subject,
            subject: try DistinguishedName { CommonName("Bulkhead") }, signatureAlgorithm: .ecdsaWithSHA256,
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectKeyIdentifier(hash: Certificate.PublicKey(key.publicKey))
                AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: authorityKey).keyIdentifier)
                SubjectAlternativeNames(names.all)
            }, issuerPrivateKey: Certificate.PrivateKey(authority.key))
        return SignedKey(certificate: certificate, key: key)
    }
}
