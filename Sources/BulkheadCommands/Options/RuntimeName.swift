import Sandboxing

/// The words of `--runtime`.
enum RuntimeName: String, CaseIterable {
    case jail
    case interpreter
    /// The interpreter when it can, else the jail.
    case auto

    /// The word of the option; the jail where it is left out.
    static func read(_ word: String?) throws(CommandFailure) -> RuntimeName {
        guard let word else { return .jail }
        if let name = RuntimeName(rawValue: word) { return name }
        let names = allCases.map(\.rawValue)
        throw CommandFailure(
            "--runtime: \(word.quotedForMessage) is not known here; "
                + (Spelling.suggestion(for: word, among: names) ?? "write one of \(names.joined(separator: ", "))"))
    }
}
