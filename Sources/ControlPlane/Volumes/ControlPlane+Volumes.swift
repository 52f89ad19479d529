import Foundation
import Logging

extension ControlPlane {
    /// All volumes by name.
    public func listVolumes() -> [VolumeRecord] { volumes.values.sorted { $0.name < $1.name } }

    /// A volume by id or name.
    public func volume(named reference: String) throws(ControlPlaneError) -> VolumeRecord {
        if let volume = volumes[reference] { return volume }
        guard let volume = volumes.values.first(where: { $0.name == reference }) else {
            throw .notFound(kind: .volume, reference: reference)
        }
        return volume
    }

    /// Makes an empty volume.
    public func createVolume(named name: String) async throws(ControlPlaneError) -> VolumeRecord {
        try SandboxRequest.check(name: name)
        guard !volumes.values.contains(where: { $0.name == name }) else {
            throw .conflict("a volume named '\(name)' exists")
        }
        let volume = VolumeRecord(id: RandomName.text(20), name: name, token: RandomName.hex(32), createdAt: Date())
        volumes[volume.id] = volume
        do throws(ControlPlaneError) {
            try makeDirectory(of: volume)
            try await store.add(volume)
        } catch {
            volumes[volume.id] = nil
            try? FileManager.default.removeItem(atPath: directory(of: volume))
            throw error
        }
        feed.signal()
        return volume
    }

    private func makeDirectory(of volume: VolumeRecord) throws(ControlPlaneError) {
        do {
            try FileManager.default.createDirectory(
                atPath: directory(of: volume), withIntermediateDirectories: false,
                attributes: [.posixPermissions: 0o755])
        } catch {
            throw .store(operation: "make the volume \(volume.name)", reason: error.localizedDescription)
        }
    }

    /// Removes a volume with its contents.
    ///
    /// - Throws: ``ControlPlaneError/conflict(_:)`` while a sandbox has it.
    public func deleteVolume(_ reference: String) async throws(ControlPlaneError) {
        let volume = try volume(named: reference)
        let users = entries.values.filter { entry in
            entry.record.volumes.contains { $0.volume == volume.name || $0.volume == volume.id }
        }
        guard users.isEmpty else {
            throw .conflict("\(users.count) sandboxes have the volume '\(volume.name)'; kill them first")
        }
        volumes[volume.id] = nil
        do throws(ControlPlaneError) {
            try await store.delete(volume)
        } catch {
            volumes[volume.id] = volume
            throw error
        }
        // Removing follows no link (removefile walks by name below a directory that only this process may enter).
        do {
            try FileManager.default.removeItem(atPath: directory(of: volume))
        } catch {
            logger.error(
                "a deleted volume's files are still there", metadata: ["volume": "\(volume.id)", "error": "\(error)"])
        }
        feed.signal()
    }

    /// Where a volume's contents are on the host.
    func directory(of volume: VolumeRecord) -> String { directories.volumes + "/" + volume.id }

    func loadVolumes() async throws(ControlPlaneError) {
        for volume in try await store.volumes() {
            volumes[volume.id] = volume
            if !FileManager.default.fileExists(atPath: directory(of: volume)) { try makeDirectory(of: volume) }
        }
    }
}
