import PythonInterpreter
import Sandboxing

/// The files of one guest: the sandbox's own as they were when it started, and what is mounted. A tree belongs to one
/// thread, so each process gets a copy, and what it changed is brought back when it has ended.
struct GuestFiles {
    let tree: PythonFileSystem
    private let before: [String: [UInt8]?]
    private let mounted: [String]

    init(
        _ files: MemoryFiles, mounts: [Mount], limits: Limits, workingDirectory: String
    ) throws(SandboxError) {
        let quota = limits.disk.map { Int(clamping: $0) } ?? .max
        let open = limits.openFiles.map { min(Int($0), 1024) } ?? 1024
        tree = PythonFileSystem(
            quota: PythonFileSystem.Quota(bytes: quota, names: 100_000, openFiles: open))
        before = files.snapshot
        mounted = mounts.map(\.target)
        do throws(PythonFileSystem.Failure) {
            for (path, contents) in before.sorted(by: { $0.key < $1.key }) where path != "/" {
                if let contents { try tree.write(path, contents) } else { try tree.makeDirectory(path) }
            }
            for mount in mounts { try tree.mount(Self.mount(mount, quota: quota)) }
            try tree.changeDirectory(workingDirectory)
        } catch {
            throw .file(operation: "prepare", path: error.path, code: SystemErrorCode(rawValue: error.number))
        }
    }

    private static func mount(_ mount: Mount, quota: Int) -> PythonFileSystem.Mount {
        PythonFileSystem.Mount(
            hostPath: mount.source, path: mount.target,
            access: mount.access == .readWrite ? .readWrite(bytes: quota) : .readOnly)
    }

    /// Tries the mounts, so that one which is not there is an error of the specification and not of every process.
    static func check(_ mounts: [Mount]) throws(SandboxError) {
        guard !mounts.isEmpty else { return }
        do throws(PythonFileSystem.Failure) {
            _ = try PythonFileSystem(mounts: mounts.map { mount($0, quota: .max) })
        } catch {
            throw .creationFailed(
                stage: "mount at \(error.path)", code: SystemErrorCode(rawValue: error.number),
                remedy: "give a directory that exists; the runtime jail can mount single files")
        }
    }

    /// Brings back what the guest changed. Gives false when not all of it has room.
    func bringBack(to files: MemoryFiles) -> Bool {
        var now: [String: [UInt8]?] = [:]
        visit("/", &now)
        var changed: [String: [UInt8]?] = [:]
        for (path, contents) in now {
            if let old = before[path], old == contents { continue }
            changed[path] = .some(contents)
        }
        let removed = before.keys.filter { $0 != "/" && now[$0] == nil && !isMounted($0) }
        return changed.isEmpty && removed.isEmpty || files.apply(changed, removed: removed)
    }

    private func isMounted(_ path: String) -> Bool { mounted.contains { path == $0 || path.hasPrefix($0 + "/") } }

    private func visit(_ directory: String, _ found: inout [String: [UInt8]?]) {
        for name in (try? tree.list(directory)) ?? [] {
            let path = directory == "/" ? "/" + name : directory + "/" + name
            if isMounted(path) || path == "/dev" { continue }
            if tree.isDirectory(path) == true {
                found[path] = .some(nil)
                visit(path, &found)
            } else if let contents = try? tree.read(path) {
                found[path] = contents
            }
        }
    }
}
