import CLinux
import Glibc
import LinuxSystem

/// A program of the host that is started, waited for and timed: always in the same way, so that the cost of starting
/// is the same for every contestant.
struct Command: Sendable {
    var arguments: [String]

    init(_ arguments: [String]) { self.arguments = arguments }

    /// Where programs are looked for.
    static let searchPath = ["/usr/local/sbin", "/usr/local/bin", "/usr/sbin", "/usr/bin", "/sbin", "/bin"]

    /// The full path of a program, or nil.
    static func find(_ name: String) -> String? {
        if name.utf8.contains(UInt8(ascii: "/")) { return access(name, X_OK) == 0 ? name : nil }
        return searchPath.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }

    /// A process that was started and must be waited for.
    struct Running: Sendable {
        var process: Int32
        var startedAt: Int64

        /// Waits for the end; gives the exit code, or 128 and the signal.
        func wait() -> Int32 {
            var reaped = cl_reaped()
            guard cl_reap(process, &reaped) > 0 else { return -1 }
            var signal: Int32 = 0
            let code = cl_exit_code(reaped.status, &signal)
            return code >= 0 ? code : 128 + signal
        }
    }

    /// Starts the program with nothing on its standard streams, or with these descriptors there.
    func start(
        output: Int32? = nil, error: Int32? = nil, inNewSession: Bool = false
    ) throws(BenchmarkFailure) -> Running {
        guard let name = arguments.first, let path = Self.find(name) else {
            throw BenchmarkFailure("\(arguments.first ?? "") is not installed")
        }
        let null = cl_open("/dev/null", O_RDWR, 0)
        defer { close(null) }
        let strings = CStringArrays(
            candidates: [path], arguments: arguments,
            environment: ["PATH=" + Self.searchPath.joined(separator: ":"), "LC_ALL=C", "HOME=/nonexistent"])
        defer { strings.free() }
        let descriptors = [null, output ?? null, error ?? null]
        var pidfd: Int32 = -1
        var stage: Int32 = 0
        var startedAt: Int64 = 0
        let process = descriptors.withUnsafeBufferPointer { table -> Int32 in
            guard let base = table.baseAddress else { return -EINVAL }
            var plan = strings.plan(descriptors: base, count: 3)
            plan.new_session = inNewSession ? 1 : 0
            startedAt = cl_monotonic_now()
            return cl_spawn(&plan, &pidfd, &stage)
        }
        guard process > 0 else { throw BenchmarkFailure("\(path): \(String(cString: strerror(-process)))") }
        close(pidfd)
        return Running(process: process, startedAt: startedAt)
    }

    /// Runs the program and gives the nanoseconds from just before its start until it was reaped.
    func time() throws(BenchmarkFailure) -> Int64 {
        let running = try start()
        let code = running.wait()
        let duration = cl_monotonic_now() - running.startedAt
        guard code == 0 else { throw BenchmarkFailure(explain(code)) }
        return duration
    }

    /// Runs the program and gives what it printed on both streams.
    func capture() throws(BenchmarkFailure) -> (code: Int32, text: String) {
        var reading: Int32 = -1
        var writing: Int32 = -1
        guard cl_pipe(&reading, &writing, 0) >= 0 else { throw BenchmarkFailure("no descriptors left") }
        defer { close(reading) }
        let running: Running
        do {
            running = try start(output: writing, error: writing)
        } catch {
            close(writing)
            throw error
        }
        close(writing)
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while bytes.count < 1 << 16 {
            let count = read(reading, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        return (running.wait(), String(decoding: bytes, as: UTF8.self))
    }

    /// Runs the program and throws what it said if it fails.
    func runChecked() throws(BenchmarkFailure) {
        let (code, text) = try capture()
        if code != 0 {
            throw BenchmarkFailure("\(explain(code)): \(text.split(separator: "\n").last.map(String.init) ?? "")")
        }
    }

    private func explain(_ code: Int32) -> String { "\(arguments.prefix(4).joined(separator: " ")) … exited \(code)" }
}
