import PythonNumbers

/// Everything that one session has. It lives behind a pointer for as long as the session, so that nothing of it is
/// copied or counted; all functions of the interpreter are extensions of that pointer.
typealias VM = UnsafeMutablePointer<Machine>

/// Thrown where a Python exception is under way. What was raised is in `Machine.pending`, so that the error itself is
/// nothing but a sign.
struct Raised: Error {}

/// The state of one session.
struct Machine {
    var heap: Heap
    /// Builtin types, by name.
    var types: Types
    /// Names that the machine looks up itself.
    var names: Names

    // Execution
    /// All registers of all frames.
    var registers: UnsafeMutablePointer<Value>
    var registersEnd: UnsafeMutablePointer<Value>
    /// The first register that no frame uses.
    var top: UnsafeMutablePointer<Value>
    /// Room for as many frames as there may be: it never moves, because every running loop points into it.
    var frames: UnsafeMutablePointer<Frame>
    var frameCount = 0
    var frameCapacity: Int
    /// Steps until limits are looked at.
    var fuel: Int
    /// Steps that may still be taken in all, as of the beginning of the slice.
    var budget = Int.max
    var sliceLength = 0
    /// The exception under way.
    var pending: Value = .undefined
    /// The exception that the running frame is handling, or none.
    var handled: Value = .none
    /// How deeply loops of the machine are nested in native functions.
    var nesting = 0
    /// How many loops of the machine are running, one inside the other.
    var loops = 0
    /// Where the stack of the running thread ends; nothing recurses natively below it.
    var stackLimit: UInt = 0
    /// Frames that may be there at once.
    var recursionLimit: Int
    /// Values that native functions which call back hold: they are reachable.
    var temporaries: UnsafeMutablePointer<Value>
    var temporaryCount = 0
    var temporaryCapacity: Int
    /// The temporaries that were there when the running loop began: those above belong to instructions that are done.
    var temporaryBase = 0
    /// How many natives that may call back are running: only then results are kept among the temporaries.
    var keepsTemporaries = false

    // Limits
    /// What ended the run, if it was a limit. Its unwinding runs no handlers.
    var exceeded: Limit?
    /// Handles that turned out to be stale: a defect of the interpreter, after which the session is unusable.
    var isPoisoned = false
    /// Requested from another thread to stop.
    let interruption: Interruption
    /// The monotonic time in nanoseconds at which the run ends.
    var deadline: UInt64 = .max
    /// Instructions until the clock is looked at.
    var collectsAlways = false
    var lastLive = 0
    var nextVersion: UInt64 = 1 << 32
    /// Whether this machine makes native modules besides the world that sessions read already.
    var isAnnex = false
    /// The version of the set that an element was popped from last.
    var lastPop: UInt64 = 0

    // Session
    var builtins: Value = .undefined
    var mainModule: Value = .undefined
    /// Name to module.
    var modules: Value = .undefined
    var interned: Table = .empty
    /// The name `sys`, which `print` looks up each time.
    var systemName: Value = .undefined
    /// Natives: shared ones first.
    var natives: UnsafePointer<NativeEntry>
    /// One-character strings up to U+00FF.
    var characters: UnsafeMutablePointer<Value>
    var emptyString: Value
    var emptyTuple: Value
    var emptyBytes: Value
    var hashKey: HashKey
    /// Subclasses of each type, by its address: weak.
    var subclasses: [UInt64: [Value]] = [:]
    var shapes: [Unmanaged<Shape>] = []
    /// Root shapes of shared types, which cannot keep them themselves, by address.
    var sharedShapes: [UInt: Shape] = [:]
    var templates: [Unmanaged<CodeTemplate>] = []
    /// What the host answers.
    var host: HostInterface
    var scratch: [UInt8] = []
    /// A zeroed object that stale handles lead to.
    var dead: UnsafeMutableRawPointer
    /// Methods and functions with state (host tools) that were given numbers in this session.
    var markStack = UnsafeMutablePointer<UnsafeMutableRawPointer>(bitPattern: 16).unsafelyUnwrapped
    var markCount = 0
    var markCapacity = 0
    /// Objects whose `repr` or comparison is under way, to stop at cycles.
    var busy: [UInt64] = []
    /// Memory views by the address of what they show: weak.
    var exports: [UInt64: [Value]] = [:]
    /// Weak references to each object, by its address.
    var weakReferences: [UInt64: [Value]] = [:]
    /// References whose objects are gone and whose callbacks have not been called: reachable.
    var lostReferences: [Value] = []
    /// Collections that looking at weak references has caused.
    var weakCollections = 0
    /// Objects in the order of `id()`.
    var identities: [UInt64: Int] = [:]
    var nextAsyncName = 1
}

/// What a native loop charges for, and what stops a run.
enum Limit: Sendable, Hashable {
    case instructions, time, memory, size, recursion, output, hostCalls, interrupted
    /// The run was ended by what it was run for: a final answer, or a host that gives up.
    case stopped
}

/// One call of a Python function.
struct Frame {
    /// What becomes of the value that the frame returns.
    enum Continuation: UInt8 {
        /// It goes to `result` of the frame below.
        case store
        /// The frame was started by a native function, which gets it.
        case boundary
        /// `__init__` returned: it must be none; the instance is in the register already.
        case initialized
        /// A generator in `for`: an item goes to `result`, the end jumps by `jump`.
        case iteration
    }

    var code: UnsafeMutablePointer<CodeObject>
    /// Where the frame goes on, as an index into its instructions.
    var pc: Int
    var base: UnsafeMutablePointer<Value>
    var globals: UnsafeMutablePointer<DictObject>
    /// The names of a class body or `exec`; undefined in functions.
    var namespace: Value
    /// The function, for its closure; undefined for modules.
    var function: Value
    /// The generator whose frame this is, or undefined.
    var generator: Value
    /// What was being handled when the frame began.
    var handledBefore: Value
    var continuation: Continuation
    /// Register of the frame below.
    var result: Int32
    var jump: Int32
}

/// Two secrets of the process: who does not know them cannot make keys collide.
struct HashKey {
    var first: UInt64
    var second: UInt64

    static let shared: HashKey = {
        var generator = SystemRandomNumberGenerator()
        return HashKey(first: generator.next() | 1, second: generator.next() | 1)
    }()
}
