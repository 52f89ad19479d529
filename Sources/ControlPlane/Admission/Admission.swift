/// Who may make a sandbox now, who waits, and who is turned away: by what the machine has left, not by counts alone.
actor Admission {
    private let configuration: ControlPlaneConfiguration
    private let measure: @Sendable () -> MachineHeadroom?
    private var working = 0
    private var waiting: [(id: UInt64, continuation: CheckedContinuation<Bool, Never>)] = []
    private var nextID: UInt64 = 0
    private var measured: (headroom: MachineHeadroom, at: ContinuousClock.Instant)?

    /// Memory that a sandbox is expected to need at once; what it takes later is its limit's business.
    private static let firstMemory: UInt64 = 8 << 20
    /// Processes that a sandbox is expected to need at once.
    private static let firstProcesses: UInt64 = 16

    init(
        configuration: ControlPlaneConfiguration,
        measure: @escaping @Sendable () -> MachineHeadroom? = MachineHeadroom.measure
    ) {
        self.configuration = configuration
        self.measure = measure
    }

    /// Runs `body` when its turn has come.
    func admit<Result: Sendable>(
        alive: Int, _ body: @Sendable () async throws(ControlPlaneError) -> Result
    ) async throws(ControlPlaneError) -> Result {
        guard alive < configuration.maximumSandboxes else {
            throw .overCapacity(
                reason: "there are \(alive) sandboxes, which is the limit of this daemon (--max-sandboxes)",
                retryAfter: nil)
        }
        try checkHeadroom()
        guard await enter() else {
            throw .overCapacity(reason: "too many sandboxes are waiting to be made", retryAfter: .seconds(1))
        }
        defer { leave() }
        return try await body()
    }

    private func checkHeadroom() throws(ControlPlaneError) {
        guard let headroom = headroom() else { return }
        let reserve = configuration.memoryReserve ?? max(256 << 20, headroom.totalMemory / 10)
        // Those who are being made have not taken theirs yet.
        let claimed = UInt64(working + waiting.count + 1)
        guard headroom.availableMemory >= reserve &+ claimed &* Self.firstMemory else {
            throw .overCapacity(
                reason: "the machine has \(headroom.availableMemory >> 20) MiB of memory left, and "
                    + "\(reserve >> 20) MiB are kept free", retryAfter: .seconds(2))
        }
        guard headroom.processes >= claimed &* Self.firstProcesses &+ 64 else {
            throw .overCapacity(
                reason: "the machine has room for only \(headroom.processes) more processes", retryAfter: .seconds(2))
        }
    }

    /// Measured anew after a moment: a burst does not read the same files a thousand times.
    private func headroom() -> MachineHeadroom? {
        let now = ContinuousClock.now
        if let measured, now - measured.at < .milliseconds(50) { return measured.headroom }
        guard let headroom = measure() else { return nil }
        measured = (headroom, now)
        return headroom
    }

    private func enter() async -> Bool {
        if working < configuration.simultaneousCreations, waiting.isEmpty {
            working += 1
            return true
        }
        guard waiting.count < configuration.waitingCreations else { return false }
        nextID += 1
        let id = nextID
        return await withCheckedContinuation { waiting.append((id, $0)) }
    }

    private func leave() {
        if waiting.isEmpty {
            working -= 1
        } else {
            // The place passes on, so that nobody overtakes.
            waiting.removeFirst().continuation.resume(returning: true)
        }
    }
}
