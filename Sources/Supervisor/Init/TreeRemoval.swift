import CLinux
import Glibc
import SupervisorProtocol

/// Removal of a whole tree, following no link and needing no more descriptors or stack for a deep tree than for a
/// shallow one.
enum TreeRemoval {
    private static let depthLimit = 64

    /// Removes everything below a directory. What lies deeper than the limit is first hung directly below the root,
    /// and taken in the next pass.
    static func empty(_ parent: Int32, _ name: [UInt8]) throws(StageFailure) {
        let root = try check("open", FileSystemWork.withName(name) { cl_open_beneath_directory(parent, $0) })
        defer { close(root) }
        while try !empty(root, root, depth: 0) {}
    }

    /// Removes the entries of one directory. False: something was moved to the root, so another pass is needed.
    private static func empty(_ root: Int32, _ directory: Int32, depth: Int) throws(StageFailure) -> Bool {
        let copy = try check("open", cl_openat(directory, ".", O_RDONLY | O_DIRECTORY, 0))
        guard let stream = fdopendir(copy) else { throw StageFailure(stage: "open", code: cl_errno()) }
        defer { closedir(stream) }
        var isComplete = true
        while let entry = readdir(stream) {
            let name = FileSystemWork.name(of: entry)
            if name == [0x2E] || name == [0x2E, 0x2E] { continue }
            if FileSystemWork.withName(name, { unlinkat(directory, $0, 0) }) == 0 { continue }
            guard cl_errno() == EISDIR || cl_errno() == EPERM else {
                throw StageFailure(stage: "unlink", code: cl_errno())
            }
            if depth >= depthLimit {
                try hang(name, of: directory, below: root)
                isComplete = false
                continue
            }
            let child = try check("open", FileSystemWork.withName(name) { cl_open_beneath_directory(directory, $0) })
            defer { close(child) }
            if try !empty(root, child, depth: depth + 1) { isComplete = false }
            try checkErrno("rmdir", FileSystemWork.withName(name) { unlinkat(directory, $0, Int32(AT_REMOVEDIR)) })
        }
        return isComplete
    }

    private static func hang(_ name: [UInt8], of directory: Int32, below root: Int32) throws(StageFailure) {
        var number: UInt64 = 0
        cl_random(&number, 8)
        let moved = Array(".removing-\(number)".utf8)
        let result = FileSystemWork.withName(name) { old in
            FileSystemWork.withName(moved) { new in renameat(directory, old, root, new) }
        }
        try checkErrno("rename", result)
    }
}
