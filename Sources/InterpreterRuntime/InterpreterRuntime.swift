public import PythonInterpreter
public import Sandboxing

/// Sandboxes without an operating system: Python runs in the caller's process, in an interpreter whose guests can name
/// nothing of the host.
///
/// A sandbox costs microseconds and has a file system in memory; its processes are pieces of Python, each in a session
/// and on a thread of its own. There is no shell, no other program, no network, no terminal: asking for one is an error
/// that names a runtime which has it.
public final class InterpreterRuntime: Runtime {
    /// What sandboxes of this runtime have beyond their specification.
    public struct Configuration: Sendable {
        /// What guests may import.
        public var imports = ImportPolicy.all
        /// Calls within calls.
        public var recursion = 1000

        /// Everything that the interpreter has, and the usual depth.
        public init() {}
    }

    /// `interpreter`
    public let name = InterpreterSandbox.runtimeName
    private let configuration: Configuration

    /// A runtime. It holds nothing until it makes a sandbox.
    public init(configuration: Configuration = Configuration()) { self.configuration = configuration }

    /// What the interpreter can do, which is the same on every machine.
    public func capabilities() async throws(SandboxError) -> Capabilities {
        Capabilities(
            enforcement: InterpreterEnforcement.report(for: SandboxSpecification()), features: [.files],
            facts: [
                Capabilities.Fact(name: "language", value: "Python 3.14, by our own interpreter in this process"),
                Capabilities.Fact(
                    name: "boundary", value: "the language: no processes, network, or files of the host",
                    remedy: "use --runtime jail for anything that needs an operating system"),
            ])
    }

    /// Makes a sandbox.
    public func makeSandbox(_ specification: SandboxSpecification) async throws(SandboxError) -> any Sandbox {
        try specification.validate()
        try InterpreterEnforcement.check(specification)
        try GuestFiles.check(specification.fileSystem.mounts)
        return InterpreterSandbox(specification, configuration: configuration)
    }
}
