import Foundation
import Glibc

/// The directories of the state directory, and the lock that keeps a second daemon out.
final class StateDirectories: Sendable {
    /// The state directory.
    let root: String
    /// Layers of templates and snapshots.
    let layers: String
    /// Files of paused sandboxes.
    let paused: String
    /// Files on their way from one sandbox to another: nothing in here outlives the daemon.
    let transit: String
    /// Archives that were uploaded for templates.
    let uploads: String
    /// Volumes.
    let volumes: String
    private let lock: Int32

    init(root: String) throws(ControlPlaneError) {
        self.root = root
        layers = root + "/template-layers"
        paused = root + "/paused"
        transit = root + "/transit"
        uploads = root + "/uploads"
        volumes = root + "/volumes"
        do {
            for path in [root, layers, paused, transit, uploads, volumes] {
                try FileManager.default.createDirectory(
                    atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
            }
            lock = open(root + "/daemon.lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
            guard lock >= 0 else { throw CocoaError(.fileWriteNoPermission) }
        } catch {
            throw .store(operation: "use the state directory \(root)", reason: "\(error.localizedDescription)")
        }
        guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            close(lock)
            throw .conflict(
                "another daemon uses the state directory \(root); stop it, or choose another one with --state")
        }
    }

    /// Lets another daemon in.
    func unlock() {
        // Said, not only closed: a process that is being started has a copy of the descriptor until it executes.
        flock(lock, LOCK_UN)
        close(lock)
    }

    /// Removes a file; one that is not there is fine.
    static func remove(_ path: String) { unlink(path) }

    /// The names in a directory.
    static func names(in path: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    }
}
