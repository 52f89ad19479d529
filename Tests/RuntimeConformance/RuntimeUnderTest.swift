import Jail
import Sandboxing
import TestSupport

/// The runtimes that must all mean the same by the same specification. A new runtime is one more case.
enum RuntimeUnderTest: String, CaseIterable, Sendable {
    case jail

    /// Makes a sandbox of this runtime, lends it and ends everything.
    func withSandbox<Result: Sendable>(
        _ specification: SandboxSpecification = SandboxSpecification(),
        _ body: (any Sandbox) async throws -> Result
    ) async throws -> Result {
        let runtime = JailRuntime(configuration: .forTests)
        do {
            let result = try await runtime.withSandbox(specification, body)
            await runtime.close()
            return result
        } catch {
            await runtime.close()
            throw error
        }
    }
}
