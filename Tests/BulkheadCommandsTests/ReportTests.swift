import Sandboxing
import Testing

@testable import BulkheadCommands

@Suite("Reports")
struct ReportTests {
    @Test(
        arguments: [
            (.exited(0), [], 0), (.exited(7), [], 7), (.exited(255), [], 255), (.signaled(11), [], 139),
            (.signaled(9), [], 137), (.signaled(15), [], 143), (.signaled(9), [.wallTime], 124),
            (.exited(0), [.wallTime], 124),
            (.signaled(9), [.memory], 137), (.signaled(24), [.cpuTime], 137), (.signaled(25), [.fileSize], 137),
            (.signaled(15), [.output], 137), (.exited(3), [.output], 3), (.exited(1), [.memory], 1),
            // A refused fork kills nobody: the signal is the program's own.
            (.signaled(11), [.processes], 139),
        ] as [(Sandboxing.ExitStatus, [LimitName], Int32)])
    func exitCodes(exit: Sandboxing.ExitStatus, limits: [LimitName], code: Int32) {
        #expect(ExitCodes.code(for: Outcome(exit: exit, limits: limits)) == code)
    }

    @Test(
        arguments: [
            (.commandNotStarted(command: "x", stage: "execve", code: .noSuchFile), 127),
            (.commandNotStarted(command: "x", stage: "execve", code: .permissionDenied), 126),
            (.commandNotStarted(command: "x", stage: "chdir", code: .noSuchFile), 125), (.cancelled, 125),
            (.protocolViolation("x"), 125),
        ] as [(SandboxError, Int32)])
    func exitCodesOfErrors(error: SandboxError, code: Int32) { #expect(ExitCodes.code(for: error) == code) }

    @Test(
        arguments: [
            (.null, "null"), (.boolean(true), "true"), (.integer(-1), "-1"), (.unsigned(.max), "18446744073709551615"),
            (.number(0.5), "0.5"), (.number(.nan), "null"), (.number(.infinity), "null"), (.array([]), "[]"),
            (.array([.null, .integer(1)]), "[null,1]"), (.object([]), "{}"),
            (.object([.init("b", .null), .init("a", .string("x"))]), "{\"b\":null,\"a\":\"x\"}"),
            (
                .string("\"\\/\n\r\t\u{0}\u{1B}\u{7F}\u{9B}\u{2028}é😀"),
                "\"\\\"\\\\/\\n\\r\\t\\u0000\\u001b\\u007f\\u009b\\u2028é😀\""
            ),
        ] as [(JSON, String)])
    func json(value: JSON, text: String) { #expect(value.text == text) }

    @Test(arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{0}\u{7F}?>", "AH8/Pg=="),
    ])
    func base64(text: String, encoded: String) { #expect(Base64.encode(Array(text.utf8)) == encoded) }

    @Test func outcomeAsJSON() {
        var outcome = Outcome(
            exit: .signaled(9), limits: [.memory],
            usage: ResourceUsage(userTime: .milliseconds(1500), systemTime: .microseconds(1), peakMemory: 4096),
            duration: .milliseconds(2250), standardErrorTruncated: true,
            enforcement: Enforcement(controls: [
                .memory: .enforced(by: "cgroup"), .swap: .unenforced(reason: "no \"swap\""),
                .disk: .degraded(by: "tmpfs", gap: "shared"),
            ]))
        outcome.standardOutput = Array("é\n".utf8)
        outcome.standardError = [0xFF, 0x41]
        let text = OutcomeReport(outcome: outcome, limits: Limits(), changes: ["a-1"]).json.text
        #expect(
            text == """
                {"outcome":{"kind":"signaled","signal":9},"exit-code":137,"limits-hit":["memory"],"duration":2.25,\
                "usage":{"user-time":1.5,"system-time":1e-06,"peak-memory":4096,"disk":null,"processes":null},\
                "stdout":"é\\n","stdout-truncated":false,"stderr":"\u{FFFD}A","stderr-base64":"/0E=","stderr-truncated":true,\
                "enforcement":{"memory":{"status":"enforced","by":"cgroup"},\
                "swap":{"status":"missing","reason":"no \\"swap\\""},\
                "disk":{"status":"degraded","by":"tmpfs","gap":"shared"}},"gaps":["swap","disk"],"change-sets":["a-1"]}
                """)
    }

    @Test(arguments: LimitName.allCases)
    func everyLimitHasALineThatNamesItsOption(limit: LimitName) throws {
        let report = OutcomeReport(outcome: Outcome(exit: .exited(0), limits: [limit]), limits: Limits())
        let line = try #require(report.lines.first)
        #expect(report.lines.count == 1)
        #expect(line.hasSuffix("(\(OptionNames.option(for: limit)))"))
        #expect(RunCommand.optionNames.contains(OptionNames.option(for: limit)))
    }

    @Test func limitLines() {
        let limits = Limits(wallTime: .seconds(2), output: 1 << 20, outputOverflow: .truncate)
        let report = OutcomeReport(outcome: Outcome(exit: .exited(0), limits: [.wallTime, .output]), limits: limits)
        #expect(report.lines == ["killed after 2s (--timeout)", "output cut off after 1M (--output-limit)"])
    }

    @Test func warningsAreOnlyAboutWhatWasAskedFor() {
        let enforcement = Enforcement(controls: [
            .memory: .unenforced(reason: "no memory control group"), .swap: .unenforced(reason: "x"),
            .cpus: .degraded(by: "a", gap: "b"), .disk: .enforced(by: "c"),
        ])
        #expect(
            EnforcementReport.warnings(enforcement, asked: [.memory, .cpus, .disk]) == [
                "memory cannot be enforced here: no memory control group", "cpus is enforced only in part here: b",
            ])
    }

    @Test func aMissingCoreControlMakesAMachineInsufficient() {
        var enforcement = Enforcement(
            controls: Dictionary(uniqueKeysWithValues: Control.core.map { ($0, .enforced(by: "x")) }))
        func report() -> CapabilityReport {
            CapabilityReport(runtime: "jail", capabilities: Capabilities(enforcement: enforcement))
        }
        #expect(report().isSufficient)
        enforcement[.seccomp] = .degraded(by: "x", gap: "y")
        #expect(report().isSufficient)
        enforcement[.seccomp] = .unenforced(reason: "CONFIG_SECCOMP is off")
        #expect(report().missingCore == [.seccomp])
        enforcement[.seccomp] = nil
        #expect(report().missingCore == [.seccomp])
        #expect(report().table(coloured: false).hasSuffix("The default policy cannot be met: seccomp missing."))
        #expect(!report().table(coloured: false).contains("\u{1B}"))
        #expect(report().json.text.contains("\"sufficient\":false"))
    }
}
