/// Collects the parts of one alternative, plain characters in a row as one part.
struct SequenceBuilder {
    /// What a quantifier would apply to.
    enum LastItem { case none, position, repeated, other }

    private var pieces: [Piece] = []
    private var run: [UInt32] = []
    private(set) var lastItem = LastItem.none

    var isEmpty: Bool { lastItem == .none }

    mutating func append(literal unit: UInt32) {
        run.append(unit)
        lastItem = .other
    }

    mutating func append(_ piece: Piece, as item: LastItem = .other) {
        flush()
        pieces.append(piece)
        lastItem = item
    }

    mutating func append(_ unit: UnitPattern) { append(.unit(unit)) }

    mutating func append(_ position: TextPosition) { append(.position(position), as: .position) }

    /// Takes back the part added last, to be repeated.
    mutating func removeLast() -> Piece {
        if let unit = run.popLast() {
            flush()
            return .unit(.one(unit))
        }
        return pieces.popLast() ?? .empty
    }

    mutating func build() -> Piece {
        flush()
        return .sequence(pieces)
    }

    private mutating func flush() {
        if run.isEmpty { return }
        pieces.append(.literal(run))
        run.removeAll(keepingCapacity: true)
    }
}
