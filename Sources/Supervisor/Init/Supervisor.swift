import CLinux
import Glibc
import SupervisorProtocol

/// The first process of a sandbox: starts processes, serves files through workers, watches what no kernel facility
/// limits, reaps, and ends everything when its channel ends.
struct Supervisor {
    let channel: PacketSocket
    private let order: BuildOrder
    private var plan: JailPlan { order.plan }
    let storage: Int32
    private let given: [String]
    private let epoll: Int32
    private let childSignals: Int32
    private var watch: ResourceWatch
    private var processes: [Int32: ManagedProcess] = [:]
    private var workers: [Int32: UInt32] = [:]
    /// When the whole sandbox's time is up; set by the first process.
    private var deadline: Int64?
    /// Limits that fired for the sandbox as a whole, reported with every exit from then on.
    private var firedLimits: UInt8 = 0
    /// Who was stopped, while the sandbox is paused.
    private var standstill: Standstill?

    /// The most file operations at a time.
    private static let workerLimit = 64

    init(channel: PacketSocket, order: BuildOrder, jail: BuiltJail) throws(StageFailure) {
        self.channel = channel
        self.order = order
        storage = jail.storage
        given = jail.given
        childSignals = try check("signalfd", cl_child_signal_descriptor())
        cl_ignore_pipe_signal()
        epoll = try check("epoll_create", cl_epoll_create())
        watch = ResourceWatch(order: order, processDirectory: jail.processes, storage: jail.storage)
        try check("epoll_ctl", cl_epoll_add(epoll, channel.descriptor, cl_epoll_in, 0))
        try check("epoll_ctl", cl_epoll_add(epoll, childSignals, cl_epoll_in, 1))
        if !plan.removedGuards.contains(.closedDescriptors) { closeInherited(keeping: jail) }
    }

    /// Closes what the spawner had open: its control socket, other sandboxes' descriptors.
    private func closeInherited(keeping jail: BuiltJail) {
        let kept = [channel.descriptor, storage, jail.processes, epoll, childSignals].sorted()
        guard let highest = kept.last else { return }
        for descriptor in 0..<highest where !kept.contains(descriptor) { close(descriptor) }
        cl_close_from(UInt32(highest) + 1)
    }

    mutating func run() {
        var events = [cl_epoll_event](repeating: cl_epoll_event(), count: 8)
        while true {
            let count = cl_epoll_wait(epoll, &events, 8, timeout())
            guard count >= 0 else { return }
            for event in events[..<Int(count)] {
                if event.token == 0 {
                    guard serveChannel() else { return }
                } else {
                    guard reapChildren() else { return }
                }
            }
            enforce()
        }
    }

    // MARK: - Requests

    private mutating func serveChannel() -> Bool {
        while true {
            switch channel.receive(waits: false) {
            case .nothing: return true
            case .closed: return plan.removedGuards.contains(.parentDeath)
            case .packet(let packet):
                defer { for descriptor in packet.descriptors { close(descriptor) } }
                guard let request = try? SupervisorRequest(decoding: packet.bytes) else { return false }
                serve(request, packet.descriptors)
            }
        }
    }

    private mutating func serve(_ request: SupervisorRequest, _ descriptors: [Int32]) {
        switch request {
        case .start(let token, let start): startProcess(token, start, descriptors)
        case .signal(let token, let signal, let everything):
            guard let process = processes.values.first(where: { $0.token == token }) else { return }
            // A pause outlasts what would end it; the process is continued with all others.
            if signal != SIGCONT || standstill == nil { kill(-process.id, signal) }
            if everything { watch.killSession(of: process.id) }
        case .file(let token, let user, let operation): startWorker(token, user, operation, descriptors)
        case .cancel(let token):
            for (process, owner) in workers where owner == token { kill(process, SIGKILL) }
        case .capture(let token, let process):
            keepWorker(CaptureWorker(process: process, socket: descriptors.first).start(), token)
        case .usage(let token):
            channel.send(SupervisorReply.usage(token: token, usage: watch.total(countingMemory: true)).encoded())
        case .pause(let token):
            channel.send(SupervisorReply.fileDone(token: token, code: pause()).encoded())
        case .resume(let token):
            resume()
            channel.send(SupervisorReply.fileDone(token: token, code: 0).encoded())
        }
    }

