import BulkheadCommands
import ControlPlane
import Foundation
import Glibc

/// The key that is made at the first start, so that a client can be set up at once. It is kept in a file that only the
/// owner of the state directory can read, who may do everything anyway; remove the file and the token if you don't
/// want that.
struct FirstKey {
    var path: String
    /// The key, or nil where the file is gone or the key no longer opens anything.
    var key: String?

    /// Reads the key, or makes it where there is no token at all.
    static func prepare(_ plane: ControlPlane, stateDirectory: String) async throws -> FirstKey {
        let path = stateDirectory + "/e2b-key"
        if let data = FileManager.default.contents(atPath: path) {
            let key = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
            return FirstKey(path: path, key: await plane.scopes(of: key).isEmpty ? nil : key)
        }
        guard await plane.listTokens().isEmpty else { return FirstKey(path: path, key: nil) }
        let (record, key) = try await plane.createToken(name: "first", scopes: [.read, .run])
        do {
            try write(key + "\n", to: path)
        } catch {
            try await plane.deleteToken(record.id)
            throw error
        }
        return FirstKey(path: path, key: key)
    }

    private static func write(_ text: String, to path: String) throws(CommandFailure) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        let bytes = Array(text.utf8)
        guard descriptor >= 0, Glibc.write(descriptor, bytes, bytes.count) == bytes.count, fsync(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            if descriptor >= 0 {
                close(descriptor)
                unlink(path)
            }
            throw CommandFailure(
                "cannot write \(path): \(reason); make the directory writable, or choose another with --state")
        }
        close(descriptor)
    }
}
