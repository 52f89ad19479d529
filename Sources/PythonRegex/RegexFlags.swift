/// The flags of a pattern, with the values that Python's `re` gives them.
package struct RegexFlags: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    package static let ignoreCase = RegexFlags(rawValue: 2)
    package static let locale = RegexFlags(rawValue: 4)
    package static let multiline = RegexFlags(rawValue: 8)
    package static let dotAll = RegexFlags(rawValue: 16)
    package static let unicode = RegexFlags(rawValue: 32)
    package static let verbose = RegexFlags(rawValue: 64)
    package static let debug = RegexFlags(rawValue: 128)
    package static let ascii = RegexFlags(rawValue: 256)

    /// The flags of which at most one applies.
    static let alphabets: RegexFlags = [.ascii, .locale, .unicode]

    /// These flags as a group that adds and removes some sees them.
    func scoped(adding added: RegexFlags, removing removed: RegexFlags) -> RegexFlags {
        var flags = self
        if !added.isDisjoint(with: .alphabets) { flags.subtract(.alphabets) }
        return flags.union(added).subtracting(removed)
    }
}
