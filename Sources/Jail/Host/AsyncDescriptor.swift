import CLinux
import Glibc
import Sandboxing
import Synchronization

/// One end of a pipe or socket, owned and read or written without blocking a thread. Whoever waits on it is woken
/// together with everybody else and looks again.
final class AsyncDescriptor: EventHandler {
    private struct State {
        var isClosed = false
        var token: UInt64?
        var waiters: [CheckedContinuation<Void, Never>] = []
        /// Readiness or closing that came before anybody waited.
        var isSignalled = false
    }

    private let descriptor: Int32
    private let interest: UInt32
    private let state = Mutex(State())

    /// Takes over a descriptor; `writing` says in which direction it will be used.
    init(_ descriptor: Int32, writing: Bool) {
        self.descriptor = descriptor
        interest = (writing ? cl_epoll_out : cl_epoll_in) | cl_epoll_one_shot
        cl_set_nonblocking(descriptor, 1)
    }

    deinit { close() }

    /// The next bytes, or nil at the end.
    func read(upTo count: Int = 65536) async throws(SandboxError) -> [UInt8]? {
        while true {
            var failure: Int32 = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
                let got = withOpen { Glibc.read($0, buffer.baseAddress, buffer.count) }
                if got < 0 { failure = cl_errno() }
                initialized = max(0, got)
            }
            if failure == 0 { return bytes.isEmpty ? nil : bytes }
            if failure == EINTR { continue }
            guard failure == EAGAIN else { return nil }
            try await wait()
        }
    }

    /// Writes everything.
    ///
    /// - Throws: `EPIPE` as a file error when nobody reads any more.
    func write(_ bytes: [UInt8]) async throws(SandboxError) {
        var offset = 0
        while offset < bytes.count {
            let written = bytes[offset...].withUnsafeBytes { piece in
                withOpen { Glibc.write($0, piece.baseAddress, piece.count) }
            }
            if written >= 0 {
                offset += written
            } else if cl_errno() == EAGAIN {
                try await wait()
            } else if cl_errno() != EINTR {
                throw .file(operation: "write to", path: "standard input", code: SystemErrorCode(rawValue: cl_errno()))
            }
        }
    }

    /// Closes the descriptor; whoever waits on it goes on and finds an end.
    func close() {
        let (waiters, token, isFirst) = state.withLock { state in
            let result = (state.waiters, state.token, !state.isClosed)
            state.isClosed = true
            state.waiters = []
            state.token = nil
            return result
        }
        guard isFirst else { return }
        if let token { EventLoop.shared.remove(descriptor, token) }
        Glibc.close(descriptor)
        for waiter in waiters { waiter.resume() }
    }

    /// Runs a system call unless the descriptor is closed: its number may belong to another file by then.
    func withOpen(_ body: (Int32) -> Int) -> Int {
        state.withLock { state in
            guard !state.isClosed else {
                errno = EBADF
                return -1
            }
            return body(descriptor)
        }
    }

    func wait() async throws(SandboxError) {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let goesOn = state.withLock { state in
                    if state.isClosed || state.isSignalled {
                        state.isSignalled = false
                        return true
                    }
                    state.waiters.append(continuation)
                    if let token = state.token {
                        EventLoop.shared.change(descriptor, token, interest)
                    } else {
                        state.token = EventLoop.shared.add(descriptor, interest, self)
                    }
                    return false
                }
                if goesOn { continuation.resume() }
            }
        } onCancel: {
            signal()
        }
        if Task.isCancelled { throw .cancelled }
    }

    func ready(_ events: UInt32) { signal() }

    private func signal() {
        let waiters = state.withLock { state in
            defer { state.waiters = [] }
            if state.waiters.isEmpty { state.isSignalled = true }
            return state.waiters
        }
        for waiter in waiters { waiter.resume() }
    }
}
