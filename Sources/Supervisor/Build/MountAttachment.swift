import CLinux
import Glibc
import SupervisorProtocol

/// One mount of the host on its way into the sandbox: a detached mount that has a source and, after the new root is
/// entered, a place.
struct MountAttachment {
    let plan: MountPlan
    private var mount: Int32

    init(plan: MountPlan, source: Int32) {
        self.plan = plan
        mount = source
    }

    /// The directory of a copy-on-write mount's changes, below the writable layer.
    static func upperDirectory(_ index: Int) -> String { "changes\(index)/upper" }

    /// Puts a private layer over the source. The working directory is the writable layer.
    mutating func layer(on storage: WritableLayer, index: Int, user: UInt32) throws(StageFailure) {
        let base = "changes\(index)"
        for name in [base, base + "/lower", base + "/upper", base + "/work", base + "/merged"] {
            try ensureDirectory(name)
        }
        try check("attach \(plan.source)", cl_move_mount(mount, AT_FDCWD, base + "/lower"))
        close(mount)
        // The merged directory has the upper layer's owner and mode: they must be the source's.
        if let status = fileStatus(base + "/lower") {
            chown(base + "/upper", status.st_uid, status.st_gid)
            chmod(base + "/upper", status.st_mode & 0o7777)
        }
        try WritableLayer.overlay(
            lower: base + "/lower", upper: base + "/upper", work: base + "/work", at: base + "/merged", removed: [])
        mount = try check("copy the overlay of \(plan.source)", cl_open_tree(storage.descriptor, base + "/merged", 0))
    }

    /// Attaches the mount at its place in the new root.
    func attach(removed: GuardSet) throws(StageFailure) {
        var attributes = WritableLayer.attributes(removed)
        if plan.access == .readOnly, !removed.contains(.readOnlyMounts) { attributes |= cl_attr_read_only }
        if attributes != 0 {
            try check("protect \(plan.target)", cl_mount_set_attributes(mount, attributes, 1, -1))
        }
        if plan.isDirectory {
            try ensureDirectories(plan.target)
        } else {
            let parent = plan.target[..<(plan.target.lastIndex(of: "/") ?? plan.target.startIndex)]
            try ensureDirectories(String(parent))
            if fileStatus(plan.target, followingLinks: false) == nil { try createFile(plan.target, []) }
        }
        try check("attach \(plan.target)", cl_move_mount(mount, AT_FDCWD, plan.target))
        close(mount)
    }
}
