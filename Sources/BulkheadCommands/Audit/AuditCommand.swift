import ArgumentParser
import Glibc
import PythonAudit
import Sandboxing

/// `bulkhead audit`
struct AuditCommand: Verb {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Look for what is dangerous in Python source, without running it.",
        discussion: """
            Files are read whatever their name, directories with every *.py in them. Every finding has a place, a reason \
            and what to do instead; the rules are listed with --list-rules. A finding passes if a comment on its line, or \
            alone on the line before, says why: '# bulkhead: allow BH205 because the report is the result'.

              bulkhead audit script.py
              bulkhead audit --format sarif --output audit.sarif .
              bulkhead audit --no-comments --fail-on error - < script.py
              bulkhead audit --policy audit.yaml src

            Exit codes: 0 nothing at or above the severity of --fail-on; 1 findings; 125 bulkhead itself failed.
            """
    )

    /// The forms of output.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, sarif }

    /// The audit's threshold, as an option takes it.
    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case error, warning, note, never

        var threshold: AuditThreshold {
            switch self {
            case .error: .error
            case .warning: .warning
            case .note: .note
            case .never: .never
            }
        }
    }

    @Argument(help: "Files and directories; - is standard input.", completion: .file())
    var paths: [String] = []

    @Option(help: ArgumentHelp("Form of the output.", valueName: "form"))
    var format = Format.text

    @Option(name: [.short, .long], help: ArgumentHelp("Write to a file.", valueName: "file"), completion: .file())
    var output: String?

    @Option(help: ArgumentHelp("Start from a policy file.", valueName: "file"), completion: .file())
    var policy: String?

    @Option(help: ArgumentHelp("Leave out a rule, or names such as 'os.path.*'; can be repeated.", valueName: "rule"))
    var allow: [String] = []

    @Option(help: ArgumentHelp("Make a rule, or the use of a name, an error; can be repeated.", valueName: "rule"))
    var deny: [String] = []

    @Option(help: ArgumentHelp("Allow absolute paths below a directory; can be repeated.", valueName: "dir"))
    var root: [String] = []

    @Option(help: ArgumentHelp("The least severity that counts as failure.", valueName: "severity"))
    var failOn: Threshold?

    @Flag(help: "Let no comment in the source suppress a finding.")
    var noComments = false

    @Flag(name: [.short, .long], help: "Print nothing but findings.")
    var quiet = false

    @Flag(help: "Print the rules.")
    var listRules = false

    func validate() throws {
        if paths.isEmpty && !listRules { throw ValidationError("name a file or a directory, or - for standard input") }
    }

    func perform() async throws -> Int32 {
        if listRules {
            let lines = AuditRule.all.map { rule in
                "\(padded(rule.id, 7))\(padded(rule.name, 27))\(padded(rule.severity.rawValue, 9))\(rule.summary)"
            }
            return HostOutput.standardOutput.write(line: lines.joined(separator: "\n")) ? 0 : CommandFailure.ours
        }
        let policy = try finalPolicy()
        let sources = try AuditedFiles.read(paths).map { file in
            AuditedSource(
                report: PythonAudit.audit(source: file.contents, filename: file.name, policy: policy),
                source: file.contents)
        }
        try write(sources)
        if !quiet { summarise(sources) }
        return sources.contains { $0.report.hasFailed } ? 1 : 0
    }

    /// The policy file with what the options add.
    private func finalPolicy() throws -> AuditPolicy {
        var result = AuditPolicy()
        if let policy {
            let policies = try Policies.required()
            do throws(PolicyAccessError) {
                result = try policies.readAudit(path: policy)
            } catch {
                throw CommandFailure(error.description)
            }
        }
        result.allow += try allow.map { try selector($0, "--allow") }
        result.deny += try deny.map { try selector($0, "--deny") }
        let directory = try HostFile.currentDirectory()
        result.roots += root.map { HostPath.absolute($0, in: directory) }
        if let failOn { result.threshold = failOn.threshold }
        if noComments { result.honoursComments = false }
        return result
    }

    private func selector(_ text: String, _ option: String) throws(CommandFailure) -> AuditSelector {
        if let selector = AuditSelector(text) { return selector }
        let suggestion = Spelling.suggestion(for: text, among: AuditRule.all.map(\.name))
        throw CommandFailure(
            "\(option): \(text.quotedForMessage) is neither a rule nor a name of Python; "
                + (suggestion ?? "see the rules with --list-rules"))
    }

    private func write(_ sources: [AuditedSource]) throws {
        let isColoured = output == nil && HostOutput.standardOutput.isColoured
        let text =
            switch format {
            case .text: AuditOutput.text(sources, usesColour: isColoured)
            case .json: AuditOutput.json(sources)
            case .sarif: AuditOutput.sarif(sources, toolVersion: BulkheadCommand.version)
            }
        guard let output else {
            guard HostOutput.standardOutput.write(Array(text.utf8)) else {
                throw CommandFailure("nobody reads the output any more", code: RunSession.brokenPipe)
            }
            return
        }
        let descriptor = open(output, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw failure(output) }
        defer { close(descriptor) }
        guard HostOutput(descriptor: descriptor).write(Array(text.utf8)) else { throw failure(output) }
    }

    private func failure(_ path: String) -> CommandFailure {
        CommandFailure(
            "cannot write \(path.quotedForMessage): \(SystemErrorCode(rawValue: errno)); name another file with --output"
        )
    }

    /// One line for people, on the stream that is not the result.
    private func summarise(_ sources: [AuditedSource]) {
        let counts = AuditSeverity.allCases.reversed().map { severity in
            let count = sources.reduce(0) { $0 + $1.report.count(of: severity) }
            return "\(count) \(severity.rawValue)\(count == 1 ? "" : "s")"
        }
        let suppressed = sources.reduce(0) { $0 + $1.report.findings.count { $0.isSuppressed } }
        let inJail = sources.count { $0.report.requiredRuntime != .interpreter }
        var line = "bulkhead: \(sources.count) file\(sources.count == 1 ? "" : "s"): " + counts.joined(separator: ", ")
        if suppressed > 0 { line += ", \(suppressed) suppressed" }
        HostOutput.standardError.write(line: line)
        guard inJail > 0 else { return }
        guard sources.count == 1, let reasons = sources.first?.report.requiredRuntime.reasons else {
            HostOutput.standardError.write(line: "bulkhead: \(inJail) of them need a jail to run")
            return
        }
        let shown = reasons.prefix(3).map(\.description).joined(separator: "; ")
        let more = reasons.count > 3 ? "; and \(reasons.count - 3) more" : ""
        HostOutput.standardError.write(line: "bulkhead: it needs a jail to run: \(shown.withoutControls)\(more)")
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(1, width - text.utf8.count))
    }
}

extension String {
    /// The text without what a terminal obeys: names in a source are somebody else's work.
    fileprivate var withoutControls: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) ? "\u{FFFD}" : $0 }))
    }
}
