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
    /// Packets are received here and copied out: most are a few bytes, and fresh memory for the largest each time
    /// would cost more than the packet.
    ///
    /// Invariant: a process of this module has one thread, and no receive is under way during another.
    nonisolated(unsafe) private static let buffer = UnsafeMutableRawBufferPointer.allocate(
        byteCount: capacity, alignment: 16)

    init(descriptor: Int32) { self.descriptor = descriptor }

    /// Sends a packet, waiting if needed. False: the peer is gone or the packet is too long.
    @discardableResult
    func send(_ bytes: [UInt8], descriptors: [Int32] = []) -> Bool {
        cl_send(descriptor, bytes, bytes.count, descriptors, Int32(descriptors.count), 0) >= 0
    }

    /// Receives a packet, waiting for one if `waits`.
    func receive(waits: Bool) -> Received {
        var descriptors = [Int32](repeating: -1, count: 64)
        var count: Int32 = 0
        guard let base = Self.buffer.baseAddress else { return .closed }
        let length = cl_receive(
            descriptor, base, Self.capacity, &descriptors, &count, waits ? 0 : Int32(MSG_DONTWAIT))
        if length == -Int(EAGAIN) { return .nothing }
        guard length > 0 else { return .closed }
        return .packet(Packet(bytes: Array(Self.buffer[..<length]), descriptors: Array(descriptors[..<Int(count)])))
    }
}
