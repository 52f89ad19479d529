extension Machine {
    /// Looks for the first position from one on at which the program matches.
    func search(
        from first: Int, plan: SearchPlan, _ state: inout MatchState, _ progress: inout Progress
    ) -> Outcome {
        var start = first
        while let candidate = candidate(from: start, plan, &progress.steps) {
            let outcome = attempt(at: candidate, &state, &progress)
            guard outcome == .failed else { return outcome }
            forgetGroups(state, &progress)
            start = candidate &+ 1
        }
        return progress.steps < 0 ? .outOfSteps : .failed
    }

    /// Unsets the groups if a failed attempt left any set.
    private func forgetGroups(_ state: borrowing MatchState, _ progress: inout Progress) {
        guard progress.isDirty else { return }
        state.registers.update(repeating: -1, count: groupRegisters)
        progress.isDirty = false
        progress.steps &-= Int64(groupRegisters >> 3)
    }

    /// The next position at which the program may match.
    @inline(__always)
    private func candidate(from start: Int, _ plan: SearchPlan, _ steps: inout Int64) -> Int? {
        let last = end &- plan.minimum
        if start > last || steps < 0 { return nil }
        if plan.isAnchored { return start == 0 ? 0 : nil }
        var found: Int?
        if plan.isLineAnchored {
            found = nextLine(from: start)
        } else if !plan.prefix.isEmpty {
            found = nextPrefix(plan, from: start, to: last, &steps)
        } else if let first = plan.first {
            found = withUnsafePointer(to: first) { nextMember(of: $0, from: start, to: end) }
        } else {
            return start
        }
        steps &-= Int64(((found ?? last) &- start) >> 3)
        guard let found, found <= last else { return nil }
        return found
    }

    /// Where a line begins next.
    private func nextLine(from start: Int) -> Int {
        if start == 0 || text[start &- 1] == 10 { return start }
        return find(10, from: start, to: end) &+ 1
    }

    /// Where a character of a set comes next.
    @inline(never)
    private func nextMember(of i: UnsafePointer<Instruction>, from start: Int, to limit: Int) -> Int? {
        var pos = start
        if Unit.bitWidth == 8 {
            let table = tables + Int(i.pointee.a)
            let mask = i.pointee.mask
            while pos < limit, table[Int(truncatingIfNeeded: text[pos])] & mask == 0 { pos &+= 1 }
        } else {
            while pos < limit, !isInSet(i, UInt32(truncatingIfNeeded: text[pos])) { pos &+= 1 }
        }
        return pos < limit ? pos : nil
    }

    /// Where the text that every match begins with comes next, at most at a position.
    @inline(never)
    private func nextPrefix(_ plan: SearchPlan, from start: Int, to last: Int, _ steps: inout Int64) -> Int? {
        plan.prefix.withUnsafeBufferPointer { prefix in
            guard let base = prefix.baseAddress else { return nil }
            let rarest = plan.rarest
            var pos = start
            while true {
                pos = find(base[rarest], from: pos &+ rarest, to: last &+ rarest &+ 1) &- rarest
                if pos > last { return nil }
                if isLiteral(base, prefix.count, at: pos) { return pos }
                steps &-= Int64(prefix.count >> 3) &+ 1
                if steps < 0 { return nil }
                pos &+= 1
            }
        }
    }
}

extension RegexProgram {
    /// Matches a part of the subject.
    ///
    /// What lies before the part is visible to lookbehinds and boundaries; what lies after it is not, as in Python.
    ///
    /// - Parameters:
    ///   - mustAdvance: whether an empty match right where the search begins does not count.
    ///   - state: receives the bounds of the groups, valid until it is used for another match.
    ///   - meter: pays for the work.
    package func match(
        in subject: RegexSubject, from: Int, to: Int, mode: MatchMode, mustAdvance: Bool = false,
        state: inout MatchState, meter: inout StepMeter
    ) throws(MatchStop) -> Bool {
        switch subject.width {
        case .one: try run(UInt8.self, subject, from, to, mode, mustAdvance, &state, &meter)
        case .two: try run(UInt16.self, subject, from, to, mode, mustAdvance, &state, &meter)
        case .four: try run(UInt32.self, subject, from, to, mode, mustAdvance, &state, &meter)
        }
    }

    private func run<Unit: FixedWidthInteger & UnsignedInteger>(
        _: Unit.Type, _ subject: RegexSubject, _ from: Int, _ to: Int, _ mode: MatchMode, _ mustAdvance: Bool,
        _ state: inout MatchState, _ meter: inout StepMeter
    ) throws(MatchStop) -> Bool {
        guard subject.count < Int32.max else { throw .length }
        let end = min(max(to, 0), subject.count)
        let start = min(max(from, 0), subject.count)
        state.prepare(for: self)
        meter.budget -= Int64(registerCount >> 3) + 1
        if start > end { return false }
        let categories = Unit.bitWidth > 8 && sets.asksCategories ? UnicodeClasses.table : []
        let outcome: Machine<Unit>.Outcome = code.withUnsafeBufferPointer { code in
            literals.withUnsafeBufferPointer { literals in
                sets.tables.withUnsafeBufferPointer { tables in
                    sets.records.withUnsafeBufferPointer { records in
                        sets.ranges.withUnsafeBufferPointer { ranges in
                            categories.withUnsafeBufferPointer { categories in
                                guard let code = code.baseAddress, let literals = literals.baseAddress,
                                    let tables = tables.baseAddress, let records = records.baseAddress,
                                    let ranges = ranges.baseAddress
                                else { return .failed }
                                let machine = Machine<Unit>(
                                    code: code, literals: literals, tables: tables, records: records, ranges: ranges,
                                    categories: categories.isEmpty ? nil : categories.baseAddress,
                                    text: subject.base.assumingMemoryBound(to: Unit.self), end: end,
                                    mustReachEnd: mode == .fullmatch, forbiddenEnd: mustAdvance ? start : -1,
                                    groupRegisters: 2 * (groupCount + 1))
                                return run(machine, from: start, mode, &state, &meter)
                            }
                        }
                    }
                }
            }
        }
        state.shrinkStack()
        switch outcome {
        case .matched: return true
        case .failed: return false
        case .outOfSteps:
            meter.budget = 0
            throw .steps
        case .outOfMemory: throw .memory
        }
    }

    private func run<Unit>(
        _ machine: Machine<Unit>, from start: Int, _ mode: MatchMode, _ state: inout MatchState,
        _ meter: inout StepMeter
    ) -> Machine<Unit>.Outcome {
        var progress = Machine<Unit>.Progress(
            steps: meter.budget,
            visits: VisitedPlaces(visits: visits, from: start, to: machine.end, byteCap: state.byteCap))
        defer {
            meter.budget = progress.steps
            progress.visits.deallocate()
        }
        return mode == .search
            ? machine.search(from: start, plan: plan, &state, &progress)
            : machine.attempt(at: start, &state, &progress)
    }
}
