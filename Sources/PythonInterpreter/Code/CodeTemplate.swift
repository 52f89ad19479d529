/// Compiled code, without anything that belongs to a session: made once, used by many.
final class CodeTemplate: @unchecked Sendable {
    struct Flags: OptionSet {
        let rawValue: UInt16
        @inline(__always) static var variadic: Flags { Flags(rawValue: 1) }
        @inline(__always) static var keywordVariadic: Flags { Flags(rawValue: 2) }
        @inline(__always) static var generator: Flags { Flags(rawValue: 4) }
        @inline(__always) static var coroutine: Flags { Flags(rawValue: 8) }
        @inline(__always) static var asyncGenerator: Flags { Flags(rawValue: 16) }
        /// Its names live in a namespace (class bodies, `exec`).
        @inline(__always) static var usesNamespace: Flags { Flags(rawValue: 32) }
        /// Some parameter is a cell, which the first instructions make.
        @inline(__always) static var hasCells: Flags { Flags(rawValue: 64) }
        /// The first constant is a documentation string.
        @inline(__always) static var hasDocumentation: Flags { Flags(rawValue: 128) }
        /// Calling it makes an object that runs later.
        @inline(__always) static var suspends: Flags { Flags(rawValue: 4 | 8 | 16) }
        /// It collects arguments that have no parameter of their own.
        @inline(__always) static var collects: Flags { Flags(rawValue: 1 | 2) }
        @inline(__always) static var isFunction: Flags { Flags(rawValue: 256) }
        /// It is text of the interpreter's own library, whose statements may import what guests may not. Nothing that a
        /// guest can say sets it: the name of a file least of all.
        @inline(__always) static var isLibrary: Flags { Flags(rawValue: 512) }
    }

    /// A range of instructions whose exceptions go to a handler.
    struct Handler {
        let start: Int32
        let end: Int32
        let target: Int32
        /// Receives the exception.
        let register: Int32
    }

    /// The place of an instruction in the source.
    struct Location {
        let line: Int32
        let endLine: Int32
        let column: Int32
        let endColumn: Int32
    }

    indirect enum Constant {
        case none, `true`, `false`, ellipsis
        case int(Int)
        case bigInt(radix: Int, digits: [UInt8])
        case float(Double)
        case imaginary(Double)
        /// Generalised UTF-8; interned if it is a name.
        case string([UInt8], isName: Bool)
        case bytes([UInt8])
        case tuple([Constant])
        case frozenSet([Constant])
        case code(CodeTemplate)
    }

    let name: String
    let qualifiedName: String
    let filename: String
    let firstLine: Int
    let instructions: UnsafeMutableBufferPointer<UInt64>
    let constants: [Constant]
    let cacheCount: Int
    let registerCount: Int
    let argumentCount: Int
    let positionalOnlyCount: Int
    let keywordOnlyCount: Int
    let flags: Flags
    /// Parameters first (positional, keyword-only, `*`, `**`), then the other locals, each at the register of its
    /// position.
    let localNames: [String]
    /// Names of cells among the locals, and of cells of enclosing functions.
    let cellNames: [String]
    let freeNames: [String]
    /// Inner ranges before the outer ones.
    let handlers: [Handler]
    let locations: [Location]
    let documentation: [UInt8]?

    init(
        name: String, qualifiedName: String, filename: String, firstLine: Int, instructions: [UInt64],
        constants: [Constant], cacheCount: Int, registerCount: Int, argumentCount: Int, positionalOnlyCount: Int,
        keywordOnlyCount: Int, flags: Flags, localNames: [String], cellNames: [String], freeNames: [String],
        handlers: [Handler], locations: [Location], documentation: [UInt8]?
    ) {
        self.name = name
        self.qualifiedName = qualifiedName
        self.filename = filename
        self.firstLine = firstLine
        self.instructions = .allocate(capacity: max(instructions.count, 1))
        _ = self.instructions.initialize(from: instructions)
        self.constants = constants
        self.cacheCount = cacheCount
        self.registerCount = registerCount
        self.argumentCount = argumentCount
        self.positionalOnlyCount = positionalOnlyCount
        self.keywordOnlyCount = keywordOnlyCount
        self.flags = flags
        self.localNames = localNames
        self.cellNames = cellNames
        self.freeNames = freeNames
        self.handlers = handlers
        self.locations = locations
        self.documentation = documentation
    }

    deinit { instructions.deallocate() }
}
