import Glibc
import Sandboxing
import Synchronization

/// What happens when this program is told to stop: the process hears of it, then the sandbox ends, then we do.
final class Interruption: Sendable {
    private struct State {
        var sandbox: (any Sandbox)?
        var process: (any Process)?
        var signal: Int32?
    }

    private let state = Mutex(State())
    private let finished = Atomic<Bool>(false)
    /// How long the process may take to end by itself.
    private static let graceMilliseconds: Int32 = 2000

    /// The signal that ended this run, if one did.
    var signal: Int32? { state.withLock { $0.signal } }

    /// Starts to listen, on a thread of its own so that nothing else can keep it from acting.
    func listen() {
        guard let signals = HostSignals([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH]) else { return }
        HostThread.start { [self] in
            while let number = signals.next() {
                if number == SIGWINCH { resize() } else { end(number, signals) }
            }
        }
    }

    func watch(_ sandbox: any Sandbox) { state.withLock { $0.sandbox = sandbox } }

    func watch(_ process: any Process) { state.withLock { $0.process = process } }

    private func resize() {
        guard let process = state.withLock({ $0.process }) else { return }
        let size = HostTerminal.size
        Task.detached { try? await process.resize(size) }
    }

    private func end(_ number: Int32, _ signals: HostSignals) {
        let (sandbox, process) = state.withLock { state in
            state.signal = number
            return (state.sandbox, state.process)
        }
        if let process {
            Task.detached { try? await process.signal(Signal(rawValue: number)) }
            // A second signal means: now.
            var rest = Self.graceMilliseconds
            while rest > 0, !finished.load(ordering: .acquiring) {
                if let next = signals.next(milliseconds: 50), next != SIGWINCH { break }
                rest -= 50
            }
        }
        sandbox?.kill()
        // The run sees its sandbox end, cleans up and exits with our code; this is for when it cannot, because
        // whoever reads our output has stopped reading.
        for _ in 0..<20 where !finished.load(ordering: .acquiring) { usleep(100_000) }
        guard !finished.load(ordering: .acquiring) else { return }
        HostTerminal.restore()
        exit(ExitCodes.code(forSignal: number))
    }

    /// Tells that the run cleans up by itself.
    func finish() { finished.store(true, ordering: .releasing) }
}
