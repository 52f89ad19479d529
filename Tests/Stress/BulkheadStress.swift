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
                let report = try await plan.run { print($0) }
                for line in report.lines { print(line) }
                done.end(report.isClean ? 0 : 1)
            } catch {
                print("bulkhead-stress: \(error)")
                done.end(125)
            }
        }
        done.wait()
    }
}

/// The end of the program, when the work has ended.
private final class Done: Sendable {
    func end(_ code: Int32) { exit(code) }

    func wait() {
        while true { pause() }
    }
}
