import CLinux
import Glibc
import SupervisorProtocol

/// Files that would name the host or its users, replaced by the sandbox's own.
struct SyntheticFiles {
    let plan: JailPlan

    func write() throws(StageFailure) {
        try ensureDirectories("/etc")
        for file in contents { try put(file.path, file.text) }
        if plan.rootDirectory != nil { try addUser() }
    }

    /// What every sandbox of this plan is given.
    var contents: [(path: String, text: String)] {
        let own = [
            ("/etc/hostname", plan.hostName + "\n"),
            ("/etc/hosts", "127.0.0.1\tlocalhost \(plan.hostName)\n::1\tlocalhost \(plan.hostName)\n"),
            ("/etc/machine-id", plan.machineID + "\n"), ("/etc/resolv.conf", ""),
        ]
        if plan.rootDirectory != nil { return own }
        return own + [
            ("/etc/nsswitch.conf", "passwd: files\ngroup: files\nshadow: files\nhosts: files dns\n"),
            ("/etc/passwd", Self.users), ("/etc/group", Self.groups), ("/etc/shells", "/bin/sh\n/bin/bash\n"),
        ]
    }

    private static let users = """
        root:x:0:0:root:/root:/bin/sh
        user:x:1000:1000:user:/home/user:/bin/sh
        nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin

        """
    private static let groups = "root:x:0:\nuser:x:1000:\ntty:x:5:\nnogroup:x:65534:\n"

    /// An image has users of its own; the sandbox's user is added where no other has its number.
    private func addUser() throws(StageFailure) {
        let users = readText("/etc/passwd") ?? ""
        let hasUser = users.split(separator: "\n").contains {
            $0.split(separator: ":", omittingEmptySubsequences: false).dropFirst(2).first == "1000"
        }
        if !hasUser {
            try put("/etc/passwd", users + (users.isEmpty ? Self.users : "user:x:1000:1000:user:/home/user:/bin/sh\n"))
        }
    }

    /// Replaces a file. A link or device in its place is removed first: what the image put there is never followed. An
    /// image whose `/etc` belongs to nobody in this sandbox keeps its own file; it is no file of this machine's.
    private func put(_ path: String, _ text: String) throws(StageFailure) {
        if let status = fileStatus(path, followingLinks: false), status.st_mode & S_IFMT != S_IFREG { unlink(path) }
        do {
            try createFile(path, Array(text.utf8))
        } catch  where plan.rootDirectory != nil && (error.code == EACCES || error.code == EOVERFLOW) {
            return
        }
    }
}
