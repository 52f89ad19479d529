import CLinux
import Glibc

/// `make bench`: our sandboxes and everybody else's, doing the same work in one run.
///
/// `main` is synchronous on purpose: an asynchronous one costs a static executable tens of milliseconds at its first
/// suspension, and the main thread is needed to wait for signals.
@main
enum BulkheadBenchmarks {
    static func main() {
        let options: Options
        do {
            options = try Options(Array(CommandLine.arguments.dropFirst()))
        } catch {
            Console.complain("bulkhead-benchmarks: \(error.reason)\n\(Options.usage)")
            exit(64)
        }
        if options.showsHelp {
            Console.say(Options.usage)
            exit(0)
        }
        guard geteuid() == 0 else {
            Console.complain("bulkhead-benchmarks: container engines need root; run it as root")
            exit(77)
        }
        // Blocked before any thread exists, so that every thread inherits it and only `sigwait` below sees them.
        var signals = sigset_t()
        sigemptyset(&signals)
        for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, signal) }
        pthread_sigmask(SIG_BLOCK, &signals, nil)
        // Detached: the main actor would wait for this very thread.
        let run = Task.detached { exit(await BenchmarkRun(options: options).perform()) }
        var received: Int32 = 0
        sigwait(&signals, &received)
        Console.complain("stopping and cleaning up")
        run.cancel()
        // What hangs must not keep engines and directories alive.
        var patience = timespec(tv_sec: 30, tv_nsec: 0)
        sigtimedwait(&signals, nil, &patience)
        Field.closeInHaste()
        exit(130)
    }
}

/// Where text goes.
enum Console {
    /// A result, on standard output.
    static func say(_ text: String) { put(text + "\n", 1) }

    /// Progress or a complaint, on standard error.
    static func complain(_ text: String) { put(text + "\n", 2) }

    private static func put(_ text: String, _ descriptor: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let written = write(descriptor, rest.baseAddress, rest.count)
                guard written > 0 else { return }
                rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
            }
        }
    }
}

/// Why something could not be measured.
struct BenchmarkFailure: Error {
    var reason: String

    init(_ reason: String) { self.reason = reason }
}
