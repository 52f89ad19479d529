import CLinux
import Glibc
import Jail
import Sandboxing
import TestSupport

/// What one run of an attack finds on the host, made fresh for it and taken away with it.
final class Stage: Sendable {
    /// A random word that nothing else on this machine contains.
    let token: String
    /// What the program is told.
    let arguments: [String]
    /// Mounts that the attack needs, and the program itself.
    let mounts: [Mount]
    /// The directory that holds everything of this run.
    let directory: TemporaryDirectory
    /// A process of the host that must live.
    let hostProcess: HostProgram
    /// Variables for a caller that runs in a process of its own.
    let callerEnvironment: [String: String]
    private let listeners: [HostProgram]
    private let messages: (key: String, name: String)?
    private let homeDirectory: String?

    /// Where attacks see the program.
    static let program = "/attacks/containment-attacks"
    static let readWriteTarget = "/shared"
    static let readOnlyTarget = "/readonly"
    static let copyTarget = "/copy"

    /// Why an attack cannot be tried on this machine.
    struct Impossible: Error {
        var reason: String
    }

    var canaryFile: String { directory.path + "/canary" }
    var readWriteSource: String { directory.path + "/shared" }
    private var canaryDirectory: String { directory.path + "/open" }

    /// Sets the stage. Outside a sandbox, the program is told the host's paths of mounted directories.
    init(for attack: Attack, outside: Bool = false) async throws {
        let token = "bulkhead-" + String(UInt64.random(in: 1 << 60 ..< .max), radix: 16)
        self.token = token
        directory = try TemporaryDirectory()
        let path = directory.path
        let attacks = BuildProducts.path(of: "containment-attacks")
        hostProcess = try await Self.accomplice(attacks, ["hold-still"]).program
        guard HostFiles.make(path + "/canary", token, mode: 0o644), mkdir(path + "/open", 0o777) == 0,
            chmod(path + "/open", 0o777) == 0
        else { throw Impossible(reason: "no canary could be made in \(path)") }

        var values: [Argument: [String]] = [.token: [token], .canaryFile: [path + "/canary"]]
        values[.canaryDirectory] = [path + "/open"]
        values[.hostProcess] = ["\(hostProcess.process)"]
        values[.environmentVariable] = ["BULKHEAD_CONTAINMENT"]
        values[.keyDescription] = ["key-" + token]
        callerEnvironment = ["BULKHEAD_CONTAINMENT": token]
        let every = attack.arguments + attack.preparations.flatMap { $0.neighbour?.1 ?? [] }

        var listeners: [HostProgram] = []
        if every.contains(.hostListener) {
            let (listener, line) = try await Self.accomplice(attacks, ["hold-listener", token])
            listeners.append(listener)
            values[.hostListener] = [line.split(separator: " ").last.map(String.init) ?? ""]
            values[.hostAddresses] = HostFiles.addresses()
        }
        if every.contains(.abstractSocket) || every.contains(.socketFile) {
            let name = token + "-socket"
            let file = path + "/socket"
            listeners.append(try await Self.accomplice(attacks, ["hold-sockets", name, file]).program)
            values[.abstractSocket] = [name]
            values[.socketFile] = [file]
        }
        self.listeners = listeners

        let key = "\(Int32.random(in: 1 << 20 ..< Int32.max))"
        values[.messageKey] = [key]
        values[.messageName] = ["/" + token]
        if attack.preparations.contains(.hostMessages) {
            // What it leaves outlives it, so it may end at once; it is removed with the stage.
            _ = try await Self.accomplice(attacks, ["leave-messages", key, "/" + token, token])
            messages = (key, "/" + token)
        } else {
            messages = nil
        }

        mounts = try Self.makeMounts(attack, path, attacks)
        values[.readWriteMount] = [outside ? path + "/shared" : Self.readWriteTarget]
        values[.readOnlyMount] = [outside ? path + "/readonly" : Self.readOnlyTarget]
        for case .readOnlyMountFile(let name) in every {
            values[.readOnlyMountFile(name)] = [(outside ? path + "/readonly/" : Self.readOnlyTarget + "/") + name]
        }
        values[.copyOnWriteMount] = [Self.copyTarget]
        values[.mountSource] = [path + "/copy"]

        homeDirectory = every.contains(.homeCanaryFile) ? try Self.makeHome(token) : nil
        values[.homeCanaryFile] = homeDirectory.map { [$0 + "/.env"] }
        for fact in every where values[fact] == nil { values[fact] = try Self.fact(fact) }
        known = values
        arguments = attack.arguments.flatMap { values[$0] ?? [] }
    }

    private let known: [Argument: [String]]

    /// The arguments of another program of the same run.
    func values(of arguments: [Argument]) -> [String] {
        arguments.flatMap { if case .text(let text) = $0 { [text] } else { known[$0] ?? [] } }
    }

    /// Takes everything away.
    func clear() async {
        hostProcess.end()
        for listener in listeners { listener.end() }
        if let messages {
            let remover = try? HostProgram(
                [BuildProducts.path(of: "containment-attacks"), "clear-messages", messages.key, messages.name])
            _ = await remover?.finish()
        }
        if let homeDirectory {
            unlink(homeDirectory + "/.env")
            rmdir(homeDirectory)
        }
    }