    private mutating func startProcess(_ token: UInt32, _ start: StartPlan, _ descriptors: [Int32]) {
        do throws(StageFailure) {
            guard standstill == nil else {
                throw StageFailure(stage: "start while the sandbox is paused", code: EAGAIN)
            }
            let started = try ProcessStarter(order: order, start: start).run(descriptors)
            processes[started.process] = ManagedProcess(id: started.process, token: token, start: start)
            if deadline == nil, let limit = plan.resources.wallTime {
                deadline = cl_monotonic_now() &+ Int64(clamping: limit)
            }
            watch.processesStarted()
            channel.send(
                SupervisorReply.started(token: token, process: started.process).encoded(),
                descriptors: started.terminal.map { [$0] } ?? [])
            if let terminal = started.terminal { close(terminal) }
            close(started.pidfd)
        } catch {
            channel.send(SupervisorReply.notStarted(token: token, failure: error).encoded())
        }
    }

    private mutating func startWorker(
        _ token: UInt32, _ user: UInt32, _ operation: FileOperation, _ descriptors: [Int32]
    ) {
        if workers.count >= Self.workerLimit {
            keepWorker(-EAGAIN, token)
        } else if operation.streams, descriptors.count != 1 {
            keepWorker(-EBADF, token)
        } else {
            let worker = FileWorker(
                plan: plan, storage: storage, given: given, user: user, operation: operation, pipe: descriptors.first)
            keepWorker(worker.start(), token)
        }
    }

    /// Remembers a worker, or says why there is none.
    private mutating func keepWorker(_ process: Int32, _ token: UInt32) {
        if process > 0 {
            workers[process] = token
        } else {
            channel.send(SupervisorReply.fileDone(token: token, code: -process).encoded())
        }
    }

    // MARK: - Ends

    /// Reaps everything that has ended. False: the sandbox ends with what was reaped.
    private mutating func reapChildren() -> Bool {
        var drain = [UInt8](repeating: 0, count: 1024)
        while read(childSignals, &drain, drain.count) > 0 {}
        var reaped = cl_reaped()
        while cl_reap_any(&reaped) > 0 {
            if let token = workers.removeValue(forKey: reaped.pid) {
                var signal: Int32 = 0
                let code = cl_exit_code(reaped.status, &signal)
                channel.send(SupervisorReply.fileDone(token: token, code: code < 0 ? EINTR : code).encoded())
            } else if let process = processes.removeValue(forKey: reaped.pid) {
                if process.killsBackground, !process.isFinal {
                    kill(-process.id, SIGKILL)
                    watch.killSession(of: process.id)
                }
                report(process, reaped)
                if process.isFinal { return false }
            }
        }
        // The kernel lets groups run on that lose whoever could have continued them (setpgid(2)).
        if standstill != nil { standstill?.stopEverybody(watch, workers) }
        return true
    }

    private mutating func report(_ process: ManagedProcess, _ reaped: cl_reaped) {
        var exit = ExitReport()
        exit.status = reaped.status
        exit.limits = firedLimits | process.firedLimits | watch.firedLimits
        var signal: Int32 = 0
        if cl_exit_code(reaped.status, &signal) < 0 {
            if signal == SIGXCPU { exit.limits |= ExitReport.processorTime }
            if signal == SIGXFSZ { exit.limits |= ExitReport.fileSize }
        } else if process.limitsFileSize, cl_exit_code(reaped.status, &signal) == 128 + SIGXFSZ {
            // How a shell tells that its command was ended by the signal.
            exit.limits |= ExitReport.fileSize
        }
        if watch.storageIsFull() { exit.limits |= ExitReport.disk }
        if process.isFinal {
            exit.usage = watch.total()
        } else {
            exit.usage.userTime = UInt64(max(0, reaped.user_microseconds))
            exit.usage.systemTime = UInt64(max(0, reaped.system_microseconds))
            exit.usage.disk = watch.storageUsed()
        }
        exit.usage.peakMemory = max(exit.usage.peakMemory, UInt64(max(0, reaped.peak_memory)) << 10)
        channel.send(SupervisorReply.exited(token: process.token, exit: exit).encoded())
    }

