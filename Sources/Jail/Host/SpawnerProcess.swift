import CLinux
import Glibc
import LinuxSystem
import Sandboxing
import SupervisorProtocol
import Synchronization

/// The spawner as the host sees it: a child process with a control socket. Closing the socket ends it and every
/// sandbox that it made.
final class SpawnerProcess: EventHandler {
    /// Gets what the spawner says about one sandbox, on the loop's thread.
    typealias Receiver = @Sendable (SpawnerReply, [Int32]) -> Void

    private struct State {
        var receivers: [UInt64: Receiver] = [:]
        var nextSequence: UInt64 = 1
        var isGone = false
        var pidfdToken: UInt64?
        var channel: PacketChannel?
    }

    private let state = Mutex(State())
    let process: Int32
    private let pidfd: Int32
    private let path: String
    /// Fulfilled when the process has been reaped.
    let end = Promise<Bool>()

    private init(process: Int32, pidfd: Int32, path: String) {
        self.process = process
        self.pidfd = pidfd
        self.path = path
    }

    /// Starts a spawner: one vfork-style clone that costs the same whatever this process's size.
    static func start(
        _ path: String, once: Bool = false, removed: GuardSet = []
    ) throws(SandboxError) -> SpawnerProcess {
        var ours: Int32 = -1
        var theirs: Int32 = -1
        let made = cl_socketpair_seqpacket(&ours, &theirs)
        guard made >= 0 else { throw hostError("socketpair", made) }
        let null = cl_open("/dev/null", O_RDWR, 0)
        guard null >= 0 else { throw hostError("open /dev/null", null) }
        defer { Glibc.close(null) }
        var pidfd: Int32 = -1
        var stage: Int32 = 0
        let process = spawn(path, once, removed, [null, null, debugOutput(null), theirs], &pidfd, &stage)
        Glibc.close(theirs)
        guard process > 0 else {
            Glibc.close(ours)
            throw hostError("start \(path)", process)
        }
        let spawner = SpawnerProcess(process: process, pidfd: pidfd, path: path)
        spawner.open(ours)
        return spawner
    }

    /// Takes over a spawner that runs already.
    static func adopt(_ path: String, process: Int32, pidfd: Int32, control: Int32) -> SpawnerProcess {
        let spawner = SpawnerProcess(process: process, pidfd: pidfd, path: path)
        spawner.open(control)
        return spawner
    }

    private static func spawn(
        _ path: String, _ once: Bool, _ removed: GuardSet, _ descriptors: [Int32], _ pidfd: inout Int32,
        _ stage: inout Int32
    ) -> Int32 {
        let strings = CStringArrays(
            candidates: [path], arguments: [path, "spawner"] + (once ? ["once"] : []),
            environment: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin"])
        defer { strings.free() }
        return descriptors.withUnsafeBufferPointer { table in
            guard let base = table.baseAddress else { return -EINVAL }
            var plan = strings.plan(descriptors: base, count: Int32(table.count))
            // A session of its own: what a terminal or a shell sends to our group must not kill the one process
            // that cleans up after us.
            plan.new_session = removed.contains(.newSession) ? 0 : 1
            plan.keep_descriptors = removed.contains(.closedDescriptors) ? 1 : 0
            return cl_spawn(&plan, &pidfd, &stage)
        }
    }

    /// With `BULKHEAD_DEBUG` set, what the runtime of the spawner says when it crashes goes to our standard error.
    private static func debugOutput(_ null: Int32) -> Int32 { getenv("BULKHEAD_DEBUG") == nil ? null : 2 }

    private static func hostError(_ operation: String, _ result: Int32) -> SandboxError {
        .host(
            operation: operation, code: SystemErrorCode(rawValue: -result),
            remedy: result == -EMFILE ? "raise the limit of open files (ulimit -n)" : "see 'bulkhead doctor'")
    }

    private func open(_ socket: Int32) {
        let channel = PacketChannel(socket) { [weak self] packet in self?.received(packet) }
        let token = EventLoop.shared.add(pidfd, cl_epoll_in, self)
        state.withLock {
            $0.channel = channel
            $0.pidfdToken = token
        }
        channel.open()
    }

    /// Asks for a sandbox, with its channel and its layers; gives its number.
    func create(_ plan: JailPlan, descriptors: [Int32], _ receiver: @escaping Receiver) -> UInt64? {
        let (sequence, channel) = state.withLock { state in
            let sequence = state.nextSequence
            state.nextSequence += 1
            if !state.isGone { state.receivers[sequence] = receiver }
            return (sequence, state.isGone ? nil : state.channel)
        }
        guard let channel else {
            for descriptor in descriptors { Glibc.close(descriptor) }
            return nil
        }
        let sent = channel.send(
            SpawnerRequest.create(sequence: sequence, plan: plan).encoded(), descriptors: descriptors)
        return sent ? sequence : nil
    }

    func send(_ request: SpawnerRequest) {
        let channel = state.withLock { $0.channel }
        channel?.send(request.encoded())
    }

    /// Whether the process has ended, or said something that it never says.
    var isGone: Bool { state.withLock { $0.isGone } }

    /// Ends the spawner and everything that it made.
    func close() {
        let channel = state.withLock { state in
            defer { state.channel = nil }
            return state.channel
        }
        channel?.close()
    }

    private func received(_ packet: PacketChannel.Packet?) {
        // The socket's end is the process's end; what it left is seen to when that is reaped.
        guard let packet else { return state.withLock { $0.isGone = true } }
        guard let reply = try? SpawnerReply(decoding: packet.bytes) else {
            for descriptor in packet.descriptors { Glibc.close(descriptor) }
            cl_pidfd_send_signal(pidfd, SIGKILL)
            return
        }
        let receiver: Receiver? = state.withLock { state in
            switch reply {
            case .created(let sequence, _, _), .statistics(let sequence, _): return state.receivers[sequence]
            case .failed(let sequence, _), .ended(let sequence, _, _):
                return state.receivers.removeValue(forKey: sequence)
            }
        }
        if let receiver {
            receiver(reply, packet.descriptors)
        } else {
            for descriptor in packet.descriptors { Glibc.close(descriptor) }
        }
    }

    /// The spawner died: its sandboxes die with it, by the parent death signal.
    private func lost() {
        let receivers = state.withLock { state in
            state.isGone = true
            defer { state.receivers = [:] }
            return state.receivers
        }
        for (sequence, receiver) in receivers {
            receiver(.ended(sequence: sequence, status: SIGKILL, statistics: GroupStatistics()), [])
        }
    }

    func ready(_ events: UInt32) {
        let token = state.withLock { state in
            defer { state.pidfdToken = nil }
            return state.pidfdToken
        }
        guard let token else { return }
        EventLoop.shared.remove(pidfd, token)
        var reaped = cl_reaped()
        cl_reap(process, &reaped)
        Glibc.close(pidfd)
        var signal: Int32 = 0
        if cl_exit_code(reaped.status, &signal) == 0 { return ended() }
        // It died instead of ending: its sandboxes died with it, and their control groups are left to us. That takes
        // as long as the kernel needs to bury them, so it is no work for this thread.
        BackgroundThread.run { [self] in
            let process = HostProgram(candidates: [path], arguments: [path, "prune"]).start()
            if process > 0 { _ = HostProgram.wait(for: process) }
            ended()
        }
    }

    private func ended() {
        lost()
        end.fulfil(true)
    }
}
