/// A Python value: two words, copied by moving them. Small values are held inline; everything else is a handle: the
/// address of an object and the generation that the object's cell had when the handle was made. Cells are reused but
/// never given back while a session lives, so that a stale handle is found by comparing generations, not by reading
/// memory that has become something else.
@frozen @usableFromInline
struct Value: BitwiseCopyable, @unchecked Sendable {
    /// Kind in the low 8 bits, generation in the high 32.
    @usableFromInline var tag: UInt64
    /// An integer, the bits of a double, or the address of an object.
    @usableFromInline var bits: UInt64

    @inline(__always) init(tag: UInt64, bits: UInt64) {
        self.tag = tag
        self.bits = bits
    }

    @inline(__always) init(_ kind: Kind) {
        tag = UInt64(kind.rawValue)
        bits = 0
    }

    static let undefined = Value(.undefined)
    static let none = Value(.none)
    static let ellipsis = Value(.ellipsis)
    static let notImplemented = Value(.notImplemented)
    static let `true` = Value(tag: UInt64(Kind.bool.rawValue), bits: 1)
    static let `false` = Value(tag: UInt64(Kind.bool.rawValue), bits: 0)

    @inline(__always) static func int(_ value: Int) -> Value {
        Value(tag: Value.intTag, bits: UInt64(bitPattern: Int64(value)))
    }

    @inline(__always) static func float(_ value: Double) -> Value {
        Value(tag: Value.floatTag, bits: value.bitPattern)
    }

    @inline(__always) static func bool(_ value: Bool) -> Value {
        Value(tag: Value.boolTag, bits: value ? 1 : 0)
    }

    @inline(__always) static func object<Object>(_ pointer: UnsafeMutablePointer<Object>) -> Value {
        let header = UnsafeMutableRawPointer(pointer).assumingMemoryBound(to: Header.self)
        return Value(
            tag: UInt64(header.pointee.kind.rawValue) | UInt64(header.pointee.generation) << 32,
            bits: UInt64(UInt(bitPattern: pointer)))
    }

    @inline(__always) static var intTag: UInt64 { UInt64(Kind.int.rawValue) }
    @inline(__always) static var floatTag: UInt64 { UInt64(Kind.float.rawValue) }
    @inline(__always) static var boolTag: UInt64 { UInt64(Kind.bool.rawValue) }
    @inline(__always) static var noneTag: UInt64 { UInt64(Kind.none.rawValue) }

    @inline(__always) var kind: Kind { unsafeBitCast(UInt8(truncatingIfNeeded: tag), to: Kind.self) }
    @inline(__always) var rawKind: UInt8 { UInt8(truncatingIfNeeded: tag) }
    @inline(__always) var generation: UInt32 { UInt32(truncatingIfNeeded: tag >> 32) }
    @inline(__always) var isObject: Bool { rawKind >= Kind.firstObject }
    @inline(__always) var isUndefined: Bool { tag == 0 }
    @inline(__always) var isNone: Bool { tag == Value.noneTag }
    @inline(__always) var isInt: Bool { tag == Value.intTag }
    @inline(__always) var isFloat: Bool { tag == Value.floatTag }
    @inline(__always) var isBool: Bool { tag == Value.boolTag }
    @inline(__always) var isTrue: Bool { tag == Value.boolTag && bits == 1 }

    /// The integer; meaningful for kinds `int` and `bool`.
    @inline(__always) var asInt: Int { Int(Int64(bitPattern: bits)) }
    /// The number; meaningful for kind `float`.
    @inline(__always) var asDouble: Double { Double(bitPattern: bits) }

    @inline(__always) func `is`(_ kind: Kind) -> Bool { rawKind == kind.rawValue }

    /// The same object or the same small value: Python's `is`.
    @inline(__always) func isIdentical(_ other: Value) -> Bool { tag == other.tag && bits == other.bits }

    /// The address of the object; meaningful for kinds of objects only. Whoever uses it must have checked the kind; the
    /// generation is checked by the accessors of `Machine`.
    @inline(__always) func raw<Object>(_: Object.Type) -> UnsafeMutablePointer<Object> {
        // A handle is only ever made from the address of a live cell.
        UnsafeMutablePointer<Object>(bitPattern: UInt(bits)).unsafelyUnwrapped
    }

    @inline(__always) var header: UnsafeMutablePointer<Header> { raw(Header.self) }

    /// Whether the object that the handle names is still that object.
    @inline(__always) var isLive: Bool { header.pointee.generation == generation }
}
