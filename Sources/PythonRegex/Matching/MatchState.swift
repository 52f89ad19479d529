/// The memory of matching, and what the last match found. One state serves any number of matches in turn.
package struct MatchState: ~Copyable {
    /// Why a way back was recorded.
    enum WayBack: UInt32 {
        /// Go on at the instruction; `a` the position.
        case resume
        /// Register `a` was `b`.
        case restore
        /// Register `a` was `b`, and the group closed last was `c`.
        case restoreClose
        /// Register `a` was `b` and the one after it `c`.
        case restorePair
        /// The run at the instruction may end before `a`, but not before `b`.
        case giveBack
        /// The run at the instruction has come to `a`, and may go on until `b`.
        case takeMore
        /// Leave the loop at the instruction; `a` the position, `b` and `c` what its registers were.
        case leaveLoop
        /// Turn the loop at the instruction once more; `a` the position.
        case turnLoop
    }

    struct Entry {
        let way: WayBack
        let pc: Int32
        let a: Int32
        let b: Int32
        let c: Int32

        @inline(__always)
        init(_ way: WayBack, pc: Int = 0, a: Int32, b: Int32 = 0, c: Int32 = 0) {
            self.way = way
            self.pc = Int32(truncatingIfNeeded: pc)
            self.a = a
            self.b = b
            self.c = c
        }
    }

    /// The most bytes that the stack of ways back may take, and a table of places reached as much again.
    package let byteCap: Int

    /// The group that closed last, none if no group did: what Python calls `lastindex`.
    package internal(set) var lastIndex: Int?

    private(set) var registers: UnsafeMutablePointer<Int32>
    private var registerCapacity = 16
    private(set) var stack: UnsafeMutablePointer<Entry>
    private(set) var stackCapacity = 32
    var groupCount = 0

    package init(byteCap: Int = 64 << 20) {
        self.byteCap = byteCap
        registers = .allocate(capacity: registerCapacity)
        registers.initialize(repeating: -1, count: registerCapacity)
        stack = .allocate(capacity: stackCapacity)
    }

    deinit {
        registers.deallocate()
        stack.deallocate()
    }

    /// The bounds of a group of the last match, 0 for the match itself; none if the group did not take part.
    package func span(of group: Int) -> Range<Int>? {
        guard group >= 0, group <= groupCount else { return nil }
        let start = Int(registers[2 * group])
        let end = Int(registers[2 * group + 1])
        return start >= 0 && end >= start ? start..<end : nil
    }

    /// About how many bytes the state occupies now, for whoever accounts for memory.
    package var byteCount: Int { stackCapacity * MemoryLayout<Entry>.stride + registerCapacity * 4 }

    mutating func prepare(for program: RegexProgram) {
        groupCount = program.groupCount
        lastIndex = nil
        if program.registerCount > registerCapacity {
            registers.deallocate()
            registerCapacity = program.registerCount
            registers = .allocate(capacity: registerCapacity)
        }
        registers.initialize(repeating: -1, count: max(1, program.registerCount))
    }

    /// Doubles the stack, keeping what it holds; false if the cap does not allow it.
    mutating func growStack() -> Bool {
        let capacity = stackCapacity * 2
        guard capacity * MemoryLayout<Entry>.stride <= byteCap else { return false }
        let grown = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
        grown.moveInitialize(from: stack, count: stackCapacity)
        stack.deallocate()
        stack = grown
        stackCapacity = capacity
        return true
    }

    /// Returns a stack that one match made large.
    mutating func shrinkStack() {
        guard stackCapacity > 1 << 14 else { return }
        stack.deallocate()
        stackCapacity = 32
        stack = .allocate(capacity: stackCapacity)
    }
}