    // MARK: - Pausing

    /// Stops everybody but the workers: files can be read and written meanwhile. An errno, or 0.
    private mutating func pause() -> Int32 {
        // Without a process namespace it would stop the host's processes.
        guard !plan.removedGuards.contains(.pidNamespace) else { return ENOTSUP }
        if standstill != nil { return 0 }
        var standstill = Standstill()
        guard standstill.stopEverybody(watch, workers) else {
            standstill.end()
            return EAGAIN
        }
        self.standstill = standstill
        return 0
    }

    /// Lets everybody run on, and moves all deadlines by as long as nothing ran.
    private mutating func resume() {
        guard let standstill else { return }
        self.standstill = nil
        let pause = cl_monotonic_now() - standstill.since
        if let deadline { self.deadline = deadline &+ pause }
        for id in processes.keys { processes[id]?.delay(by: pause) }
        standstill.end()
    }

    // MARK: - Limits

    private func timeout() -> Int32 {
        // Time stands still, too.
        if standstill != nil { return -1 }
        var next: Int64?
        func consider(_ time: Int64?) { if let time { next = min(next ?? time, time) } }
        if firedLimits & ExitReport.wallTime == 0 { consider(deadline) }
        for process in processes.values where process.firedLimits == 0 { consider(process.deadline) }
        if !processes.isEmpty { consider(watch.nextLook) }
        guard let next else { return -1 }
        // Rounded up: a deadline must be over when we look.
        return Int32(clamping: max(0, next - cl_monotonic_now() + 999_999) / 1_000_000)
    }

    private mutating func enforce() {
        guard standstill == nil else { return }
        let now = cl_monotonic_now()
        if let deadline, deadline <= now, firedLimits & ExitReport.wallTime == 0 {
            firedLimits |= ExitReport.wallTime
            killEverything()
        }
        for (id, process) in processes {
            guard let deadline = process.deadline, deadline <= now, process.firedLimits == 0 else { continue }
            processes[id]?.firedLimits = ExitReport.wallTime
            if process.isFinal {
                killEverything()
            } else {
                kill(-id, SIGKILL)
                watch.killSession(of: id)
            }
        }
        // Without a process namespace it would see and count the host's processes.
        guard !plan.removedGuards.contains(.pidNamespace) else { return }
        if !processes.isEmpty, watch.look(now) { killEverything() }
    }

    /// Kills all processes but this one. Where the containment suite removed the process namespace that would be all
    /// processes of the caller, so it is then only what was started here.
    private func killEverything() {
        guard plan.removedGuards.contains(.pidNamespace) else {
            kill(-1, SIGKILL)
            return
        }
        for id in processes.keys {
            kill(-id, SIGKILL)
            watch.killSession(of: id)
        }
    }
}

/// A process that the host asked for.
struct ManagedProcess {
    let id: Int32
    let token: UInt32
    let isFinal: Bool
    let killsBackground: Bool
    let limitsFileSize: Bool
    private(set) var deadline: Int64?
    var firedLimits: UInt8 = 0

    init(id: Int32, token: UInt32, start: StartPlan) {
        self.id = id
        self.token = token
        isFinal = start.isFinal
        killsBackground = start.killsBackground
        limitsFileSize = start.limits.contains { $0.resource == Int32(RLIMIT_FSIZE.rawValue) }
        deadline = start.timeout.map { cl_monotonic_now() &+ Int64(clamping: $0) }
    }

    mutating func delay(by pause: Int64) {
        if let deadline { self.deadline = deadline &+ pause }
    }
}
