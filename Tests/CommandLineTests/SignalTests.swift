import Glibc
import TestSupport
import Testing

@Suite("Signals to bulkhead", .timeLimit(.minutes(3)))
struct SignalTests {
    @Test(arguments: [(SIGINT, "INT"), (SIGTERM, "TERM"), (SIGHUP, "HUP")], [true, false])
    func areForwardedAndEndTheSandbox(signal: (Int32, String), isHeard: Bool) async throws {
        let bulkhead = try Bulkhead()
        let marker = Bulkhead.marker()
        let reaction = isHeard ? "trap 'echo heard; exit 0' \(signal.1); " : ""
        let script = "sh -c 'sleep 1000; : \(marker)' & \(reaction)echo ready; while :; do sleep 0.05; done"
        let running = try bulkhead.command(["run", "--", "bash", "-c", script]).start()
        #expect(await running.prints("ready"))
        running.signal(signal.0)
        let result = await running.result()
        #expect(result.code == 128 + signal.0)
        #expect(result.output.contains("heard") == isHeard)
        #expect(await Machine.comesTrue { Machine.processes(containing: marker).isEmpty })
        #expect(bulkhead.leftInState.isEmpty)
    }

    @Test func aProcessThatDoesNotCareIsKilled() async throws {
        let bulkhead = try Bulkhead()
        let marker = Bulkhead.marker()
        let script = "trap '' TERM INT HUP QUIT; echo ready; while :; do sleep 0.05; done # \(marker)"
        let running = try bulkhead.command(["run", "--", "bash", "-c", script]).start()
        #expect(await running.prints("ready"))
        running.signal(SIGTERM)
        let result = await running.result()
        #expect(result.code == 143)
        #expect(await Machine.comesTrue { Machine.processes(containing: marker).isEmpty })
    }

    @Test func aSecondSignalEndsAtOnce() async throws {
        let bulkhead = try Bulkhead()
        let running = try bulkhead.command([
            "run", "--", "bash", "-c", "trap '' TERM INT; echo ready; while :; do sleep 0.05; done",
        ]).start()
        #expect(await running.prints("ready"))
        running.signal(SIGINT)
        try await Task.sleep(for: .milliseconds(200))
        running.signal(SIGINT)
        #expect(await running.result().code == 130)
    }

    @Test func changesAreKept() async throws {
        let bulkhead = try Bulkhead()
        let running = try bulkhead.command([
            "run", "--mount", ".:/work:cow", "--", "sh", "-c", "echo kept > f; echo ready; exec sleep 1000",
        ]).start()
        #expect(await running.prints("ready"))
        running.signal(SIGINT)
        let result = await running.result()
        #expect(result.code == 130)
        #expect(try await bulkhead(["diff"]).output.contains("+kept"))
    }

    @Test func aReaderThatGoesAway() async throws {
        let bulkhead = try Bulkhead()
        let marker = Bulkhead.marker()
        let result = try await bulkhead.script(
            "{ \"$bulkhead\" run -- sh -c 'while :; do echo \(marker); done'; echo $? >&2; } | head -n 1")
        #expect(result.output == "\(marker)\n")
        #expect(result.error == "141\n")
        #expect(await Machine.comesTrue { Machine.processes(containing: marker).isEmpty })
    }
}
