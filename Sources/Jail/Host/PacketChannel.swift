import CLinux
import Glibc
import Synchronization

/// A sequenced-packet socket on the host's side: received packets go to a closure on the loop's thread, sent packets
/// wait in a bounded queue while the peer does not read.
final class PacketChannel: EventHandler {
    /// A packet and its descriptors, which the receiver owns.
    struct Packet: Sendable {
        var bytes: [UInt8]
        var descriptors: [Int32]
    }

    private struct State {
        var token: UInt64?
        var queue: [Packet] = []
        var queuedBytes = 0
        var isClosed = false
    }

    /// The largest packet that we send: what fits into a socket's default send buffer.
    static let capacity = 200 << 10
    /// The largest packet that we take. Answers are a few numbers and at most one text; a longer one is no answer.
    private static let receiveCapacity = 16 << 10
    /// A peer that lets more than this pile up is as good as dead.
    private static let queueLimit = 8 << 20

    private let descriptor: Int32
    private let state = Mutex(State())
    /// Gets every packet, and nil once when the peer is gone or broke the rules of the transport.
    private let receive: @Sendable (Packet?) -> Void

    init(_ descriptor: Int32, receive: @escaping @Sendable (Packet?) -> Void) {
        self.descriptor = descriptor
        self.receive = receive
        cl_set_nonblocking(descriptor, 1)
    }

    /// Starts to receive. The loop keeps the channel alive until it is closed.
    func open() {
        let token = EventLoop.shared.add(descriptor, cl_epoll_in, self)
        state.withLock { $0.token = token }
    }

    deinit { close() }

    /// Sends a packet and takes over its descriptors. False: the peer is gone, does not read, or the packet is too
    /// long.
    @discardableResult
    func send(_ bytes: [UInt8], descriptors: [Int32] = []) -> Bool {
        let isSent = state.withLock { state in
            guard !state.isClosed else { return false }
            if state.queue.isEmpty {
                let sent = cl_send(
                    descriptor, bytes, bytes.count, descriptors, Int32(descriptors.count), Int32(MSG_DONTWAIT))
                if sent >= 0 { return true }
                guard sent == -Int(EAGAIN) else { return false }
            }
            guard state.queuedBytes + bytes.count <= Self.queueLimit else { return false }
            state.queue.append(Packet(bytes: bytes, descriptors: descriptors.map { cl_duplicate($0, 0) }))
            state.queuedBytes += bytes.count
            if let token = state.token { EventLoop.shared.change(descriptor, token, cl_epoll_in | cl_epoll_out) }
            return true
        }
        for descriptor in descriptors { Glibc.close(descriptor) }
        return isSent
    }

    /// Closes the socket, which the peer reads as an end.
    func close() {
        let queue = state.withLock { state in
            guard !state.isClosed else { return [Packet]() }
            state.isClosed = true
            // Removed before it is closed: the number may be another file's at once, and its registration must stay.
            if let token = state.token { EventLoop.shared.remove(descriptor, token) }
            state.token = nil
            Glibc.close(descriptor)
            defer { state.queue = [] }
            return state.queue
        }
        for descriptor in queue.flatMap(\.descriptors) { Glibc.close(descriptor) }
    }

    /// Receives what has arrived already. On the loop's thread.
    func drain() { ready(cl_epoll_in) }

    func ready(_ events: UInt32) {
        if events & cl_epoll_out != 0 { flush() }
        if events & (cl_epoll_in | cl_epoll_hang_up | cl_epoll_error) == 0 { return }
        // A bounded number per turn, so that one chatty peer cannot starve the others.
        for _ in 0..<32 {
            var packet = Packet(bytes: [], descriptors: [])
            var length = 0
            state.withLock { state in
                length = state.isClosed ? -Int(EBADF) : receivePacket(&packet)
            }
            if length == -Int(EAGAIN) { return }
            if length <= 0 {
                close()
                receive(nil)
                return
            }
            receive(packet)
        }
    }

    private func receivePacket(_ packet: inout Packet) -> Int {
        var descriptors = [Int32](repeating: -1, count: 64)
        var count: Int32 = 0
        var length = 0
        packet.bytes = [UInt8](unsafeUninitializedCapacity: Self.receiveCapacity) { buffer, initialized in
            guard let base = buffer.baseAddress else { return }
            length = cl_receive(descriptor, base, buffer.count, &descriptors, &count, Int32(MSG_DONTWAIT))
            initialized = max(0, length)
        }
        packet.descriptors = Array(descriptors[..<Int(count)])
        return length
    }

    private func flush() {
        state.withLock { state in
            guard !state.isClosed else { return }
            while let packet = state.queue.first {
                let sent = cl_send(
                    descriptor, packet.bytes, packet.bytes.count, packet.descriptors,
                    Int32(packet.descriptors.count), Int32(MSG_DONTWAIT))
                if sent == -Int(EAGAIN) { return }
                for descriptor in packet.descriptors { Glibc.close(descriptor) }
                state.queuedBytes -= packet.bytes.count
                state.queue.removeFirst()
            }
            if let token = state.token { EventLoop.shared.change(descriptor, token, cl_epoll_in) }
        }
    }
}
