/// Checks that code stays within its own bounds: what the machine does not check again when it runs it.
///
/// It says nothing about values: any register may hold anything, which every instruction of the machine must bear.
struct Verifier {
    private let template: CodeTemplate
    private let code: UnsafeMutableBufferPointer<UInt64>
    /// Where instructions start, as opposed to numbers of caches.
    private var isStart: [Bool]

    /// What is wrong with a code or one within it, or nothing.
    static func firstProblem(in template: CodeTemplate) -> String? {
        var pending = [template]
        while let next = pending.popLast() {
            var verifier = Verifier(next)
            if let problem = verifier.run() { return "\(next.qualifiedName): \(problem)" }
            for case .code(let inner) in next.constants { pending.append(inner) }
        }
        return nil
    }

    private init(_ template: CodeTemplate) {
        self.template = template
        code = template.instructions
        isStart = [Bool](repeating: false, count: template.instructions.count)
    }

    private mutating func run() -> String? {
        if let problem = checkHeader() { return problem }
        if let problem = findStarts() { return problem }
        for (index, start) in isStart.enumerated() where start {
            let instruction = Instruction(word: code[index])
            if let problem = check(instruction, at: index) {
                return "instruction \(index), \(instruction.opcode): \(problem)"
            }
        }
        return checkHandlers()
    }

    // MARK: The whole

    private func checkHeader() -> String? {
        let locals = template.localNames.count
        let variadics =
            (template.flags.contains(.variadic) ? 1 : 0) + (template.flags.contains(.keywordVariadic) ? 1 : 0)
        if code.isEmpty { return "no instructions" }
        if template.registerCount < locals { return "more locals than registers" }
        if template.registerCount >= 0xFFFF { return "too many registers" }
        if template.argumentCount < 0 || template.keywordOnlyCount < 0 { return "a negative number of parameters" }
        if template.argumentCount + template.keywordOnlyCount + variadics > locals {
            return "more parameters than locals"
        }
        if !(0...template.argumentCount ~= template.positionalOnlyCount) { return "wrong positional-only parameters" }
        if template.locations.count != code.count { return "locations do not match instructions" }
        if template.flags.contains(.hasDocumentation) {
            guard case .string? = template.constants.first else { return "no documentation" }
        }
        return nil
    }

    private mutating func findStarts() -> String? {
        var index = 0
        var last: Opcode?
        while index < code.count {
            guard let opcode = Opcode(rawValue: UInt8(truncatingIfNeeded: code[index])) else {
                return "word \(index) is no instruction"
            }
            isStart[index] = true
            if opcode.shape.hasCache {
                guard index + 1 < code.count else { return "instruction \(index) lacks its cache" }
                let cache = code[index + 1]
                guard cache == 0xFFFF || cache < UInt64(template.cacheCount) else {
                    return "instruction \(index) has no such cache"
                }
                index += 1
            }
            last = opcode
            index += 1
        }
        return last?.endsPath == true ? nil : "code runs over its end"
    }

    private func checkHandlers() -> String? {
        for handler in template.handlers {
            guard 0 <= handler.start, handler.start < handler.end, Int(handler.end) <= code.count else {
                return "a handler protects nothing"
            }
            guard isInstruction(Int(handler.target)) else { return "a handler has no such target" }
            guard isRegister(Int(handler.register)) else { return "a handler has no such register" }
        }
        return nil
    }

    // MARK: One instruction

    private func check(_ instruction: Instruction, at index: Int) -> String? {
        let shape = instruction.opcode.shape
        for window in instruction.opcode.windows(instruction) where window.count > 0 {
            guard isRegister(window.first + window.count - 1) else { return "registers out of bounds" }
        }
        if let problem = check(shape.a, instruction.a, instruction, at: index) { return problem }
        if let problem = check(shape.b, instruction.b, instruction, at: index) { return problem }
        if let problem = check(shape.c, instruction.c, instruction, at: index) { return problem }
        switch instruction.opcode {
        case .call, .callMethod: return checkKeywords(instruction)
        case .checkBound, .deleteLocal:
            return instruction.a < template.localNames.count ? nil : "a local without a name"
        case .loadCell, .deleteCell: return instruction.b < template.localNames.count ? nil : "a cell without a name"
        case .yieldValue, .send, .wrapAsync:
            return template.flags.isDisjoint(with: .suspends) ? "suspends although it may not" : nil
        case .loadName, .storeName, .deleteName, .loadClassFree:
            return template.flags.contains(.usesNamespace) ? nil : "uses a namespace that it has not"
        case .unlessInt, .ifInt: return instruction.d <= 5 ? nil : "no such comparison"
        case .loadSpecial: return instruction.c <= 3 ? nil : "no such special method"
        case .makeTypeParameter: return instruction.d <= 3 ? nil : "no such type parameter"
        case .format: return instruction.d <= 3 ? nil : "no such conversion"
        case .buildSlice: return 2...3 ~= instruction.c ? nil : "no such slice"
        default: return nil
        }
    }

    private func checkKeywords(_ instruction: Instruction) -> String? {
        guard instruction.c > 0 else { return nil }
        guard instruction.c <= template.constants.count,
            case .tuple(let names) = template.constants[instruction.c - 1], !names.isEmpty,
            names.count <= instruction.b
        else { return "wrong keyword names" }
        for name in names {
            guard case .string = name else { return "a keyword that is no name" }
        }
        return nil
    }

    private func check(
        _ operand: OperandShape.Operand, _ value: Int, _ instruction: Instruction, at index: Int
    ) -> String? {
        switch operand {
        case .none, .number, .signed, .integer: return nil
        case .register: return isRegister(value) ? nil : "no register \(value)"
        case .name:
            guard value < template.constants.count, case .string = template.constants[value] else {
                return "no name \(value)"
            }
            return nil
        case .code:
            guard value < template.constants.count, case .code = template.constants[value] else {
                return "no code \(value)"
            }
            return nil
        case .cache: return value == 0xFFFF || value < template.cacheCount ? nil : "no cache \(value)"
        case .free:
            if instruction.opcode == .loadNameFrom, value == 0xFFFF { return nil }
            return value < template.freeNames.count ? nil : "no cell \(value)"
        case .near: return isInstruction(index + 1 + instruction.near) ? nil : "a jump to nowhere"
        case .jump: return isInstruction(index + 1 + instruction.wide) ? nil : "a jump to nowhere"
        case .constant:
            return template.constants.indices.contains(instruction.wide) ? nil : "no constant \(instruction.wide)"
        }
    }

    private func isRegister(_ number: Int) -> Bool { 0 <= number && number < template.registerCount }

    private func isInstruction(_ index: Int) -> Bool { isStart.indices.contains(index) && isStart[index] }
}
