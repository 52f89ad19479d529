import CLinux
import Dispatch
import Glibc
import Synchronization

/// A program that runs on the host, outside any sandbox: what attacks look for, or an attack that is shown outside.
///
/// Its standard output is a pipe to us, everything else is `/dev/null`. Waiting happens on threads of its own, because
/// nothing may block the few threads that all tests share.
final class HostProgram: Sendable {
    struct Failure: Error {
        var program: String
        var code: Int32
    }

    let process: Int32
    private let output: Int32
    private let text = Mutex("")
    private let isReaped = Mutex(false)
    private let queue = DispatchQueue(label: "host program")

    /// Starts a program by its path.
    init(_ arguments: [String], environment: [String: String] = [:]) throws(Failure) {
        var reading: Int32 = -1
        var writing: Int32 = -1
        guard cl_pipe(&reading, &writing, 0) >= 0 else { throw Failure(program: "pipe", code: cl_errno()) }
        defer { close(writing) }
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, writing, 1)
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let variables = ["PATH": "/usr/sbin:/usr/bin:/sbin:/bin"].merging(environment) { $1 }.map { "\($0)=\($1)" }
        let words: [UnsafeMutablePointer<CChar>?] = arguments.map { (word: String) in strdup(word) } + [nil]
        let pairs: [UnsafeMutablePointer<CChar>?] = variables.map { (pair: String) in strdup(pair) } + [nil]
        defer { for string in words + pairs { free(string) } }
        var process = pid_t()
        let result = posix_spawn(&process, arguments[0], &actions, nil, words, pairs)
        guard result == 0 else {
            close(reading)
            throw Failure(program: arguments[0], code: result)
        }
        self.process = process
        output = reading
    }

    deinit {
        end()
        close(output)
    }

    /// What it has printed until now or prints next, up to the end of a line; nil after its last line.
    func nextLine() async -> String? { await onQueue { $0.readLine() } }

    /// All that it prints until it ends, and its status as in wait(2).
    func finish() async -> (output: String, status: Int32) {
        await onQueue { program in
            var lines = ""
            while let line = program.readLine() { lines += line + "\n" }
            return (lines, program.reap(waits: true) ?? 0)
        }
    }

    /// Kills and reaps it; gives what it had printed and nobody read.
    @discardableResult func end() -> String {
        let isOurs = !isReaped.withLock { $0 }
        if isOurs {
            kill(process, SIGKILL)
            _ = reap(waits: true)
        }
        var rest = ""
        while let line = readLine() { rest += line + "\n" }
        return rest
    }

    /// Whether nobody has killed it.
    var isAlive: Bool { reap(waits: false) == nil && !isReaped.withLock { $0 } }

    private func reap(waits: Bool) -> Int32? {
        isReaped.withLock { isReaped in
            guard !isReaped else { return nil }
            var status: Int32 = 0
            guard waitpid(process, &status, waits ? 0 : WNOHANG) == process else { return nil }
            isReaped = true
            return status
        }
    }

    private func readLine() -> String? {
        while true {
            let line = text.withLock { text -> String? in
                guard let newline = text.firstIndex(of: "\n") else { return nil }
                defer { text = String(text[text.index(after: newline)...]) }
                return String(text[..<newline])
            }
            if let line { return line }
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(output, &buffer, buffer.count)
            if count < 0, cl_errno() == EINTR { continue }
            guard count > 0 else {
                return text.withLock { text in
                    defer { text = "" }
                    return text.isEmpty ? nil : text
                }
            }
            text.withLock { $0 += String(decoding: buffer[..<count], as: UTF8.self) }
        }
    }

    private func onQueue<Result: Sendable>(_ body: @escaping @Sendable (HostProgram) -> Result) async -> Result {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: body(self)) }
        }
    }
}
