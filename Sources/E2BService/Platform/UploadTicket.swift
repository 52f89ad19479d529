import Crypto
import Foundation

/// Permissions to upload one archive, which clients send without their key: a code over the archive's digest with a
/// secret that lives as long as the process.
struct UploadTicket: Sendable {
    static let shared = UploadTicket()

    private let key = SymmetricKey(size: .bits256)

    func ticket(for digest: String) -> String {
        HMAC<SHA256>.authenticationCode(for: Data(digest.utf8), using: key)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    func accepts(_ ticket: String, for digest: String) -> Bool { ConstantTime.equal(ticket, self.ticket(for: digest)) }
}
