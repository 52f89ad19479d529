import CLinux
import Glibc
import Sandboxing

/// The host's end of a process's control channel: one packet socket, seen through two descriptors because sending and
/// receiving wait for different things.
///
/// Packets are received without room for descriptors, so that none which the process sends along is ever installed
/// here.
final class JailControlChannel: ControlChannel {
    private let reader: AsyncDescriptor
    private let writer: AsyncDescriptor

    /// Takes over a socket and its duplicate.
    init(_ socket: Int32, _ duplicate: Int32) {
        reader = AsyncDescriptor(socket, writing: false)
        writer = AsyncDescriptor(duplicate, writing: true)
    }

    /// The event loop holds on to what somebody once waited for.
    deinit { close() }

    func send(_ packet: [UInt8]) async throws(SandboxError) {
        guard (1...Self.packetLimit).contains(packet.count) else {
            throw .invalidSpecification(
                field: "control packet", problem: "\(packet.count) bytes are no packet",
                remedy: "send 1 to \(Self.packetLimit) bytes at a time")
        }
        while true {
            let sent = packet.withUnsafeBytes { bytes in
                writer.withOpen { Glibc.send($0, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL)) }
            }
            if sent >= 0 { return }
            switch cl_errno() {
            case EINTR: continue
            case EAGAIN: try await writer.wait()
            default: throw .sandboxEnded(reason: "the process has closed its control channel")
            }
        }
    }

    func receive() async throws(SandboxError) -> [UInt8]? {
        while true {
            var failure: Int32 = 0
            var packet: [UInt8] = []
            let length = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.packetLimit) { buffer in
                // With MSG_TRUNC the kernel gives the length that the packet had, not what fitted.
                let length = reader.withOpen {
                    Glibc.recv($0, buffer.baseAddress, buffer.count, Int32(MSG_TRUNC))
                }
                if length < 0 { failure = cl_errno() }
                if length > 0, length <= buffer.count { packet = Array(buffer[..<length]) }
                return length
            }
            if length > Self.packetLimit {
                throw .protocolViolation("a packet of \(length) bytes on a control channel")
            }
            if length > 0 { return packet }
            // An empty packet cannot be told from the end; whoever sends one has said that it is.
            if length == 0 { return nil }
            if failure == EINTR { continue }
            guard failure == EAGAIN else { return nil }
            try await reader.wait()
        }
    }

    func close() {
        reader.close()
        writer.close()
    }

    /// The process has ended: what it has sent can still be read, and then there is an end, even if somebody whom it
    /// left running holds the other socket.
    func peerIsGone() { _ = reader.withOpen { Int(shutdown($0, Int32(SHUT_RDWR))) } }
}
