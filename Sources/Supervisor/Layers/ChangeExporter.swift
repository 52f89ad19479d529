import CLinux
import Glibc
import SupervisorProtocol

/// Streams what a copy-on-write mount changed as a tar archive.
struct ChangeExporter {
    let plan: JailPlan
    let storage: Int32
    let output: Int32

    /// The operation's errno, 0 when everything was written.
    func export(_ mount: UInt32) -> Int32 {
        guard Int(mount) < plan.mounts.count, plan.mounts[Int(mount)].access == .copyOnWrite else { return EINVAL }
        do {
            let root = try check(
                "open changes",
                cl_open_inside(storage, MountAttachment.upperDirectory(Int(mount)), O_RDONLY | O_DIRECTORY))
            defer { close(root) }
            var writer = LayerWriter(output: output, contents: .changes)
            try writer.write(tree: root, at: [])
            try writer.finish()
            return 0
        } catch {
            return error.code == 0 ? EIO : error.code
        }
    }
}
