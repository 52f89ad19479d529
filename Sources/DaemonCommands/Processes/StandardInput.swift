import BulkheadCommands
import Glibc
import Synchronization

/// Our standard input, read on a thread of its own, one piece at a time and only when somebody wants it.
final class StandardInput: Sendable {
    private let waiter = Mutex<CheckedContinuation<[UInt8]?, Never>?>(nil)
    private let wanted = HostSemaphore()

    /// Begins.
    init() {
        // Reading the terminal from the background would stop us; this way it is an end of input.
        signal(SIGTTIN, SIG_IGN)
        HostThread.start { [self] in pump() }
    }

    /// The next piece, or nil at the end.
    func next() async -> [UInt8]? {
        await withCheckedContinuation { continuation in
            waiter.withLock { $0 = continuation }
            wanted.signal()
        }
    }

    private func pump() {
        while true {
            wanted.wait()
            let piece = Self.read()
            let continuation = waiter.withLock { waiter in
                defer { waiter = nil }
                return waiter
            }
            continuation?.resume(returning: piece)
        }
    }

    private static func read() -> [UInt8]? {
        var piece = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = Glibc.read(0, &piece, piece.count)
            if count > 0 { return Array(piece[..<count]) }
            if count < 0, errno == EINTR { continue }
            return nil
        }
    }
}
