import CLinux
import Glibc
import LinuxSystem
import SupervisorProtocol

/// The process on the host that makes every jail: single-threaded, small, so that cloning it is cheap and safe.
///
/// It lives exactly as long as the other end of its control socket: when that closes, whatever the reason, it kills
/// its jails, removes what belonged to them and exits.
struct Spawner {
    private let control: PacketSocket
    private let epoll: Int32
    private let groups = ControlGroupMaker()
    private var ranges: IdentityRanges?
    private let isRoot: Bool
    /// A child that already has its namespaces, identity and control groups and waits for a plan.
    private var prepared: WaitingChild?
    private var jails = JailTable<Jail>()
    private var mappings = OwnerMappings()

    /// One living jail.
    private struct Jail {
        var process: Int32
        var pidfd: Int32
        var group: ControlGroup?
        var range: UInt32?
        /// Only where the containment suite removed the guard against it.
        var outlivesCaller: Bool
    }

    /// Whether there should always be a child in waiting: not for a command that runs one sandbox.
    private let keepsOneReady: Bool

    /// A spawner on an inherited control socket.
    init(control descriptor: Int32, keepsOneReady: Bool) throws(StageFailure) {
        control = PacketSocket(descriptor: descriptor)
        epoll = try check("epoll_create", cl_epoll_create())
        isRoot = IdentityAuthority.hasRanges
        self.keepsOneReady = keepsOneReady
        try check("epoll_ctl", cl_epoll_add(epoll, descriptor, cl_epoll_in, UInt64.max))
    }

    /// Serves until the control socket closes.
    mutating func run() {
        // The first jail's namespaces are made before anybody asks: the host is still reading its options.
        prepareChild()
        var events = [cl_epoll_event](repeating: cl_epoll_event(), count: 64)
        while true {
            let count = cl_epoll_wait(epoll, &events, 64, -1)
            guard count >= 0 else { break }
            for event in events[..<Int(count)] {
                if event.token == UInt64.max {
                    guard serveControl() else {
                        endEverything()
                        return
                    }
                } else {
                    reap(event.token)
                }
            }
        }
        endEverything()
    }

    private mutating func serveControl() -> Bool {
        switch control.receive(waits: false) {
        case .nothing: return true
        case .closed: return false
        case .packet(let packet):
            defer {
                for descriptor in packet.descriptors { close(descriptor) }
                prepareChildIfIdle()
            }
            // The host is trusted, but a message that makes no sense means that we are not what it thinks we are.
            guard let request = try? SpawnerRequest(decoding: packet.bytes) else { return false }
            switch request {
            case .create(let sequence, let plan):
                guard packet.descriptors.count == 1 + Int(plan.layers) else { return false }
                create(sequence, plan, channel: packet.descriptors[0], layers: Array(packet.descriptors.dropFirst()))
            case .destroy(let sequence):
                if let jail = jails[sequence] { cl_pidfd_send_signal(jail.pidfd, SIGKILL) }
            case .statistics(let sequence):
                let statistics = jails[sequence]?.group?.statistics() ?? GroupStatistics()
                control.send(SpawnerReply.statistics(sequence: sequence, statistics: statistics).encoded())
            }
            return true
        }
    }

    private mutating func create(_ sequence: UInt64, _ plan: JailPlan, channel: Int32, layers: [Int32]) {
        var child: WaitingChild?
        do {
            var waiting = try waitingChild(for: plan)
            waiting.extendGroup(for: plan, groups)
            child = waiting
            let report = try release(waiting, plan, channel: channel, layers: layers)
            var group = waiting.group
            group?.closeEntrances()
            jails[sequence] = Jail(
                process: waiting.process, pidfd: waiting.pidfd, group: group, range: waiting.range,
                outlivesCaller: plan.removedGuards.contains(.parentDeath))
            try check("epoll_ctl", cl_epoll_add(epoll, waiting.pidfd, cl_epoll_in, sequence))
            control.send(
                SpawnerReply.created(sequence: sequence, process: waiting.process, report: report).encoded(),
                descriptors: [waiting.pidfd])
        } catch {
            if let child { discard(child) }
            jails[sequence] = nil
            control.send(SpawnerReply.failed(sequence: sequence, failure: error).encoded())
        }
    }

    // MARK: - Children

