/// One sandbox in the registry. Used on the control plane's actor only.
final class RegistryEntry {
    var record: SandboxRecord
    var live: ManagedSandbox?
    /// Ends when the sandbox's time is up.
    var timer: Task<Void, Never>?
    /// Ends with the sandbox.
    var watch: Task<Void, Never>?
    private var isChanging = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(record: SandboxRecord) { self.record = record }

    /// Waits for the changes of state that are under way or asked for before, in their order.
    func beginChange(isolation: isolated ControlPlane) async {
        guard isChanging else {
            isChanging = true
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Lets the next change begin.
    func endChange() {
        if waiting.isEmpty { isChanging = false } else { waiting.removeFirst().resume() }
    }
}
