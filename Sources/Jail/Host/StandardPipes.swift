import CLinux
import Glibc
import Sandboxing
import SupervisorProtocol

/// The pipes between the host and a new process. Whatever is not taken is closed.
struct StandardPipes: ~Copyable {
    private var childEnds: [Int32] = []
    private var inputEnd: Int32 = -1
    /// Our ends of output and error, which their streams take over.
    private(set) var readers: [(Int32, OutputStream.Kind)] = []

    init(for plan: StartPlan) throws(SandboxError) {
        guard plan.terminal == nil else { return }
        do {
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
        } catch {
            for (descriptor, _) in readers { Glibc.close(descriptor) }
            throw error
        }
    }

    deinit {
        for descriptor in childEnds { Glibc.close(descriptor) }
        if inputEnd >= 0 { Glibc.close(inputEnd) }
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

    /// A pipe, or what to do when there are no descriptors left.
    static func pipe() throws(SandboxError) -> (reading: Int32, writing: Int32) {
        var reading: Int32 = -1
        var writing: Int32 = -1
        let made = cl_pipe(&reading, &writing, 0)
        guard made >= 0 else {
            throw .host(
                operation: "make a pipe", code: SystemErrorCode(rawValue: -made),
                remedy: "raise the limit of open files (ulimit -n)")
        }
        return (reading, writing)
    }
}
