import CLinux
import Jail
import Sandboxing
import Synchronization

/// Our library in a program that runs: a new sandbox for every command.
final class LibraryContestant: Contestant {
    let name: String
    let runtime: JailRuntime
    private let specification: SandboxSpecification

    /// Where the time of one command went, in nanoseconds.
    struct Stages: Sendable {
        var create: Int64 = 0
        var start: Int64 = 0
        var run: Int64 = 0
        var close: Int64 = 0
        var total: Int64 { create + start + run + close }
    }

    init(name: String, runtime: JailRuntime, specification: SandboxSpecification = SandboxSpecification()) {
        self.name = name
        self.runtime = runtime
        self.specification = specification
    }

    func measure(_ command: [String]) async throws -> Int64 {
        let begin = cl_monotonic_now()
        let (sandbox, process) = try await runtime.launch(ProcessRequest(command), in: specification)
        do {
            let outcome = try await process.collectOutcome()
            await sandbox.close()
            let duration = cl_monotonic_now() - begin
            guard outcome.exit.isSuccess else { throw BenchmarkFailure("the command ended with \(outcome.exit)") }
            return duration
        } catch {
            await sandbox.close()
            throw error
        }
    }

    /// Runs a command in a sandbox of its own, asked for in separate steps, and says how long each part took.
    func stages(_ command: [String]) async throws -> Stages {
        let begin = cl_monotonic_now()
        let sandbox = try await runtime.makeSandbox(specification)
        do {
            let created = cl_monotonic_now()
            let process = try await sandbox.startFinal(ProcessRequest(command))
            let started = cl_monotonic_now()
            let outcome = try await process.collectOutcome()
            let ended = cl_monotonic_now()
            await sandbox.close()
            let closed = cl_monotonic_now()
            guard outcome.exit.isSuccess else { throw BenchmarkFailure("the command ended with \(outcome.exit)") }
            return Stages(
                create: created - begin, start: started - created, run: ended - started, close: closed - ended)
        } catch {
            await sandbox.close()
            throw error
        }
    }
}

/// A command in a sandbox that lives already.
struct LiveLibraryContestant: Contestant {
    let name = "bulkhead library, live sandbox"
    let sandbox: any Sandbox

    func measure(_ command: [String]) async throws -> Int64 {
        let begin = cl_monotonic_now()
        let outcome = try await sandbox.run(ProcessRequest(command))
        let duration = cl_monotonic_now() - begin
        guard outcome.exit.isSuccess else { throw BenchmarkFailure("the command ended with \(outcome.exit)") }
        return duration
    }
}
