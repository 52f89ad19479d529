import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol
import Synchronization

/// One jail, from its request to its end.
final class JailSandbox: Sandbox {
    let id: SandboxID
    let specification: SandboxSpecification
    let plan: JailPlan
    private let spawner: SpawnerProcess
    let ended = Promise<JailEnd>()

    private struct State {
        var sequence: UInt64?
        var pidfd: Int32 = -1
        var channel: SupervisorChannel?
        var created: CreationReport?
        var enforcement: Enforcement?
        var filter: [UInt8] = []
        var statisticsWaiters: [Promise<GroupStatistics>] = []
        var seen = GroupStatistics()
        var killReason: SandboxError?
        var hostLimits: Set<LimitName> = []
        var backstop: UInt64?
        var hasBackstop = false
        var pause = PauseClock()
        var processorWatch: UInt64?
        /// Kept from being pruned until nothing rests on it.
        var layer: LayerUse?
        /// What was unpacked into it.
        var layerSources: [LayerSource] = []
    }

    private let state = Mutex(State())
    /// What the spawner says about the creation.
    private let creation = Promise<Result<CreationReport, SandboxError>>()

    private init(_ specification: SandboxSpecification, _ plan: JailPlan, _ spawner: SpawnerProcess) {
        id = SandboxID(rawValue: plan.id)
        self.specification = specification
        self.plan = plan
        self.spawner = spawner
    }

    deinit {
        // A sandbox that nobody closed must not outlive its last reference.
        kill()
    }

    /// Asks the spawner for a jail and prepares what the first process needs while it is being built.
    static func request(
        _ specification: SandboxSpecification, _ plan: JailPlan, _ layers: [LayerSource], keeping layer: LayerUse?,
        from spawner: SpawnerProcess,
        filter: () throws(SandboxError) -> [UInt8]
    ) throws(SandboxError) -> JailSandbox {
        let sandbox = JailSandbox(specification, plan, spawner)
        sandbox.state.withLock {
            $0.layer = layer
            $0.layerSources = layers
        }
        var ours: Int32 = -1
        var theirs: Int32 = -1
        let made = cl_socketpair_seqpacket(&ours, &theirs)
        guard made >= 0 else {
            throw .host(
                operation: "socketpair", code: SystemErrorCode(rawValue: -made),
                remedy: "raise the limit of open files (ulimit -n)")
        }
        let channel = SupervisorChannel(ours) { [weak sandbox] _ in sandbox?.kill() }
        sandbox.state.withLock { $0.channel = channel }
        let sequence = spawner.create(plan, descriptors: [theirs] + layers.map { $0.takeDescriptor() }) {
            [weak sandbox] reply, descriptors in
            if let sandbox {
                sandbox.received(reply, descriptors)
            } else {
                for descriptor in descriptors { Glibc.close(descriptor) }
            }
        }
        guard let sequence else {
            channel.end(.sandboxEnded(reason: "the spawner is gone"))
            throw .sandboxEnded(reason: "the spawner is gone")
        }
        sandbox.state.withLock { $0.sequence = sequence }
        do {
            let compiled = try filter()
            sandbox.state.withLock { $0.filter = compiled }
        } catch {
            sandbox.kill()
            throw error
        }
        return sandbox
    }

    /// Waits until the jail stands, and checks what it was required to enforce.
    func becomeReady() async throws(SandboxError) {
        _ = try await creation.value().get()
        guard let channel = state.withLock({ $0.channel }) else { throw .sandboxEnded(reason: "it was closed") }
        let readiness = await channel.readiness.value()
        for source in state.withLock({ $0.layerSources }) { try await source.finish() }
        _ = try readiness.get()
        let enforcement = self.enforcement
        let required: Set<Control> =
            switch specification.requirements {
            case .core: []
            case .controls(let controls): controls
            case .all: Set(enforcement.controls.keys)
            }
        var gaps: [Control: String] = [:]
        for control in required {
            switch enforcement[control] {
            case .enforced, nil: continue
            case .degraded(_, let gap): gaps[control] = gap
            case .unenforced(let reason): gaps[control] = reason
            }
        }
        guard gaps.isEmpty else { throw .unenforceable(gaps) }
    }

