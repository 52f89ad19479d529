/// A technology that makes sandboxes: the kernel jail, an interpreter, a container engine, a virtual machine.
///
/// Every runtime passes the same conformance suite, so that a specification means the same on each of them. What a
/// runtime cannot do is absent from its ``capabilities()`` and makes ``makeSandbox(_:)`` throw
/// ``SandboxError/unsupported(feature:runtime:remedy:)``.
public protocol Runtime: Sendable {
    /// The word by which people choose this runtime, for example `jail`.
    var name: String { get }

    /// What this runtime can do and enforce on this machine, found by trying, not by reading version numbers.
    func capabilities() async throws(SandboxError) -> Capabilities

    /// Makes a sandbox. The caller owns it and must ``Sandbox/close()`` it; prefer ``withSandbox(_:_:)``.
    ///
    /// - Throws: ``SandboxError/unenforceable(_:)`` when the specification requires a control that this machine
    ///   cannot provide, ``SandboxError/invalidSpecification(field:problem:remedy:)`` for values that make no sense.
    func makeSandbox(_ specification: SandboxSpecification) async throws(SandboxError) -> any Sandbox

    /// Makes a sandbox for one process, which is also its end. A runtime may do both in one go, which is the fastest
    /// way to run something. The caller owns the sandbox and must ``Sandbox/close()`` it.
    func launch(
        _ request: ProcessRequest, in specification: SandboxSpecification
    ) async throws(SandboxError) -> (sandbox: any Sandbox, process: any Process)
}

extension Runtime {
    /// Makes a sandbox, then starts the process.
    public func launch(
        _ request: ProcessRequest, in specification: SandboxSpecification
    ) async throws(SandboxError) -> (sandbox: any Sandbox, process: any Process) {
        let sandbox = try await makeSandbox(specification)
        do {
            return (sandbox, try await sandbox.startFinal(request))
        } catch {
            await sandbox.close()
            throw error
        }
    }

    /// Makes a sandbox, lends it to `body` and always ends it: after a return, a thrown error or a cancellation.
    public func withSandbox<Result: Sendable>(
        _ specification: SandboxSpecification,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (any Sandbox) async throws -> Result
    ) async throws -> Result {
        let sandbox = try await makeSandbox(specification)
        do {
            let result = try await withTaskCancellationHandler {
                try await body(sandbox)
            } onCancel: {
                sandbox.kill()
            }
            await sandbox.close()
            return result
        } catch {
            await sandbox.close()
            throw error
        }
    }
}
