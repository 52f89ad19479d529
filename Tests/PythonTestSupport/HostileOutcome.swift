package import PythonInterpreter

/// How a program that means harm ended, on its way from the process that ran it.
package struct HostileOutcome: Sendable, Equatable {
    /// What each of them may use.
    package static let limits = PythonLimits(
        instructions: 100_000_000, nanoseconds: 4_000_000_000, memory: 256 << 20, output: 1_000_000)

    /// `value`, `exception` or the limit that stopped it.
    package var end: String
    /// The exception's type.
    package var type = ""
    package var message = ""
    /// The most bytes that the session held.
    package var memory = 0
    /// How a harmless program ended in the same session afterwards.
    package var after = ""
    /// Whether all that sessions share is as it was.
    package var isWorldIntact = true
    package var output = ""

    package init(_ result: PythonResult, after: PythonResult, isWorldIntact: Bool) {
        (end, type, message) = Self.end(of: result)
        self.after = Self.end(of: after).0
        memory = result.usage.peakMemory
        self.isWorldIntact = isWorldIntact
        output = String(decoding: result.output, as: UTF8.self)
    }

    private static func end(of result: PythonResult) -> (String, String, String) {
        switch result.outcome {
        case .value: ("value", "", "")
        case .exception(let exception): ("exception", exception.type, exception.message)
        case .limit(let kind): (kind.rawValue, "", "")
        }
    }

    /// One line for each field; the output may have many.
    package var text: String {
        let line = message.split(separator: "\n", omittingEmptySubsequences: false).first.map { String($0) } ?? ""
        return "\(end)\n\(type)\n\(line)\n\(memory)\n\(after)\n\(isWorldIntact)\n\(output)"
    }

    /// nil if it is no such text, because the process that should have sent it died.
    package init?(_ text: String) {
        let lines = text.split(separator: "\n", maxSplits: 6, omittingEmptySubsequences: false).map { String($0) }
        guard lines.count == 7, let memory = Int(lines[3]), let isWorldIntact = Bool(lines[5]) else { return nil }
        (end, type, message, after, output) = (lines[0], lines[1], lines[2], lines[4], lines[6])
        self.memory = memory
        self.isWorldIntact = isWorldIntact
    }
}
