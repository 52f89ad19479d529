/// How much may be computed on behalf of one source text. Spent, everything is unknown, and the report says so.
struct FoldBudget {
    private(set) var bytes = 32 << 20
    private(set) var steps = 20_000_000
    private(set) var isSpent = false

    /// Whether a value of a size may be made.
    mutating func takes(bytes count: Int) -> Bool {
        guard count <= Value.mostText else { return false }
        guard bytes >= count else {
            isSpent = true
            return false
        }
        bytes -= count + 16
        return true
    }

    /// Whether so much may be looked at.
    mutating func takes(steps count: Int) -> Bool {
        guard steps >= count else {
            isSpent = true
            return false
        }
        steps -= count
        return true
    }
}
