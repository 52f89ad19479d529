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
    /// The interned names of the parameters, once a call has needed them.
    var parameterNames: UnsafeMutablePointer<Value>?
}

/// What an instruction found last time.
struct InlineCache {
    /// The version of the type or table that it holds for; 0: nothing.
    var version: UInt64
    /// The address of the shape, or 0.
    var shape: UInt
    /// A slot or the position of an entry; or one of the numbers below.
    var slot: Int
    var value: Value

    /// `shape` of what was found in a module, whose table has the version.
    static let module: UInt = 2
    /// `shape` of what was found on a class, which has the version.
    static let ofClass: UInt = 3
    /// `slot` for an attribute of an instance's class, which is the value.
    static let classAttribute = -2
    /// `slot` for a property of an instance's class, which is the value.
    static let property = -3
    /// `slot` for the first slot that is added to an instance; those behind it are smaller. The value holds the address of
    /// the shape that the instance has afterwards.
    static let firstAdded = -16

    static let empty = InlineCache(version: 0, shape: 0, slot: 0, value: .undefined)
}
