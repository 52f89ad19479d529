import CLinux
import Glibc
import Sandboxing

/// Where the jail finds and keeps things on the host.
public struct JailConfiguration: Sendable, Hashable {
    /// The executable `bulkhead-supervisor`. Nil: `BULKHEAD_SUPERVISOR` of the environment, or beside the running
    /// program, or in `../libexec/bulkhead`.
    public var supervisorPath: String?
    /// Where change sets, unpacked archives and disk images live. Nil: `BULKHEAD_STATE` of the environment, or
    /// `/var/lib/bulkhead` for root, otherwise `bulkhead` in `XDG_STATE_HOME` or `~/.local/state`.
    public var stateDirectory: String?
    /// Whether control groups may be used. Without them, limits fall back to what a process can do for itself.
    public var usesControlGroups: Bool
    /// Whether Landlock may be used.
    public var usesLandlock: Bool

    /// The usual places.
    public init() {
        supervisorPath = nil
        stateDirectory = nil
        usesControlGroups = true
        usesLandlock = true
    }

    /// The executable to start.
    ///
    /// - Throws: ``SandboxError/host(operation:code:remedy:)`` when there is none.
    func findSupervisor() throws(SandboxError) -> String {
        let candidates = supervisorCandidates()
        for candidate in candidates where access(candidate, X_OK) == 0 { return candidate }
        throw .host(
            operation: "find bulkhead-supervisor (\(candidates.joined(separator: ", ")))", code: .noSuchFile,
            remedy: "install it beside bulkhead, or set BULKHEAD_SUPERVISOR to its path")
    }

    private func supervisorCandidates() -> [String] {
        if let supervisorPath { return [supervisorPath] }
        if let path = Self.environment("BULKHEAD_SUPERVISOR") { return [path] }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = cl_read_link(AT_FDCWD, "/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return [] }
        let own = String(decoding: buffer[..<count], as: UTF8.self)
        let directory = own[..<(own.lastIndex(of: "/") ?? own.startIndex)]
        return ["\(directory)/bulkhead-supervisor", "\(directory)/../libexec/bulkhead/bulkhead-supervisor"]
    }

    /// The directory for what outlives a sandbox.
    public var resolvedStateDirectory: String {
        if let stateDirectory { return stateDirectory }
        if let state = Self.environment("BULKHEAD_STATE"), state.hasPrefix("/") { return state }
        if geteuid() == 0 { return "/var/lib/bulkhead" }
        if let state = Self.environment("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/bulkhead" }
        return (Self.environment("HOME") ?? "/tmp") + "/.local/state/bulkhead"
    }

    /// Where change sets of copy-on-write mounts are kept.
    public var changeStore: ChangeStore { ChangeStore(directory: resolvedStateDirectory + "/changes") }

    /// Where unpacked archives of root file systems are kept.
    public var archiveCache: ArchiveCache { ArchiveCache(directory: resolvedStateDirectory + "/layers") }

    private static func environment(_ name: String) -> String? {
        getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
    }
}
