import BulkheadCommands
import Glibc

/// What ends a daemon: SIGTERM or SIGINT gracefully, and a second SIGINT at once.
struct StopSignals: Sendable {
    let stop: @Sendable () -> Void

    init(_ stop: @escaping @Sendable () -> Void) { self.stop = stop }

    /// Listens on a thread of its own, so that nothing else can keep it from acting.
    func listen() {
        guard let signals = HostSignals([SIGTERM, SIGINT]) else { return }
        HostThread.start { [self] in
            var hasBegun = false
            while let number = signals.next() {
                if hasBegun, number == SIGINT {
                    // All sandboxes end with this process, because their spawner does.
                    HostOutput.standardError.write(line: "bulkhead: stopped at once")
                    exit(ExitCodes.code(forSignal: number))
                }
                if !hasBegun { stop() }
                hasBegun = true
            }
        }
    }
}
