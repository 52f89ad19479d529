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
    private let processEnded = Atomic<Bool>(false)
    private let finished = Atomic<Bool>(false)
    /// Whether the sandbox must outlive its process, because something is to be fetched from it.
    private let sparesSandbox: Bool
    /// How long the process may take to end by itself.
    private static let grace: Int32 = 2000

    init(sparesSandbox: Bool = false) { self.sparesSandbox = sparesSandbox }

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
            wait(for: processEnded, signals, milliseconds: Self.grace)
            if sparesSandbox, !processEnded.load(ordering: .acquiring) {
                Task.detached { try? await process.signal(.kill) }
                wait(for: processEnded, signals, milliseconds: Self.grace)
            }
        }
        let ended = processEnded.load(ordering: .acquiring)
        if !ended { sandbox?.kill() }
        // The run sees that, cleans up and exits with our code. It cannot while whoever reads our output has stopped
        // reading; and fetching changes may take longer than the person likes.
        wait(for: finished, signals, milliseconds: ended && sparesSandbox ? .max : Self.grace)
        guard !finished.load(ordering: .acquiring) else { return }
        sandbox?.kill()
        HostTerminal.restore()
        exit(ExitCodes.code(forSignal: number))
    }

    /// Waits until the flag is set, the time is over, or a second signal says: now.
    private func wait(for flag: borrowing Atomic<Bool>, _ signals: HostSignals, milliseconds: Int32) {
        let step: Int32 = 50
        var rest = milliseconds
        while rest > 0, !flag.load(ordering: .acquiring), !finished.load(ordering: .acquiring) {
            if let next = signals.next(milliseconds: step), next != SIGWINCH { return }
            rest -= step
        }
    }

    /// Tells that the process has ended by itself.
    func processDidEnd() {
        state.withLock { $0.process = nil }
        processEnded.store(true, ordering: .releasing)
    }

    /// Tells that everything is cleaned up.
    func finish() { finished.store(true, ordering: .releasing) }
}
