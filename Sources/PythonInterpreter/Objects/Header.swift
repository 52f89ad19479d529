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
        static let marked = Flags(rawValue: 1)
        /// Shared by all sessions and never written to, not even by a collection.
        static let immortal = Flags(rawValue: 2)
        /// A string that is the only one of its content in the session.
        static let interned = Flags(rawValue: 4)
        /// An instance whose slot 0 holds the builtin value that it extends.
        static let hasPrimitive = Flags(rawValue: 8)
        /// A string without code points above 127.
        static let ascii = Flags(rawValue: 16)
        /// Its `__repr__`, or the like, is under way.
        static let busy = Flags(rawValue: 32)
        /// The cell holds no object.
        static let free = Flags(rawValue: 64)
        /// Freed with a duty: a buffer outside the cell or a Swift object.
        static let owns = Flags(rawValue: 128)
    }
}
