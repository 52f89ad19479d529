import Crypto
import Foundation
import Glibc
import SwiftASN1
import X509

/// Certificates and keys in a directory, one pair of PEM files each; keys are their owner's only.
struct CertificateFiles {
    var directory: String

    /// A pair that was written, or nil where one of the files is missing or does not belong to the other.
    func read(_ name: String) throws -> SignedKey? {
        guard let certificateText = try? String(contentsOfFile: "\(directory)/\(name).pem", encoding: .utf8),
            let keyText = try? String(contentsOfFile: "\(directory)/\(name)-key.pem", encoding: .utf8)
        else { return nil }
        guard let certificate = try? Certificate(pemEncoded: certificateText),
            let key = try? P256.Signing.PrivateKey(pemRepresentation: keyText),
            certificate.publicKey == Certificate.PublicKey(key.publicKey)
        else { return nil }
        return SignedKey(certificate: certificate, key: key)
    }

    /// The key first: a certificate without its key is made anew, a key without certificate harms nobody.
    func write(_ pair: SignedKey, as name: String) throws {
        try write(pair.key.pemRepresentation + "\n", to: "\(directory)/\(name)-key.pem", mode: 0o600)
        try write(
            try pair.certificate.serializeAsPEM().pemString + "\n", to: "\(directory)/\(name).pem", mode: 0o644)
    }

    private func write(_ text: String, to path: String, mode: mode_t) throws {
        let temporary = path + ".new"
        unlink(temporary)
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else { throw CertificateFileError(path: temporary, code: errno) }
        let bytes = Array(text.utf8)
        let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        let synced = fsync(descriptor)
        let code = errno
        close(descriptor)
        guard written == bytes.count, synced == 0, rename(temporary, path) == 0 else {
            unlink(temporary)
            throw CertificateFileError(path: path, code: code)
        }
    }
}

/// A certificate or key could not be kept.
struct CertificateFileError: Error, CustomStringConvertible {
    var path: String
    var code: Int32

    var description: String { "cannot write \(path): \(String(cString: strerror(code)))" }
}
