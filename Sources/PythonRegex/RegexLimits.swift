/// What compiling one pattern may cost.
package struct RegexLimits: Sendable {
    /// The longest pattern, in code units.
    package var length: Int
    /// How deeply groups may nest: the parser calls itself once a level.
    package var depth: Int
    /// The most groups that capture.
    package var groups: Int
    /// The most that character sets may cost, counted in the ranges and cased characters that they are made of.
    package var setWork: Int

    package init(length: Int = 1 << 18, depth: Int = 200, groups: Int = 1 << 14, setWork: Int = 1 << 22) {
        self.length = length
        self.depth = depth
        self.groups = groups
        self.setWork = setWork
    }
}

/// The work that matching may still do. Every instruction and every step backwards costs one; runs over many
/// characters cost a fraction of their length, in proportion to the time that they take.
package struct StepMeter: Sendable {
    package var budget: Int64

    package init(budget: Int64) { self.budget = budget }
}

/// Why matching stopped without an answer.
package enum MatchStop: Error, Equatable, Sendable {
    /// The meter ran out.
    case steps
    /// The stack of ways not yet tried would have grown past its cap.
    case memory
    /// The subject is longer than positions can count.
    case length
}
