internal import CLinux
internal import Glibc
internal import Sandboxing

/// A descriptor that closes with its owner.
struct HeldDescriptor: ~Copyable, Sendable {
    let number: Int32

    /// Takes over the descriptor.
    init(_ number: Int32) { self.number = number }

    deinit { close(number) }

    /// Opens a path that the caller vouches for; links are followed.
    static func opening(_ path: String, flags: Int32, mode: UInt32 = 0) throws(SandboxError) -> HeldDescriptor {
        HeldDescriptor(try system("open", path, Int(cl_beneath_open_trusted(path, flags, mode))))
    }

    /// Reads up to the buffer's size, at the offset if there is one; an empty result is the end.
    func read(
        into buffer: inout [UInt8], at offset: UInt64? = nil, path: String
    ) throws(SandboxError) -> ArraySlice<UInt8> {
        let place = offset.map { Int64(clamping: $0) } ?? -1
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return 0 }
            return cl_beneath_read_bytes(number, base, bytes.count, place)
        }
        return buffer.prefix(Int(try system("read", path, count)))
    }

    /// Writes everything.
    func write(_ bytes: ArraySlice<UInt8>, path: String) throws(SandboxError) {
        let code = bytes.withUnsafeBytes { bytes -> Int32 in
            guard let base = bytes.baseAddress else { return 0 }
            return cl_beneath_write_bytes(number, base, bytes.count)
        }
        try system("write", path, Int(code))
    }

    /// What the descriptor stands for.
    func node(path: String) throws(SandboxError) -> FileNode {
        var node = cl_node()
        try system("examine", path, Int(cl_beneath_node(number, "", &node)))
        return FileNode(node)
    }
}

/// Passes a result on, or throws what the kernel said about the path.
@discardableResult
func system(_ operation: String, _ path: String, _ result: Int) throws(SandboxError) -> Int32 {
    guard result >= 0 else {
        throw .file(operation: operation, path: path, code: SystemErrorCode(rawValue: Int32(clamping: -result)))
    }
    return Int32(clamping: result)
}

/// A name as the kernel takes it. Names from archives are checked for NUL bytes before they come here.
func cString(_ bytes: some Sequence<UInt8>) -> [CChar] {
    var string = bytes.map { CChar(bitPattern: $0) }
    string.append(0)
    return string
}
