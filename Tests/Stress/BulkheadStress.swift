import Glibc
import Jail
import Sandboxing
import TestSupport

/// Makes and ends many sandboxes, kills a third of them and of their makers half-way, and counts what is left.
///
///     bulkhead-stress [SANDBOXES [PROGRAMS [AT A TIME]]]
@main
enum BulkheadStress {
    static func main() {
        let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
        let plan = StressPlan(
            sandboxes: numbers.first ?? 2000, programs: numbers.dropFirst().first ?? 200,
            concurrency: numbers.dropFirst(2).first ?? 16)
        let done = Done()
        Task.detached {
            do {
                let report = try await plan.run(tell)
                for line in report.lines { tell(line) }
                done.end(report.isClean ? 0 : 1)
            } catch {
                tell("bulkhead-stress: \(error)")
                done.end(125)
            }
        }
        done.wait()
    }

    /// Writes a line at once, also into a file.
    @Sendable private static func tell(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        _ = write(1, bytes, bytes.count)
    }
}

/// The end of the program, when the work has ended.
private final class Done: Sendable {
    func end(_ code: Int32) { exit(code) }

    func wait() {
        while true { pause() }
    }
}
