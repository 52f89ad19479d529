import BulkheadCommands
import Glibc
import NativeService
import Sandboxing
import Synchronization

/// A process in a sandbox with our streams, our signals and, if wanted, our terminal.
final class ProcessSession: Sendable {
    private struct State {
        var process: Int32?
        var signals = 0
        var isDetached = false
        var outputFilter: TerminalFilter?
        var errorFilter: TerminalFilter?
    }

    private let client: DaemonClient
    private let sandbox: String
    private let usesTerminal: Bool
    /// Whether Ctrl-P Ctrl-Q lets the process run and ends us.
    private let canDetach: Bool
    private let state: Mutex<State>

    init(client: DaemonClient, sandbox: String, usesTerminal: Bool, canDetach: Bool = false) {
        self.client = client
        self.sandbox = sandbox
        self.usesTerminal = usesTerminal
        self.canDetach = canDetach
        var state = State()
        if !usesTerminal {
            // Where one of our streams is a terminal, nothing but text and colours gets to it.
            state.outputFilter = HostOutput.standardOutput.isTerminal ? TerminalFilter() : nil
            state.errorFilter = HostOutput.standardError.isTerminal ? TerminalFilter() : nil
        }
        self.state = Mutex(state)
    }

    /// Starts the process, follows it to its end and gives the exit code.
    func run(_ wish: StartProcess) async throws -> Int32 {
        var wish = wish
        wish.input = usesTerminal || !HostInput.isNull
        if usesTerminal {
            let size = HostTerminal.size
            wish.terminal = TerminalInfo(rows: size.rows, columns: size.columns)
            if let kind = HostEnvironment.variable("TERM"), wish.environment?["TERM"] == nil {
                wish.environment = (wish.environment ?? [:]).merging(["TERM": kind]) { $1 }
            }
        }
        if canDetach { wish.onDisconnect = .keep }
        let forwardsInput = wish.input ?? false
        let request = try DaemonClient.Request(.post, PercentEncoding.path("sandboxes", sandbox, "processes"), wish)
        return try await follow(request, forwardsInput: forwardsInput)
    }

    /// Listens to a process that runs already, from a place in its output.
    func attach(to process: Int32, from offset: UInt64?) async throws -> Int32 {
        var request = DaemonClient.Request(
            .get, PercentEncoding.path("sandboxes", sandbox, "processes", "\(process)", "output"))
        request.ask("from", offset.map { "\($0)" })
        return try await follow(request, forwardsInput: true)
    }

    private func follow(_ request: DaemonClient.Request, forwardsInput: Bool) async throws -> Int32 {
        listenToSignals()
        let code = Mutex<Int32?>(nil)
        let ending = Ending()
        let following = Task.detached { [self] in
            try await client.events(request, as: ProcessEvent.self) { [self] event in
                switch event.kind {
                case .started:
                    state.withLock { $0.process = event.process }
                    if usesTerminal { HostTerminal.makeRaw() }
                    if forwardsInput { forwardInput { ending.end(.detached) } }
                case .output, .terminal: try show(event.bytes, on: .standardOutput, \.outputFilter)
                case .errorOutput: try show(event.bytes, on: .standardError, \.errorFilter)
                case .exit:
                    if let exit = event.exit { code.withLock { $0 = self.code(for: exit) } }
                    return false
                case .error:
                    HostTerminal.restore()
                    throw event.error.map(CommandFailure.init) ?? CommandFailure("the stream ended with an error")
                }
                return true
            }
        }
        Task.detached {
            do {
                try await following.value
                ending.end(.ended)
            } catch {
                ending.end(.failed(error))
            }
        }
        let end = await ending.wait()
        HostTerminal.restore()
        finishFilters()
        switch end {
        case .detached:
            HostOutput.standardError.write(line: "bulkhead: detached; it runs on")
            return 0
        case .failed(is ReaderGone): return ExitCodes.code(forSignal: SIGPIPE)
        case .failed(let error): throw error
        case .ended:
            guard let code = code.withLock({ $0 }) else {
                throw CommandFailure("the daemon stopped telling about the process before its end")
            }
            return code
        }
    }

    private func show(
        _ bytes: [UInt8], on output: HostOutput, _ filter: any WritableKeyPath<State, TerminalFilter?> & Sendable
    ) throws {
        let shown = state.withLock { $0[keyPath: filter]?.filter(bytes) ?? bytes }
        guard output.write(shown) else { throw ReaderGone() }
    }

