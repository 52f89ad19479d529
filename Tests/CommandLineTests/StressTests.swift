import TestSupport
import Testing

/// A short version of `bulkhead-stress`.
@Suite("Many sandboxes", .timeLimit(.minutes(4)))
struct StressTests {
    @Test func nothingIsLeft() async throws {
        // Without descriptors: other tests of this process open and close some at the same time.
        let report = try await StressPlan(sandboxes: 120, programs: 30, concurrency: 8).run()
        #expect(report.failures.isEmpty, "\(report.failures)")
        let leaks = report.leaks.filter { !$0.hasPrefix("descriptor") }
        #expect(leaks.isEmpty, "\(leaks)")
        #expect(report.endings.values.reduce(0, +) == 150)
    }
}
