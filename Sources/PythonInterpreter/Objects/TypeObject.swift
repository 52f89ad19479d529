/// A class.
struct TypeObject {
    struct Flags: OptionSet {
        let rawValue: UInt32
        /// Made of Swift: attributes cannot be set.
        @inline(__always) static var builtin: Flags { Flags(rawValue: 1) }
        /// May not be a base.
        @inline(__always) static var final: Flags { Flags(rawValue: 2) }
        /// Its instances have no dictionary: `__slots__`.
        @inline(__always) static var slotted: Flags { Flags(rawValue: 4) }
        @inline(__always) static var isException: Flags { Flags(rawValue: 8) }
        /// A metaclass: its instances are classes.
        @inline(__always) static var isMetaclass: Flags { Flags(rawValue: 16) }
        /// It or a base defines `__getattribute__`, `__getattr__`, `__setattr__` or `__delattr__` in Python.
        @inline(__always) static var hooksGet: Flags { Flags(rawValue: 32) }
        @inline(__always) static var hooksSet: Flags { Flags(rawValue: 64) }
        /// Abstract methods are left: no instances.
        @inline(__always) static var isAbstract: Flags { Flags(rawValue: 128) }
        /// Matches sequences or mappings in patterns.
        @inline(__always) static var isSequence: Flags { Flags(rawValue: 256) }
        @inline(__always) static var isMapping: Flags { Flags(rawValue: 512) }
        /// Matches its one positional pattern with itself, as `int(x)` does.
        @inline(__always) static var matchesSelf: Flags { Flags(rawValue: 1024) }
        /// Has a finaliser in Python.
        @inline(__always) static var hasFinalizer: Flags { Flags(rawValue: 2048) }
        /// A builtin type whose instances have attributes of their own.
        @inline(__always) static var hasAttributes: Flags { Flags(rawValue: 4096) }
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
