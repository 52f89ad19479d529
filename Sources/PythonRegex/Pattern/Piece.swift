/// A part of a parsed pattern, with what can be said of it without matching.
final class Piece: Sendable {
    let node: PatternNode
    /// The fewest and the most characters that the part reads.
    let minimum: Int
    let maximum: Int
    /// What the part may begin with; open if it may read nothing.
    let first: FirstSet

    /// Where widths stop counting: a repetition without an end counts as 2³² - 1 of its body, as it does in Python.
    static let unlimited = 0xFFFF_FFFF
    static let widest = Int(Int32.max) << 24

    static let empty = Piece(.sequence([]), minimum: 0, maximum: 0, first: FirstSet(isOpen: true))

    init(_ node: PatternNode, minimum: Int, maximum: Int, first: FirstSet) {
        self.node = node
        self.minimum = minimum
        self.maximum = maximum
        self.first = first
    }

    static func position(_ place: TextPosition) -> Piece {
        Piece(.position(place), minimum: 0, maximum: 0, first: FirstSet(isOpen: true))
    }

    static func unit(_ unit: UnitPattern) -> Piece { Piece(.unit(unit), minimum: 1, maximum: 1, first: unit.first) }

    static func literal(_ units: [UInt32]) -> Piece {
        guard let first = units.first else { return .empty }
        guard units.count > 1 else { return .unit(.one(first)) }
        return Piece(.literal(units), minimum: units.count, maximum: units.count, first: UnitPattern.one(first).first)
    }

    static func sequence(_ pieces: [Piece]) -> Piece {
        if pieces.count == 1 { return pieces[0] }
        var first = FirstSet(isOpen: true)
        for piece in pieces where first.isOpen { first = first.followed(by: piece.first) }
        return Piece(
            .sequence(pieces), minimum: pieces.reduce(0) { clamped($0 + $1.minimum) },
            maximum: pieces.reduce(0) { clamped($0 + $1.maximum) }, first: first)
    }

    static func alternatives(_ pieces: [Piece]) -> Piece {
        Piece(
            .alternatives(pieces), minimum: pieces.reduce(widest) { min($0, $1.minimum) },
            maximum: pieces.reduce(0) { max($0, $1.maximum) },
            first: pieces.reduce(FirstSet()) { $0.union($1.first) })
    }

    static func group(_ number: Int, _ body: Piece) -> Piece {
        Piece(.group(number, body), minimum: body.minimum, maximum: body.maximum, first: body.first)
    }

    static func atomic(_ body: Piece) -> Piece {
        Piece(.atomic(body), minimum: body.minimum, maximum: body.maximum, first: body.first)
    }

    static func look(_ look: LookAround, _ body: Piece) -> Piece {
        Piece(.look(look, body), minimum: 0, maximum: 0, first: FirstSet(isOpen: true))
    }

    static func repeated(_ body: Piece, _ count: RepeatCount) -> Piece {
        var first = body.first
        if count.minimum == 0 { first.isOpen = true }
        if count.maximum == 0 { first = FirstSet(isOpen: true) }
        return Piece(
            .repeated(body, count), minimum: multiplied(body.minimum, count.minimum),
            maximum: multiplied(body.maximum, count.maximum ?? unlimited), first: first)
    }

    static func backreference(_ group: Int, _ flags: RegexFlags, width: (minimum: Int, maximum: Int)) -> Piece {
        Piece(
            .backreference(group, flags), minimum: width.minimum, maximum: width.maximum,
            first: width.minimum > 0 ? .anything : .open)
    }

    static func conditional(_ group: Int, _ yes: Piece, _ no: Piece?) -> Piece {
        let other = no ?? .empty
        return Piece(
            .conditional(group, yes, no), minimum: min(yes.minimum, other.minimum),
            maximum: max(yes.maximum, other.maximum), first: yes.first.union(other.first))
    }

    private static func clamped(_ width: Int) -> Int { min(width, widest) }

    private static func multiplied(_ width: Int, _ count: Int) -> Int {
        let (product, overflow) = width.multipliedReportingOverflow(by: count)
        return overflow ? widest : clamped(product)
    }
}

extension FirstSet {
    /// What a part with these beginnings may begin with when another part comes after it.
    func followed(by next: FirstSet) -> FirstSet {
        guard isOpen else { return self }
        return FirstSet(latin: latin | next.latin, high: high.union(next.high), isOpen: next.isOpen)
    }
}

/// What a pattern is made of.
indirect enum PatternNode: Sendable {
    case literal([UInt32])
    case unit(UnitPattern)
    case position(TextPosition)
    case sequence([Piece])
    case alternatives([Piece])
    case group(Int, Piece)
    case atomic(Piece)
    case look(LookAround, Piece)
    case repeated(Piece, RepeatCount)
    case backreference(Int, RegexFlags)
    case conditional(Int, Piece, Piece?)
}

/// What matches one character.
enum UnitPattern: Hashable, Sendable {
    case one(UInt32)
    /// A letter in both its cases, where those are the only two characters that match it.
    case either(UInt32, UInt32)
    case not(UInt32)
    case any
    case anyButNewline
    case set(CharacterSet)

    var first: FirstSet {
        switch self {
        case .one(let unit): return FirstSet(only: unit)
        case .either(let one, let other): return FirstSet(only: one).union(FirstSet(only: other))
        case .not(let unit):
            var first = FirstSet.anything
            if unit < 256 { first.latin[Int(unit >> 6)] &= ~(1 << UInt64(unit & 63)) }
            return first
        case .any: return .anything
        case .anyButNewline: return UnitPattern.not(10).first
        case .set(let set): return FirstSet(latin: set.latin, high: set.high)
        }
    }
}

extension FirstSet {
    init(only unit: UInt32) {
        if unit < 256 {
            var set = CharacterSet()
            set.insert(latin: unit)
            latin = set.latin
        } else {
            high = HighKinds(of: unit)
        }
    }
}

/// A place in the text that reads nothing.
enum TextPosition: Hashable, Sendable {
    case textStart, lineStart
    /// The end, or before a newline at the end.
    case lastLineEnd
    case lineEnd, textEnd
    case wordBoundary(isUnicode: Bool), notWordBoundary(isUnicode: Bool)
}

struct LookAround: Hashable, Sendable {
    /// How many characters to step back before matching: 0 looks ahead.
    let back: Int
    let isNegative: Bool
}

struct RepeatCount: Hashable, Sendable {
    enum Preference: Hashable, Sendable { case greedy, lazy, possessive }

    let minimum: Int
    /// None: as often as the text allows.
    let maximum: Int?
    let preference: Preference
}
