/// One isolated environment: files, processes, network policy, limits, a lifetime.
public protocol Sandbox: Sendable {
    /// A name that is unique on this machine for as long as the sandbox lives.
    var id: SandboxID { get }

    /// What is enforced around this sandbox, by which mechanism, and what is not.
    var enforcement: Enforcement { get }

    /// The files of the sandbox, served from inside it: no path is ever resolved on the host.
    var files: any SandboxFiles { get }

    /// Starts a process.
    ///
    /// - Throws: ``SandboxError/commandNotStarted(command:stage:code:)`` when the command cannot be executed,
    ///   ``SandboxError/sandboxEnded(reason:)`` when the sandbox is gone.
    func start(_ request: ProcessRequest) async throws(SandboxError) -> any Process

    /// Starts a process whose end is also the end of the sandbox: cheaper than ``start(_:)`` followed by
    /// ``close()``, and nothing that the process left behind survives it.
    func startFinal(_ request: ProcessRequest) async throws(SandboxError) -> any Process

    /// What the sandbox has consumed so far.
    func usage() async throws(SandboxError) -> ResourceUsage

    /// What the copy-on-write mount at `target` changed, as a tar stream in the layer format of the OCI image
    /// specification (deletions are `.wh.` entries), handed to `receive` piece by piece.
    ///
    /// - Throws: ``SandboxError/invalidSpecification(field:problem:remedy:)`` when `target` is no such mount.
    func exportChanges(
        of target: String,
        receive: @Sendable ([UInt8]) async throws -> Void
    ) async throws(SandboxError)

    /// The files as this user of the sandbox sees them.
    func files(as user: SandboxUser) -> any SandboxFiles

    /// Stops all processes where they are, without their doing; memory stays. No further process starts until
    /// ``resume()`` (starting one throws); limits of time do not run; files can still be read and written. Pausing twice is no error.
    func pause() async throws(SandboxError)

    /// Lets everything run on after ``pause()``.
    func resume() async throws(SandboxError)

    /// Connects to a port of the sandbox's own loopback interface, over version 4 of the protocol or 6, whichever
    /// listens. Gives a connected stream socket, non-blocking and closed on exec, which the caller owns.
    ///
    /// - Throws: ``SandboxError/host(operation:code:remedy:)`` with `ECONNREFUSED` when nothing listens.
    func connect(port: UInt16) async throws(SandboxError) -> Int32

    /// Everything that was changed since the root file system, wherever in the private writable layer, as a tar stream
    /// in the layer format of the OCI image specification: fit for ``FileSystemPolicy/layers``. Pause first for a
    /// copy of one moment. Mounts of the host are not part of it.
    func exportFiles(receive: @Sendable ([UInt8]) async throws -> Void) async throws(SandboxError)

    /// The image of a process of this sandbox that has made a twin of itself by fork(2); the twin, which has stopped
    /// itself with SIGSTOP and is otherwise idle, is what is captured, and it is gone afterwards.
    ///
    /// - Parameter twin: The twin's process id as the sandbox sees it.
    func capture(_ process: any Process, twin: Int32) async throws(SandboxError) -> any ProcessImage

    /// Starts a process as it was when the image was captured, with new streams and a new control channel in place of
    /// its old ones; the request's command is ignored, its streams, user, limits and time are not.
    func start(_ request: ProcessRequest, from image: any ProcessImage) async throws(SandboxError) -> any Process

    /// Waits until the sandbox has ended, by whatever, and says how. Does not end it.
    func waitForEnd() async -> SandboxEnd

    /// Ends everything at once without waiting. Safe to call from anywhere, any number of times.
    func kill()

    /// Ends the sandbox and waits until nothing of it is left: no process, mount, control group or directory.
    func close() async
}

extension Sandbox {
    /// Runs a command to its end and collects what it printed, up to ``Limits/output`` per stream.
    ///
    /// Cancelling the calling task kills the command.
    public func run(_ request: ProcessRequest) async throws(SandboxError) -> Outcome {
        let process = try await start(request)
        return try await process.collectOutcome()
    }
}

/// How a sandbox ended.
public struct SandboxEnd: Sendable, Hashable {
    /// How its first process, the supervisor, ended; `signaled(9)` is what both a kill from the host and the kernel
    /// out of memory leave.
    public var exit: ExitStatus
    /// Limits of the whole sandbox that were counted as having fired during its life.
    public var limits: [LimitName]

    /// An end.
    public init(exit: ExitStatus, limits: [LimitName] = []) {
        self.exit = exit
        self.limits = limits
    }
}

/// The name of a sandbox: letters, digits and hyphens.
public struct SandboxID: Sendable, Hashable, CustomStringConvertible {
    /// The name as text.
    public let rawValue: String

    /// Takes a name as it is.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The name as text.
    public var description: String { rawValue }
}
