/// Operations on the session's files, with their costs and failures in terms of the session.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The bytes of a path that is text.
    func pathBytes(_ value: Value, _ function: String) throws(Raised) -> [UInt8] {
        guard let text = unwrapped(value, .string) else {
            throw typeError("\(function): path should be string, not \(typeName(value))")
        }
        let encoded = bytes(try encode(text, encoding: "utf-8", errors: "surrogateescape"))
        let path = Array(UnsafeBufferPointer(start: encoded.pointee.storage, count: encoded.pointee.count))
        if path.contains(0) {
            throw valueError(
                function == "open" ? "embedded null byte" : "\(function): embedded null character in path")
        }
        return path
    }

    /// The text of a name or path.
    func pathText(_ path: [UInt8]) throws(Raised) -> Value {
        let copy = bytes(try makeBytes(path))
        return try decode(TextView(copy), encoding: "utf-8", errors: "surrogateescape")
    }

    /// Does something with the files; a failure becomes an OSError that names the paths.
    func withFiles<Result>(
        _ path: Value = .none, _ other: Value = .none, _ body: (VirtualFileSystem) throws(FileError) -> Result
    ) throws(Raised) -> Result {
        let files = pointee.host.files.files
        try charge(16)
        files.now = pointee.host.clock.real()
        files.usage.allowance = Swift.max(0, pointee.heap.limit - pointee.heap.bytes)
        let result: Result
        do throws(FileError) { result = try body(files) } catch {
            try settle(files)
            throw raise(error, path, other)
        }
        try settle(files)
        return result
    }

    /// Counts what the files grew or shrank by, and pays for the work.
    private func settle(_ files: VirtualFileSystem) throws(Raised) {
        let bytes = files.usage.bytes
        pointee.heap.count(bytes - pointee.host.countedFileBytes)
        pointee.host.countedFileBytes = bytes
        let work = files.usage.work
        files.usage.work = 0
        try charge(work)
    }

    /// The OSError for a failure.
    func raise(_ error: FileError, _ path: Value = .none, _ other: Value = .none) -> Raised {
        if error == .outOfMemory { return exceed(.memory) }
        do throws(Raised) {
            var arguments: [Value] = [.int(Int(error.number)), try makeString(error.text)]
            if !path.isNone { arguments.append(path) }
            if !other.isNone { arguments += [.none, other] }
            return raise(try call(.object(pointee.types.osError), arguments))
        } catch {
            return error
        }
    }
}
