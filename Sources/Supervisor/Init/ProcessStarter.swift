import CLinux
import Glibc
import LinuxSystem
import SupervisorProtocol

/// Starts one process with everything that is put on a process: session, streams, limits, identity, filter.
struct ProcessStarter {
    let order: BuildOrder
    let start: StartPlan
    private var plan: JailPlan { order.plan }

    init(order: BuildOrder, start: StartPlan) {
        self.order = order
        self.start = start
    }

    struct Started {
        var process: Int32
        var pidfd: Int32
        /// The master of its terminal, to be handed to the host.
        var terminal: Int32?
    }

    func run(_ handed: [Int32]) throws(StageFailure) -> Started {
        guard plan.allows(user: start.user) else { throw StageFailure(stage: "choose the user", code: EPERM) }
        let streams = start.terminal != nil ? 0 : start.streamsInput ? 3 : 2
        guard handed.count == streams + (start.hasControl ? 1 : 0) + (start.isFromImage ? 1 : 0) else {
            throw StageFailure(stage: "take the standard streams", code: EBADF)
        }
        let image = start.isFromImage ? handed[handed.count - 1] : -1
        let handed = start.isFromImage ? Array(handed.dropLast()) : handed
        if let terminal = start.terminal { return try runOnTerminal(terminal, handed, image) }
        if start.streamsInput { return try spawn(handed, image, terminal: nil) }
        let null = try check("open /dev/null", cl_open("/dev/null", O_RDONLY, 0))
        defer { close(null) }
        return try spawn([null] + handed, image, terminal: nil)
    }

    private func runOnTerminal(_ size: StartPlan.Terminal, _ control: [Int32], _ image: Int32) throws(StageFailure)
        -> Started
    {
        var peer: Int32 = -1
        // The terminal belongs to whoever opens it.
        if plan.singleIdentity == nil { cl_set_file_identity(start.user, start.user) }
        let master = cl_open_terminal(&peer)
        if plan.singleIdentity == nil { cl_set_file_identity(0, 0) }
        try check("open a terminal", master)
        defer { close(peer) }
        cl_set_terminal_size(master, size.rows, size.columns)
        do {
            return try spawn([peer, peer, peer] + control, image, terminal: master)
        } catch {
            close(master)
            throw error
        }
    }

    private func spawn(_ descriptors: [Int32], _ image: Int32, terminal: Int32?) throws(StageFailure) -> Started {
        let removed = plan.removedGuards
        let strings = CStringArrays(
            candidates: candidates, arguments: start.arguments, environment: start.environment)
        defer { strings.free() }
        let limits = effectiveLimits()
        var pidfd: Int32 = -1
        var stage: Int32 = 0
        var process: Int32 = -EINVAL
        start.workingDirectory.withCString { directory in
            descriptors.withUnsafeBufferPointer { table in
                limits.withUnsafeBufferPointer { limits in
                    start.filter.withUnsafeBytes { filter in
                        guard let base = table.baseAddress else { return }
                        var spawn = strings.plan(descriptors: base, count: Int32(table.count))
                        spawn.working_directory = directory
                        spawn.keep_descriptors = removed.contains(.closedDescriptors) ? 1 : 0
                        spawn.new_session = removed.contains(.newSession) ? 0 : 1
                        spawn.controlling_terminal = terminal == nil ? 0 : 1
                        spawn.change_identity = 1
                        spawn.clear_groups = plan.singleIdentity == nil ? 1 : 0
                        spawn.user = start.user
                        spawn.group = start.user
                        spawn.set_capabilities = 1
                        spawn.capabilities = Privileges.profile(plan)
                        spawn.empty_bounding_set = Privileges.hasOtherUsers(plan) && start.user != 0 ? 1 : 0
                        spawn.no_new_privileges = removed.contains(.noNewPrivileges) ? 0 : 1
                        spawn.limits = limits.baseAddress
                        spawn.limit_count = Int32(limits.count)
                        spawn.filter = filter.baseAddress
                        spawn.filter_length = Int32(filter.count / 8)
                        spawn.image = image
                        process = cl_spawn(&spawn, &pidfd, &stage)
                    }
                }
            }
        }
        guard process > 0 else { throw StageFailure(stage: Self.name(of: stage), code: -process) }
        return Started(process: process, pidfd: pidfd, terminal: terminal)
    }

    /// Limits may be lowered but, without a capability of the host, not raised: ask for no more than there is.
    private func effectiveLimits() -> [cl_rlimit] {
        if plan.removedGuards.contains(.processLimits) { return [] }
        return (start.limits + limitsWithoutGroups).map { limit in
            var current = rlimit()
            guard getrlimit(__rlimit_resource_t(UInt32(limit.resource)), &current) == 0 else {
                return cl_rlimit(resource: limit.resource, soft: limit.soft, hard: limit.hard)
            }
            let highest = UInt64(current.rlim_max)
            return cl_rlimit(
                resource: limit.resource, soft: min(limit.soft, highest), hard: min(limit.hard, highest))
        }
    }

    /// What a process can be held to where no control group limits the sandbox. A group counts its refusals and these
    /// do not, so they must not fire first where there is one.
    private var limitsWithoutGroups: [StartPlan.ProcessLimit] {
        let data: Int32 = 2
        let processCount: Int32 = 6
        var limits: [StartPlan.ProcessLimit] = []
        if order.watchesProcesses, let processes = plan.resources.processes {
            limits.append(StartPlan.ProcessLimit(resource: processCount, soft: processes, hard: processes))
        }
        if order.watchesMemory, let memory = plan.resources.memory {
            // The watch catches growth, this stops what is asked for at once.
            limits.append(StartPlan.ProcessLimit(resource: data, soft: memory, hard: memory))
        }
        return limits
    }

    /// Where the command may be: itself if it has a slash, else in each directory of the search path.
    private var candidates: [String] {
        let command = start.arguments[0]
        if command.utf8.contains(UInt8(ascii: "/")) || command.isEmpty { return [command] }
        return start.searchPath.map { $0.isEmpty ? command : $0 + "/" + command }
    }

    private static func name(of stage: Int32) -> String {
        switch cl_spawn_stage(rawValue: UInt32(stage)) {
        case cl_stage_clone: "clone"
        case cl_stage_descriptors: "place descriptors"
        case cl_stage_session: "setsid"
        case cl_stage_terminal: "set the controlling terminal"
        case cl_stage_limits: "set resource limits"
        case cl_stage_identity: "change identity"
        case cl_stage_capabilities: "drop capabilities"
        case cl_stage_working_directory: "enter the working directory"
        case cl_stage_no_new_privileges: "set no_new_privs"
        case cl_stage_filter: "install the system call filter"
        case cl_stage_execute: "execve"
        default: ImageStage.name(stage)
        }
    }
}
