import PythonSyntax

/// A place in the code that jumps lead to.
struct Label {
    fileprivate let index: Int
}

/// Puts instructions in a row, with their places in the source, jumps and handlers.
///
/// What is emitted where no path leads is dropped.
struct Assembler {
    private struct Target {
        var position: Int32 = -1
        /// What is assigned on all paths that jump here; nothing if none does.
        var assigned: AssignedLocals?
    }

    private struct Reference {
        let position: Int32
        /// The instruction from whose end the distance counts: the jump itself.
        var label: Int32
        let isNear: Bool
    }

    private(set) var code: [UInt64] = []
    private(set) var locations: [CodeTemplate.Location] = []
    private var targets: [Target] = []
    private var references: [Reference] = []
    /// References of near jumps forward, in order; those before `firstPending` are done.
    private var pending: [Int] = []
    private var firstPending = 0
    private var deadline = Int.max
    /// Instructions that must follow one another directly are being emitted.
    var isAtomic = false

    /// The locals that are certainly assigned here.
    var assigned = AssignedLocals()
    /// Whether any path leads here.
    private(set) var isReachable = true

    private static let farthest = 28_000

    var position: Int { code.count }

    // MARK: Instructions

    @inline(__always)
    mutating func emit(_ instruction: Instruction, _ range: SourceRange) {
        guard isReachable else { return }
        if _slowPath(code.count >= deadline) { bridge(range) }
        code.append(instruction.word)
        locations.append(
            CodeTemplate.Location(
                line: range.start.line, endLine: range.end.line, column: range.start.column,
                endColumn: range.end.column))
    }

    /// An instruction with the number of its cache behind it.
    mutating func emit(_ instruction: Instruction, cache: Int, _ range: SourceRange) {
        emit(instruction, range)
        guard isReachable else { return }
        code.append(UInt64(truncatingIfNeeded: cache))
        locations.append(locations[locations.count - 1])
    }

    /// Goes on as after another path: where `isReachable` is false, what follows is checked and dropped.
    mutating func resume(assigned: AssignedLocals, isReachable: Bool) {
        self.assigned = assigned
        self.isReachable = isReachable
    }

    /// Nothing behind a return, a raise or a jump is executed until a label is placed.
    mutating func endPath() { isReachable = false }

    // MARK: Labels

    @inline(never)
    mutating func makeLabel() -> Label {
        targets.append(Target())
        return Label(index: targets.count - 1)
    }

    /// Whether anything jumps there so far.
    func isUsed(_ label: Label) -> Bool { targets[label.index].assigned != nil }

    /// The label is here.
    @inline(never)
    mutating func place(_ label: Label) {
        targets[label.index].position = Int32(clamping: code.count)
        guard let others = targets[label.index].assigned else { return }
        if isReachable {
            assigned.formIntersection(others)
        } else {
            assigned = others
            isReachable = true
        }
    }

    /// The start of a handler: some path leads here, with what was assigned before.
    @inline(never)
    mutating func place(_ label: Label, assigned: AssignedLocals) {
        targets[label.index].position = Int32(clamping: code.count)
        self.assigned = assigned
        isReachable = true
    }

    func position(of label: Label) -> Int { Int(targets[label.index].position) }

    private mutating func note(_ label: Label) {
        if targets[label.index].assigned == nil {
            targets[label.index].assigned = assigned
        } else {
            targets[label.index].assigned?.formIntersection(assigned)
        }
    }

    // MARK: Jumps

    /// A jump with its distance in B and C.
    @inline(never)
    mutating func jump(_ opcode: Opcode = .jump, a: Int = 0, to label: Label, _ range: SourceRange) {
        guard isReachable else { return }
        note(label)
        emit(Instruction(opcode, a: a, wide: 0), range)
        references.append(
            Reference(position: Int32(clamping: code.count - 1), label: Int32(label.index), isNear: false))
        if opcode == .jump { isReachable = false }
    }

    /// Whether a near jump to a label behind can be emitted now.
    func isNear(_ label: Label) -> Bool {
        let position = targets[label.index].position
        return position < 0 || code.count - Int(position) < Self.farthest
    }

    /// A jump with its distance in C. Forward it may be of any distance: where it becomes too far, it is bridged. Backward
    /// it must be near.
    @inline(never)
    mutating func nearJump(_ instruction: Instruction, to label: Label, _ range: SourceRange) {
        guard isReachable else { return }
        note(label)
        emit(instruction, range)
        references.append(
            Reference(position: Int32(clamping: code.count - 1), label: Int32(label.index), isNear: true))
        if targets[label.index].position < 0 {
            pending.append(references.count - 1)
            if deadline == .max { deadline = code.count - 1 + Self.farthest }
        }
    }

    /// Gives near jumps whose target did not come in time a far jump to land on.
    @inline(never)
    private mutating func bridge(_ range: SourceRange) {
        guard !isAtomic else { return }
        var bridged: [Int: Label] = [:]
        var remaining: [Int] = []
        let isOld = { (position: Int32, count: Int) in count - Int(position) > Self.farthest / 2 }
        let old = pending[firstPending...].filter { reference in
            targets[Int(references[reference].label)].position < 0
                && isOld(references[reference].position, code.count)
        }
        remaining = pending[firstPending...].filter { reference in
            targets[Int(references[reference].label)].position < 0
                && !isOld(references[reference].position, code.count)
        }
        pending = remaining
        firstPending = 0
        deadline = remaining.first.map { Int(references[$0].position) + Self.farthest } ?? .max
        guard !old.isEmpty else { return }

        let around = makeLabel()
        let saved = assigned
        jump(to: around, range)
        for reference in old {
            let target = Int(references[reference].label)
            if bridged[target] == nil {
                let landing = makeLabel()
                bridged[target] = landing
                targets[landing.index].position = Int32(clamping: code.count)
                isReachable = true
                jump(to: Label(index: target), range)
            }
            if let landing = bridged[target] { references[reference].label = Int32(landing.index) }
        }
        place(around)
        assigned = saved
    }

    // MARK: The end

    /// The finished code, or nothing if a jump is too far.
    mutating func finish() -> [UInt64]? {
        for reference in references {
            let position = targets[Int(reference.label)].position
            guard position >= 0 else { return nil }
            let distance = Int(position) - Int(reference.position) - 1
            let word = code[Int(reference.position)]
            if reference.isNear {
                guard let near = Int16(exactly: distance) else { return nil }
                code[Int(reference.position)] =
                    word & 0x0000_FFFF_FFFF_FFFF | UInt64(UInt16(bitPattern: near)) << 48
            } else {
                code[Int(reference.position)] =
                    word & 0x0000_0000_FFFF_FFFF | UInt64(UInt32(bitPattern: Int32(clamping: distance))) << 32
            }
        }
        return code
    }
}
