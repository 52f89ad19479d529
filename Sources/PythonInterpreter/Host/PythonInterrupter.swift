import Synchronization

/// Ends a run of a session from another thread.
public final class PythonInterrupter: Sendable {
    /// The flag that the machine looks at. Only this class writes it, under the lock; nil once the session is gone.
    private struct Flag: Sendable {
        nonisolated(unsafe) var pointer: UnsafeMutablePointer<Bool>?
    }

    private let flag: Mutex<Flag>

    init(_ pointer: UnsafeMutablePointer<Bool>) { flag = Mutex(Flag(pointer: pointer)) }

    /// Ends the run that goes on, or, if there is none, the next one as soon as it begins. Its outcome is the limit
    /// `interrupted`; the session stays usable.
    public func interrupt() { flag.withLock { $0.pointer?.pointee = true } }

    /// Forgets a request that came too late.
    func clear() { flag.withLock { $0.pointer?.pointee = false } }

    func detach() { flag.withLock { $0.pointer = nil } }
}
