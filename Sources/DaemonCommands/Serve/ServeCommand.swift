import ArgumentParser
import BulkheadCommands
import ControlPlane
import Jail
import Logging
import Sandboxing

/// `bulkhead serve`
struct ServeCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "Run the daemon that keeps sandboxes.",
        discussion: """
            It listens on a socket that only you can open, which the other verbs use, and on a port of this machine for the \
            SDK of E2B and for clients of the HTTP API. Clients on the port need a key; the first one is made and shown at \
            the first start. Plain HTTP and TLS are served on the same port.

              bulkhead serve
              bulkhead serve --listen 127.0.0.1:7300 --pool base=4
              bulkhead serve --listen none --on-shutdown hibernate
              bulkhead serve --listen 0.0.0.0:443 --domain sandboxes.example --log-format json

            SIGTERM ends it gracefully: it takes nothing more, requests may end, sandboxes are ended or their files kept. \
            A second SIGINT ends it at once.
            """)

    @Option(help: ArgumentHelp("Where clients connect: a host and a port, or 'none'.", valueName: "host:port"))
    var listen = "127.0.0.1:7300"

    @Option(help: ArgumentHelp("The socket for this machine's owner.", valueName: "path"))
    var socket: String?

    @Option(help: ArgumentHelp("Where everything is kept that outlives the daemon.", valueName: "directory"))
    var state: String?

    @Option(help: ArgumentHelp("'on': TLS as well as plain HTTP; 'off': plain only.", valueName: "on|off"))
    var tls: Switch = .on

    @Option(help: ArgumentHelp("Below it, each port of each sandbox has a name.", valueName: "name"))
    var domain = "sbx.localhost"

    @Option(help: ArgumentHelp("Keep so many sandboxes of a template ready; may be repeated.", valueName: "template=n"))
    var pool: [String] = []

    @Option(help: ArgumentHelp("Sandboxes alive at a time.", valueName: "n"))
    var maxSandboxes = 2000

    @Option(help: ArgumentHelp("The longest life of a sandbox from now on.", valueName: "time"))
    var maxLifetime = "24h"

    @Option(help: ArgumentHelp("Memory that must stay free on this machine.", valueName: "size"))
    var memoryReserve: String?

    @Option(help: ArgumentHelp("How long the dead and the events are remembered.", valueName: "time"))
    var remember = "7d"

    @Option(help: ArgumentHelp("What happens to sandboxes at the end: 'kill' or 'hibernate'.", valueName: "action"))
    var onShutdown: ShutdownChoice = .kill

    @Option(help: ArgumentHelp("How long requests may take to end at the end.", valueName: "time"))
    var drain = "10s"

    @Option(help: ArgumentHelp("text or json.", valueName: "form"))
    var logFormat: LogFormat = .text

    @Option(help: ArgumentHelp("trace, debug, info, notice, warning, error or critical.", valueName: "level"))
    var logLevel: LogLevelName = .info

    enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

    enum ShutdownChoice: String, ExpressibleByArgument, CaseIterable {
        case kill, hibernate

        var action: ControlPlane.ShutdownAction { self == .kill ? .kill : .hibernate }
    }

    enum LogFormat: String, ExpressibleByArgument, CaseIterable { case text, json }

    enum LogLevelName: String, ExpressibleByArgument, CaseIterable {
        case trace, debug, info, notice, warning, error, critical

        var level: Logger.Level { Logger.Level(rawValue: rawValue) ?? .info }
    }

    func perform() async throws -> Int32 {
        let settings = try settings()
        LogSetup.install(format: logFormat, level: logLevel.level)
        return try await Daemon(settings: settings).run()
    }

    func settings() throws(CommandFailure) -> DaemonSettings {
        let state = try absolute(state ?? JailConfiguration().resolvedStateDirectory)
        var plane = ControlPlaneConfiguration(stateDirectory: state)
        guard maxSandboxes > 0 else {
            throw CommandFailure("--max-sandboxes: \(maxSandboxes) is none; allow at least one")
        }
        plane.maximumSandboxes = maxSandboxes
        plane.maximumTimeout = try seconds(maxLifetime, "--max-lifetime")
        plane.remembersFor = try seconds(remember, "--remember")
        if let memoryReserve {
            do {
                plane.memoryReserve = try ByteCount(argument: memoryReserve).bytes
            } catch {
                throw CommandFailure("--memory-reserve: \(error.problem); \(error.remedy)")
            }
        }
        for text in pool {
            let parts = text.split(separator: "=", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let size = Int(parts[1]), (0...256).contains(size) else {
                throw CommandFailure(
                    "--pool: \(text.debugDescription) is no template and size; write for example base=4")
            }
            plane.pools[String(parts[0])] = size
        }
        let socket = try absolute(
            socket ?? (self.state == nil ? ServerOptions.socketPath : state + "/control.sock"))
        guard socket.utf8.count < 108 else {
            throw CommandFailure(
                "the path of the socket is longer than 107 bytes (\(socket)); give a shorter one with --socket")
        }
        return DaemonSettings(
            plane: plane, socket: socket, listen: try ListenAddress(listen), usesTLS: tls == .on, domain: domain,
            shutdown: onShutdown.action, drain: .seconds(try seconds(drain, "--drain")))
    }

    private func absolute(_ path: String) throws(CommandFailure) -> String {
        path.hasPrefix("/") ? path : try HostFile.currentDirectory() + "/" + path
    }

    private func seconds(_ text: String, _ option: String) throws(CommandFailure) -> Double {
        do {
            return Double(try Duration(argument: text).components.seconds)
        } catch {
            throw CommandFailure("\(option): \(error.problem); \(error.remedy)")
        }
    }
}

/// How a daemon is to be run.
struct DaemonSettings {
    var plane: ControlPlaneConfiguration
    var socket: String
    var listen: ListenAddress?
    var usesTLS: Bool
    var domain: String
    var shutdown: ControlPlane.ShutdownAction
    var drain: Duration
}

/// Where clients on the network connect.
struct ListenAddress: Hashable, Sendable {
    var host: String
    var port: Int

    /// Nil for `none`.
    init?(_ text: String) throws(CommandFailure) {
        if text == "none" { return nil }
        guard let colon = text.lastIndex(of: ":"), let port = UInt16(text[text.index(after: colon)...]) else {
            throw CommandFailure(
                "--listen: \(text.debugDescription) is no host and port; write for example 127.0.0.1:7300, or none")
        }
        var host = text[..<colon]
        if host.hasPrefix("["), host.hasSuffix("]") { host = host.dropFirst().dropLast() }
        self.host = host.isEmpty ? "127.0.0.1" : String(host)
        self.port = Int(port)
    }

    /// Host and port, as in a URL.
    var authority: String { (host.contains(":") ? "[\(host)]" : host) + ":\(port)" }

    /// Whether only this machine can reach it.
    var isLoopback: Bool { host == "localhost" || host == "::1" || host.hasPrefix("127.") }
}
