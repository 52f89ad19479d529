import ArgumentParser
import Jail
import Sandboxing

/// `bulkhead doctor`
struct DoctorCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Show what this machine can enforce, what is missing, and what to do about it.",
        discussion: """
            Every line was found by trying. Exit code 1 if a sandbox with the default policy cannot be made here.

              bulkhead doctor
              bulkhead doctor --json
            """
    )

    @Flag(help: "Print one JSON object.")
    var json = false

    func perform() async throws -> Int32 {
        let runtime = JailRuntime(configuration: JailConfiguration())
        let code = await Self.report(on: runtime, json: json)
        await runtime.close()
        return code
    }

    static func report(on runtime: any Runtime, json: Bool, output: HostOutput = .standardOutput) async -> Int32 {
        do {
            let report = CapabilityReport(runtime: runtime.name, capabilities: try await runtime.capabilities())
            output.write(line: json ? report.json.text : report.table(coloured: output.isColoured))
            return report.isSufficient ? 0 : 1
        } catch {
            if json { output.write(line: OutcomeReport.json(failure: CommandFailure(error)).text) }
            CommandFailure(error).report()
            return 1
        }
    }
}
