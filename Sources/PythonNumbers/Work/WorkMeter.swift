/// The work that an operation on numbers may still do, in limb products (multiplying two 64-bit words and adding the
/// result somewhere, about a nanosecond).
///
/// Whatever can take more than linear time charges here before it does each piece of its work, so that an operation
/// on hostile operands stops without having done more than it was allowed.
package struct WorkMeter: Sendable {
    /// What is left.
    package var budget: Int64

    /// A meter with so much to spend.
    @inlinable
    package init(budget: Int64) { self.budget = budget }

    /// A meter that never runs out, for numbers that are known to be small.
    @inlinable
    package static var unlimited: WorkMeter { WorkMeter(budget: .max) }

    /// Takes units off the budget, or throws `NumberError.workExhausted` and leaves nothing of it.
    @inlinable
    package mutating func charge(_ units: Int) throws(NumberError) {
        let units = Int64(truncatingIfNeeded: units)
        guard units <= budget else {
            budget = 0
            throw .workExhausted
        }
        budget &-= units
    }

    /// Charges a product of two sizes, which may overflow.
    @inlinable
    package mutating func charge(_ rows: Int, times columns: Int) throws(NumberError) {
        let (units, overflow) = rows.multipliedReportingOverflow(by: columns)
        try charge(overflow ? .max : units)
    }
}
