/// One step of a compiled pattern. What `a` to `d` hold is listed beside each operation.
struct Instruction: Sendable {
    enum Operation: UInt8, Sendable {
        // Reading one character: what `kind`, `mask`, `a` and `b` say, as `UnitKind` describes it.
        case unit
        /// Reads a text: `a` its place among the literals, `b` its length.
        case literal
        case textStart, lineStart, lastLineEnd, lineEnd, textEnd
        /// `a` and `mask`: the set of word characters.
        case wordBoundary, notWordBoundary

        /// Goes on at `c`.
        case jump
        /// Goes on with the next, or else at `c`.
        case split
        /// Goes on at `c`, or else with the next.
        case splitBack
        /// As `split`, but at once at `c` if the next character is not in the set of `a`, `b` and `mask`.
        case splitIf

        /// Sets register `a`.
        case open
        /// Sets register `a`, and group `b` as the last one.
        case close
        /// Reads again what group `a` read.
        case backreference, backreferenceASCII, backreferenceUnicode
        /// Goes on at `c` unless group `a` has matched.
        case condition

        // Reading one kind of character as often as possible, as rarely as possible, or as often without going back:
        // `kind`, `mask`, `a` and `b` as for `unit`, `c` and `d` the fewest and the most times. `hint` is the one
        // character that must come afterwards, or negative.
        case runGreedy, runLazy, runPossessive

        /// Begins a counted loop in registers `a` and `a + 1`.
        case counterStart
        /// After each turn of a loop and before the first: `a` as above, `b` and `d` fewest and most, `c` the body.
        case counterGreedy, counterLazy
        /// Begins a loop that gives nothing back: registers `a`, `a + 1` and `a + 2`.
        case possessiveStart
        /// Before each turn: `a` as above, `b` and `d` fewest and most, `c` after the loop.
        case possessiveTurn
        /// After each turn: `a` as above, `c` the instruction before each turn.
        case possessiveEnd

        /// Remembers in register `a` what an atomic group may not go back behind.
        case atomicStart
        case atomicEnd
        /// Begins a look around with registers `a` and `a + 1`, `b` characters back.
        case look
        case lookEnd
        /// As `look`; goes on at `c` if the body does not match.
        case lookNot
        case lookNotEnd
        case match
    }

    /// What reads one character.
    enum UnitKind: UInt8, Sendable {
        /// The character `a`.
        case one
        /// The character `a` or `b`.
        case either
        /// Any but the character `a`.
        case not
        case any
        case anyButNewline
        /// A set: `a` the place of its table of the first 256 characters, `mask` its bit there, `b` its record.
        case set
    }

    var operation: Operation
    var kind = UnitKind.any
    var mask: UInt8 = 0
    var a: Int32 = 0
    var b: Int32 = 0
    var c: Int32 = 0
    var d: Int32 = 0
    var hint: Int32 = -1
    /// The place of this instruction among those that must not be reached twice at one position, or negative.
    var visit: Int32 = -1

    init(_ operation: Operation, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0) {
        self.operation = operation
        self.a = Int32(clamping: a)
        self.b = Int32(clamping: b)
        self.c = Int32(clamping: c)
        self.d = Int32(clamping: d)
    }
}

/// A set's characters from 256 on.
struct SetRecord: Sendable {
    /// The place of the first pair of bounds.
    var rangeStart: Int32
    /// How many pairs there are.
    var rangeCount: Int32
    var categories: UInt8
    var isNegated: Bool
}
