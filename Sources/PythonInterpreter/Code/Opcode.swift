/// What an instruction does. An instruction is 64 bits: opcode 8, D 8, A 16, B 16, C 16, from the low end. A, B and C are
/// registers unless said otherwise; `jump` is a signed distance from the next instruction in B and C together, `near`
/// one in C alone. `name` is a constant. Opcodes that end in a cache have its index in the following word, which is
/// nothing but that number (0xFFFF: no cache). An instruction reads its registers before it writes any, so A may be one
/// of its operands, and it writes nothing if it raises. Backward jumps are safepoints, whichever opcode makes them.
enum Opcode: UInt8 {
    case nop
    // Moves
    /// A = B
    case move
    /// A = constant (B, C)
    case loadConstant
    /// A = the integer (B, C)
    case loadInt
    case loadNone, loadTrue, loadFalse
    /// A = undefined
    case loadUndefined
    /// Raises if the local A is unbound.
    case checkBound
    /// A = the contents of the cell in B, and the reverse; the name for the message is that of the local B. Storing
    /// undefined empties the cell.
    case loadCell, storeCell
    /// A becomes a cell with what was in A.
    case makeCell
    /// A = contents of the closure's cell B, and the reverse. Storing undefined empties the cell.
    case loadFree, storeFree
    /// A = the closure's cell B itself
    case loadFreeCell
    /// The same, but a name in the namespace comes first; C is the name.
    case loadClassFree
    /// Unbinds the local A, the contents of the cell in the local B, those of the closure's cell B; raises if unbound.
    case deleteLocal, deleteCell, deleteFree
    // Names: A = value, B = name, C = cache (0xFFFF: none)
    case loadGlobal, storeGlobal, deleteGlobal
    /// In the namespace, then globals, then builtins.
    case loadName, storeName, deleteName
    // Binary operators: A = B op C, or A = B op= C if D is 1; the order is that of `BinaryOperator`
    case add, subtract, multiply, matrixMultiply, divide, modulo, power, leftShift, rightShift, bitOr, bitXor, bitAnd
    case floorDivide
    /// A = B + the integer C (signed 16 bits). For what is no number D says how it was written: bit 0: as B - (-C), where
    /// C is never 0; bit 1: as an augmented assignment.
    case addInt
    // Unary: A = op B
    case negative, positive, invert, not
    // Comparison: A = B op C
    case less, lessOrEqual, equal, notEqual, greater, greaterOrEqual, isSame, isNotSame, contains, containsNot
    // Jumps
    case jump
    /// A, jump
    case jumpIfTrue, jumpIfFalse
    /// A, jump; tested by identity
    case jumpIfNone, jumpIfNotNone
    /// A op B, near: jumps if the comparison is false (what it returns is tested for truth)
    case unlessLess, unlessLessOrEqual, unlessEqual, unlessNotEqual, unlessGreater, unlessGreaterOrEqual
    /// A op the integer B (signed 16 bits), near: jumps if the comparison is false; its number is in D: 0 <, 1 <=, 2 ==,
    /// 3 !=, 4 >, 5 >=
    case unlessInt
    // Attributes and items
    /// A = B.name C; cache
    case loadAttribute
    /// A.name C = B; cache
    case storeAttribute
    /// del A.name C
    case deleteAttribute
    /// A = function and A+1 = receiver, or A = B.name C and A+1 = undefined; cache
    case loadMethod
    /// A = B[C]
    case loadItem
    /// A[B] = C
    case storeItem
    /// del A[B]
    case deleteItem
    // Calls: A = callee, arguments behind it, B of them, the last of which are those with keywords; C is the constant with
    // the tuple of keyword names + 1, or 0; the result goes to A
    case call
    /// Callee A, receiver A+1 (if not undefined), arguments behind
    case callMethod
    /// A = A(*A+1, **A+2); A+1 is a tuple or, in `f(*x)` alone, x itself, which may be no iterable at all; A+2 is a new
    /// dict or undefined
    case callUnpacked
    // Building: A from B on, C of them (of buildDict: C pairs, key and value side by side)
    case buildTuple, buildList, buildSet, buildDict, buildString
    /// A = slice(B, B+1) if C is 2, slice(B, B+1, B+2) if C is 3
    case buildSlice
    /// A.append(B)
    case listAppend, setAdd
    /// A[B] = C, for displays and comprehensions
    case dictSet
    /// A extended by B: a display's `*b` or `**b`
    case listExtend, setUpdate, dictUpdate
    /// The same for keyword arguments: a repeated one raises; C is the callee
    case dictMerge
    /// A = the list B as a tuple
    case listToTuple
    /// A = format(B, C) as an f-string does, always a string; conversion in D (0 none, 1 str, 2 repr, 3 ascii),
    /// C = 0xFFFF for no specification
    case format
    /// A = a template of strings and interpolations from B on, C of them
    case buildTemplate
    /// A = an interpolation of B (value), B+1 (text), B+2 (conversion: none or a string), B+3 (specification: a string)
    case buildInterpolation
    // Iteration
    /// A = iter(B)
    case getIterator
    /// A+1 = next(A) or jump
    case forIterator
    /// A… = B unpacked into C values. A… may be locals: nothing is written if the number is wrong.
    case unpack
    /// the same with a star: C = values before, D = values after; the list in the middle goes to A + C
    case unpackStarred
    // Functions and classes
    /// A = function of the code constant B; C is the first of: tuple of defaults, dict of keyword defaults, `__annotate__`
    /// function, tuple of cells in the order of the code's `freeNames`, tuple of type parameters; each undefined if there
    /// is none. C = 0xFFFF stands for five that are undefined.
    case makeFunction
    /// A = the function that makes classes
    case loadBuildClass
    case returnValue
    /// Suspends with A; what is sent comes to B
    case yieldValue
    /// A = an iterator for `await B`, or for `yield from B` if C is 1
    case getAwaitable
    /// Sends B to A: an item goes to B and is to be yielded; at the end the result goes to B and it jumps (near, C)
    case send
    /// A = B.__aiter__()
    case getAsyncIterator
    /// A = awaitable for the next item of B
    case getAsyncNext
    /// A = B as an item of an async generator, as opposed to what it awaits
    case wrapAsync
    /// Raises A again unless it is StopAsyncIteration, which jumps (A, jump). It adds nothing to the traceback.
    case endAsyncFor
    // Exceptions
    /// raise A from B; B undefined: without a cause. A undefined: `raise` alone, what is being handled.
    case raise
    /// Raises A as it is: the traceback is not extended by this instruction's place.
    case reraise
    /// A = what is being handled (none: nothing); B is being handled from now on
    case pushHandled
    /// A, which pushHandled stored, is being handled again
    case popHandled
    /// A = whether the exception B matches the type (or tuple of types) C
    case matchException
    /// A = the part of B that matches C, or none; A+1 = the rest, or none. B may be A+1, and none once nothing is left.
    /// An exception that is no group and matches becomes a group of one.
    case matchGroup
    /// Ends `except*`: B = list of what its handlers raised, and last, if it is not none, the rest that none of them
    /// matched; C = the exception. A = what is to be raised again, or none.
    case prepareReraiseGroup
    /// Raises the AssertionError with message A, undefined for none.
    case raiseAssertion
    // With
    /// A = B's special method: 0 __enter__, 1 __exit__, 2 __aenter__, 3 __aexit__ in C, bound
    case loadSpecial
    /// A = exit function A called with the type, value and traceback of the exception B
    case callExit
    // Imports
    /// A = import of the name B; A+1 = level, A+2 = tuple of names or none. Without names the result is the top package, or
    /// with D = 1 the submodule itself (`import a.b as c`).
    case importName
    /// A = B.name C, as `from` does
    case importFrom
    /// Binds all public names of the module A in the namespace, or in globals if the code has none.
    case importStar
    // Patterns
    /// A = whether B is a sequence (C = 0), a mapping (C = 1)
    case matchShape
    case length
    /// A = values of mapping B for the keys in tuple C, or none
    case matchKeys
    /// A = tuple of attributes of B if it is a C, or none; A+1 = positional count, A+2 = tuple of keyword names
    case matchClass
    // Other
    /// A = the namespace (of a class body or of `exec`), or the globals where the code has none
    case loadLocals
    /// Makes sure that the namespace, or globals, has a dict `__annotations__`.
    case setupAnnotations
    /// Counts instructions that a longer one stands for; used by none so far.
    case debugBreak
    // Loops
    /// B = next(A) and jump (near, backward) to the loop's body; falls through at the end
    case forNext
    /// A op B, near: jumps if the comparison is true
    case ifLess, ifLessOrEqual, ifEqual, ifNotEqual, ifGreater, ifGreaterOrEqual
    /// A op the integer B, near: jumps if the comparison is true; its number is in D as for `unlessInt`
    case ifInt
    /// A = B[the integer C (signed 16 bits)]
    case loadItemInt
    // Type parameters and annotations
    /// A = type parameter: kind D (0 TypeVar, 1 TypeVarTuple, 2 ParamSpec, 3 TypeVar with constraints), name B, C = first
    /// of: function without parameters that returns the bound (or the tuple of constraints), the same for the default;
    /// each undefined if there is none
    case makeTypeParameter
    /// A = type alias: name B, C = first of: function without parameters that returns the value, tuple of type parameters
    /// or undefined
    case makeTypeAlias
    /// A = Generic[*B], where B is the tuple of type parameters
    case makeGenericBase
    /// A = what the mapping A has under the name B; else the contents of the closure's cell C, or with C = 0xFFFF the
    /// global or builtin B
    case loadNameFrom
}

