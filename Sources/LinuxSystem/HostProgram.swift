import CLinux
import Glibc

/// A program of the host, started with nothing inherited but the descriptors that it is given.
public struct HostProgram: Sendable {
    /// Paths at which the program may be.
    public var candidates: [String]
    /// Its arguments, its own name first.
    public var arguments: [String]

    /// A program and its arguments.
    public init(candidates: [String], arguments: [String]) {
        self.candidates = candidates
        self.arguments = arguments
    }

    /// Starts the program with these standard streams; what is nil is `/dev/null`. Gives the pid, which the caller
    /// must reap, or a negated errno.
    public func start(input: Int32? = nil, output: Int32? = nil, error: Int32? = nil) -> Int32 {
        let null = cl_open("/dev/null", O_RDWR, 0)
        guard null >= 0 else { return null }
        defer { close(null) }
        let strings = CStringArrays(
            candidates: candidates, arguments: arguments,
            environment: ["PATH=/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL=C"])
        defer { strings.free() }
        let descriptors = [input ?? null, output ?? null, error ?? null]
        var pidfd: Int32 = -1
        var stage: Int32 = 0
        let process = descriptors.withUnsafeBufferPointer { table -> Int32 in
            guard let base = table.baseAddress else { return -EINVAL }
            var plan = strings.plan(descriptors: base, count: 3)
            return cl_spawn(&plan, &pidfd, &stage)
        }
        if process > 0 { close(pidfd) }
        return process
    }

    /// Waits for a started program: its exit code, or -1 when a signal ended it.
    public static func wait(for process: Int32) -> Int32 {
        var reaped = cl_reaped()
        guard cl_reap(process, &reaped) > 0 else { return -1 }
        var signal: Int32 = 0
        return cl_exit_code(reaped.status, &signal)
    }
}
