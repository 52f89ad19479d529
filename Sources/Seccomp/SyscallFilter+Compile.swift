extension SyscallFilter {
    /// The filter as a program for the kernel.
    ///
    /// First the architecture, then a balanced search over the ranges of numbers that share a rule, then the rule's
    /// tests. The kernel itself remembers which numbers are allowed whatever their arguments and skips the program
    /// for them, so the search need not favour frequent calls.
    public func compile() -> [BPFInstruction] {
        var assembler = BPFAssembler()
        let tree = Self.search(ranges()[...], in: &assembler)
        let number = assembler.load(offset: SyscallInvocation.numberOffset, then: tree)
        let foreign = assembler.returning(SyscallAction.killProcess.returnValue)
        let check = assembler.test(.jumpIfEqual, architecture.auditValue, then: number, else: foreign)
        _ = assembler.load(offset: SyscallInvocation.architectureOffset, then: check)
        return assembler.program
    }

    /// The compiled program as the bytes that the kernel reads.
    public var bytes: [UInt8] {
        let program = compile()
        var bytes: [UInt8] = []
        bytes.reserveCapacity(program.count * BPFInstruction.byteCount)
        for instruction in program {
            instruction.append(to: &bytes)
        }
        return bytes
    }

    /// Numbers from one on, up to the next range, that share a rule.
    private struct Range {
        let start: UInt32
        let rule: SyscallRule
    }

    /// The whole of the 32-bit numbers, in order.
    private func ranges() -> [Range] {
        let unknown = SyscallRule(otherwise: .refuse(.notImplemented))
        var ranges: [Range] = []
        func append(from start: UInt32, _ rule: SyscallRule) {
            if ranges.last?.rule != rule {
                ranges.append(Range(start: start, rule: rule))
            }
        }
        // By number without sorting: numbers are few and dense.
        let end = 1 + (decisions.map(\.number).max() ?? 0)
        var rules = [SyscallRule](repeating: unknown, count: Int(end))
        for decision in decisions {
            rules[Int(decision.number)] = decision.rule
        }
        for (number, rule) in rules.enumerated() {
            append(from: UInt32(number), rule)
        }
        append(from: end, unknown)
        if architecture == .x86_64 {
            // Every number with the x32 bit, except -1: the kernel marks a call with it that a tracer cancelled, and
            // programs probe with it.
            let foreign = SyscallRule(otherwise: .killProcess)
            append(from: 0x4000_0000, foreign)
            append(from: 0x8000_0000, unknown)
            append(from: 0xC000_0000, foreign)
            append(from: 0xFFFF_FFFF, unknown)
        }
        return ranges
    }

    private static func search(
        _ ranges: ArraySlice<Range>, in assembler: inout BPFAssembler
    ) -> BPFAssembler.Label {
        guard ranges.count > 1 else {
            return ranges.first.map { emit($0.rule, in: &assembler) }
                ?? assembler.returning(SyscallAction.killProcess.returnValue)
        }
        let middle = ranges.startIndex + ranges.count / 2
        let upper = search(ranges[middle...], in: &assembler)
        let lower = search(ranges[..<middle], in: &assembler)
        return assembler.test(.jumpIfAtLeast, ranges[middle].start, then: upper, else: lower)
    }

    private static func emit(_ rule: SyscallRule, in assembler: inout BPFAssembler) -> BPFAssembler.Label {
        var next = assembler.returning(rule.otherwise.returnValue)
        for clause in rule.clauses.reversed() {
            var holds = assembler.returning(clause.action.returnValue)
            for condition in clause.conditions.reversed() {
                holds = emit(condition, then: holds, else: next, in: &assembler)
            }
            next = holds
        }
        return next
    }

    private static func emit(
        _ condition: SyscallRule.Condition, then yes: BPFAssembler.Label, else no: BPFAssembler.Label,
        in assembler: inout BPFAssembler
    ) -> BPFAssembler.Label {
        var label: BPFAssembler.Label
        switch condition.test {
        case .hasAnyBit: label = assembler.test(.jumpIfAnyBit, condition.mask, then: yes, else: no)
        case .hasNoBit: label = assembler.test(.jumpIfAnyBit, condition.mask, then: no, else: yes)
        case .isOneOf(let values):
            label = no
            for value in values.reversed() {
                label = assembler.test(.jumpIfEqual, value, then: yes, else: label)
            }
            if condition.mask != .max {
                label = assembler.and(condition.mask, then: label)
            }
        }
        return assembler.load(offset: SyscallInvocation.lowHalfOffset(ofArgument: condition.argument), then: label)
    }
}