/// An instruction, for those who make or take it apart.
struct Instruction {
    var word: UInt64

    @inline(__always) init(word: UInt64) { self.word = word }

    init(_ opcode: Opcode, a: Int = 0, b: Int = 0, c: Int = 0, d: Int = 0) {
        word =
            UInt64(opcode.rawValue) | UInt64(UInt8(truncatingIfNeeded: d)) << 8
            | UInt64(UInt16(truncatingIfNeeded: a)) << 16 | UInt64(UInt16(truncatingIfNeeded: b)) << 32
            | UInt64(UInt16(truncatingIfNeeded: c)) << 48
    }

    init(_ opcode: Opcode, a: Int = 0, wide: Int) {
        word =
            UInt64(opcode.rawValue) | UInt64(UInt16(truncatingIfNeeded: a)) << 16
            | UInt64(UInt32(truncatingIfNeeded: wide)) << 32
    }

    @inline(__always) var opcode: Opcode { unsafeBitCast(UInt8(truncatingIfNeeded: word), to: Opcode.self) }
    @inline(__always) var d: Int { Int(UInt8(truncatingIfNeeded: word >> 8)) }
    @inline(__always) var a: Int { Int(UInt16(truncatingIfNeeded: word >> 16)) }
    @inline(__always) var b: Int { Int(UInt16(truncatingIfNeeded: word >> 32)) }
    @inline(__always) var c: Int { Int(word >> 48) }
    /// B and C as a signed number.
    @inline(__always) var wide: Int { Int(Int32(truncatingIfNeeded: Int64(bitPattern: word) >> 32)) }
    /// C as a signed number.
    @inline(__always) var near: Int { Int(Int16(truncatingIfNeeded: Int64(bitPattern: word) >> 48)) }
    /// B as a signed number.
    @inline(__always) var signedB: Int { Int(Int16(truncatingIfNeeded: Int64(bitPattern: word) >> 32)) }
}
