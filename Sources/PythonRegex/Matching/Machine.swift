/// Runs a program over text of one width. Everything it points to is lent for the time of one match.
struct Machine<Unit: FixedWidthInteger & UnsignedInteger> {
    typealias Entry = MatchState.Entry

    enum Outcome { case matched, failed, outOfSteps, outOfMemory }

    let code: UnsafePointer<Instruction>
    let literals: UnsafePointer<UInt32>
    let tables: UnsafePointer<UInt8>
    let records: UnsafePointer<SetRecord>
    let ranges: UnsafePointer<UInt32>
    /// The categories of code points below `UnicodeClasses.tableSize`, if the program asks for any and the text may
    /// go beyond the first 256.
    let categories: UnsafePointer<UInt8>?
    let text: UnsafePointer<Unit>
    /// Where the text ends for this match.
    let end: Int
    let mustReachEnd: Bool
    /// A match that ends here does not count, or negative.
    let forbiddenEnd: Int
    let groupRegisters: Int

    /// What attempts at one match hand on to each other.
    struct Progress {
        var steps: Int64
        var visits: VisitedPlaces
        /// Whether the groups' registers hold anything that no way back will undo.
        var isDirty = false
    }

    /// Tries to match at one position.
    ///
    /// Everything is done in this one loop: what to try later lies on the state's stack, so that no pattern makes it
    /// call itself. Hot values are locals; whatever is rare is a call.
    @inline(never)
    func attempt(at start: Int, _ state: inout MatchState, _ progress: inout Progress) -> Outcome {
        let registers = state.registers
        var stack = state.stack
        var capacity = state.stackCapacity
        var sp = 0
        var pc = 0
        var pos = start
        var lastIndex: Int32 = 0
        var steps = progress.steps
        defer { progress.steps = steps }

        next: while true {
            steps &-= 1
            if steps < 0 { return .outOfSteps }
            // No instruction adds more than two entries.
            if sp &+ 2 > capacity {
                guard state.growStack() else { return .outOfMemory }
                stack = state.stack
                capacity = state.stackCapacity
            }
            let i = code + pc
            switch i.pointee.operation {
            case .unit:
                if pos < end, reads(i, UInt32(truncatingIfNeeded: text[pos])) {
                    pos &+= 1
                    pc &+= 1
                    continue next
                }

            case .literal:
                let length = Int(i.pointee.b)
                if length <= end &- pos, isLiteral(literals + Int(i.pointee.a), length, at: pos) {
                    steps &-= Int64(length >> 2)
                    pos &+= length
                    pc &+= 1
                    continue next
                }

            case .runPossessive, .runGreedy:
                if progress.visits.isVisited(i.pointee.visit, pos) { break }
                let length = end &- pos
                let fewest = Int(i.pointee.c)
                if fewest > length { break }
                var limit = Int(i.pointee.d) >= length ? end : pos &+ Int(i.pointee.d)
                let isCut = Int64((limit &- pos) >> 2) > steps
                if isCut { limit = pos &+ Int(steps) &* 4 }
                let stop = scan(i, from: pos, to: limit)
                steps &-= Int64((stop &- pos) >> 2)
                if isCut, stop == limit { return .outOfSteps }
                let least = pos &+ fewest
                if stop < least { break }
                if i.pointee.operation == .runGreedy, stop > least {
                    stack[sp] = Entry(
                        .giveBack, pc: pc, a: Int32(truncatingIfNeeded: stop), b: Int32(truncatingIfNeeded: least))
                    sp &+= 1
                }
                pos = stop
                pc &+= 1
                continue next

            case .runLazy:
                if progress.visits.isVisited(i.pointee.visit, pos) { break }
                let length = end &- pos
                let fewest = Int(i.pointee.c)
                if fewest > length { break }
                if Int64(fewest >> 2) > steps { return .outOfSteps }
                let least = pos &+ fewest
                if scan(i, from: pos, to: least) < least { break }
                steps &-= Int64(fewest >> 2)
                let limit = Int(i.pointee.d) >= length ? end : pos &+ Int(i.pointee.d)
                guard let stop = extend(i, from: least, to: limit, &steps) else { break }
                if stop < limit {
                    stack[sp] = Entry(
                        .takeMore, pc: pc, a: Int32(truncatingIfNeeded: stop), b: Int32(truncatingIfNeeded: limit))
                    sp &+= 1
                }
                pos = stop
                pc &+= 1
                continue next

            case .jump:
                pc = Int(i.pointee.c)
                continue next

            case .split:
                if progress.visits.isVisited(i.pointee.visit, pos) { break }
                stack[sp] = Entry(.resume, pc: Int(i.pointee.c), a: Int32(truncatingIfNeeded: pos))
                sp &+= 1
                pc &+= 1
                continue next

            case .splitBack:
                if progress.visits.isVisited(i.pointee.visit, pos) { break }
                stack[sp] = Entry(.resume, pc: pc &+ 1, a: Int32(truncatingIfNeeded: pos))
                sp &+= 1
                pc = Int(i.pointee.c)
                continue next

            case .splitIf:
                if pos >= end || !isInSet(i, UInt32(truncatingIfNeeded: text[pos])) {
                    pc = Int(i.pointee.c)
                    continue next
                }
                if progress.visits.isVisited(i.pointee.visit, pos) { break }
                stack[sp] = Entry(.resume, pc: Int(i.pointee.c), a: Int32(truncatingIfNeeded: pos))
                sp &+= 1
                pc &+= 1
                continue next

            case .open:
                let register = Int(i.pointee.a)
                if sp > 0 {
                    stack[sp] = Entry(.restore, a: i.pointee.a, b: registers[register])
                    sp &+= 1
                } else {
                    progress.isDirty = true
                }
                registers[register] = Int32(truncatingIfNeeded: pos)
                pc &+= 1
                continue next

            case .close:
                let register = Int(i.pointee.a)
                if sp > 0 {
                    stack[sp] = Entry(.restoreClose, a: i.pointee.a, b: registers[register], c: lastIndex)
                    sp &+= 1
                } else {
                    progress.isDirty = true
                }
                registers[register] = Int32(truncatingIfNeeded: pos)
                lastIndex = i.pointee.b
                pc &+= 1
                continue next

            case .textStart:
                if pos == 0 {
                    pc &+= 1
                    continue next
                }

            case .lineStart:
                if pos == 0 || text[pos &- 1] == 10 {
                    pc &+= 1
                    continue next
                }

            case .lastLineEnd:
                if pos == end || (pos &+ 1 == end && text[pos] == 10) {
                    pc &+= 1
                    continue next
                }

            case .lineEnd:
                if pos == end || text[pos] == 10 {
                    pc &+= 1
                    continue next
                }

            case .textEnd:
                if pos == end {
                    pc &+= 1
                    continue next
                }

            case .wordBoundary, .notWordBoundary:
                let before = pos > 0 && isInSet(i, UInt32(truncatingIfNeeded: text[pos &- 1]))
                let after = pos < end && isInSet(i, UInt32(truncatingIfNeeded: text[pos]))
                if (before != after) == (i.pointee.operation == .wordBoundary) {
                    pc &+= 1
                    continue next
                }

            case .backreference, .backreferenceASCII, .backreferenceUnicode:
                let from = Int(registers[2 &* Int(i.pointee.a)])
                let length = Int(registers[2 &* Int(i.pointee.a) &+ 1]) &- from
                if from < 0 || length < 0 || length > end &- pos { break }
                steps &-= Int64(length >> 2)
                if steps < 0 { return .outOfSteps }
                if repeats(i, from: from, length, at: pos) {
                    pos &+= length
                    pc &+= 1
                    continue next
                }

            case .condition:
                let from = registers[2 &* Int(i.pointee.a)]
                let to = registers[2 &* Int(i.pointee.a) &+ 1]
                pc = from >= 0 && to >= from ? pc &+ 1 : Int(i.pointee.c)
                continue next

            case .counterStart:
                let register = Int(i.pointee.a)
                if sp > 0 {
                    stack[sp] = Entry(.restorePair, a: i.pointee.a, b: registers[register], c: registers[register &+ 1])
                    sp &+= 1
                }
                registers[register] = -1
                registers[register &+ 1] = -1
                pc &+= 1
                continue next

            case .counterGreedy, .counterLazy:
                let register = Int(i.pointee.a)
                let turns = registers[register]
                let last = registers[register &+ 1]
                let count = turns &+ 1
                if count < i.pointee.b {
                    if sp > 0 {
                        stack[sp] = Entry(.restorePair, a: i.pointee.a, b: turns, c: last)
                        sp &+= 1
                    }
                    registers[register] = count
                    pc = Int(i.pointee.c)
                    continue next
                }
                // A turn that reads nothing is the last one.
                guard count < i.pointee.d, pos != Int(last) else {
                    pc &+= 1
                    continue next
                }
                if i.pointee.operation == .counterLazy {
                    stack[sp] = Entry(.turnLoop, pc: pc, a: Int32(truncatingIfNeeded: pos))
                    pc &+= 1
                } else {
                    stack[sp] = Entry(.leaveLoop, pc: pc, a: Int32(truncatingIfNeeded: pos), b: turns, c: last)
                    registers[register] = count
                    registers[register &+ 1] = Int32(truncatingIfNeeded: pos)
                    pc = Int(i.pointee.c)
                }
                sp &+= 1
                continue next

            case .possessiveStart:
                registers[Int(i.pointee.a)] = 0
                registers[Int(i.pointee.a) &+ 1] = -1
                pc &+= 1
                continue next

            case .possessiveTurn:
                let register = Int(i.pointee.a)
                let count = registers[register]
                registers[register &+ 2] = Int32(truncatingIfNeeded: sp)
                if count >= i.pointee.b {
                    guard count < i.pointee.d, pos != Int(registers[register &+ 1]) else {
                        pc = Int(i.pointee.c)
                        continue next
                    }
                    stack[sp] = Entry(.resume, pc: Int(i.pointee.c), a: Int32(truncatingIfNeeded: pos))
                    sp &+= 1
                    registers[register &+ 1] = Int32(truncatingIfNeeded: pos)
                }
                pc &+= 1
                continue next

            case .possessiveEnd:
                let register = Int(i.pointee.a)
                sp = cut(stack, from: Int(registers[register &+ 2]), to: sp, &progress.isDirty, &steps)
                registers[register] &+= 1
                pc = Int(i.pointee.c)
                continue next

            case .atomicStart:
                registers[Int(i.pointee.a)] = Int32(truncatingIfNeeded: sp)
                pc &+= 1
                continue next

            case .atomicEnd:
                sp = cut(stack, from: Int(registers[Int(i.pointee.a)]), to: sp, &progress.isDirty, &steps)
                pc &+= 1
                continue next

            case .look:
                if pos < Int(i.pointee.b) { break }
                registers[Int(i.pointee.a)] = Int32(truncatingIfNeeded: sp)
                registers[Int(i.pointee.a) &+ 1] = Int32(truncatingIfNeeded: pos)
                pos &-= Int(i.pointee.b)
                pc &+= 1
                continue next

            case .lookEnd:
                sp = cut(stack, from: Int(registers[Int(i.pointee.a)]), to: sp, &progress.isDirty, &steps)
                pos = Int(registers[Int(i.pointee.a) &+ 1])
                pc &+= 1
                continue next

            case .lookNot:
                if pos < Int(i.pointee.b) {
                    pc = Int(i.pointee.c)
                    continue next
                }
                registers[Int(i.pointee.a)] = Int32(truncatingIfNeeded: sp)
                stack[sp] = Entry(.resume, pc: Int(i.pointee.c), a: Int32(truncatingIfNeeded: pos))
                sp &+= 1
                pos &-= Int(i.pointee.b)
                pc &+= 1
                continue next

            case .lookNotEnd:
                let floor = Int(registers[Int(i.pointee.a)])
                steps &-= Int64((sp &- floor) >> 2)
                while sp > floor {
                    sp &-= 1
                    let entry = stack[sp]
                    if entry.way == .restore || entry.way == .restoreClose { registers[Int(entry.a)] = entry.b }
                    if entry.way == .restoreClose { lastIndex = entry.c }
                }

            case .match:
                if pos == forbiddenEnd || (mustReachEnd && pos != end) { break }
                registers[0] = Int32(truncatingIfNeeded: start)
                registers[1] = Int32(truncatingIfNeeded: pos)
                state.lastIndex = lastIndex > 0 ? Int(lastIndex) : nil
                return .matched
            }

            // It failed: take the last way back that leads anywhere.
            while true {
                if sp == 0 { return steps < 0 ? .outOfSteps : .failed }
                sp &-= 1
                steps &-= 1
                let entry = stack[sp]
                switch entry.way {
                case .resume:
                    pc = Int(entry.pc)
                    pos = Int(entry.a)
                    continue next

                case .restore:
                    registers[Int(entry.a)] = entry.b

                case .restoreClose:
                    registers[Int(entry.a)] = entry.b
                    lastIndex = entry.c

                case .restorePair:
                    registers[Int(entry.a)] = entry.b
                    registers[Int(entry.a) &+ 1] = entry.c

                case .giveBack:
                    let least = Int(entry.b)
                    var stop = Int(entry.a) &- 1
                    let hint = code[Int(entry.pc)].hint
                    if hint >= 0 {
                        let wanted = Unit(truncatingIfNeeded: hint)
                        while stop >= least, text[stop] != wanted { stop &-= 1 }
                    } else if code[Int(entry.pc) &+ 1].operation == .unit {
                        let next = code + (Int(entry.pc) &+ 1)
                        while stop >= least, !reads(next, UInt32(truncatingIfNeeded: text[stop])) { stop &-= 1 }
                    }
                    steps &-= Int64((Int(entry.a) &- stop) >> 2)
                    if stop < least { continue }
                    if stop > least {
                        stack[sp] = Entry(.giveBack, pc: Int(entry.pc), a: Int32(truncatingIfNeeded: stop), b: entry.b)
                        sp &+= 1
                    }
                    pos = stop
                    pc = Int(entry.pc) &+ 1
                    continue next

                case .takeMore:
                    let run = code + Int(entry.pc)
                    let from = Int(entry.a)
                    let limit = Int(entry.b)
                    guard reads(run, UInt32(truncatingIfNeeded: text[from])),
                        let stop = extend(run, from: from &+ 1, to: limit, &steps)
                    else { continue }
                    if stop < limit {
                        stack[sp] = Entry(.takeMore, pc: Int(entry.pc), a: Int32(truncatingIfNeeded: stop), b: entry.b)
                        sp &+= 1
                    }
                    pos = stop
                    pc = Int(entry.pc) &+ 1
                    continue next

                case .leaveLoop:
                    let register = Int(code[Int(entry.pc)].a)
                    registers[register] = entry.b
                    registers[register &+ 1] = entry.c
                    pos = Int(entry.a)
                    pc = Int(entry.pc) &+ 1
                    continue next

                case .turnLoop:
                    let register = Int(code[Int(entry.pc)].a)
                    let turns = registers[register]
                    if sp > 0 {
                        stack[sp] = Entry(
                            .restorePair, a: Int32(truncatingIfNeeded: register), b: turns, c: registers[register &+ 1])
                        sp &+= 1
                    }
                    registers[register] = turns &+ 1
                    registers[register &+ 1] = entry.a
                    pos = Int(entry.a)
                    pc = Int(code[Int(entry.pc)].c)
                    continue next
                }
            }
        }
    }

    /// Forgets the ways back above a height of the stack, but for what undoes the groups set meanwhile: whoever goes
    /// back further needs that. Loops between the two heights begin anew whenever they are entered again.
    @inline(never)
    private func cut(
        _ stack: UnsafeMutablePointer<Entry>, from floor: Int, to top: Int, _ isDirty: inout Bool, _ steps: inout Int64
    ) -> Int {
        if floor == 0 {
            if top > 0 { isDirty = true }
            return 0
        }
        steps &-= Int64((top &- floor) >> 2)
        var kept = floor
        for place in floor..<max(floor, top) {
            let entry = stack[place]
            if entry.way == .restore || entry.way == .restoreClose {
                stack[kept] = entry
                kept &+= 1
            }
        }
        return kept
    }
}