    private mutating func prepareChild() {
        // A failure here is not lost: the first `create` meets it again and reports it.
        prepared = try? makeChild(WaitingChild.Shape(plan: nil, isRoot: isRoot))
    }

    /// The next sandbox's namespaces and most of its files are made while this one works.
    private mutating func prepareChildIfIdle() {
        if prepared == nil, keepsOneReady { prepareChild() }
    }

    private mutating func waitingChild(for plan: JailPlan) throws(StageFailure) -> WaitingChild {
        let shape = WaitingChild.Shape(plan: plan, isRoot: isRoot)
        if let ready = prepared, ready.shape == shape {
            prepared = nil
            return ready
        }
        return try makeChild(shape)
    }

    private mutating func makeChild(_ shape: WaitingChild.Shape) throws(StageFailure) -> WaitingChild {
        var range: UInt32?
        do {
            return try WaitingChild(shape, groups: groups) { () throws(StageFailure) in
                guard shape.takesRange else { return nil }
                if ranges == nil { ranges = try IdentityRanges() }
                range = try ranges?.take()
                return range
            }
        } catch {
            if let range { ranges?.release(range) }
            throw error
        }
    }

    private mutating func release(
        _ child: WaitingChild, _ plan: JailPlan, channel: Int32, layers: [Int32]
    ) throws(StageFailure) -> CreationReport {
        var report = CreationReport()
        report.firstIdentity = child.range
        if let group = child.group, !group.directories.isEmpty {
            group.apply(plan.resources, to: &report)
        } else {
            groups.explainAbsence(plan, in: &report)
        }
        var order = BuildOrder(plan: plan)
        let entrances = child.group?.entrances ?? []
        order.entrances = UInt8(clamping: entrances.count)
        order.layers = plan.layers
        var descriptors = [channel] + entrances
        var opened: [Int32] = []
        defer { for descriptor in opened { close(descriptor) } }
        var mounts: [Int32] = []
        if let range = child.range, isRoot {
            if let directory = plan.diskDirectory {
                opened.append(try DiskImage.make(in: directory, size: plan.disk ?? (1 << 30), owner: range))
                order.hasDisk = true
            }
            if plan.mapsRootOwners {
                opened.append(
                    try mappings.mount(plan.rootDirectory ?? "/usr", throughNamespaceOf: child.process))
                order.hasRoot = true
            }
            for mount in plan.mounts {
                let mount = try mappings.mount(mount, user: range + plan.user)
                opened.append(mount)
                mounts.append(mount)
            }
            order.hasMounts = true
        }
        descriptors += opened.dropLast(mounts.count) + layers + mounts
        if case .none = report.memory, plan.resources.memory != nil { order.watchesMemory = true }
        if case .none = report.processes, plan.resources.processes != nil { order.watchesProcesses = true }
        guard PacketSocket(descriptor: child.gate).send(order.encoded(), descriptors: descriptors) else {
            throw StageFailure(stage: "hand the plan to the new sandbox", code: cl_errno())
        }
        close(child.gate)
        return report
    }

    // MARK: - Ends

    private mutating func reap(_ sequence: UInt64) {
        guard let jail = jails[sequence] else { return }
        jails[sequence] = nil
        cl_epoll_remove(epoll, jail.pidfd)
        var reaped = cl_reaped()
        cl_reap(jail.process, &reaped)
        let statistics = jail.group?.statistics() ?? GroupStatistics()
        let ended = SpawnerReply.ended(sequence: sequence, status: reaped.status, statistics: statistics).encoded()
        // Nobody runs any more. A command need not wait for the directories of its groups; a program that goes on may
        // count them.
        if !keepsOneReady { control.send(ended) }
        jail.group?.remove()
        if let range = jail.range { ranges?.release(range) }
        close(jail.pidfd)
        if keepsOneReady { control.send(ended) }
    }

    private mutating func discard(_ child: WaitingChild) {
        child.kill()
        if let range = child.range { ranges?.release(range) }
    }

    private mutating func endEverything() {
        if let prepared { discard(prepared) }
        jails.removeAll { $0.outlivesCaller }
        for sequence in jails.keys { if let jail = jails[sequence] { cl_pidfd_send_signal(jail.pidfd, SIGKILL) } }
        for sequence in jails.keys { reap(sequence) }
        groups.removeParents()
    }
}