    private func finishFilters() {
        let (output, error) = state.withLock { ($0.outputFilter?.finish(), $0.errorFilter?.finish()) }
        if let output, !output.isEmpty { HostOutput.standardOutput.write(output) }
        if let error, !error.isEmpty { HostOutput.standardError.write(error) }
    }

    private func code(for exit: ExitInfo) -> Int32 {
        if let failure = exit.failure {
            HostTerminal.restore()
            CommandFailure(failure).report()
            return CommandFailure.ours
        }
        if exit.limits.contains(.wallTime) { return ExitCodes.timedOut }
        if let signal = exit.signal {
            return exit.limits.isEmpty ? ExitCodes.code(forSignal: signal) : ExitCodes.killed
        }
        return (exit.code ?? CommandFailure.ours) & 0xFF
    }

    // MARK: - Input and signals

    private func forwardInput(detached: @escaping @Sendable () -> Void) {
        guard let process = state.withLock({ $0.process }) else { return }
        let input = StandardInput()
        let keys = Mutex(DetachKeys())
        let canDetach = canDetach
        var request = DaemonClient.Request(
            .post, PercentEncoding.path("sandboxes", sandbox, "processes", "\(process)", "input"),
            query: [("close", "true")])
        request.body = .pieces {
            guard let piece = await input.next() else { return nil }
            guard canDetach, let rest = keys.withLock({ $0.cut(piece) }) else { return piece }
            detached()
            return rest
        }
        let sending = request
        let client = client
        // When the process has ended, or reads no more, nobody needs the rest: its end is told by its events.
        Task.detached { try? await client.done(sending) }
    }

    private func listenToSignals() {
        guard let signals = HostSignals([SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGWINCH]) else { return }
        HostThread.start { [self] in
            while let number = signals.next() {
                if number == SIGWINCH { resize() } else { pass(number) }
            }
        }
    }

    private func resize() {
        guard usesTerminal, let process = state.withLock({ $0.process }) else { return }
        let size = HostTerminal.size
        let path = PercentEncoding.path("sandboxes", sandbox, "processes", "\(process)", "terminal")
        let client = client
        Task.detached {
            // A size that gets lost is told anew with the next change.
            try? await client.done(try .init(.put, path, TerminalInfo(rows: size.rows, columns: size.columns)))
        }
    }

    /// Tells the process; the third time, or before there is one, it is we who end, and the process with us.
    private func pass(_ number: Int32) {
        let (process, count) = state.withLock { state in
            state.signals += 1
            return (state.process, state.signals)
        }
        guard let process, count < 3 else {
            HostTerminal.restore()
            exit(ExitCodes.code(forSignal: number))
        }
        let path = PercentEncoding.path("sandboxes", sandbox, "processes", "\(process)", "signal")
        let client = client
        // It may have ended meanwhile, which its events tell.
        Task.detached { try? await client.done(try .init(.post, path, SignalWish(signal: "\(number)"))) }
    }
}

/// How following a process ended: told once, waited for by one.
private final class Ending: Sendable {
    enum Kind: Sendable {
        case ended, detached
        case failed(any Error)
    }

    private struct State {
        var kind: Kind?
        var waiter: CheckedContinuation<Kind, Never>?
    }

    private let state = Mutex(State())

    func end(_ kind: Kind) {
        let waiter = state.withLock { state -> CheckedContinuation<Kind, Never>? in
            guard state.kind == nil else { return nil }
            state.kind = kind
            defer { state.waiter = nil }
            return state.waiter
        }
        waiter?.resume(returning: kind)
    }

    func wait() async -> Kind {
        await withCheckedContinuation { continuation in
            let kind = state.withLock { state in
                if state.kind == nil { state.waiter = continuation }
                return state.kind
            }
            if let kind { continuation.resume(returning: kind) }
        }
    }
}

/// Ctrl-P Ctrl-Q in what is typed.
struct DetachKeys {
    private var sawFirst = false

    /// What comes before the two keys; nil when they are not there.
    mutating func cut(_ piece: [UInt8]) -> [UInt8]? {
        for (index, byte) in piece.enumerated() {
            if sawFirst, byte == 0x11 { return Array(piece[..<max(0, index - 1)]) }
            sawFirst = byte == 0x10
        }
        return nil
    }
}
