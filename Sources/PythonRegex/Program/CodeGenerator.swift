/// Turns a parsed pattern into instructions.
struct CodeGenerator {
    var code: [Instruction] = []
    var literals: [UInt32] = []
    var sets = SetTables()
    /// Registers 0 to `2 * groups + 1` hold the bounds of the groups; loops have those after.
    var registers: Int
    /// Whether coming to an instruction a second time at the same position must fail as it did the first time.
    var isMemorable = true
    var visits = 0

    init(groups: Int) { registers = 2 * (groups + 1) }

    mutating func generate(_ piece: Piece) {
        emit(piece, before: .open)
        code.append(Instruction(.match))
        if literals.isEmpty { literals = [0] }
    }

    /// Emits a part of the pattern. What comes after it is known as far as it is worth knowing.
    mutating func emit(_ piece: Piece, before next: FirstSet) {
        switch piece.node {
        case .literal(let units):
            code.append(Instruction(.literal, a: literals.count, b: units.count))
            literals += units
        case .unit(let unit): code.append(instruction(.unit, reading: unit))
        case .position(let position): emit(position)
        case .sequence(let pieces): emitSequence(pieces, before: next)
        case .alternatives(let pieces): emitAlternatives(pieces, before: next)
        case .group(let number, let body):
            code.append(Instruction(.open, a: 2 * number))
            emit(body, before: next)
            code.append(Instruction(.close, a: 2 * number + 1, b: number))
        case .atomic(let body):
            isMemorable = false
            let register = take(registers: 1)
            code.append(Instruction(.atomicStart, a: register))
            emit(body, before: .open)
            code.append(Instruction(.atomicEnd, a: register))
        case .look(let look, let body): emitLook(look, body)
        case .repeated(let body, let count): emitLoop(of: body, count, before: next)
        case .backreference(let group, let flags): emitBackreference(group, flags)
        case .conditional(let group, let yes, let no): emitConditional(group, yes, no, before: next)
        }
    }

    mutating func take(registers count: Int) -> Int {
        registers += count
        return registers - count
    }

    /// An instruction about one kind of character.
    mutating func instruction(_ operation: Instruction.Operation, reading unit: UnitPattern) -> Instruction {
        var instruction = Instruction(operation)
        switch unit {
        case .one(let unit):
            instruction.kind = .one
            instruction.a = Int32(clamping: unit)
        case .either(let one, let other):
            instruction.kind = .either
            instruction.a = Int32(clamping: one)
            instruction.b = Int32(clamping: other)
        case .not(let unit):
            instruction.kind = .not
            instruction.a = Int32(clamping: unit)
        case .any: instruction.kind = .any
        case .anyButNewline: instruction.kind = .anyButNewline
        case .set(let set): setSet(set, of: &instruction)
        }
        return instruction
    }

    mutating func setSet(_ set: CharacterSet, of instruction: inout Instruction) {
        let place = sets.insert(set)
        instruction.kind = .set
        instruction.mask = place.mask
        instruction.a = Int32(clamping: place.table)
        instruction.b = Int32(clamping: place.record)
    }

    /// Counts an instruction among those that matching may remember.
    mutating func remembered(_ instruction: Instruction) -> Instruction {
        var instruction = instruction
        instruction.visit = Int32(clamping: visits)
        visits += 1
        return instruction
    }

    private mutating func emit(_ position: TextPosition) {
        switch position {
        case .textStart: code.append(Instruction(.textStart))
        case .lineStart: code.append(Instruction(.lineStart))
        case .lastLineEnd: code.append(Instruction(.lastLineEnd))
        case .lineEnd: code.append(Instruction(.lineEnd))
        case .textEnd: code.append(Instruction(.textEnd))
        case .wordBoundary(let isUnicode): emitBoundary(.wordBoundary, isUnicode: isUnicode)
        case .notWordBoundary(let isUnicode): emitBoundary(.notWordBoundary, isUnicode: isUnicode)
        }
    }

    private mutating func emitBoundary(_ operation: Instruction.Operation, isUnicode: Bool) {
        var words = CharacterSetBuilder(flags: isUnicode ? .unicode : .ascii)
        words.insert(.word)
        var instruction = Instruction(operation)
        setSet(words.build(negated: false), of: &instruction)
        code.append(instruction)
    }

    private mutating func emitSequence(_ pieces: [Piece], before next: FirstSet) {
        var following = [FirstSet](repeating: next, count: pieces.count)
        for index in pieces.indices.dropFirst().reversed() {
            following[index - 1] = pieces[index].first.followed(by: following[index])
        }
        for (piece, next) in zip(pieces, following) { emit(piece, before: next) }
    }

    private mutating func emitAlternatives(_ pieces: [Piece], before next: FirstSet) {
        var ends: [Int] = []
        for (index, piece) in pieces.enumerated() {
            guard index < pieces.count - 1 else {
                emit(piece, before: next)
                break
            }
            let split = code.count
            code.append(splitting(on: piece.first.followed(by: next)))
            emit(piece, before: next)
            ends.append(code.count)
            code.append(Instruction(.jump))
            code[split].c = Int32(clamping: code.count)
        }
        for end in ends { code[end].c = Int32(clamping: code.count) }
    }

    /// A split that is only worth taking if one of some characters comes next.
    mutating func splitting(on first: FirstSet) -> Instruction {
        guard let set = first.asSet else { return remembered(Instruction(.split)) }
        var instruction = Instruction(.splitIf)
        setSet(set, of: &instruction)
        return remembered(instruction)
    }

    private mutating func emitLook(_ look: LookAround, _ body: Piece) {
        isMemorable = false
        let register = take(registers: 2)
        let start = code.count
        code.append(Instruction(look.isNegative ? .lookNot : .look, a: register, b: look.back))
        emit(body, before: .open)
        code.append(Instruction(look.isNegative ? .lookNotEnd : .lookEnd, a: register))
        code[start].c = Int32(clamping: code.count)
    }

    private mutating func emitBackreference(_ group: Int, _ flags: RegexFlags) {
        isMemorable = false
        let operation: Instruction.Operation =
            !flags.contains(.ignoreCase)
            ? .backreference : flags.contains(.unicode) ? .backreferenceUnicode : .backreferenceASCII
        code.append(Instruction(operation, a: group))
    }

    private mutating func emitConditional(_ group: Int, _ yes: Piece, _ no: Piece?, before next: FirstSet) {
        isMemorable = false
        let condition = code.count
        code.append(Instruction(.condition, a: group))
        emit(yes, before: next)
        if let no {
            let jump = code.count
            code.append(Instruction(.jump))
            code[condition].c = Int32(clamping: code.count)
            emit(no, before: next)
            code[jump].c = Int32(clamping: code.count)
        } else {
            code[condition].c = Int32(clamping: code.count)
        }
    }
}
