/// The first two words of every object.
@usableFromInline
struct Header {
    /// Changes whenever the cell is given to another object.
    var generation: UInt32
    var kind: Kind
    var flags: Flags
    /// The size of the cell in units of 16 bytes.
    var units: UInt16
    var type: UnsafeMutablePointer<TypeObject>

    struct Flags: OptionSet {
        let rawValue: UInt8
        /// Reached by the collection that is under way.
        @inline(__always) static var marked: Flags { Flags(rawValue: 1) }
        /// Shared by all sessions and never written to, not even by a collection.
        @inline(__always) static var immortal: Flags { Flags(rawValue: 2) }
        /// A string that is the only one of its content in the session.
        @inline(__always) static var interned: Flags { Flags(rawValue: 4) }
        /// An instance whose slot 0 holds the builtin value that it extends.
        @inline(__always) static var hasPrimitive: Flags { Flags(rawValue: 8) }
        /// A string whose storage belongs to another object, which it keeps alive.
        @inline(__always) static var sharesStorage: Flags { Flags(rawValue: 8) }
        /// A string without code points above 127.
        @inline(__always) static var ascii: Flags { Flags(rawValue: 16) }
        /// Its `__repr__`, or the like, is under way.
        @inline(__always) static var busy: Flags { Flags(rawValue: 32) }
        /// The cell holds no object.
        @inline(__always) static var free: Flags { Flags(rawValue: 64) }
        /// Freed with a duty: a buffer outside the cell or a Swift object.
        @inline(__always) static var owns: Flags { Flags(rawValue: 128) }
    }
}
