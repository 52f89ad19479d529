import BulkheadCommands
import Glibc

/// Tells whoever started this daemon how it goes, as sd_notify(3) does: one datagram to the socket in the environment.
enum ServiceManager {
    static func ready(_ status: String) { tell("READY=1\nSTATUS=\(status)\nMAINPID=\(getpid())") }

    static func stopping() { tell("STOPPING=1") }

    private static func tell(_ text: String) {
        guard let path = HostEnvironment.variable("NOTIFY_SOCKET"), path.hasPrefix("/") || path.hasPrefix("@") else {
            return
        }
        var bytes = Array(path.utf8)
        var address = sockaddr_un()
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else { return }
        // A name that begins with @ stands for one that begins with a zero byte and is no file.
        let isAbstract = bytes[0] == UInt8(ascii: "@")
        if isAbstract { bytes[0] = 0 }
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let length = MemoryLayout<sa_family_t>.size + bytes.count + (isAbstract ? 0 : 1)
        let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let message = Array(text.utf8)
        withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                _ = sendto(descriptor, message, message.count, Int32(MSG_NOSIGNAL), pointer, socklen_t(length))
            }
        }
    }
}