    /// Why this jail never stood, if it did not. A request that travels ahead may find the channel closed before the
    /// spawner's reason has been read; that one is the better one.
    func whyNeverReady() async -> SandboxError? {
        if case .failure(let error) = await creation.value() { return error }
        guard let channel = channelIfOpen(), case .failure(let error) = await channel.readiness.value() else {
            return nil
        }
        return error
    }

    /// Known as soon as the jail stands.
    var enforcement: Enforcement {
        state.withLock { state in
            if let known = state.enforcement { return known }
            guard let created = state.created, case .success(let built) = state.channel?.readiness.current else {
                return Enforcement()
            }
            let enforcement = EnforcementReport(
                specification: specification, plan: plan, created: created, built: built
            ).enforcement()
            state.enforcement = enforcement
            return enforcement
        }
    }

    var files: any SandboxFiles { JailFiles(sandbox: self, user: nil) }

    func files(as user: SandboxUser) -> any SandboxFiles { JailFiles(sandbox: self, user: user) }

    func start(_ request: ProcessRequest) async throws(SandboxError) -> any Process {
        try await JailedProcess.start(request, in: self, isFinal: false)
    }

    func startFinal(_ request: ProcessRequest) async throws(SandboxError) -> any Process {
        try await JailedProcess.start(request, in: self, isFinal: true)
    }

    func usage() async throws(SandboxError) -> ResourceUsage {
        let (_, answer) = try channel().ask { .usage(token: $0) }
        switch await answer.value() {
        case .usage(let report):
            let statistics = await statistics()
            var usage = ResourceUsage(report)
            usage.peakMemory = statistics.peakMemory ?? usage.peakMemory
            usage.memory = statistics.memory ?? report.memory
            // A control group also has the time of those whom nobody reaped.
            if let counted = statistics.processorTime {
                let counted = Duration.nanoseconds(Int64(clamping: counted))
                usage.userTime = max(usage.userTime, counted - usage.systemTime)
            }
            return usage
        case .gone(let error): throw error
        default: throw .protocolViolation("an answer of another kind")
        }
    }

