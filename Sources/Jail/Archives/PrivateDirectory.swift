internal import CLinux
internal import Glibc
internal import Sandboxing

/// Directories that only their owner may enter.
enum PrivateDirectory {
    /// Opens the directory, and makes it and those above it where they are missing. One that belongs to somebody else
    /// is an error; one that others may enter is closed to them.
    static func open(_ path: String) throws(SandboxError) -> FileTree {
        guard path.utf8.first == UInt8(ascii: "/"), !path.utf8.contains(0) else {
            throw .invalidSpecification(
                field: "directory '\(path)'", problem: "it is not an absolute path", remedy: "write it from the root")
        }
        var prefix = ""
        for component in path.split(separator: "/") {
            prefix += "/" + component
            let made = mkdir(prefix, 0o700)
            let code = errno
            // A directory that exists may answer EROFS or EACCES as well; what is missing shows when it is opened.
            guard made == 0 || [EEXIST, EROFS, EACCES].contains(code) else {
                try system("make", prefix, -Int(code))
                break
            }
        }
        let tree = try FileTree(opening: path)
        guard let node = try tree.node([UInt8(ascii: ".")], in: tree.descriptor, shownAs: []),
            node.userID == geteuid()
        else {
            throw .invalidSpecification(
                field: "directory '\(path)'", problem: "it belongs to another user",
                remedy: "remove it, or choose another one")
        }
        if node.mode & 0o077 != 0 {
            try system("close to others", path, Int(cl_beneath_set_mode(tree.descriptor, ".", 0o700)))
        }
        return tree
    }

    /// Where a user's or root's directories of this kind lie: `name` below the variable's value, below `fallback` in
    /// the home directory, or below `system` for root.
    static func standard(
        _ name: String, variable: String, fallback: String, system: String, environment: [String: String]
    ) -> String? {
        if geteuid() == 0 { return system + "/bulkhead/" + name }
        if let base = environment[variable], base.hasPrefix("/") { return base + "/bulkhead/" + name }
        guard let home = environment["HOME"], home.hasPrefix("/") else { return nil }
        return home + "/" + fallback + "/bulkhead/" + name
    }
}
