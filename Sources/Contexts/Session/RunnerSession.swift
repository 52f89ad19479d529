import Glibc
internal import Sandboxing
import Synchronization

/// One interpreter in the sandbox, from its start to its end: sends it requests, and brings what comes over its three
/// channels into one order. Believes nothing of it: see ``MessageAssembler``.
final class RunnerSession: Sendable {
    /// What a session tells its context.
    struct Listener: Sendable {
        /// The interpreter has ended, and why. Comes before the end of the run that ended with it.
        var hasEnded: @Sendable (RunnerSession, String) async -> Void
        /// A run is over.
        var runIsOver: @Sendable () async -> Void
    }

    private struct State {
        var exchange: Exchange?
        var isControlOpen = true
        var controlWaiter: CheckedContinuation<Void, Never>?
        var hasEnded = false
        var endWaiters: [CheckedContinuation<Void, Never>] = []
        var isKilled = false
        var interrupts = 0
        var droppedPackets = 0
        var droppedOutput = 0
        var deadline: Task<Void, Never>?
    }

    private let program: any RunnerProgram
    private let process: any Sandboxing.Process
    private let control: any ControlChannel
    private let listener: Listener
    private let settings: ContextSettings
    private let language: ContextLanguage
    private let state = Mutex(State())

    init(
        _ process: any Sandboxing.Process, _ control: any ControlChannel, _ language: ContextLanguage,
        _ settings: ContextSettings, _ listener: Listener
    ) {
        self.process = process
        self.control = control
        self.language = language
        program = language.runner
        self.settings = settings
        self.listener = listener
    }

    /// The process id in the sandbox.
    var processID: Int32 { process.id }

    /// The process, for an image of it.
    var captured: any Sandboxing.Process { process }

    /// Packets and bytes of output that belonged to nothing.
    var dropped: (packets: Int, output: Int) {
        state.withLock { ($0.droppedPackets + ($0.exchange?.dropped ?? 0), $0.droppedOutput) }
    }

    /// Begins to read. The tasks end with the process.
    func open() {
        Task { await readControl() }
        Task { await readStreams() }
    }

    // MARK: - Requests

    /// Asks something that is answered with one message; nil when the process ended without one.
    func ask(_ message: @Sendable (Nonce) -> [UInt8]) async throws(SandboxError) -> JSONValue? {
        let exchange = Exchange(feed: nil, messageLimit: settings.resultLimit)
        try begin(exchange)
        try await transmit(message(exchange.nonce), exchange.nonce)
        return await exchange.answer()
    }

    /// Sends code to run; its events go to the exchange's feed.
    func run(_ code: String, _ environment: [String: String], _ exchange: Exchange) async throws(SandboxError) {
        try begin(exchange)
        let interrupts = state.withLock { $0.interrupts }
        let request = RunRequest(code: code, environment: environment, interrupts: interrupts)
        try await transmit(program.request(request, exchange.nonce), exchange.nonce)
        guard let timeout = exchange.timeout else { return }
        let deadline = Task { [weak self] in
            do { try await Task.sleep(for: timeout) } catch { return }
            self?.interrupt(exchange, .timedOut, killAfter: self?.settings.interruptGrace)
        }
        state.withLock { state in
            if state.exchange === exchange { state.deadline = deadline } else { deadline.cancel() }
        }
    }

    private func begin(_ exchange: Exchange) throws(SandboxError) {
        let hasBegun = state.withLock { state in
            guard !state.hasEnded, !state.isKilled, state.isControlOpen, state.exchange == nil else { return false }
            state.exchange = exchange
            return true
        }
        guard hasBegun else { throw .sandboxEnded(reason: "the interpreter has ended") }
        exchange.begin()
    }

    /// Takes back a request that could not be sent; false when its end has been reported already.
    func withdraw(_ exchange: Exchange) -> Bool {
        state.withLock { state in
            guard state.exchange === exchange else { return !exchange.hasBegun }
            state.exchange = nil
            return true
        }
    }

    private func transmit(_ message: [UInt8], _ nonce: Nonce) async throws(SandboxError) {
        if program.readsStandardInput { return try await process.write(message) }
        for packet in RunnerPacket.packets(nonce, message) { try await control.send(packet) }
    }

    // MARK: - Ends

