/// What a filter does with one call: the first clause whose conditions all hold decides, else ``otherwise``.
struct SyscallRule: Sendable, Hashable {
    var clauses: [Clause]
    var otherwise: SyscallAction

    /// An action without conditions, or conditions and what follows if none of the clauses holds.
    init(_ clauses: [Clause] = [], otherwise: SyscallAction) {
        self.clauses = clauses
        self.otherwise = otherwise
    }

    /// Conditions and the action if all of them hold.
    struct Clause: Sendable, Hashable {
        var conditions: [Condition]
        var action: SyscallAction
        /// What the conditions single out, in words for a listing.
        var words: String
    }

    /// A test of one argument.
    ///
    /// Only the low 32 bits are looked at. Every argument tested here is an `int`, `unsigned int` or `umode_t` in the
    /// kernel, or, for `clone`, cut to 32 bits by it: the high half is ignored there, so it must be ignored here too,
    /// or a call with a stray high bit would pass the filter and still do what it forbids.
    struct Condition: Sendable, Hashable {
        var argument: Int
        var mask: UInt32
        var test: Test
    }

    /// What the masked argument is compared with.
    enum Test: Sendable, Hashable {
        /// Is one of these values.
        case isOneOf([UInt32])
        /// Has at least one bit of the mask.
        case hasAnyBit
        /// Has no bit of the mask.
        case hasNoBit
    }
}

extension SyscallRule.Condition {
    /// The argument, cut to the mask, is one of some values.
    static func argument(_ index: Int, mask: UInt32 = .max, isOneOf values: [UInt32]) -> Self {
        Self(argument: index, mask: mask, test: .isOneOf(values))
    }

    /// The argument has at least one of some bits.
    static func argument(_ index: Int, hasAnyBitOf mask: UInt32) -> Self {
        Self(argument: index, mask: mask, test: .hasAnyBit)
    }

    /// The argument has none of some bits.
    static func argument(_ index: Int, hasNoBitOf mask: UInt32) -> Self {
        Self(argument: index, mask: mask, test: .hasNoBit)
    }
}
