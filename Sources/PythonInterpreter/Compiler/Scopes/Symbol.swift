/// A name in a scope.
struct Symbol {
    struct Flags: OptionSet {
        let rawValue: UInt16
        static let used = Flags(rawValue: 1)
        static let assigned = Flags(rawValue: 2)
        static let parameter = Flags(rawValue: 4)
        static let global = Flags(rawValue: 8)
        static let nonlocal = Flags(rawValue: 16)
        static let annotated = Flags(rawValue: 32)
        /// Some `:=` assigns it, so that its value may change in the middle of an expression.
        static let walrus = Flags(rawValue: 64)
        /// Unbound again somewhere, by `del` or behind `except … as`.
        static let deleted = Flags(rawValue: 128)
        /// Bound by a `for` of a comprehension.
        static let iteration = Flags(rawValue: 256)
        /// Used by an inner function, so that it lives in a cell.
        static let captured = Flags(rawValue: 512)
        static let typeParameter = Flags(rawValue: 1024)
        /// Bound by the second `for` of a comprehension or one behind it, and not by the first.
        static let innerIteration = Flags(rawValue: 2048)
    }

    /// Where the code that uses it finds its value.
    enum Place {
        case unresolved
        /// In the register of that number.
        case register
        /// In a cell, which the register of that number holds.
        case cell
        /// In a cell of the closure.
        case free
        case global
        /// In the namespace, else in globals and builtins.
        case namespace
        /// In the namespace of a class, else in a cell of the closure.
        case classFree
        /// In the namespace of the class around, else in globals and builtins.
        case classGlobal
        /// In the namespace of the class around, else in a cell of the closure.
        case classCell
        /// What it is for a scope of the same code around: `index` is that scope, `other` the symbol in it.
        case outer
    }

    let name: String
    var flags: Flags
    var place: Place = .unresolved
    /// The register or the number of the closure's cell.
    var index: Int32 = 0
    var other: Int32 = 0
}
