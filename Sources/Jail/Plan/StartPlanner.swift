import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol

/// Turns a request for a process into what the supervisor has to do.
struct StartPlanner {
    let specification: SandboxSpecification
    let plan: JailPlan
    let filter: [UInt8]

    /// Linux's numbers of resource limits, the same on x86_64 and arm64 (getrlimit(2)).
    private enum Resource {
        static let processorTime: Int32 = 0
        static let fileSize: Int32 = 1
        static let core: Int32 = 4
        static let openFiles: Int32 = 7
        static let lockedMemory: Int32 = 8
        static let nice: Int32 = 13
        static let realTimePriority: Int32 = 14
    }

    func start(_ request: ProcessRequest, isFinal: Bool) throws(SandboxError) -> StartPlan {
        guard let command = request.arguments.first, !command.isEmpty else {
            throw .invalidSpecification(
                field: "command", problem: "it is empty", remedy: "name a command, for example: -- python3 -V")
        }
        let user = try user(request.user)
        let variables = try environment(request, user)
        let directory = request.workingDirectory ?? defaultDirectory(of: user)
        var start = StartPlan(
            arguments: request.arguments, environment: variables.map { "\($0)=\($1)" }.sorted(),
            workingDirectory: absolute(directory, of: user))
        start.user = user
        for text in request.arguments + start.environment + [directory] where text.utf8.contains(0) {
            throw .invalidSpecification(
                field: "command", problem: "an argument, variable or path contains a zero byte", remedy: "remove it")
        }
        start.searchPath = (variables["PATH"] ?? "").split(separator: ":", omittingEmptySubsequences: false)
            .map(String.init)
        start.terminal = request.terminal.map { StartPlan.Terminal(rows: $0.rows, columns: $0.columns) }
        start.streamsInput = request.input == .stream && request.terminal == nil
        start.hasControl = request.hasControlChannel
        start.isFinal = isFinal
        start.killsBackground = request.background == .kill
        start.timeout = request.timeout?.wholeNanoseconds
        start.limits = limits()
        start.filter = filter
        return start
    }

    /// The number of a user inside; nil is the sandbox's own.
    func user(_ user: SandboxUser?) throws(SandboxError) -> UInt32 {
        let wanted: UInt32 =
            switch user {
            case nil: plan.user
            case .root: 0
            case .user: 1000
            }
        if plan.allows(user: wanted) { return wanted }
        guard user != .root || specification.allowsRootProcesses else {
            throw .invalidSpecification(
                field: "user", problem: "this sandbox does not allow processes of its root",
                remedy: "make the sandbox with allowsRootProcesses, or with the user root")
        }
        throw .unsupported(
            feature: "two users in one sandbox", runtime: "jail of an ordinary user",
            remedy: "run as root on the host, or make the sandbox with the one user that it needs")
    }

    /// Where processes start unless told otherwise.
    private func defaultDirectory(of user: UInt32) -> String {
        specification.workingDirectory ?? plan.mounts.first { $0.isDirectory }?.target ?? home(of: user)
    }

    private func home(of user: UInt32) -> String { user == 0 ? "/root" : "/home/user" }

    /// A path of the sandbox, made absolute without asking the file system.
    func absolute(_ path: String, of user: UInt32) -> String {
        if path.hasPrefix("/") { return path }
        let directory = defaultDirectory(of: user)
        return (directory == "/" ? "/" : directory + "/") + path
    }

    private func environment(
        _ request: ProcessRequest, _ user: UInt32
    ) throws(SandboxError) -> [String: String] {
        let name = user == 0 ? "root" : "user"
        var variables = [
            "PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": home(of: user), "USER": name, "LOGNAME": name, "SHELL": "/bin/sh", "LANG": "C.UTF-8",
        ]
        if request.terminal != nil { variables["TERM"] = "xterm-256color" }
        if plan.removedGuards.contains(.cleanEnvironment) { variables.merge(callersEnvironment()) { $1 } }
        for (key, value) in specification.environment.merging(request.environment, uniquingKeysWith: { $1 }) {
            guard !key.isEmpty, !key.utf8.contains(UInt8(ascii: "=")) else {
                throw .invalidSpecification(
                    field: "environment", problem: "'\(key)' is not a name of a variable",
                    remedy: "use letters, digits and underscores")
            }
            variables[key] = value
        }
        return variables
    }

    /// Only for the containment suite, which shows what a clean environment is worth.
    private func callersEnvironment() -> [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }

    private func limits() -> [StartPlan.ProcessLimit] {
        let limits = specification.limits
        var list: [StartPlan.ProcessLimit] = []
        func set(_ resource: Int32, _ soft: UInt64, _ hard: UInt64? = nil) {
            list.append(StartPlan.ProcessLimit(resource: resource, soft: soft, hard: hard ?? soft))
        }
        set(Resource.core, 0)
        set(Resource.lockedMemory, 64 << 10)
        set(Resource.nice, 0)
        set(Resource.realTimePriority, 0)
        if let files = limits.openFiles { set(Resource.openFiles, UInt64(files)) }
        if let size = limits.fileSize { set(Resource.fileSize, size) }
        if let time = limits.cpuTime {
            // The watch counts all processes and is finer; this is the wall behind it, for one process.
            let seconds = (time.wholeNanoseconds + 999_999_999) / 1_000_000_000
            set(Resource.processorTime, seconds + 1, seconds + 2)
        }
        return list
    }
}