    func exportChanges(
        of target: String, receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(SandboxError) {
        guard let index = plan.mounts.firstIndex(where: { $0.target == target && $0.access == .copyOnWrite }) else {
            throw .invalidSpecification(
                field: "changes of '\(target)'", problem: "there is no copy-on-write mount at this path",
                remedy: "mount it with :cow")
        }
        try await JailFiles(sandbox: self, user: nil).stream(
            .exportChanges(mount: UInt32(index)), operation: "export changes of", path: target, receive: receive)
    }

    func exportFiles(receive: @Sendable ([UInt8]) async throws -> Void) async throws(SandboxError) {
        try await JailFiles(sandbox: self, user: nil).stream(
            .exportFiles, operation: "export", path: "/", pieces: 1 << 20, receive: receive)
    }

    func pause() async throws(SandboxError) {
        // The host's clocks stand still for at least as long as the supervisor's.
        let isFirst = state.withLock { $0.pause.begin(cl_monotonic_now()) }
        do throws(SandboxError) {
            try await ask("pause") { .pause(token: $0) }
        } catch {
            if isFirst { state.withLock { $0.pause.end(cl_monotonic_now()) } }
            throw error
        }
    }

    func resume() async throws(SandboxError) {
        try await ask("resume") { .resume(token: $0) }
        state.withLock { $0.pause.end(cl_monotonic_now()) }
    }

    private func ask(
        _ operation: String, _ request: (UInt32) -> SupervisorRequest
    ) async throws(SandboxError) {
        switch await (try channel().ask(request)).answer.value() {
        case .fileDone(0): return
        case .fileDone(let code):
            throw .host(
                operation: operation + " the sandbox", code: SystemErrorCode(rawValue: code), remedy: "try again")
        case .gone(let error): throw error
        default: throw .protocolViolation("an answer of another kind")
        }
    }

    /// How long the sandbox has stood still.
    var pausedTime: Int64 { state.withLock { $0.pause.total(cl_monotonic_now()) } }

    /// Calls `action` after this long, not counting what the sandbox stands still meanwhile. `register` gets the timer
    /// of the event loop, again whenever it is put off.
    func schedule(
        in time: Int64, registering register: @escaping @Sendable (UInt64) -> Void,
        _ action: @escaping @Sendable () -> Void
    ) {
        let now = cl_monotonic_now()
        let deadline = now &+ time
        let before = pausedTime
        @Sendable func arm(_ sandbox: JailSandbox, at time: Int64) {
            let timer = EventLoop.shared.schedule(at: time) { [weak sandbox] in
                guard let sandbox else { return }
                let now = cl_monotonic_now()
                let due = deadline &+ (sandbox.pausedTime - before)
                if sandbox.isPaused { return arm(sandbox, at: now + 1_000_000_000) }
                if due > now { return arm(sandbox, at: due) }
                action()
            }
            register(timer)
        }
        arm(self, at: deadline)
    }

    private var isPaused: Bool { state.withLock { $0.pause.isUnderWay } }

    func connect(port: UInt16) async throws(SandboxError) -> Int32 {
        try await JailFiles(sandbox: self, user: nil).connect(port: port)
    }

    func kill() {
        // Signalled under the lock: `close` may otherwise free the number for another file at the same moment.
        let unborn = state.withLock { state -> UInt64? in
            guard state.pidfd >= 0 else { return state.sequence }
            cl_pidfd_send_signal(state.pidfd, SIGKILL)
            return nil
        }
        if let unborn { spawner.send(.destroy(sequence: unborn)) }
        channelIfOpen()?.end(.sandboxEnded(reason: "it was killed"))
    }

    func waitForEnd() async -> SandboxEnd {
        let end = await ended.value()
        var limits = state.withLock { $0.hostLimits }
        if (end.statistics.outOfMemoryKills ?? 0) > 0 { limits.insert(.memory) }
        return SandboxEnd(
            exit: ExitStatus(waitStatus: end.status), limits: LimitName.allCases.filter(limits.contains))
    }

    func close() async {
        kill()
        let wasRequested = state.withLock { $0.sequence != nil }
        if wasRequested { _ = await ended.value() }
        state.withLock { state in
            if state.pidfd >= 0 { Glibc.close(state.pidfd) }
            state.pidfd = -1
        }
    }

    // MARK: - For the processes of this sandbox

    func channel() throws(SandboxError) -> SupervisorChannel {
        guard let channel = channelIfOpen() else { throw .sandboxEnded(reason: "it was closed") }
        return channel
    }

    private func channelIfOpen() -> SupervisorChannel? { state.withLock { $0.channel } }

    func startPlan(_ request: ProcessRequest, isFinal: Bool) throws(SandboxError) -> StartPlan {
        let filter = state.withLock { $0.filter }
        return try StartPlanner(specification: specification, plan: plan, filter: filter)
            .start(request, isFinal: isFinal)
    }

    /// A user's number inside; nil is the sandbox's own.
    func number(of user: SandboxUser?) throws(SandboxError) -> UInt32 {
        try StartPlanner(specification: specification, plan: plan, filter: []).user(user)
    }

    /// The path as the supervisor gets it.
    func absolutePath(_ path: String, of user: UInt32) -> String {
        StartPlanner(specification: specification, plan: plan, filter: []).absolute(path, of: user)
    }

    /// Ends the sandbox if it outlives its time: the supervisor should have done it, but it lives with the enemy.
    func armBackstop() {
        guard let limit = specification.limits.wallTime else { return }
        let isFirst = state.withLock { state in
            defer { state.hasBackstop = true }
            return !state.hasBackstop
        }
        guard isFirst else { return }
        let time = Int64(clamping: limit.wholeNanoseconds).addingReportingOverflow(1_000_000_000)
        schedule(in: time.overflow ? .max / 2 : time.partialValue) { [weak self] timer in
            self?.state.withLock { $0.backstop = timer }
        } _: { [weak self] in
            self?.state.withLock { _ = $0.hostLimits.insert(.wallTime) }
            self?.kill()
        }
    }

    /// Looks at the processor time that a control group counted. It has the time of processes that nobody reaped, which
    /// the supervisor cannot know.
    func watchProcessorTime() {
        guard let limit = specification.limits.cpuTime?.wholeNanoseconds else { return }
        state.withLock { state in
            guard state.processorWatch == nil else { return }
            state.processorWatch = scheduleProcessorLook(limit)
        }
    }

    private func scheduleProcessorLook(_ limit: UInt64) -> UInt64 {
        EventLoop.shared.schedule(at: cl_monotonic_now() + 100_000_000) { [weak self] in
            guard let self, self.ended.current == nil else { return }
            self.askForStatistics().whenFulfilled { [weak self] statistics in
                // Nothing counts where there is no such group.
                guard let self, let used = statistics.processorTime, self.ended.current == nil else { return }
                // The supervisor's own look, with its report, comes first where it can.
                guard used > limit + 300_000_000 else {
                    self.state.withLock { $0.processorWatch = self.scheduleProcessorLook(limit) }
                    return
                }
                self.state.withLock { _ = $0.hostLimits.insert(.cpuTime) }
                self.kill()
            }
        }
    }

    /// Limits that fired according to the control groups since the last look.
    func newGroupLimits(_ statistics: GroupStatistics) -> Set<LimitName> {
        state.withLock { state in
            var limits = state.hostLimits
            if (statistics.outOfMemoryKills ?? 0) > (state.seen.outOfMemoryKills ?? 0) { limits.insert(.memory) }
            if (statistics.processRefusals ?? 0) > (state.seen.processRefusals ?? 0) { limits.insert(.processes) }
            state.seen = statistics
            return limits
        }
    }

    /// What the control groups count now, or counted at the end.
    func statistics() async -> GroupStatistics { await askForStatistics().value() }

    func askForStatistics() -> Promise<GroupStatistics> {
        let promise = Promise<GroupStatistics>()
        let sequence = state.withLock { state in
            state.statisticsWaiters.append(promise)
            return state.sequence
        }
        if let sequence { spawner.send(.statistics(sequence: sequence)) }
        // The end may have come between the look and the question.
        if let end = ended.current { promise.fulfil(end.statistics) }
        return promise
    }

    // MARK: - What the spawner says

    private func received(_ reply: SpawnerReply, _ descriptors: [Int32]) {
        switch reply {
        case .created(_, _, let report):
            state.withLock {
                $0.created = report
                $0.pidfd = descriptors.first ?? -1
            }
            for descriptor in descriptors.dropFirst() { Glibc.close(descriptor) }
            creation.fulfil(.success(report))
        case .failed(_, let failure):
            finish(JailEnd(status: SIGKILL, statistics: GroupStatistics()), failure.creationError)
        case .ended(_, let status, let statistics):
            finish(JailEnd(status: status, statistics: statistics), .sandboxEnded(reason: "it was ended"))
        case .statistics(_, let statistics):
            let waiters = state.withLock { state in
                defer { state.statisticsWaiters = [] }
                return state.statisticsWaiters
            }
            for waiter in waiters { waiter.fulfil(statistics) }
        }
    }

    private func finish(_ end: JailEnd, _ reason: SandboxError) {
        // First: its last words may ask for statistics, and whoever asks from now on gets those of the end.
        channelIfOpen()?.drain()
        creation.fulfil(.failure(reason))
        ended.fulfil(end)
        let (waiters, timers) = state.withLock { state in
            defer {
                state.statisticsWaiters = []
                state.layer = nil
            }
            return (state.statisticsWaiters, [state.backstop, state.processorWatch].compactMap { $0 })
        }
        for timer in timers { EventLoop.shared.cancel(timer) }
        for waiter in waiters { waiter.fulfil(end.statistics) }
        channelIfOpen()?.end(reason)
    }
}

/// How a jail ended.
struct JailEnd: Sendable {
    /// The supervisor's status, as in wait(2).
    var status: Int32
    /// What its control groups had counted.
    var statistics: GroupStatistics
}

extension ResourceUsage {
    init(_ report: UsageReport) {
        self.init(
            userTime: .microseconds(Int64(clamping: report.userTime)),
            systemTime: .microseconds(Int64(clamping: report.systemTime)),
            peakMemory: report.peakMemory, disk: report.disk, processes: report.processes)
    }
}
