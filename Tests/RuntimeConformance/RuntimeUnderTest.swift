import InterpreterRuntime
import Jail
import Sandboxing
import TestSupport
import Testing

/// The runtimes that must all mean the same by the same specification. A new runtime is one more case.
enum RuntimeUnderTest: String, CaseIterable, Sendable {
    case jail
    case interpreter

    /// What not every runtime has, and tests may need.
    enum Ability: Sendable {
        /// Programs of a system: a shell, its tools, devices, links.
        case commands
        /// Processes that make processes.
        case children
        /// Processes with a terminal.
        case terminals
        /// Telling about changes of files.
        case watching
        /// What sandboxes have that live for a while: control channels, pauses, copies, ports, trees.
        case living
    }

    private var abilities: Set<Ability> {
        switch self {
        case .jail: [.commands, .children, .terminals, .watching, .living]
        case .interpreter: []
        }
    }

    private func withRuntime<Result: Sendable>(
        _ body: (any Runtime) async throws -> Result
    ) async throws -> Result {
        switch self {
        case .jail:
            let runtime = JailRuntime(configuration: .forTests)
            do {
                let result = try await body(runtime)
                await runtime.close()
                return result
            } catch {
                await runtime.close()
                throw error
            }
        case .interpreter: return try await body(InterpreterRuntime())
        }
    }

    /// Makes a sandbox of this runtime, lends it and ends everything.
    func withSandbox<Result: Sendable>(
        _ specification: SandboxSpecification = SandboxSpecification(),
        _ body: (any Sandbox) async throws -> Result
    ) async throws -> Result {
        try await withRuntime { try await $0.withSandbox(specification, body) }
    }

    /// The same for a test of something that not every runtime has: where it is missing, the test must end with an
    /// `unsupported` error that names a runtime which can.
    func withSandbox(
        _ specification: SandboxSpecification = SandboxSpecification(), needing ability: Ability,
        _ body: (any Sandbox) async throws -> Void
    ) async throws {
        if abilities.contains(ability) { return try await withSandbox(specification, body) }
        await #expect {
            try await withSandbox(specification, body)
        } throws: { error in
            guard case SandboxError.unsupported(_, let runtime, let remedy) = error else { return false }
            return runtime.contains(rawValue) && RuntimeUnderTest.allCases.contains { remedy.contains($0.rawValue) }
        }
    }

    /// A process that runs Python, which every runtime can.
    static func python(_ code: String, _ arguments: String..., input: ProcessRequest.Input = .none) -> ProcessRequest {
        ProcessRequest(["/usr/bin/python3", "-c", code] + arguments, input: input)
    }
}
