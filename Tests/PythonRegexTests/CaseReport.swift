import PythonRegex

/// What an engine makes of a case, in the words that `oracle.py` uses too.
struct CaseReport {
    static let budget: Int64 = 2_000_000

    /// The answers, as one line.
    static func line(for made: RegexCase) -> String {
        let program: RegexProgram
        do {
            program = try RegexProgram.compile(
                pattern: made.pattern, flags: RegexFlags(rawValue: made.flags), isBytes: made.isBytes)
        } catch {
            return "compile " + text(of: error)
        }
        let widest = made.subject.max() ?? 0
        if widest < 256 {
            return RegexSubject.with(made.subject.map { UInt8(truncatingIfNeeded: $0) }) {
                CaseReport(made, program, $0).line()
            }
        }
        if widest < 0x1_0000 {
            return RegexSubject.with(made.subject.map { UInt16(truncatingIfNeeded: $0) }) {
                CaseReport(made, program, $0).line()
            }
        }
        return RegexSubject.with(made.subject) { CaseReport(made, program, $0).line() }
    }

    private static func text(of error: RegexError) -> String {
        "\(error.kind)|\(hex(error.message))|\(error.position.map(String.init) ?? "-")"
            + "|\(error.line.map(String.init) ?? "-")|\(error.column.map(String.init) ?? "-")"
    }

    private static func hex(_ text: String) -> String { hex(text.unicodeScalars.map(\.value)) }
    private static func hex(_ units: some Sequence<UInt32>) -> String {
        "<" + units.map { String($0, radix: 16) }.joined(separator: ",") + ">"
    }

    private let made: RegexCase
    private let program: RegexProgram
    private let subject: RegexSubject

    private init(_ made: RegexCase, _ program: RegexProgram, _ subject: RegexSubject) {
        self.made = made
        self.program = program
        self.subject = subject
    }

    private func line() -> String {
        let parts = [
            "flags \(program.flags.rawValue)",
            "names " + program.groupNames.map { "\($0.number)" }.joined(separator: ","),
            single(.match), single(.fullmatch), single(.search), iterated(), split(), substituted(),
        ]
        return parts.joined(separator: " / ")
    }

    private func single(_ mode: MatchMode) -> String {
        var state = MatchState()
        var meter = StepMeter(budget: Self.budget)
        let end = made.subject.count
        do {
            let matched = try program.match(
                in: subject, from: 0, to: end, mode: mode, state: &state, meter: &meter)
            return matched ? found(state) : "none"
        } catch {
            return "stopped"
        }
    }

    private func found(_ state: borrowing MatchState) -> String {
        var parts: [String] = []
        for group in 0...program.groupCount {
            parts.append(state.span(of: group).map { "\($0.lowerBound)-\($0.upperBound)" } ?? "x")
        }
        return parts.joined(separator: ",") + ":\(state.lastIndex ?? 0)"
    }

    private func each(_ body: (borrowing MatchState) -> Void) -> Bool {
        var state = MatchState()
        var meter = StepMeter(budget: Self.budget)
        var matches = MatchIterator(from: 0, to: made.subject.count)
        do {
            while try matches.next(program, in: subject, state: &state, meter: &meter) { body(state) }
            return true
        } catch {
            return false
        }
    }

    private func iterated() -> String {
        var parts: [String] = []
        return each { parts.append(found($0)) } ? "iter " + parts.joined(separator: " ") : "stopped"
    }

    private func split() -> String {
        var parts: [String] = []
        var last = 0
        let isDone = each { state in
            guard let span = state.span(of: 0) else { return }
            parts.append(Self.hex(made.subject[last..<span.lowerBound]))
            for group in 1..<max(1, program.groupCount + 1) {
                parts.append(state.span(of: group).map { Self.hex(made.subject[$0]) } ?? "x")
            }
            last = span.upperBound
        }
        parts.append(Self.hex(made.subject[last...]))
        return isDone ? "split " + parts.joined(separator: " ") : "stopped"
    }

    private func substituted() -> String {
        let template: ReplacementTemplate
        do {
            template = try ReplacementTemplate(made.replacement, isBytes: made.isBytes, for: program)
        } catch {
            return "template " + Self.text(of: error)
        }
        var result: [UInt32] = []
        var last = 0
        let isDone = each { state in
            guard let span = state.span(of: 0) else { return }
            result += made.subject[last..<span.lowerBound]
            for part in template.parts {
                switch part {
                case .literal(let units): result += units
                case .group(let group): result += state.span(of: group).map { made.subject[$0] } ?? []
                }
            }
            last = span.upperBound
        }
        result += made.subject[last...]
        return isDone ? "sub " + Self.hex(result) : "stopped"
    }
}
