import Jail
import Sandboxing

/// Puts the changes of a live sandbox's copy-on-write mounts into the store.
struct ChangeRecorder {
    var store: ChangeStore
    var sandbox: any Sandbox

    /// The change set, or nil when nothing changed.
    func record(
        _ mount: Mount, number: Int, command: [String], since begin: ChangeTime
    ) async throws(SandboxError) -> ChangeSet? {
        let id = Self.identifier(sandbox.id, number: number)
        let writer = try store.create(
            id: id, source: mount.source, target: mount.target, command: command, started: begin)
        try await sandbox.exportChanges(of: mount.target) { piece in try writer.write(piece[...]) }
        try writer.commit()
        let set = try store.open(id)
        if try set.changes().isEmpty {
            try store.drop(id)
            return nil
        }
        return set
    }

    /// The name of the sandbox in the letters that names of change sets have, with a number from the second on.
    static func identifier(_ sandbox: SandboxID, number: Int) -> String {
        let letters = sandbox.rawValue.lowercased().utf8.map { byte in
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) ? byte : UInt8(ascii: "-")
        }
        let name = String(decoding: letters.drop { $0 == UInt8(ascii: "-") }.prefix(56), as: UTF8.self)
        return number == 1 ? name : "\(name)-\(number)"
    }
}
