import CLinux
import Glibc

/// A sequenced-packet socket with descriptors.
struct PacketSocket {
    /// A packet and the descriptors that came with it, which the receiver owns.
    struct Packet {
        var bytes: [UInt8]
        var descriptors: [Int32]
    }

    /// How a receive ended.
    enum Received {
        case packet(Packet)
        case nothing
        case closed
    }

    /// The largest packet that either side sends.
    static let capacity = 256 << 10

    let descriptor: Int32

    /// Sends a packet, waiting if needed. False: the peer is gone or the packet is too long.
    @discardableResult
    func send(_ bytes: [UInt8], descriptors: [Int32] = []) -> Bool {
        cl_send(descriptor, bytes, bytes.count, descriptors, Int32(descriptors.count), 0) >= 0
    }

    /// Receives a packet, waiting for one if `waits`.
    func receive(waits: Bool) -> Received {
        var descriptors = [Int32](repeating: -1, count: 64)
        var count: Int32 = 0
        var length = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: Self.capacity) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            length = cl_receive(
                descriptor, base, buffer.count, &descriptors, &count, waits ? 0 : Int32(MSG_DONTWAIT))
            initialized = max(0, length)
        }
        if length == -Int(EAGAIN) { return .nothing }
        guard length > 0 else { return .closed }
        return .packet(Packet(bytes: bytes, descriptors: Array(descriptors[..<Int(count)])))
    }
}
