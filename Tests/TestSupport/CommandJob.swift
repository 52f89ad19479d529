import CLinux
import Glibc
import LinuxSystem

/// The three pipes to a program.
struct CommandPipes: Sendable {
    private(set) var input: (read: Int32, write: Int32) = (-1, -1)
    private(set) var output: (read: Int32, write: Int32) = (-1, -1)
    private(set) var error: (read: Int32, write: Int32) = (-1, -1)

    mutating func make() throws {
        let code = [
            cl_pipe(&input.read, &input.write, 0), cl_pipe(&output.read, &output.write, 0),
            cl_pipe(&error.read, &error.write, 0),
        ].min()
        guard let code, code >= 0 else {
            close()
            throw TemporaryDirectory.Failure(step: "pipe", code: -(code ?? 0))
        }
    }

    /// Starts the program at its ends of the pipes, and closes those here. Gives the pid or a negated errno.
    mutating func start(_ command: HostCommand) -> Int32 {
        let strings = CStringArrays(
            candidates: [command.words[0]], arguments: command.words,
            environment: command.environment.map { "\($0)=\($1)" })
        defer { strings.free() }
        var pidfd: Int32 = -1
        var stage: Int32 = 0
        let process = [input.read, output.write, error.write].withUnsafeBufferPointer { table -> Int32 in
            guard let base = table.baseAddress else { return -EINVAL }
            return command.directory.withCString { directory in
                var plan = strings.plan(descriptors: base, count: 3)
                plan.working_directory = directory
                return cl_spawn(&plan, &pidfd, &stage)
            }
        }
        if pidfd >= 0 { Glibc.close(pidfd) }
        for end in [input.read, output.write, error.write] { Glibc.close(end) }
        (input.read, output.write, error.write) = (-1, -1, -1)
        return process
    }

    mutating func closeInput() {
        if input.write >= 0 { Glibc.close(input.write) }
        input.write = -1
    }

    mutating func close() {
        for end in [input.read, input.write, output.read, output.write, error.read, error.write] where end >= 0 {
            Glibc.close(end)
        }
        (input, output, error) = ((-1, -1), (-1, -1), (-1, -1))
    }
}

/// Feeds a program and reads what it prints until it has ended.
struct CommandJob: Sendable {
    let process: Int32
    var pipes: CommandPipes
    var input: [UInt8]
    let keepsInputOpen: Bool

    mutating func work(_ received: ([UInt8], _ isError: Bool) -> Void) -> (code: Int32, signal: Int32?) {
        cl_ignore_pipe_signal()
        for end in [pipes.input.write, pipes.output.read, pipes.error.read] { cl_set_nonblocking(end, 1) }
        let end = cl_monotonic_now() + RunningCommand.patience * 1_000_000
        var status: Int32?
        while true {
            if cl_monotonic_now() > end { kill(process, SIGKILL) }
            feed()
            // Reaped first and read afterwards, so that nothing printed before the end is missed; what others still
            // hold of the pipes does not matter then.
            if status == nil { status = reap() }
            let isDrained = [(pipes.output.read, false), (pipes.error.read, true)].allSatisfy { read($0, $1, received) }
            if let status, isDrained {
                pipes.close()
                var signal: Int32 = 0
                let code = cl_exit_code(status, &signal)
                return signal == 0 ? (code, nil) : (128 + signal, signal)
            }
            var states = [
                pollfd(fd: pipes.output.read, events: Int16(POLLIN), revents: 0),
                pollfd(fd: pipes.error.read, events: Int16(POLLIN), revents: 0),
            ]
            poll(&states, 2, 10)
            // An end of file is always ready.
            if states.allSatisfy({ $0.revents & Int16(POLLIN) == 0 }) { usleep(2000) }
        }
    }

    private mutating func feed() {
        while pipes.input.write >= 0 {
            if input.isEmpty {
                if !keepsInputOpen { pipes.closeInput() }
                return
            }
            let count = Glibc.write(pipes.input.write, input, min(input.count, 65536))
            if count > 0 {
                input.removeFirst(count)
            } else if errno == EAGAIN {
                return
            } else {
                pipes.closeInput()
            }
        }
    }

    private func reap() -> Int32? {
        var status: Int32 = 0
        return waitpid(process, &status, WNOHANG) == process ? status : nil
    }

    /// Reads what there is; whether nothing is left for now.
    private func read(_ descriptor: Int32, _ isError: Bool, _ received: ([UInt8], Bool) -> Void) -> Bool {
        var piece = [UInt8](repeating: 0, count: 65536)
        while true {
            let count = Glibc.read(descriptor, &piece, piece.count)
            if count <= 0 { return true }
            received(Array(piece[..<count]), isError)
        }
    }
}

/// Threads for calls that block.
enum Thread {
    private final class Body: Sendable {
        let run: @Sendable () -> Void

        init(_ run: @escaping @Sendable () -> Void) { self.run = run }
    }

    static func start(_ run: @escaping @Sendable () -> Void) {
        let body = Unmanaged.passRetained(Body(run))
        var thread = pthread_t()
        let code = pthread_create(
            &thread, nil,
            { context in
                guard let context else { return nil }
                Unmanaged<Body>.fromOpaque(context).takeRetainedValue().run()
                return nil
            }, body.toOpaque())
        guard code == 0 else { return body.release() }
        pthread_detach(thread)
    }
}
