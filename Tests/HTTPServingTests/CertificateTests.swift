import Foundation
import X509
import Testing

@testable import HTTPServing

@Suite struct CertificateTests {
    private func withDirectory(_ body: (String) throws -> Void) throws {
        let path = NSTemporaryDirectory() + "bulkhead-certificates-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try body(path)
    }

    private func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

    @Test func madeOnceAndKept() throws {
        try withDirectory { directory in
            let first = try ServerCertificates(directory: directory)
            let server = try text(directory + "/server.pem")
            let authority = try text(first.authorityFile)
            _ = try ServerCertificates(directory: directory)
            #expect(try text(directory + "/server.pem") == server)
            #expect(try text(first.authorityFile) == authority)
            for name in ["authority-key.pem", "server-key.pem"] {
                let attributes = try FileManager.default.attributesOfItem(atPath: directory + "/" + name)
                #expect(attributes[.posixPermissions] as? Int == 0o600)
            }
        }
    }

    @Test func anotherDomainIsAnotherCertificateOfTheSameAuthority() throws {
        try withDirectory { directory in
            let first = try ServerCertificates(directory: directory)
            let server = try text(directory + "/server.pem")
            let authority = try text(first.authorityFile)
            _ = try ServerCertificates(directory: directory, domains: ["boxes.example.com"])
            #expect(try text(directory + "/server.pem") != server)
            #expect(try text(first.authorityFile) == authority)
        }
    }

    @Test(arguments: ["server.pem", "server-key.pem", "authority-key.pem"])
    func brokenFilesAreReplaced(_ name: String) throws {
        try withDirectory { directory in
            _ = try ServerCertificates(directory: directory)
            try "broken".write(toFile: directory + "/" + name, atomically: true, encoding: .utf8)
            _ = try ServerCertificates(directory: directory)
            #expect(try text(directory + "/" + name) != "broken")
        }
    }

    @Test func renewedBeforeItsEnd() throws {
        try withDirectory { directory in
            let files = CertificateFiles(directory: directory)
            let names = CertificateNames(domains: [])
            let authority = try SignedKey.authority(now: Date())
            try files.write(authority, as: "authority")
            let old = try SignedKey.server(names: names, signedBy: authority, now: Date() - 350 * 86_400)
            try files.write(old, as: "server")
            _ = try ServerCertificates(directory: directory)
            let renewed = try #require(try files.read("server"))
            #expect(renewed.certificate.notValidAfter > Date() + 300 * 86_400)
        }
    }
}
