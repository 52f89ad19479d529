/// A string: code points of one fixed width, so that indexing is constant. Lone surrogates are code points like others.
struct StringObject {
    var header: Header
    /// 0 until computed.
    var hash: Int
    /// Code points.
    var count: Int
    /// 1 (up to U+00FF), 2 (up to U+FFFF) or 4 bytes per code point: the narrowest that fits.
    var width: Int
    /// In the cell behind the object, in a buffer of its own if `Flags.owns` is set, or, if `Flags.sharesStorage` is, at
    /// the beginning of the bytes whose handle lies behind the object. Such bytes are never seen by anybody else; what a
    /// string shows of them is never written to again, but a longer string may go on where it ends.
    var storage: UnsafeMutableRawPointer
    static let inlineOffset = 48

    @inline(__always) var byteCount: Int { count * width }
    @inline(__always) var latin: UnsafeMutablePointer<UInt8> { storage.assumingMemoryBound(to: UInt8.self) }

    @inline(__always) subscript(index: Int) -> UInt32 {
        switch width {
        case 1: UInt32(storage.load(fromByteOffset: index, as: UInt8.self))
        case 2: UInt32(storage.load(fromByteOffset: index << 1, as: UInt16.self))
        default: storage.load(fromByteOffset: index << 2, as: UInt32.self)
        }
    }
}

struct BytesObject {
    var header: Header
    var hash: Int
    var count: Int
    var capacity: Int
    /// In the cell for short `bytes`, in a buffer otherwise.
    var storage: UnsafeMutablePointer<UInt8>
    static let inlineOffset = 48
}

/// Sign and magnitude; only what 64 bits do not hold.
struct BigIntObject {
    var header: Header
    var isNegative: Bool
    var count: Int
    var limbs: UnsafeMutablePointer<UInt64>
    static let inlineOffset = 40
}

struct ComplexObject {
    var header: Header
    var real: Double
    var imaginary: Double
}
