/// What a sandbox that lives for a while can do beyond running commands: stand still, be reached, be copied. Each of
/// these is optional for a runtime; what it cannot do throws ``SandboxError/unsupported(feature:runtime:remedy:)``.
extension Sandbox {
    /// Without an implementation of its own, a runtime cannot do this.
    public func pause() async throws(SandboxError) { throw Self.lacking("pausing a sandbox") }

    /// Without an implementation of its own, a runtime cannot do this.
    public func resume() async throws(SandboxError) { throw Self.lacking("resuming a sandbox") }

    /// Without an implementation of its own, a runtime cannot do this.
    public func connect(port: UInt16) async throws(SandboxError) -> Int32 {
        throw Self.lacking("connections to a sandbox's ports")
    }

    /// Without an implementation of its own, a runtime cannot do this.
    public func exportFiles(receive: @Sendable ([UInt8]) async throws -> Void) async throws(SandboxError) {
        throw Self.lacking("copies of a sandbox's files")
    }

    /// Without an implementation of its own, a runtime cannot do this.
    public func capture(_ process: any Process, twin: Int32) async throws(SandboxError) -> any ProcessImage {
        throw Self.lacking("images of a process")
    }

    /// Without an implementation of its own, a runtime cannot do this.
    public func start(_ request: ProcessRequest, from image: any ProcessImage) async throws(SandboxError) -> any Process
    {
        throw Self.lacking("processes from an image")
    }

    /// A runtime that cannot tell never says that a sandbox ended by itself; the wait ends with the calling task.
    public func waitForEnd() async -> SandboxEnd {
        while !Task.isCancelled { try? await Task.sleep(for: .seconds(3600)) }
        return SandboxEnd(exit: .exited(0))
    }

    /// The files as another user of the sandbox sees them; a runtime with one user has one view.
    public func files(as user: SandboxUser) -> any SandboxFiles { files }

    private static func lacking(_ feature: String) -> SandboxError {
        .unsupported(feature: feature, runtime: "this runtime", remedy: "use the runtime jail")
    }
}

/// Packets to and from a process, beside its standard streams, for a program that was written to speak with its host.
/// Whatever arrives is the sandbox's word: check it.
public protocol ControlChannel: Sendable {
    /// The longest packet, in bytes.
    static var packetLimit: Int { get }

    /// Sends one packet, waiting while the process does not read.
    ///
    /// - Throws: ``SandboxError/sandboxEnded(reason:)`` when the process has closed its end or is gone.
    func send(_ packet: [UInt8]) async throws(SandboxError)

    /// The next packet, or nil when the process closed its end or is gone. One consumer.
    func receive() async throws(SandboxError) -> [UInt8]?

    /// Closes this end.
    func close()
}

extension ControlChannel {
    /// What fits the kernel's buffers everywhere.
    public static var packetLimit: Int { 64 << 10 }
}

/// The memory and registers of one process at one moment, in a file without a name. Any number of processes can be
/// started from it, in this sandbox or another one with the same root file system; they share the image's pages until
/// they write to them.
///
/// What is in it is the sandbox's word: a host may store and hand it over, never read a structure from it.
public protocol ProcessImage: Sendable {
    /// Size of the file in bytes.
    var size: UInt64 { get }

    /// A descriptor of the image, open for reading, which the caller owns: to keep it on disk.
    func duplicateDescriptor() throws(SandboxError) -> Int32
}
