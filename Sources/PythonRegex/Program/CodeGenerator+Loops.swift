extension CodeGenerator {
    /// Emits a repetition, in the cheapest of the forms that do it justice.
    mutating func emitLoop(of body: Piece, _ count: RepeatCount, before next: FirstSet) {
        if count.maximum == 0 { return }
        if count.minimum == 1, count.maximum == 1, count.preference != .possessive {
            emit(body, before: next)
        } else if case .unit(let unit) = body.node {
            emitRun(of: unit, count, before: next)
        } else if count.preference == .possessive {
            emitPossessive(body, count)
        } else if count.minimum == 0, count.maximum == 1 {
            emitOptional(body, count, before: next)
        } else if count.minimum <= 1, count.maximum == nil, body.minimum > 0 {
            emitUncounted(body, count, before: next)
        } else {
            emitCounted(body, count, before: next)
        }
    }

    /// A run of one kind of character needs no code in its body.
    private mutating func emitRun(of unit: UnitPattern, _ count: RepeatCount, before next: FirstSet) {
        var operation: Instruction.Operation =
            switch count.preference {
            case .greedy: .runGreedy
            case .lazy: .runLazy
            case .possessive: .runPossessive
            }
        // Where what follows cannot begin with anything the run has read, giving back is in vain.
        if operation == .runGreedy, unit.first.isDisjoint(with: next) { operation = .runPossessive }
        var run = instruction(operation, reading: unit)
        run.c = Int32(clamping: count.minimum)
        run.d = Int32(clamping: count.maximum ?? Int.max)
        if let only = next.onlyUnit { run.hint = Int32(clamping: only) }
        code.append(remembered(run))
    }

    private mutating func emitOptional(_ body: Piece, _ count: RepeatCount, before next: FirstSet) {
        let split = code.count
        code.append(
            count.preference == .lazy
                ? remembered(Instruction(.splitBack)) : splitting(on: body.first.followed(by: next)))
        emit(body, before: next)
        code[split].c = Int32(clamping: code.count)
    }

    /// A loop that always reads something and has no number of turns to reach.
    private mutating func emitUncounted(_ body: Piece, _ count: RepeatCount, before next: FirstSet) {
        let again = body.first.union(next)
        let jump = code.count
        if count.preference == .greedy, body.first.asSet != nil {
            if count.minimum == 1 { code.append(Instruction(.jump)) }
            let split = code.count
            code.append(splitting(on: body.first))
            if count.minimum == 1 { code[jump].c = Int32(clamping: code.count) }
            emit(body, before: again)
            code.append(Instruction(.jump, c: split))
            code[split].c = Int32(clamping: code.count)
        } else {
            if count.minimum == 0 { code.append(Instruction(.jump)) }
            let start = code.count
            emit(body, before: again)
            if count.minimum == 0 { code[jump].c = Int32(clamping: code.count) }
            code.append(remembered(Instruction(count.preference == .lazy ? .split : .splitBack, c: start)))
        }
    }

    private mutating func emitCounted(_ body: Piece, _ count: RepeatCount, before next: FirstSet) {
        isMemorable = false
        let register = take(registers: 2)
        code.append(Instruction(.counterStart, a: register))
        let jump = code.count
        code.append(Instruction(.jump))
        let start = code.count
        emit(body, before: body.first.union(next))
        code[jump].c = Int32(clamping: code.count)
        code.append(
            Instruction(
                count.preference == .lazy ? .counterLazy : .counterGreedy, a: register, b: count.minimum, c: start,
                d: count.maximum ?? Int.max))
    }

    private mutating func emitPossessive(_ body: Piece, _ count: RepeatCount) {
        isMemorable = false
        let register = take(registers: 3)
        code.append(Instruction(.possessiveStart, a: register))
        let turn = code.count
        code.append(Instruction(.possessiveTurn, a: register, b: count.minimum, d: count.maximum ?? Int.max))
        emit(body, before: .open)
        code.append(Instruction(.possessiveEnd, a: register, c: turn))
        code[turn].c = Int32(clamping: code.count)
    }
}
