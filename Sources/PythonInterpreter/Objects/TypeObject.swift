/// A class.
struct TypeObject {
    struct Flags: OptionSet {
        let rawValue: UInt32
        /// Made of Swift: attributes cannot be set.
        static let builtin = Flags(rawValue: 1)
        /// May not be a base.
        static let final = Flags(rawValue: 2)
        /// Its instances have no dictionary: `__slots__`.
        static let slotted = Flags(rawValue: 4)
        static let isException = Flags(rawValue: 8)
        /// A metaclass: its instances are classes.
        static let isMetaclass = Flags(rawValue: 16)
        /// It or a base defines `__getattribute__`, `__getattr__`, `__setattr__` or `__delattr__` in Python.
        static let hooksGet = Flags(rawValue: 32)
        static let hooksSet = Flags(rawValue: 64)
        /// Abstract methods are left: no instances.
        static let isAbstract = Flags(rawValue: 128)
        /// Matches sequences or mappings in patterns.
        static let isSequence = Flags(rawValue: 256)
        static let isMapping = Flags(rawValue: 512)
        /// Matches its one positional pattern with itself, as `int(x)` does.
        static let matchesSelf = Flags(rawValue: 1024)
        /// Has a finaliser in Python.
        static let hasFinalizer = Flags(rawValue: 2048)
        /// A builtin type whose instances have attributes of their own.
        static let hasAttributes = Flags(rawValue: 4096)
    }

    var header: Header
    var name: Value
    var qualifiedName: Value
    var module: Value
    /// Tuples.
    var bases: Value
    var order: Value
    /// A dictionary.
    var dict: Value
    /// A new number whenever an attribute of it or of a base changes; what caches compare.
    var version: UInt64
    var flags: Flags
    /// How its instances are laid out.
    var layout: Kind
    /// The builtin type whose value its instances hold in slot 0, or nil.
    var primitive: UnsafeMutablePointer<TypeObject>?
    var rootShape: Unmanaged<Shape>?
    /// Slots that a new instance is given.
    var slotHint: Int
    /// Results of looking up special names, by `Special`; undefined if not looked up, none if absent.
    var specials: UnsafeMutablePointer<Value>
    /// The version at which `specials` is right.
    var specialsVersion: UInt64
    /// Names of `__slots__` of this class alone, a tuple or undefined.
    var slotNames: Value
}
