import BulkheadCommands
import ControlPlane
import Glibc
import HTTPServing
import Jail
import Logging
import NIOCore
import NIOPosix
import NativeService
import ServiceLifecycle

/// The daemon from its start to its end.
struct Daemon: Sendable {
    let settings: DaemonSettings

    private static let log = Logger(label: "bulkhead")

    /// Runs until it is told to stop; gives the exit code.
    func run() async throws -> Int32 {
        // Away from the main thread, which would run everything one after another.
        try await Task.detached { try await serve() }.value
    }

    private func serve() async throws -> Int32 {
        let logger = Self.log
        let metrics = ServiceMetrics()
        let plane = try await startPlane(metrics)
        do {
            let code = try await serve(plane, metrics, logger)
            logger.info("ending sandboxes", metadata: ["action": "\(settings.shutdown.rawValue)"])
            await plane.shutDown(settings.shutdown)
            unlink(settings.socket)
            logger.info("stopped")
            return code
        } catch {
            await plane.shutDown(settings.shutdown)
            throw error
        }
    }

    private func startPlane(_ metrics: ServiceMetrics) async throws -> ControlPlane {
        var jail = JailConfiguration()
        jail.stateDirectory = settings.plane.stateDirectory
        var configuration = settings.plane
        configuration.observe = { metrics.observe($0) }
        do {
            let plane = try ControlPlane(
                configuration: configuration, runtime: JailRuntime(configuration: jail),
                logger: Logger(label: "bulkhead.control-plane"))
            try await plane.start()
            return plane
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    private func serve(_ plane: ControlPlane, _ metrics: ServiceMetrics, _ logger: Logger) async throws -> Int32 {
        let directory = settings.plane.stateDirectory
        let key = try await FirstKey.prepare(plane, stateDirectory: directory)
        let certificates = try certificates(directory + "/certificates")
        let readiness = Readiness()
        let services = DaemonServices(
            settings: settings, plane: plane, metrics: metrics, readiness: readiness, logger: logger)
        let listening = ListeningPorts(expected: settings.listen == nil ? 1 : 2)
        try removeStaleSocket()
        let group = MultiThreadedEventLoopGroup.singleton
        var listeners: [any Service] = [
            HTTPListener(
                address: .owner(path: settings.socket), responder: services, group: group, logger: logger,
                onListening: { _ in listening.add(nil) })
        ]
        if let listen = settings.listen {
            listeners.append(
                HTTPListener(
                    address: .tcp(host: listen.host, port: listen.port),
                    responder: services, certificates: certificates, group: group,
                    logger: logger, onListening: { channel in listening.add(channel.localAddress?.port) }))
        }
        var configuration = ServiceGroupConfiguration(services: listeners, logger: Self.quiet)
        configuration.maximumGracefulShutdownDuration = settings.drain
        let serviceGroup = ServiceGroup(configuration: configuration)
        let stop = StopSignals {
            readiness.stop()
            ServiceManager.stopping()
            logger.info("stopping: no new requests are taken")
            Task { await serviceGroup.triggerGracefulShutdown() }
        }
        stop.listen()
        let announcement = Task {
            guard let port = await listening.ports() else { return }
            announce(port: port, certificates?.authorityFile, key)
        }
        defer { announcement.cancel() }
        do {
            try await serviceGroup.run()
        } catch {
            listening.giveUp()
            throw failure(error)
        }
        listening.giveUp()
        return 0
    }

    private func certificates(_ directory: String) throws -> ServerCertificates? {
        guard settings.usesTLS, settings.listen != nil else { return nil }
        mkdir(directory, 0o700)
        do {
            return try ServerCertificates(directory: directory, domains: [settings.domain])
        } catch {
            throw CommandFailure("the certificates in \(directory) cannot be made or read: \(error); see --tls off")
        }
    }

    /// The state directory is ours alone, so nobody listens on a socket that is still there.
    private func removeStaleSocket() throws(CommandFailure) {
        guard let isSocket = HostFile.isSocket(settings.socket) else { return }
        guard isSocket else {
            throw CommandFailure(
                "\(settings.socket) is there and no socket; move it away, or choose another with --socket")
        }
        unlink(settings.socket)
    }

    private func announce(port: Int?, _ authorityFile: String?, _ key: FirstKey) {
        let text = StartText(
            version: BulkheadCommand.version, socket: settings.socket, stateDirectory: settings.plane.stateDirectory,
            listener: port.flatMap { port in
                settings.listen.map { (host: $0.host, port: port, isLoopback: $0.isLoopback) }
            }, domain: settings.domain, authorityFile: authorityFile, key: key,
            showsKey: HostOutput.standardOutput.isTerminal)
        for line in text.lines { HostOutput.standardOutput.write(line: line) }
        ServiceManager.ready("serving \(settings.socket)")
    }

    private func failure(_ error: any Error) -> any Error {
        guard let error = error as? IOError else { return error }
        let reason = String(cString: strerror(error.errnoCode))
        let place = settings.listen.map { "\($0.host):\($0.port) or \(settings.socket)" } ?? settings.socket
        return CommandFailure("cannot listen on \(place): \(reason); choose other places with --listen and --socket")
    }

    /// What the library says about the services that it runs is said better here.
    private static let quiet: Logger = {
        var logger = Logger(label: "bulkhead.lifecycle")
        logger.logLevel = .error
        return logger
    }()
}
