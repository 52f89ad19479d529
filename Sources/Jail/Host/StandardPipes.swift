import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol

/// The pipes between the host and a new process, and its control channel. Whatever is not taken is closed.
struct StandardPipes: ~Copyable {
    private var childEnds: [Int32] = []
    private var inputEnd: Int32 = -1
    private var controlEnds: (Int32, Int32) = (-1, -1)
    /// Our ends of output and error, which their streams take over.
    private(set) var readers: [(Int32, OutputStream.Kind)] = []

    init(for plan: StartPlan) throws(SandboxError) {
        do throws(SandboxError) {
            try makeStreams(for: plan)
            if plan.hasControl {
                var peer: Int32 = -1
                let made = cl_socketpair_seqpacket(&controlEnds.0, &peer)
                guard made >= 0 else { throw Self.lackOfDescriptors("make a control channel", made) }
                childEnds.append(peer)
                controlEnds.1 = cl_duplicate(controlEnds.0, 3)
                guard controlEnds.1 >= 0 else {
                    throw Self.lackOfDescriptors("make a control channel", controlEnds.1)
                }
            }
        } catch {
            for (descriptor, _) in readers { Glibc.close(descriptor) }
            throw error
        }
    }

    private mutating func makeStreams(for plan: StartPlan) throws(SandboxError) {
        guard plan.terminal == nil else { return }
        if plan.streamsInput {
            let (reading, writing) = try Self.pipe()
            childEnds.append(reading)
            inputEnd = writing
            Self.openToItsUser(reading)
        }
        for kind in [OutputStream.Kind.output, .error] {
            let (reading, writing) = try Self.pipe()
            childEnds.append(writing)
            Self.openToItsUser(writing)
            readers.append((reading, kind))
        }
    }

    deinit {
        for descriptor in childEnds { Glibc.close(descriptor) }
        if inputEnd >= 0 { Glibc.close(inputEnd) }
        for descriptor in [controlEnds.0, controlEnds.1] where descriptor >= 0 { Glibc.close(descriptor) }
    }

    /// Programs open `/dev/stdout` and the like by name, which asks for the rights of whoever made the pipe. Who can
    /// name it at all has it open already.
    private static func openToItsUser(_ descriptor: Int32) { fchmod(descriptor, 0o666) }

    mutating func takeChildEnds() -> [Int32] {
        defer { childEnds = [] }
        return childEnds
    }

    mutating func takeInput() -> AsyncDescriptor? {
        guard inputEnd >= 0 else { return nil }
        defer { inputEnd = -1 }
        return AsyncDescriptor(inputEnd, writing: true)
    }

    mutating func takeControl() -> JailControlChannel? {
        guard controlEnds.1 >= 0 else { return nil }
        defer { controlEnds = (-1, -1) }
        return JailControlChannel(controlEnds.0, controlEnds.1)
    }

    /// A pipe, or what to do when there are no descriptors left.
    static func pipe() throws(SandboxError) -> (reading: Int32, writing: Int32) {
        var reading: Int32 = -1
        var writing: Int32 = -1
        let made = cl_pipe(&reading, &writing, 0)
        guard made >= 0 else { throw lackOfDescriptors("make a pipe", made) }
        return (reading, writing)
    }

    private static func lackOfDescriptors(_ operation: String, _ result: Int32) -> SandboxError {
        .host(
            operation: operation, code: SystemErrorCode(rawValue: -result),
            remedy: "raise the limit of open files (ulimit -n)")
    }
}
