import CLinux
import Glibc
import SupervisorProtocol

/// The root file system `host`: the machine's own programs and libraries, and a short list from `/etc`. Nothing else
/// of the host has a name inside: no home directory, no `/root`, `/var` or `/run`.
struct HostUserland {
    let plan: JailPlan

    /// Top-level directories that hold programs and libraries: directories on old systems, links into `/usr` on new.
    static let programDirectories = [
        "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32",
    ]

    /// Files and directories of `/etc` that programs need to run and that say nothing about this machine's users.
    static let configuration = [
        "alternatives", "crypto-policies", "debian_version", "fonts", "inputrc", "java", "java-11-openjdk",
        "java-17-openjdk", "java-21-openjdk", "java-25-openjdk", "ld.so.cache", "localtime", "lsb-release", "magic",
        "mime.types", "os-release", "pki/ca-trust/extracted", "pki/tls/certs", "pki/tls/cert.pem", "protocols",
        "redhat-release", "services", "ssl/certs", "ssl/openssl.cnf", "timezone", "xattr.conf",
    ]

    /// The directory of what a sandbox changes in one of ``programDirectories``, below the writable layer.
    static func upperDirectory(_ index: Int) -> String { "upper\(index)" }

    private static let emptyDirectories = ["etc", "proc", "sys", "dev", "run", "root", "opt", "srv", "mnt"]

    /// Paths in the tree that a build makes, without those of mounts.
    static var ownPaths: [String] {
        (emptyDirectories + configuration.map { "etc/" + $0 }).map { "/" + $0 } + programDirectories
    }

    /// Builds the tree in the writable layer's `root`, which becomes a mount of its own for pivot_root.
    func build(on storage: WritableLayer, mappedUserland: Int32?) throws(StageFailure) {
        let root = try check("copy the root mount", cl_open_tree(storage.descriptor, "root", 0))
        try check("attach the root mount", cl_move_mount(root, storage.descriptor, "root"))
        close(root)
        for name in Self.emptyDirectories {
            try ensureDirectory("root/" + name)
        }
        for (index, path) in Self.programDirectories.enumerated() {
            try add(path, index: index, mapped: path == "/usr" ? mappedUserland : nil)
        }
        for name in Self.configuration { try configure(name) }
        if plan.removedGuards.contains(.syntheticIdentity) {
            for name in ["machine-id", "passwd", "group", "hostname", "hosts"] { try configure(name) }
        }
    }

    private func add(_ path: String, index: Int, mapped: Int32?) throws(StageFailure) {
        if let target = linkTarget(path) {
            try checkErrno("link \(path)", symlink(target, "root" + path))
            return
        }
        guard fileStatus(path) != nil else { return }
        try ensureDirectory("root" + path)
        var lower = path
        if let mapped {
            lower = "lower\(index)"
            try ensureDirectory(lower)
            try check("attach \(path)", cl_move_mount(mapped, AT_FDCWD, lower))
        }
        try ensureDirectory(Self.upperDirectory(index))
        try ensureDirectory("work\(index)")
        try WritableLayer.overlay(
            lower: lower, upper: Self.upperDirectory(index), work: "work\(index)", at: "root" + path,
            removed: plan.removedGuards)
    }

    private func configure(_ name: String) throws(StageFailure) {
        let source = "/etc/" + name
        guard let status = fileStatus(source, followingLinks: false) else { return }
        let target = "root" + source
        if let slash = name.lastIndex(of: "/") { try ensureParents(String(name[..<slash])) }
        switch status.st_mode & S_IFMT {
        case S_IFLNK:
            // A link out of /etc leads into /usr, which is there, or nowhere.
            if let link = linkTarget(source) { symlink(link, target) }
        case S_IFDIR:
            // The link of a directory that is its owner's alone would be of no use inside.
            guard status.st_mode & S_IROTH != 0 else { return }
            try ensureDirectory(target)
            try bind(source, at: target)
        case S_IFREG:
            guard status.st_mode & S_IROTH != 0 else { return }
            // A large file is shown instead of copied: copies cost each sandbox memory.
            if status.st_size > 16384 {
                try createFile(target, [])
                try bind(source, at: target)
            } else if let contents = readSmallFile(source) {
                try createFile(target, contents)
            }
        default: return
        }
    }

    private func ensureParents(_ name: String) throws(StageFailure) {
        var prefix = "root/etc"
        for part in name.split(separator: "/") {
            prefix += "/" + part
            try ensureDirectory(prefix)
        }
    }

    private func bind(_ source: String, at target: String) throws(StageFailure) {
        let mount = try check("open_tree \(source)", cl_open_tree(AT_FDCWD, source, 1))
        defer { close(mount) }
        let attributes = cl_attr_read_only | WritableLayer.attributes(plan.removedGuards)
        try check("protect \(source)", cl_mount_set_attributes(mount, attributes, 1, -1))
        try check("attach \(source)", cl_move_mount(mount, AT_FDCWD, target))
    }
}

/// A root file system from a directory, under the writable layer.
enum RootLayer {
    static func build(on storage: WritableLayer, lower: Int32?, plan: JailPlan) throws(StageFailure) {
        guard let lower else { throw StageFailure(stage: "open the root file system", code: ENOENT) }
        for name in ["lower", "upper", "work"] { try ensureDirectory(name) }
        try check("attach the lower layer", cl_move_mount(lower, AT_FDCWD, "lower"))
        close(lower)
        // Places to attach things are made in the upper layer, before anything can be resolved through the lower one.
        for name in ["proc", "sys", "dev", "tmp", "run"] where lacksDirectory(name) {
            try ensureDirectory("upper/" + name)
        }
        try WritableLayer.overlay(lower: "lower", upper: "upper", work: "work", at: "root", removed: plan.removedGuards)
    }

    /// Whether the lower layer has no directory of this name; a link or a file in its place is left alone, and
    /// attaching there fails or resolves inside.
    private static func lacksDirectory(_ name: String) -> Bool {
        fileStatus("lower/" + name, followingLinks: false) == nil
    }
}
