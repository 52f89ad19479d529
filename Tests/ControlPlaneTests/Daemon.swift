import ControlPlane
import Jail
import Sandboxing
import TestSupport
import Testing

/// A control plane over the jail with a state directory of its own.
struct Daemon {
    let directory: TemporaryDirectory
    let plane: ControlPlane

    static func with<Result>(
        _ change: (inout ControlPlaneConfiguration) -> Void = { _ in },
        _ body: (Daemon) async throws -> Result
    ) async throws -> Result {
        let directory = try TemporaryDirectory()
        let daemon = try await Daemon(directory, change)
        do {
            let result = try await body(daemon)
            await daemon.plane.shutDown(.kill)
            return result
        } catch {
            await daemon.plane.shutDown(.kill)
            throw error
        }
    }

    init(_ directory: TemporaryDirectory, _ change: (inout ControlPlaneConfiguration) -> Void = { _ in }) async throws {
        self.directory = directory
        var configuration = ControlPlaneConfiguration(stateDirectory: directory.path + "/state")
        change(&configuration)
        plane = try ControlPlane(configuration: configuration, runtime: JailRuntime(configuration: .forTests))
        try await plane.start()
    }

    /// Runs a shell command in a sandbox to its end.
    func shell(_ id: String, _ command: String) async throws -> String {
        let process = try await plane.live(id).start(ProcessRequest(["/bin/sh", "-c", command]))
        var text: [UInt8] = []
        for await output in process.listen(from: 0) {
            switch output {
            case .data(_, let bytes, _): text += bytes
            case .exit(let result):
                let outcome = try result.get()
                text += outcome.exit.isSuccess ? [] : Array("(\(outcome.exit))".utf8)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

/// What a call threw.
func failure<Value>(_ body: () async throws(ControlPlaneError) -> Value) async -> ControlPlaneError? {
    do throws(ControlPlaneError) {
        _ = try await body()
        return nil
    } catch {
        return error
    }
}

/// Waits for something that happens soon, without a limit that a slow machine could miss: the suite's own ends it.
func eventually(_ condition: () async throws -> Bool) async throws {
    while try await !condition() { try await Task.sleep(for: .milliseconds(10)) }
}
