@testable import PythonInterpreter

/// Follows all paths through a code and finds registers that are read although some path leaves them without a value.
struct RegisterFlow {
    private struct Effect {
        var reads: [Int] = []
        var writes: [Int] = []
        /// Written only if it jumps, or only if it does not.
        var writesOnJump: [Int] = []
        var writesOnFall: [Int] = []
        var unbinds: Int?
    }

    private let template: CodeTemplate
    private let starts: [Int]
    private var states: [[UInt64]?]

    /// What is wrong with a code or one within it, or nothing.
    static func firstProblem(in template: CodeTemplate) -> String? {
        var pending = [template]
        while let next = pending.popLast() {
            var flow = RegisterFlow(next)
            if let problem = flow.run() { return "\(next.qualifiedName): \(problem)" }
            for case .code(let inner) in next.constants { pending.append(inner) }
        }
        return nil
    }

    private init(_ template: CodeTemplate) {
        self.template = template
        var starts: [Int] = []
        var index = 0
        while index < template.instructions.count {
            starts.append(index)
            index += Instruction(word: template.instructions[index]).opcode.shape.hasCache ? 2 : 1
        }
        self.starts = starts
        states = Array(repeating: nil, count: template.instructions.count + 1)
    }

    private mutating func run() -> String? {
        var entry = [UInt64](repeating: 0, count: template.registerCount / 64 + 1)
        let variadics = [CodeTemplate.Flags.variadic, .keywordVariadic].filter { template.flags.contains($0) }.count
        for register in 0..<(template.argumentCount + template.keywordOnlyCount + variadics) {
            insert(register, into: &entry)
        }
        var pending: [Int] = []
        flow(entry, to: 0, &pending)
        while let index = pending.popLast() {
            guard let state = states[index] else { continue }
            let instruction = Instruction(word: template.instructions[index])
            let next = index + (instruction.opcode.shape.hasCache ? 2 : 1)
            let effect = self.effect(instruction)
            for handler in template.handlers where handler.start <= index && index < handler.end {
                var caught = state
                insert(Int(handler.register), into: &caught)
                flow(caught, to: Int(handler.target), &pending)
                break
            }
            var after = state
            for register in effect.writes { insert(register, into: &after) }
            if let register = effect.unbinds { remove(register, from: &after) }
            if let target = target(of: instruction, at: index) {
                var jumped = after
                for register in effect.writesOnJump { insert(register, into: &jumped) }
                flow(jumped, to: target, &pending)
            }
            if !instruction.opcode.endsPath {
                for register in effect.writesOnFall { insert(register, into: &after) }
                flow(after, to: next, &pending)
            }
        }
        return firstUnsetRead()
    }

    private func firstUnsetRead() -> String? {
        for index in starts {
            guard let state = states[index] else { continue }
            let instruction = Instruction(word: template.instructions[index])
            for register in effect(instruction).reads where !contains(register, state) {
                return "instruction \(index), \(instruction.opcode), reads register \(register) without a value"
            }
        }
        return nil
    }

    private mutating func flow(_ state: [UInt64], to index: Int, _ pending: inout [Int]) {
        guard let known = states[index] else {
            states[index] = state
            pending.append(index)
            return
        }
        var merged = known
        for word in merged.indices { merged[word] &= state[word] }
        if merged != known {
            states[index] = merged
            pending.append(index)
        }
    }

    private func target(of instruction: Instruction, at index: Int) -> Int? {
        let shape = instruction.opcode.shape
        if case .jump = shape.b { return index + 1 + instruction.wide }
        if case .near = shape.c { return index + 1 + instruction.near }
        return nil
    }

    private func insert(_ register: Int, into state: inout [UInt64]) { state[register / 64] |= 1 << (register % 64) }
    private func remove(_ register: Int, from state: inout [UInt64]) { state[register / 64] &= ~(1 << (register % 64)) }
    private func contains(_ register: Int, _ state: [UInt64]) -> Bool {
        state[register / 64] & (1 << (register % 64)) != 0
    }

    private func effect(_ instruction: Instruction) -> Effect {
        let (a, b, c, d) = (instruction.a, instruction.b, instruction.c, instruction.d)
        let window = instruction.opcode.windows(instruction).flatMap { Array($0.first..<($0.first + $0.count)) }
        switch instruction.opcode {
        case .nop, .jump, .deleteFree, .deleteGlobal, .deleteName, .setupAnnotations, .debugBreak: return Effect()
        case .loadUndefined:
            return a < template.localNames.count ? Effect(unbinds: a) : Effect(writes: [a])
        case .deleteLocal: return Effect(unbinds: a)
        case .checkBound: return Effect(writes: [a])
        case .makeCell: return Effect(writes: [a])
        case .loadCell: return Effect(reads: [b], writes: [a])
        case .deleteCell: return Effect(reads: [b])
        case .storeCell, .raise, .storeAttribute, .deleteItem, .listAppend, .setAdd, .listExtend, .setUpdate,
            .dictUpdate, .unlessLess, .unlessLessOrEqual, .unlessEqual, .unlessNotEqual, .unlessGreater,
            .unlessGreaterOrEqual, .ifLess, .ifLessOrEqual, .ifEqual, .ifNotEqual, .ifGreater, .ifGreaterOrEqual:
            return Effect(reads: [a, b])
        case .storeItem, .dictSet, .dictMerge: return Effect(reads: [a, b, c])
        case .storeFree, .storeGlobal, .storeName, .jumpIfTrue, .jumpIfFalse, .jumpIfNone, .jumpIfNotNone,
            .unlessInt, .ifInt, .deleteAttribute, .returnValue, .endAsyncFor, .reraise, .popHandled,
            .raiseAssertion, .importStar:
            return Effect(reads: [a])
        case .call, .callMethod, .callUnpacked: return Effect(reads: window, writes: [a])
        case .forIterator: return Effect(reads: [a], writesOnFall: [a + 1])
        case .forNext: return Effect(reads: [a], writesOnJump: [b])
        case .yieldValue: return Effect(reads: [a], writes: [b])
        case .send: return Effect(reads: [a, b], writes: [b])
        case .pushHandled: return Effect(reads: [b], writes: [a])
        case .loadMethod: return Effect(reads: [b], writes: [a, a + 1])
        case .matchGroup: return Effect(reads: [b, c], writes: [a, a + 1])
        case .matchClass: return Effect(reads: [a + 1, a + 2, b, c], writes: [a])
        case .importName: return Effect(reads: [a + 1, a + 2], writes: [a])
        case .callExit: return Effect(reads: [a, b], writes: [a])
        case .unpack: return Effect(reads: [b], writes: Array(a..<(a + c)))
        case .unpackStarred: return Effect(reads: [b], writes: Array(a...(a + c + d)))
        case .loadNameFrom: return Effect(reads: [a], writes: [a])
        case .format: return Effect(reads: window + [b], writes: [a])
        case .buildTuple, .buildList, .buildSet, .buildDict, .buildString, .buildSlice, .buildTemplate,
            .buildInterpolation, .makeFunction, .makeTypeParameter, .makeTypeAlias:
            return Effect(reads: window, writes: [a])
        default:
            var effect = Effect(writes: [a])
            if case .register = instruction.opcode.shape.b { effect.reads.append(b) }
            if case .register = instruction.opcode.shape.c { effect.reads.append(c) }
            return effect
        }
    }
}
