/// What lets a search skip the places where a pattern cannot begin to match.
struct SearchPlan: Sendable {
    /// The text that every match begins with.
    var prefix: [UInt32] = []
    /// The place in that text of the character that is likely to be the rarest.
    var rarest = 0
    /// Reads one character that every match begins with, if that is not every character.
    var first: Instruction?
    /// Whether matches only begin where the text does.
    var isAnchored = false
    /// Whether matches only begin where a line does.
    var isLineAnchored = false
    /// The fewest characters that a match has.
    var minimum = 0

    init(_ piece: Piece, generator: inout CodeGenerator) {
        minimum = piece.minimum
        isAnchored = Self.isAnchored(piece, at: [.textStart])
        isLineAnchored = !isAnchored && Self.isAnchored(piece, at: [.textStart, .lineStart])
        prefix = Self.prefix(of: piece).units
        rarest = prefix.indices.min { Self.frequency(of: prefix[$0]) < Self.frequency(of: prefix[$1]) } ?? 0
        if prefix.isEmpty, let set = piece.first.asSet {
            first = generator.instruction(.unit, reading: .set(set))
        }
    }

    private static let lettersFromRare = Array("zqjxkvbypgwfmculdrhsnioate ".utf8)

    /// How often a character comes in usual texts, roughly: letters by their order in English.
    private static func frequency(of unit: UInt32) -> Int {
        if unit >= 256 { return 1 }
        if let place = lettersFromRare.firstIndex(of: UInt8(truncatingIfNeeded: unit)) { return 4 + place }
        return unit.isDigit ? 8 : 2
    }

    private static func isAnchored(_ piece: Piece, at places: Set<TextPosition>) -> Bool {
        switch piece.node {
        case .position(let place): places.contains(place)
        case .sequence(let pieces): pieces.first.map { isAnchored($0, at: places) } ?? false
        case .group(_, let body), .atomic(let body): isAnchored(body, at: places)
        case .alternatives(let pieces): pieces.allSatisfy { isAnchored($0, at: places) }
        default: false
        }
    }

    /// The text that a part begins with, and whether it is all of the part.
    private static func prefix(of piece: Piece) -> (units: [UInt32], isWhole: Bool) {
        switch piece.node {
        case .literal(let units): return (units, true)
        case .unit(.one(let unit)): return ([unit], true)
        case .position, .look: return ([], true)
        case .group(_, let body), .atomic(let body): return prefix(of: body)
        case .repeated(let body, let count) where count.minimum > 0: return (prefix(of: body).units, false)
        case .sequence(let pieces):
            var units: [UInt32] = []
            for piece in pieces {
                let next = prefix(of: piece)
                units += next.units
                if !next.isWhole { return (units, false) }
            }
            return (units, true)
        default: return ([], false)
        }
    }
}
