import Glibc
import Synchronization

/// The signals that this process gets, handed to a thread.
///
/// Signal handlers may do next to nothing, so ours writes the number into a pipe. Blocking the signals and waiting for
/// them instead would hand the blocked set on to every program that we start.
package final class HostSignals: Sendable {
    // Written once, before the first handler is installed.
    private static let pipeEnd = Atomic<Int32>(-1)
    private let readEnd: Int32

    /// Starts to take the given signals, except those that whoever started us wants ignored (as `nohup` does).
    package init?(_ numbers: [Int32]) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        readEnd = ends[0]
        Self.pipeEnd.store(ends[1], ordering: .sequentiallyConsistent)
        for number in numbers {
            var old = sigaction()
            sigaction(number, nil, &old)
            let ignored = unsafeBitCast(SIG_IGN, to: Int.self)
            if unsafeBitCast(old.__sigaction_handler.sa_handler, to: Int.self) == ignored { continue }
            var action = sigaction()
            action.__sigaction_handler.sa_handler = { number in
                let saved = errno
                var byte = UInt8(truncatingIfNeeded: number)
                _ = Glibc.write(HostSignals.pipeEnd.load(ordering: .relaxed), &byte, 1)
                errno = saved
            }
            action.sa_flags = SA_RESTART
            sigaction(number, &action, nil)
        }
    }

    /// Waits for the next signal; nil after `milliseconds` without one. Blocks: only for threads of their own.
    package func next(milliseconds: Int32 = -1) -> Int32? {
        while true {
            var byte: UInt8 = 0
            if Glibc.read(readEnd, &byte, 1) == 1 { return Int32(byte) }
            var state = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
            if poll(&state, 1, milliseconds) == 0 { return nil }
        }
    }
}
