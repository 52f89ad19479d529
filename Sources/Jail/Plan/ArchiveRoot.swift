import Sandboxing

/// Root file systems from tar archives.
struct ArchiveRoot {
    let configuration: JailConfiguration

    func directory(for path: String) throws(SandboxError) -> String {
        throw .unsupported(feature: "archives", runtime: "jail", remedy: "unpack it")
    }
}
