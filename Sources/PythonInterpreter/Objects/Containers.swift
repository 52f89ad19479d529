/// A tuple. Short ones hold their items in their own cell.
struct TupleObject {
    var header: Header
    var count: Int
    var items: UnsafeMutablePointer<Value>
    static let inlineOffset = MemoryLayout<TupleObject>.size
}

struct ListObject {
    var header: Header
    var count: Int
    var capacity: Int
    var items: UnsafeMutablePointer<Value>
}

/// One entry of a dictionary or set, in the order of insertion. A deleted entry has an undefined key.
struct Entry {
    var key: Value
    var value: Value
    var hash: Int
}

/// An insertion-ordered hash table with open addressing.
struct Table {
    var entries: UnsafeMutablePointer<Entry>?
    /// Positions in `entries`; -1 for never used, -2 for deleted.
    var index: UnsafeMutablePointer<Int32>?
    /// Entries that exist, deleted ones included.
    var used: Int
    /// Entries that are there.
    var count: Int
    /// Capacity of `entries`.
    var capacity: Int
    /// Size of `index` minus 1; a power of two minus 1.
    var mask: Int
    /// Positions of `index` that are or were taken; lookups end at one that never was.
    var filled: Int
    /// Changes whenever a key comes or goes, so that caches and iterators notice.
    var version: UInt64

    static var empty: Table {
        Table(entries: nil, index: nil, used: 0, count: 0, capacity: 0, mask: -1, filled: 0, version: 0)
    }
}

/// `dict`, and with unused values `set` and `frozenset`.
struct DictObject {
    var header: Header
    var table: Table
    /// A frozen set's hash, once computed; 0 before.
    var cachedHash: Int
}

struct RangeObject {
    var header: Header
    var start: Value
    var stop: Value
    var step: Value
    var length: Value
}

struct SliceObject {
    var header: Header
    var start: Value
    var stop: Value
    var step: Value
}

/// `keys()`, `values()` and `items()`.
struct DictViewObject {
    enum Part: UInt8 { case keys, values, items }
    var header: Header
    var dict: Value
    var part: Part
}
