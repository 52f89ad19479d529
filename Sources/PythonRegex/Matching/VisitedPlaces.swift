/// Remembers at which positions an instruction was reached, once a match takes suspiciously long.
///
/// A program without references to groups, counters and atomic parts goes on from an instruction and a position in
/// only one way. If it is there a second time then it failed from there the first time. That makes the work linear
/// in the text for patterns like `(a+)+$`.
struct VisitedPlaces {
    private var bits: UnsafeMutablePointer<UInt64>?
    /// How many more instructions may be reached before remembering begins.
    private var patience: Int
    private let origin: Int
    private let span: Int
    private let wordCount: Int

    /// - Parameter visits: how many instructions are numbered, none if their program cannot be remembered.
    init(visits: Int, from origin: Int, to end: Int, byteCap: Int) {
        self.origin = origin
        span = end - origin + 1
        let (total, overflow) = span.multipliedReportingOverflow(by: visits)
        wordCount = overflow ? .max : total / 64 + 1
        patience = visits == 0 || overflow || wordCount > byteCap / 8 ? .max : 1024 + 4 * span
    }

    /// Whether an instruction was reached before at a position; from now on it was.
    @inline(__always)
    mutating func isVisited(_ visit: Int32, _ pos: Int) -> Bool {
        patience &-= 1
        return patience < 0 ? remember(visit, pos) : false
    }

    @inline(never)
    private mutating func remember(_ visit: Int32, _ pos: Int) -> Bool {
        guard visit >= 0, wordCount < .max else { return false }
        patience = -1
        let bits = self.bits ?? .allocate(capacity: wordCount)
        if self.bits == nil {
            bits.initialize(repeating: 0, count: wordCount)
            self.bits = bits
        }
        let place = Int(visit) * span + (pos - origin)
        let mask: UInt64 = 1 << UInt64(place & 63)
        if bits[place >> 6] & mask != 0 { return true }
        bits[place >> 6] |= mask
        return false
    }

    func deallocate() { bits?.deallocate() }
}
