import ControlPlane
import Foundation
import HTTPServing
import Jail
import Logging
import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import DaemonCommands
@testable import NativeService

/// A control plane over the jail with the native service on a socket and on a port, and clients for both.
struct Server: Sendable {
    let plane: ControlPlane
    let service: NativeService
    let owner: DaemonClient
    let port: Int

    /// Runs a test against a server of its own.
    static func with(
        _ change: (inout ControlPlaneConfiguration) -> Void = { _ in },
        _ body: @escaping @Sendable (Server) async throws -> Void
    ) async throws {
        let directory = try TemporaryDirectory()
        let metrics = ServiceMetrics()
        var configuration = ControlPlaneConfiguration(stateDirectory: directory.path + "/state")
        configuration.observe = { metrics.observe($0) }
        change(&configuration)
        let plane = try ControlPlane(configuration: configuration, runtime: JailRuntime(configuration: .forTests))
        try await plane.start()
        let service = NativeService(controlPlane: plane, version: "test", metrics: metrics)
        let socket = directory.path + "/s"
        let (ports, listening) = AsyncStream.makeStream(of: Int?.self)
        var quiet = Logger(label: "test")
        quiet.logLevel = .critical
        let logger = quiet
        let tasks = [HTTPListener.Address.owner(path: socket), .tcp(host: "127.0.0.1", port: 0)].map { address in
            Task {
                try await HTTPListener(
                    address: address, responder: service, group: MultiThreadedEventLoopGroup.singleton, logger: logger,
                    onListening: { channel in listening.yield(channel.localAddress?.port) }
                ).run()
            }
        }
        do {
            var iterator = ports.makeAsyncIterator()
            let found = [await iterator.next(), await iterator.next()].compactMap { $0 ?? nil }
            let server = Server(
                plane: plane, service: service, owner: DaemonClient(address: .socket(socket), token: nil),
                port: try #require(found.first))
            try await body(server)
        } catch {
            tasks.forEach { $0.cancel() }
            await plane.shutDown(.kill)
            throw error
        }
        tasks.forEach { $0.cancel() }
        await plane.shutDown(.kill)
    }

    /// A client that comes over the network.
    func client(token: String?) -> DaemonClient {
        DaemonClient(address: .network(host: "127.0.0.1", port: port, isSecure: false), token: token)
    }

    /// Makes a sandbox and gives its id.
    func create(_ wish: CreateSandbox = CreateSandbox()) async throws -> String {
        try await owner.call(try .init(.post, "/api/v1/sandboxes", wish), as: SandboxInfo.self).id
    }

    /// Why a request was refused; nil when it was not.
    func code(_ request: DaemonClient.Request) async throws -> ErrorBody.Code? {
        let refused = try await refusal { try await owner.done(request) }
        return refused?.code
    }

    /// Runs a shell command to its end.
    func shell(_ sandbox: String, _ command: String) async throws -> ProcessResult {
        try await owner.call(
            try .init(.post, "/api/v1/sandboxes/\(sandbox)/processes", StartProcess(command: ["sh", "-c", command])),
            as: ProcessResult.self)
    }
}

/// Why a request was refused; nil when it was not.
func refusal(_ body: () async throws -> Void) async throws -> ErrorBody? {
    do {
        try await body()
        return nil
    } catch let refused as RefusedByDaemon {
        return refused.body
    }
}

/// Values that a stream's handler collects.
actor Collected<Value: Sendable> {
    private(set) var values: [Value] = []

    func add(_ value: Value) -> Int {
        values.append(value)
        return values.count
    }
}
