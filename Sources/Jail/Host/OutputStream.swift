import CLinux
import Glibc
import Synchronization

/// One output stream of a process: read when there is something and somebody wants it, counted, cut at its limit.
final class OutputStream: EventHandler {
    /// Which stream it is.
    enum Kind: Sendable { case output, error }

    private struct State {
        var token: UInt64?
        var isClosed = false
        var isPaused = false
        var count: UInt64 = 0
        var hasOverflowed = false
    }

    private let descriptor: Int32
    private let kind: Kind
    private let limit: UInt64?
    private weak let process: JailedProcess?
    private let state = Mutex(State())
    private static let interest = cl_epoll_in | cl_epoll_one_shot

    init(_ descriptor: Int32, _ kind: Kind, limit: UInt64?, process: JailedProcess) {
        self.descriptor = descriptor
        self.kind = kind
        self.limit = limit
        self.process = process
        cl_set_nonblocking(descriptor, 1)
    }

    deinit { close() }

    /// Starts reading.
    func open() {
        state.withLock { $0.token = EventLoop.shared.add(descriptor, Self.interest, self) }
    }

    /// Goes on reading after a pause.
    func resume() {
        state.withLock { state in
            guard state.isPaused, !state.isClosed, let token = state.token else { return }
            state.isPaused = false
            EventLoop.shared.change(descriptor, token, Self.interest)
        }
    }

    /// Stops without telling anybody.
    func close() {
        state.withLock { state in
            guard !state.isClosed else { return }
            state.isClosed = true
            if let token = state.token { EventLoop.shared.remove(descriptor, token) }
            state.token = nil
            Glibc.close(descriptor)
        }
    }

    /// Reads what is there and ends.
    func finish() {
        if read() != .ended { end() }
    }

    func ready(_ events: UInt32) {
        switch read() {
        case .more:
            state.withLock { state in
                if !state.isClosed, let token = state.token {
                    EventLoop.shared.change(descriptor, token, Self.interest)
                }
            }
        case .paused: break
        case .ended: end()
        }
    }

    private enum Progress { case more, paused, ended }

    private func read() -> Progress {
        for _ in 0..<8 {
            var failure: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 65536) { buffer, initialized in
                let count = state.withLock { state in
                    state.isClosed ? 0 : Glibc.read(descriptor, buffer.baseAddress, buffer.count)
                }
                if count < 0 { failure = cl_errno() }
                initialized = max(0, count)
            }
            if failure == EAGAIN { return .more }
            if failure == EINTR { continue }
            // A terminal answers EIO when its last user is gone.
            if bytes.isEmpty { return .ended }
            guard take(bytes) else { return .paused }
        }
        return .more
    }

    /// Counts and passes on a piece. False: pause.
    private func take(_ bytes: [UInt8]) -> Bool {
        let (keep, overflows) = state.withLock { state in
            let before = state.count
            state.count += UInt64(bytes.count)
            guard let limit, state.count > limit else { return (bytes.count, false) }
            let first = !state.hasOverflowed
            state.hasOverflowed = true
            return (Int(limit - min(limit, before)), first)
        }
        guard let process else { return true }
        var goesOn = true
        if keep > 0 { goesOn = process.deliver(kind, keep == bytes.count ? bytes : Array(bytes[..<keep])) }
        if overflows { process.overflowed(kind) }
        if !goesOn {
            state.withLock { $0.isPaused = true }
            // Somebody may have read everything between the delivery and the pause.
            process.readAgainIfDrained(self)
        }
        return goesOn
    }

    private func end() {
        let isFirst = state.withLock { !$0.isClosed }
        close()
        if isFirst { process?.streamEnded() }
    }
}
