/// A code object of a session: the shared template with its constants as values and with caches of its own.
struct CodeObject {
    var header: Header
    var template: Unmanaged<CodeTemplate>
    var instructions: UnsafePointer<UInt64>
    var constants: UnsafeMutablePointer<Value>
    var constantCount: Int
    var caches: UnsafeMutablePointer<InlineCache>?
    var cacheCount: Int
    var registerCount: Int
    /// Parameters that are passed by position, before the defaults.
    var argumentCount: Int
    var positionalOnlyCount: Int
    var keywordOnlyCount: Int
    var localCount: Int
    var flags: CodeTemplate.Flags
    var name: Value
    var qualifiedName: Value
}

/// What an instruction found last time.
struct InlineCache {
    /// The version of the type or table that it holds for; 0: nothing.
    var version: UInt64
    /// The address of the shape, or 0.
    var shape: UInt
    /// A slot or the position of an entry.
    var slot: Int
    var value: Value

    static let empty = InlineCache(version: 0, shape: 0, slot: 0, value: .undefined)
}