    /// Interrupts this exchange if it is still under way.
    func interrupt(_ exchange: Exchange, _ reason: ExecutionEnd, killAfter grace: Duration?) {
        let isCurrent = state.withLock { state in
            guard state.exchange === exchange else { return false }
            state.interrupts += 1
            return true
        }
        guard isCurrent else { return }
        _ = exchange.countInterrupt(reason)
        Task {
            do throws(SandboxError) { try await process.signal(.interrupt) } catch { kill() }
            guard let grace else { return }
            let end = ContinuousClock.now + grace
            if program.losesInterrupts {
                while ContinuousClock.now + .milliseconds(200) < end {
                    do { try await Task.sleep(for: .milliseconds(200)) } catch { return }
                    guard isUnderWay(exchange) else { return }
                    do throws(SandboxError) { try await process.signal(.interrupt) } catch { kill() }
                }
            }
            do { try await Task.sleep(until: end) } catch { return }
            if isUnderWay(exchange) { kill() }
        }
    }

    /// Whether this exchange has not ended.
    func isUnderWay(_ exchange: Exchange) -> Bool { state.withLock { $0.exchange === exchange } }

    /// The exchange that is under way.
    var current: Exchange? { state.withLock { $0.exchange } }

    /// Ends the interpreter at once.
    func kill() {
        let (isFirst, exchange) = state.withLock { state in
            defer { state.isKilled = true }
            return (!state.isKilled, state.exchange)
        }
        // Its output is read to the end even if nobody takes it.
        exchange?.feed?.release()
        exchange?.release()
        guard isFirst else { return }
        control.close()
        Task {
            // Where this fails the sandbox is gone, and its processes with it.
            try? await process.signal(.kill)
        }
    }

    /// Lets the interpreter end by itself, and ends it when that takes long.
    func close() async {
        control.close()
        let patience = Task { [weak self] in
            do { try await Task.sleep(for: .milliseconds(500)) } catch { return }
            self?.kill()
        }
        await waitForEnd()
        patience.cancel()
    }

    /// Waits until nothing more comes.
    func waitForEnd() async {
        await withCheckedContinuation { continuation in
            let hasEnded = state.withLock { state in
                if !state.hasEnded { state.endWaiters.append(continuation) }
                return state.hasEnded
            }
            if hasEnded { continuation.resume() }
        }
    }

    // MARK: - The control channel

    private func readControl() async {
        while true {
            let packet: [UInt8]?
            do throws(SandboxError) {
                packet = try await control.receive()
            } catch {
                packet = nil
            }
            guard let packet else { break }
            guard let exchange = current else {
                state.withLock { $0.droppedPackets += 1 }
                continue
            }
            let unreadable = exchange.unreadable
            guard let message = exchange.take(packet) else {
                if exchange.unreadable != unreadable { exchange.skip() }
                continue
            }
            let marker = message["after"]?.integer.flatMap { UInt32(exactly: $0) }
            if let marker { await exchange.waitForMarker(marker) }
            await received(message, exchange)
            if let marker { exchange.delivered(marker) }
        }
        let waiter = state.withLock { state in
            state.isControlOpen = false
            defer { state.controlWaiter = nil }
            return state.controlWaiter
        }
        waiter?.resume()
        // An interpreter that cannot speak any more is of no use. It may just be ending, and then says how.
        try? await Task.sleep(for: .milliseconds(300))
        if !state.withLock({ $0.hasEnded }) { kill() }
    }

    private func received(_ message: JSONValue, _ exchange: Exchange) async {
        guard let feed = exchange.feed else {
            // First: whoever gets the answer may ask for the next thing at once.
            await finish(exchange)
            return exchange.fulfil(message)
        }
        switch message["t"]?.text {
        case "started": await feed.send(.started(executionCount: message["count"]?.integer ?? 0))
        case "result":
            guard case .object(let members) = message["data"] else { return countDropped() }
            let data = Dictionary(members.map { ($0.name, $0.value) }) { first, _ in first }
            await feed.send(.result(ExecutionResult(data: data, isMain: message["main"]?.boolean ?? false)))
        case "error":
            var failure = ExecutionFailure(
                name: message["name"]?.text ?? "", value: message["value"]?.text ?? "",
                traceback: message["traceback"]?.text ?? "")
            if exchange.reason == .timedOut, let timeout = exchange.timeout {
                failure.name = ExecutionFailure.timeoutName
                failure.value = "the code ran longer than \(timeout)"
            }
            await feed.send(.error(failure))
        case "end":
            let end: ExecutionEnd =
                switch message["status"]?.text {
                case "ok": .completed
                case "interrupted": .interrupted
                default: .failed
                }
            await finish(exchange, end == .completed ? end : exchange.reason ?? end)
        default: countDropped()
        }
    }

