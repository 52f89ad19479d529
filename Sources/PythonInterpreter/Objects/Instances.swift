/// The names that instances of a class have been given, in the order of first assignment: objects of one shape keep
/// their attributes in the same slots.
final class Shape {
    let names: [Value]
    /// Address of the interned name to slot.
    let slots: [UInt64: Int]
    var next: [UInt64: Shape] = [:]
    /// The first slot behind a builtin value, if there is one.
    let offset: Int
    private let parent: Unmanaged<Shape>?

    init(offset: Int) {
        names = []
        slots = [:]
        self.offset = offset
        parent = nil
    }

    /// The shape without names that this one grew from.
    var root: Shape {
        var shape = self
        while let parent = shape.parent { shape = parent.takeUnretainedValue() }
        return shape
    }

    private init(_ parent: Shape, adding name: Value) {
        names = parent.names + [name]
        var slots = parent.slots
        slots[name.bits] = parent.offset + parent.names.count
        self.slots = slots
        offset = parent.offset
        // A shape is held by the one before it.
        self.parent = Unmanaged.passUnretained(parent)
    }

    func adding(_ name: Value) -> Shape {
        if let shape = next[name.bits] { return shape }
        let shape = Shape(self, adding: name)
        next[name.bits] = shape
        return shape
    }

    /// Beyond this many names instances use a dictionary.
    static let largest = 64
}

/// An object of a class that Python code defined.
struct InstanceObject {
    var header: Header
    /// The names behind the slots; nil once `__dict__` was asked for: the attributes are then in the dictionary in the
    /// last slot that is in use.
    var shape: Unmanaged<Shape>?
    var slots: UnsafeMutablePointer<Value>
    var capacity: UInt32
    /// Slots in use.
    var count: UInt32
    static let inlineOffset = 40
}

struct ModuleObject {
    var header: Header
    var name: Value
    var dict: Value
}

struct ExceptionObject {
    var header: Header
    /// A tuple.
    var arguments: Value
    var cause: Value
    var context: Value
    /// A list of traceback entries in the order of unwinding, or none.
    var traceback: Value
    /// Attributes, a dictionary or undefined.
    var attributes: Value
    /// What only some exceptions have: the value of StopIteration, the exceptions of a group, the name of a NameError.
    var detail: Value
    /// The first argument of the method in which a name was missing, for suggestions; undefined otherwise.
    var receiver: Value
    var suppressesContext: Bool
}

/// One line of a traceback.
struct TracebackObject {
    var header: Header
    var next: Value
    var code: UnsafeMutablePointer<CodeObject>
    var line: Int32
    /// Index of the instruction, for carets.
    var instruction: Int32
    var globals: Value
}

/// An object whose state is a Swift object.
struct BoxObject {
    var header: Header
    var box: Unmanaged<Box>
    /// Attributes, a dictionary or undefined.
    var attributes: Value
}

/// State in Swift that belongs to a Python object: a compiled pattern, a hash in progress, a deque.
class Box {
    /// The bytes that were charged for it.
    var charged = 0
    /// Shows the collector every value that it holds.
    func trace(_ visit: (Value) -> Void) {}

    /// Whether `next` may be asked.
    var isIterator: Bool { false }
    /// The name under which a function that makes it again is registered (`WorldBuilder.restorer`); nil: a session that
    /// holds one cannot be dumped.
    var dumpName: String? { nil }
    /// Gives what it is made of.
    func dump(_ writer: inout BoxWriter) {}

    /// The next item; undefined at the end. Whoever calls it keeps what it makes, and the object itself.
    func next(_ vm: VM) throws(Raised) -> Value { .undefined }
}

/// A weak reference, and the objects behind iterators: whatever needs a few values and numbers.
struct IteratorObject {
    enum Source: UInt8 {
        case list, tuple, range, bigRange, string, bytes, dictKeys, dictValues, dictItems, set, reversedList
        case sequence, callable, enumerate, zip, map, filter, reversedSequence, reversedDict
        case native

        /// Whether the next item may have to be computed by Python code.
        var callsBack: Bool {
            switch self {
            case .sequence, .callable, .enumerate, .zip, .map, .filter, .reversedSequence: true
            default: false
            }
        }

        /// Whether asking how many items are left may call Python code.
        var hasHint: Bool { self == .sequence || self == .reversedSequence }
    }
    var header: Header
    var source: Source
    var isFinished: Bool
    /// How `zip` and `map` were asked to treat different lengths.
    var isStrict: Bool
    var object: Value
    var other: Value
    var index: Int
    var stop: Int
    var step: Int
    /// `storedSources` if all iterators that it asks hold their items and call nobody.
    var version: UInt64
    static let storedSources: UInt64 = 1
}

struct GeneratorObject {
    enum Flavour: UInt8 { case generator, coroutine, asyncGenerator }
    enum State: UInt8 { case created, suspended, running, finished }
    var header: Header
    var flavour: Flavour
    var state: State
    /// Whether an async generator has hooks called, or its close begun.
    var isClosing: Bool
    var function: Value
    var code: UnsafeMutablePointer<CodeObject>
    var globals: Value
    var name: Value
    var qualifiedName: Value
    /// The registers while it is suspended.
    var registers: UnsafeMutablePointer<Value>
    var registerCount: Int
    /// Where it goes on.
    var pc: Int
    /// The exception that its frame was handling when it was suspended.
    var handled: Value
    /// What `yield from` or `await` waits for; undefined otherwise.
    var delegate: Value
    /// The register that receives what is sent.
    var sendRegister: Int
}

struct GenericAliasObject {
    var header: Header
    var origin: Value
    var arguments: Value
    var parameters: Value
    var isStarred: Bool
}

/// `weakref.ref`, `mappingproxy`, `memoryview`: a few values.
struct ReferenceObject {
    var header: Header
    var target: Value
    var callback: Value
    var start: Int
    var count: Int
    var step: Int
}
