/// What a value is made of: its layout, not its Python type. The kinds below `firstObject` live in the value itself.
@frozen @usableFromInline
enum Kind: UInt8 {
    /// Nothing: an unbound variable, a missing argument, a deleted entry. Never visible to a guest.
    case undefined = 0
    case none, bool, int, float, ellipsis, notImplemented

    // Numbers without gaps: the raw value is also how Swift stores the case.
    case bigInt, complex, string, bytes, byteArray, tuple, list, dict, set, frozenSet, range, slice
    case function, method, native, type, instance, cell, code, generator, iterator, module, exception
    case property, classMethod, staticMethod, superObject, dictView, memoryView
    /// An object whose state is a Swift class: patterns, hashes, deques.
    case box
    case traceback, frame, genericAlias, union, weakReference, mappingProxy, asyncGenStep

    static let firstObject: UInt8 = 7
}
