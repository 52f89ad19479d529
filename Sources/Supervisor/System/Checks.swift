import CLinux
import Glibc
import SupervisorProtocol

/// Turns a negated errno into a failure that names the step.
@discardableResult
func check(_ stage: @autoclosure () -> String, _ result: Int32) throws(StageFailure) -> Int32 {
    guard result >= 0 else { throw StageFailure(stage: stage(), code: -result) }
    return result
}

/// Turns -1 and errno into a failure that names the step.
@discardableResult
func checkErrno(_ stage: @autoclosure () -> String, _ result: Int32) throws(StageFailure) -> Int32 {
    guard result >= 0 else { throw StageFailure(stage: stage(), code: cl_errno()) }
    return result
}

/// Makes a directory; one that exists already is fine.
func ensureDirectory(_ path: String, mode: UInt32 = 0o755) throws(StageFailure) {
    if mkdir(path, mode) < 0, cl_errno() != EEXIST { throw StageFailure(stage: "mkdir \(path)", code: cl_errno()) }
}

/// Makes a directory and its parents.
func ensureDirectories(_ path: String) throws(StageFailure) {
    var prefix = ""
    for part in path.split(separator: "/") {
        prefix += "/" + part
        try ensureDirectory(prefix)
    }
}

/// Creates a file with these contents.
func createFile(_ path: String, _ contents: [UInt8], mode: UInt32 = 0o644) throws(StageFailure) {
    let descriptor = try check("create \(path)", cl_open(path, O_WRONLY | O_CREAT | O_TRUNC, mode))
    defer { close(descriptor) }
    try writeAll(descriptor, contents, stage: "write \(path)")
}

/// Writes everything, waiting if needed.
func writeAll(_ descriptor: Int32, _ bytes: [UInt8], stage: @autoclosure () -> String) throws(StageFailure) {
    var offset = 0
    while offset < bytes.count {
        let written = bytes[offset...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        if written < 0 {
            if cl_errno() == EINTR { continue }
            throw StageFailure(stage: stage(), code: cl_errno())
        }
        offset += written
    }
}

/// Reads a small file of the kernel or the host; nil if it cannot be read.
func readSmallFile(_ path: String, limit: Int = 1 << 20) -> [UInt8]? {
    let descriptor = cl_open(path, O_RDONLY, 0)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var contents: [UInt8] = []
    while contents.count < limit {
        var count = 0
        // Not filled with zeros first: most of these files are a fraction of the buffer.
        let piece = [UInt8](unsafeUninitializedCapacity: 16384) { buffer, initialized in
            count = read(descriptor, buffer.baseAddress, buffer.count)
            initialized = max(0, count)
        }
        if count < 0, cl_errno() == EINTR { continue }
        guard count > 0 else { return count == 0 ? contents : nil }
        if contents.isEmpty { contents = piece } else { contents += piece }
    }
    return contents
}

/// Reads a small text file.
func readText(_ path: String) -> String? { readSmallFile(path).map { String(decoding: $0, as: UTF8.self) } }

/// Writes a value into a file of the kernel (a control group, an id map) in one write, as those files demand.
func writeKernelFile(_ path: String, _ value: String) -> Int32 {
    let descriptor = cl_open(path, O_WRONLY, 0)
    guard descriptor >= 0 else { return descriptor }
    defer { close(descriptor) }
    var text = value
    let written = text.withUTF8 { write(descriptor, $0.baseAddress, $0.count) }
    return written < 0 ? -cl_errno() : 0
}

/// `stat(2)` or `lstat(2)`; nil if there is nothing.
func fileStatus(_ path: String, followingLinks: Bool = true) -> stat? {
    var status = stat()
    let result = followingLinks ? stat(path, &status) : lstat(path, &status)
    return result == 0 ? status : nil
}

/// Where a link points.
func linkTarget(_ path: String) -> String? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 4096) { buffer in
        guard let base = buffer.baseAddress else { return nil }
        let count = cl_read_link(AT_FDCWD, path, base, buffer.count)
        return count >= 0 ? String(decoding: buffer[..<count], as: UTF8.self) : nil
    }
}
