/// A piece of text that does not say what it should: what is wrong with it, and what would be right.
///
/// The readers of single values (sizes, times, mounts) throw this; whoever knows which option or which line of a file
/// the text came from adds that.
public struct UnreadableValue: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong, with the text quoted.
    public var problem: String
    /// What would be right.
    public var remedy: String

    /// A problem and its remedy.
    public init(problem: String, remedy: String) {
        self.problem = problem
        self.remedy = remedy
    }

    /// Both, in one line.
    public var description: String { "\(problem); \(remedy)" }

    /// The same as an error about one field of a specification.
    public func inField(_ field: String) -> SandboxError {
        .invalidSpecification(field: field, problem: problem, remedy: remedy)
    }
}

extension String {
    /// The text in quotes, as messages show it: shortened, and without characters that a terminal would obey.
    ///
    /// Values come from files and command lines that may themselves be somebody else's work.
    public var quotedForMessage: String {
        let shown = unicodeScalars.prefix(80).map { scalar -> String in
            switch scalar.value {
            case 0x0A: "\\n"
            case 0x09: "\\t"
            case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
                "\\u{" + String(scalar.value, radix: 16) + "}"
            default: String(scalar)
            }
        }
        return "'" + shown.joined() + (unicodeScalars.count > 80 ? "…" : "") + "'"
    }
}
