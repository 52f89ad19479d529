/// Finds the successive matches of a program, as `finditer`, `findall`, `split` and `sub` do: an empty match may follow
/// another match at once, but not an empty one.
package struct MatchIterator: Sendable {
    /// Where the next search begins: the end of the last match.
    package private(set) var position: Int
    private let end: Int
    private var mustAdvance = false
    private var isDone = false

    package init(from: Int, to: Int) {
        position = max(0, from)
        end = to
    }

    /// Looks for the next match, whose bounds the state then holds.
    ///
    /// - Parameter mode: `match` only accepts a match where the last one ended, as `Scanner.match` does.
    package mutating func next(
        _ program: RegexProgram, in subject: RegexSubject, mode: MatchMode = .search, state: inout MatchState,
        meter: inout StepMeter
    ) throws(MatchStop) -> Bool {
        if isDone { return false }
        let found = try program.match(
            in: subject, from: position, to: end, mode: mode, mustAdvance: mustAdvance, state: &state, meter: &meter)
        guard found, let span = state.span(of: 0) else {
            isDone = true
            return false
        }
        mustAdvance = span.isEmpty
        position = span.upperBound
        return true
    }
}
