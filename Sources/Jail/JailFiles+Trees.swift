import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol

/// More than one entry, links, attributes and whole trees.
extension JailFiles {
    func resolve(_ path: String) async throws(SandboxError) -> (entry: FileEntry, path: String) {
        var found: StreamRecord.Entry?
        var splitter = RecordSplitter()
        let operation = FileOperation.resolve(path: try checked(path, "resolve"))
        try await stream(operation, operation: "resolve", path: path) { piece in
            for record in try splitter.feed(piece) { found = try StreamRecord.Entry(decoding: record) }
        }
        guard var record = found else { throw .file(operation: "resolve", path: path, code: .noSuchFile) }
        let place = record.name
        record.name = Self.last(of: place)
        return (FileEntry(record), String(decoding: place, as: UTF8.self))
    }

    func tree(
        _ path: String, depth: UInt32, limit: Int
    ) async throws(SandboxError) -> [(path: [UInt8], entry: FileEntry)] {
        var splitter = RecordSplitter()
        var entries: [(path: [UInt8], entry: FileEntry)] = []
        let most = min(max(0, limit), 1_000_000)
        let operation = FileOperation.tree(path: try checked(path, "list"), depth: depth, limit: UInt32(most))
        try await stream(operation, operation: "list", path: path) { piece in
            for record in try splitter.feed(piece) {
                guard entries.count < most else {
                    throw SandboxError.file(operation: "list", path: path, code: SystemErrorCode(rawValue: EOVERFLOW))
                }
                var entry = try StreamRecord.Entry(decoding: record)
                let place = entry.name
                entry.name = Self.last(of: place)
                entries.append((place, FileEntry(entry)))
            }
        }
        return entries
    }

    func attributes(_ path: String) async throws(SandboxError) -> [String: [UInt8]] {
        var splitter = RecordSplitter()
        var values: [String: [UInt8]] = [:]
        var size = 0
        let operation = FileOperation.attributes(path: try checked(path, "read attributes of"))
        try await stream(operation, operation: "read attributes of", path: path) { piece in
            for record in try splitter.feed(piece) {
                let attribute = try StreamRecord.Attribute(decoding: record)
                size += record.count
                // More than any kernel keeps for one file; whoever says so is not one.
                guard size <= 16 << 20 else {
                    throw SandboxError.protocolViolation("attributes without an end")
                }
                values[attribute.name] = attribute.value
            }
        }
        return values
    }

    func setAttributes(
        _ path: String, startingWith prefix: String, to values: [String: [UInt8]]
    ) async throws(SandboxError) {
        let name = "set attributes of"
        for key in values.keys {
            guard key.hasPrefix(prefix), !key.isEmpty, !key.utf8.contains(0), key.utf8.count < 250 else {
                throw .invalidSpecification(
                    field: "attribute '\(key)'", problem: "it is no name that begins with '\(prefix)'",
                    remedy: "name it so, in at most 249 bytes")
            }
        }
        let operation = FileOperation.setAttributes(
            path: try checked(path, name), prefix: prefix,
            values: values.sorted { $0.key < $1.key }.map { StreamRecord.Attribute(name: $0.key, value: $0.value) })
        guard SupervisorRequest.file(token: 0, user: 0, operation: operation).encoded().count <= PacketChannel.capacity
        else { throw .file(operation: name, path: path, code: SystemErrorCode(rawValue: E2BIG)) }
        try await perform(operation, name, path)
    }

    func watch(_ path: String, recursive: Bool) async throws(SandboxError) -> FileChanges {
        let watch = try await JailWatch.start(
            path, .watch(path: try checked(path, "watch"), recursive: recursive), as: user, in: sandbox)
        return FileChanges { () throws(SandboxError) in try await watch.next() }
    }

    private static func last(of path: [UInt8]) -> [UInt8] {
        path.lastIndex(of: UInt8(ascii: "/")).map { Array(path[($0 + 1)...]) } ?? path
    }

    /// A connection to a port of the sandbox's loopback interface, made by a worker inside. The descriptor is the
    /// sandbox's word like everything else: what is no connection is refused and ends the sandbox.
    func connect(port: UInt16) async throws(SandboxError) -> Int32 {
        let number = try sandbox.number(of: user)
        var ours: Int32 = -1
        var theirs: Int32 = -1
        let made = cl_socketpair_seqpacket(&ours, &theirs)
        guard made >= 0 else {
            throw .host(
                operation: "connect", code: SystemErrorCode(rawValue: -made),
                remedy: "raise the limit of open files (ulimit -n)")
        }
        defer { close(ours) }
        let peer = theirs
        let (_, answer) = try sandbox.channel().ask(descriptors: [peer]) {
            .file(token: $0, user: number, operation: .connect(port: port))
        }
        switch await answer.value() {
        case .fileDone(0): break
        case .fileDone(let code):
            throw .host(
                operation: "connect to port \(port)", code: SystemErrorCode(rawValue: code),
                remedy: "start a program in the sandbox that listens there, on 127.0.0.1 or ::1")
        case .gone(let error): throw error
        default: throw .protocolViolation("an answer of another kind")
        }
        var byte: UInt8 = 0
        var descriptors = [Int32](repeating: -1, count: 64)
        var count: Int32 = 0
        let length = cl_receive(ours, &byte, 1, &descriptors, &count, Int32(MSG_DONTWAIT))
        guard length == 1, count == 1, cl_is_tcp_connection(descriptors[0]) != 0 else {
            for descriptor in descriptors.prefix(Int(count)) { close(descriptor) }
            sandbox.kill()
            throw .protocolViolation("a descriptor that is no connection")
        }
        cl_set_nonblocking(descriptors[0], 1)
        return descriptors[0]
    }
}