    /// What the attack did to the host or learned from it, whatever its own program says.
    func harm() -> String? {
        if !hostProcess.isAlive { return "a process of the host was killed" }
        if HostFiles.text(canaryFile) != token { return "a file of the host was changed" }
        if let name = HostFiles.names(canaryDirectory).first {
            return "a directory of the host holds \(String(decoding: name, as: UTF8.self))"
        }
        for listener in listeners where !listener.end().isEmpty { return "a listener of the host was reached" }
        return nil
    }

    // MARK: - Making

    private static func accomplice(
        _ program: String, _ arguments: [String]
    ) async throws -> (program: HostProgram, line: String) {
        let program = try HostProgram([program] + arguments)
        guard let line = await program.nextLine(), line.hasPrefix("READY") else {
            throw Impossible(reason: "\(arguments[0]) is not possible on this machine")
        }
        return (program, line)
    }

    private static func makeMounts(_ attack: Attack, _ path: String, _ attacks: String) throws -> [Mount] {
        var mounts: [Mount] = []
        for (name, target, access) in [
            ("/shared", readWriteTarget, MountAccess.readWrite), ("/readonly", readOnlyTarget, .readOnly),
            ("/copy", copyTarget, .copyOnWrite),
        ] {
            let source = path + name
            guard mkdir(source, 0o755) == 0, HostFiles.make(source + "/file", "contents of a file", mode: 0o666) else {
                throw Impossible(reason: "no directory could be made in \(path)")
            }
            if attack.uses(access) { mounts.append(Mount(source: source, target: target, access: access)) }
        }
        let readOnly = path + "/readonly"
        if attack.preparations.contains(.deviceNode) {
            guard mknod(readOnly + "/device", S_IFCHR | 0o666, makeDevice(1, 5)) == 0,
                chmod(readOnly + "/device", 0o666) == 0
            else { throw Impossible(reason: "this user may make no device nodes") }
        }
        if attack.preparations.contains(.setUserIDFile) {
            try copy(attacks, to: readOnly + "/set-user-id")
            chmod(readOnly + "/set-user-id", 0o4755)
        }
        // Files that a sandbox makes belong to the directory's owner, who must not be user 0 to begin with.
        if geteuid() == 0 {
            for name in ["/shared", "/shared/file"] { chown(path + name, 12345, 12345) }
        }
        mounts.append(Mount(source: attacks, target: program, access: .readOnly))
        return mounts
    }

    private static func makeDevice(_ major: UInt64, _ minor: UInt64) -> dev_t { dev_t(major << 8 | minor) }

    private static func copy(_ source: String, to target: String) throws {
        let from = cl_open(source, O_RDONLY, 0)
        let to = cl_open(target, O_WRONLY | O_CREAT | O_TRUNC, 0o755)
        defer {
            close(from)
            close(to)
        }
        while from >= 0, to >= 0 {
            let count = sendfile(to, from, nil, 1 << 20)
            if count == 0 { return }
            if count < 0 { break }
        }
        throw Impossible(reason: "\(source) could not be copied")
    }

    private static func makeHome(_ token: String) throws -> String {
        let parents = geteuid() == 0 ? ["/home"] : [getenv("HOME").map { String(cString: $0) } ?? "/tmp", "/var/tmp"]
        for parent in parents {
            let home = parent + "/" + token
            guard mkdir(home, 0o755) == 0 else { continue }
            if HostFiles.make(home + "/.env", "SECRET=" + token, mode: 0o644) { return home }
        }
        throw Impossible(reason: "no home directory could be made in \(parents.joined(separator: ", "))")
    }

    private static func fact(_ argument: Argument) throws -> [String] {
        switch argument {
        case .text(let text): return [text]
        case .hostName:
            var system = utsname()
            uname(&system)
            let name = withUnsafeBytes(of: &system.nodename) { raw in
                String(decoding: raw.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != SandboxSpecification().hostName else {
                throw Impossible(reason: "the machine is itself called \(name)")
            }
            return [name]
        case .machineID: return [try known("/etc/machine-id")]
        case .bootID: return [try known("/proc/sys/kernel/random/boot_id")]
        case .hostUser:
            // Every distribution has this one, and no sandbox.
            guard HostFiles.text("/etc/passwd")?.contains("\ndaemon:") == true else {
                throw Impossible(reason: "the host has no user daemon")
            }
            return ["daemon"]
        default: throw Impossible(reason: "\(argument) was not prepared")
        }
    }

    private static func known(_ path: String) throws -> String {
        guard let text = HostFiles.text(path), !text.isEmpty else {
            throw Impossible(reason: "this machine has no \(path)")
        }
        return text
    }
}

extension Attack {
    func uses(_ access: MountAccess) -> Bool {
        arguments.contains { argument in
            switch argument {
            case .readWriteMount: access == .readWrite
            case .readOnlyMount, .readOnlyMountFile: access == .readOnly
            case .copyOnWriteMount, .mountSource: access == .copyOnWrite
            default: false
            }
        }
    }
}

extension Preparation {
    var neighbour: (String, [Argument])? {
        if case .neighbour(let program, let arguments) = self { (program, arguments) } else { nil }
    }
}
