import CLinux
import Glibc
import SupervisorProtocol

/// One file operation in a process of its own, with the rights of the sandbox's user and nothing else: it may wait for
/// a slow disk or a full pipe without holding up the supervisor, and whatever a path leads it to, it can do no more
/// than the sandbox's own programs.
struct FileWorker {
    let plan: JailPlan
    let storage: Int32
    let given: [String]
    let user: UInt32
    let operation: FileOperation
    let pipe: Int32?

    /// Starts the worker: its pid, or a negated errno. Its exit code is the operation's errno.
    func start() -> Int32 {
        var pidfd: Int32 = -1
        // The supervisor has one thread, so a plain clone is safe.
        let process = cl_clone_namespaces(0, -1, &pidfd)
        if process == 0 { cl_exit_now(work()) }
        if process > 0 { close(pidfd) }
        return process
    }

    private func work() -> Int32 {
        cl_die_with_parent()
        let stream = pipe.map { cl_duplicate($0, 64) } ?? -1
        let layer = cl_duplicate(storage, 64)
        for descriptor in Int32(0)..<64 { close(descriptor) }
        cl_close_from(UInt32(max(stream, layer, 63)) + 1)
        switch operation {
        // Files that their owner made unreadable belong to the changes too.
        case .exportChanges(let mount):
            return ChangeExporter(plan: plan, storage: layer, output: stream).export(mount)
        case .exportFiles:
            return FilesExporter(plan: plan, storage: layer, output: stream, given: given).export()
        default: break
        }
        close(layer)
        let kept = user == 0 ? Privileges.files(plan) : 0
        guard plan.allows(user: user), cl_become(user, user, plan.singleIdentity == nil ? 1 : 0) == 0,
            cl_set_capabilities(kept, kept, 0) == 0
        else { return EPERM }
        umask(0)
        do {
            try perform(FileSystemWork(stream: stream))
            return 0
        } catch {
            return error.code == 0 ? EIO : error.code
        }
    }

    private func perform(_ work: FileSystemWork) throws(StageFailure) {
        switch operation {
        case .read(let path): try work.read(path)
        case .write(let path, let mode): try work.write(path, mode)
        case .list(let path): try work.list(path)
        case .status(let path): try work.status(path)
        case .makeDirectory(let path, let mode, let parents): try work.makeDirectory(path, mode, parents: parents)
        case .move(let source, let destination): try work.move(source, destination)
        case .remove(let path, let recursive): try work.remove(path, recursive: recursive)
        case .watch(let path, let recursive):
            var watch = try DirectoryWatch(stream: work.stream, path, recursive: recursive)
            try watch.run()
        case .resolve(let path): try work.resolve(path)
        case .tree(let path, let depth, let limit): try work.tree(path, depth: depth, limit: limit)
        case .attributes(let path): try work.attributes(path)
        case .setAttributes(let path, let prefix, let values): try work.setAttributes(path, prefix, values)
        case .connect(let port):
            let connection = try check("connect", cl_connect_loopback(port, 10))
            guard PacketSocket(descriptor: work.stream).send([1], descriptors: [connection]) else {
                throw StageFailure(stage: "hand over", code: EPIPE)
            }
        case .exportChanges, .exportFiles: throw StageFailure(stage: "export", code: EINVAL)
        }
    }
}
