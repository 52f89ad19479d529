/// Why a pattern or a replacement template is refused, as Python would say it.
package struct RegexError: Error, Equatable, Sendable {
    /// The exception of Python that this is.
    package enum Kind: Equatable, Sendable {
        /// `re.PatternError`, which carries a position.
        case pattern
        /// `ValueError`, of flags that do not go together.
        case value
        /// `OverflowError`, of a repetition that is too large to count.
        case overflow
        /// `IndexError`, of a template that names an unknown group.
        case index
        /// `RecursionError`, of groups nested deeper than the limits allow.
        case recursion
        /// Not an error in Python: larger than the limits of this program allow.
        case limit
    }

    package let kind: Kind

    /// The message without its position: what Python calls `msg`.
    package let message: String

    /// The code unit that the message is about: what Python calls `pos`.
    package let position: Int?

    /// The line of the position, from 1: what Python calls `lineno`.
    package let line: Int?

    /// The column of the position, from 1: what Python calls `colno`.
    package let column: Int?

    /// Whether the pattern has more than one line, which is when the text of the error names the line.
    private let isMultiline: Bool

    package init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
        position = nil
        line = nil
        column = nil
        isMultiline = false
    }

    init(_ message: String, at position: Int, of pattern: [UInt32]) {
        let newline: UInt32 = 10
        let before = pattern.prefix(max(0, position))
        kind = .pattern
        self.message = message
        self.position = position
        line = before.count(where: { $0 == newline }) + 1
        column = position - (before.lastIndex(of: newline) ?? -1)
        isMultiline = pattern.contains(newline)
    }

    /// The text of the exception: the message and, where there is one, the position.
    package var description: String {
        guard let position else { return message }
        guard isMultiline, let line, let column else { return "\(message) at position \(position)" }
        return "\(message) at position \(position) (line \(line), column \(column))"
    }
}