    private func countDropped() { state.withLock { $0.droppedPackets += 1 } }

    /// Ends an exchange whose interpreter goes on.
    private func finish(_ exchange: Exchange, _ end: ExecutionEnd = .completed) async {
        let deadline = state.withLock { state in
            state.droppedPackets += exchange.dropped
            state.exchange = nil
            defer { state.deadline = nil }
            return state.deadline
        }
        deadline?.cancel()
        defer { exchange.finish() }
        guard let feed = exchange.feed else { return }
        // First: who sees the end finds the context free.
        await listener.runIsOver()
        await feed.send(.end(end))
    }

    // MARK: - The standard streams, and the end

    private func readStreams() async {
        var streams = [StreamReader(.output), StreamReader(.error)]
        var outcome: Outcome?
        reading: while true {
            let event: Event?
            do throws(SandboxError) {
                event = try await process.events.next()
            } catch {
                break
            }
            switch event {
            case .standardOutput(let bytes): await take(bytes, 0, &streams)
            case .standardError(let bytes): await take(bytes, 1, &streams)
            case .limit: continue
            case .exit(let end):
                outcome = end
                break reading
            case nil: break reading
            }
        }
        current?.release()
        for index in streams.indices {
            await passOn(&streams[index])
            await deliver(streams[index].finish(), streams[index].stream)
        }
        await waitForControl()
        await ended(outcome)
    }

    /// Passes on what a stream brings. What comes behind a marker waits for the marker's message; when both streams are
    /// there, nothing is read until it was passed on.
    private func take(_ bytes: [UInt8], _ index: Int, _ streams: inout [StreamReader]) async {
        streams[index].add(bytes)
        repeat {
            await passOn(&streams[0])
            await passOn(&streams[1])
            if let held = streams[0].held, let other = streams[1].held {
                await held.exchange.waitForDelivery(min(held.number, other.number))
            }
            // The message may have been passed on between the look at one stream and the look at the other.
        } while streams.contains { $0.isReady }
    }

    private func passOn(_ reader: inout StreamReader) async {
        while let piece = reader.next() {
            switch piece {
            case .text(let text): await deliver(text, reader.stream)
            case .marker(let nonce, let number):
                guard let exchange = current, exchange.nonce.text == nonce else { continue }
                exchange.reached(number, in: reader.stream)
                reader.hold(exchange, number)
            }
        }
    }

    private func deliver(_ text: String, _ stream: Exchange.Stream) async {
        guard !text.isEmpty else { return }
        guard let feed = current?.feed else { return state.withLock { $0.droppedOutput += text.utf8.count } }
        let timestamp = Self.now()
        await feed.send(
            stream == .output
                ? .standardOutput(text: text, timestamp: timestamp)
                : .standardError(text: text, timestamp: timestamp))
    }

    private static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000
    }

    private func waitForControl() async {
        await withCheckedContinuation { continuation in
            let isOpen = state.withLock { state in
                if state.isControlOpen { state.controlWaiter = continuation }
                return state.isControlOpen
            }
            if !isOpen { continuation.resume() }
        }
    }

    private func ended(_ outcome: Outcome?) async {
        let (exchange, deadline, waiters) = state.withLock { state in
            state.hasEnded = true
            defer {
                state.exchange = nil
                state.endWaiters = []
            }
            return (state.exchange, state.deadline, state.endWaiters)
        }
        deadline?.cancel()
        control.close()
        let reason = DeathNotice(language, outcome).text
        await listener.hasEnded(self, reason)
        if let exchange {
            exchange.release()
            if let feed = exchange.feed {
                let text = reason + "; its variables are lost, and the next run starts a new one"
                await feed.send(
                    .error(
                        ExecutionFailure(
                            name: ExecutionFailure.diedName, value: text,
                            traceback: "\(ExecutionFailure.diedName): \(text)")))
                await listener.runIsOver()
                await feed.send(.end(exchange.reason == .timedOut ? .timedOut : .died))
            }
        }
        for waiter in waiters { waiter.resume() }
    }
}
