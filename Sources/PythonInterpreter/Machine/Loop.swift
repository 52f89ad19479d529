/// The loop that executes instructions. Fast paths are here; everything that may call, allocate much or fail is in
/// functions of its own, so that the compiler keeps the few locals of this one in registers.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Runs frames until the one above `depth` returns, and gives its value.
    func run(above depth: Int) throws(Raised) -> Value {
        let base = pointee.temporaryBase
        pointee.temporaryBase = pointee.temporaryCount
        pointee.loops += 1
        defer {
            pointee.temporaryBase = base
            pointee.loops -= 1
        }
        while true {
            do {
                return try execute(above: depth)
            } catch {
                // The host is to answer a call: the frames wait where they are.
                if pointee.host.suspendedCall != nil { throw error }
                // Frames of this run that have no handler are gone afterwards.
                if !unwind(above: depth) { throw error }
            }
        }
    }

    private func execute(above depth: Int) throws(Raised) -> Value {
        var frame = pointee.frames + (pointee.frameCount &- 1)
        var code = frame.pointee.code
        var start = code.pointee.instructions
        var pc = start + frame.pointee.pc
        var r = frame.pointee.base
        var k = code.pointee.constants

        while true {
            let ins = Instruction(word: pc.pointee)
            pc += 1
            switch ins.opcode {
            case .nop, .debugBreak: continue

            // MARK: Moves
            case .move: r[ins.a] = r[ins.b]
            case .loadConstant: r[ins.a] = k[ins.wide]
            case .loadInt: r[ins.a] = .int(ins.wide)
            case .loadNone: r[ins.a] = .none
            case .loadTrue: r[ins.a] = .true
            case .loadFalse: r[ins.a] = .false
            case .loadUndefined: r[ins.a] = .undefined
            case .checkBound:
                if _slowPath(r[ins.a].isUndefined) {
                    save(frame, pc, start)
                    throw unboundLocal(code, ins.a)
                }
            case .loadCell:
                let contents = cell(r[ins.b]).pointee.contents
                if _slowPath(contents.isUndefined) {
                    save(frame, pc, start)
                    throw unboundLocal(code, ins.b)
                }
                r[ins.a] = contents
            case .storeCell: cell(r[ins.b]).pointee.contents = r[ins.a]
            case .makeCell: r[ins.a] = makeCell(r[ins.a])
            case .loadFree:
                let contents = closureCell(frame, ins.b).pointee.contents
                if _slowPath(contents.isUndefined) {
                    save(frame, pc, start)
                    throw unboundFree(code, ins.b)
                }
                r[ins.a] = contents
            case .storeFree: closureCell(frame, ins.b).pointee.contents = r[ins.a]
            case .loadFreeCell: r[ins.a] = closureValue(frame, ins.b)
            case .loadClassFree:
                save(frame, pc, start)
                r[ins.a] = try loadClassFree(frame, ins)
            case .deleteLocal:
                if r[ins.a].isUndefined {
                    save(frame, pc, start)
                    throw unboundLocal(code, ins.a)
                }
                r[ins.a] = .undefined
            case .deleteCell:
                let target = cell(r[ins.b])
                if target.pointee.contents.isUndefined {
                    save(frame, pc, start)
                    throw unboundLocal(code, ins.b)
                }
                target.pointee.contents = .undefined
            case .deleteFree:
                let target = closureCell(frame, ins.b)
                if target.pointee.contents.isUndefined {
                    save(frame, pc, start)
                    throw unboundFree(code, ins.b)
                }
                target.pointee.contents = .undefined

            // MARK: Names
            case .loadGlobal:
                if _fastPath(ins.c != 0xFFFF) {
                    let cache = code.pointee.caches.unsafelyUnwrapped + ins.c
                    if _fastPath(cache.pointee.version == frame.pointee.globals.pointee.table.version) {
                        r[ins.a] =
                            frame.pointee.globals.pointee.table.entries.unsafelyUnwrapped[cache.pointee.slot]
                            .value
                        continue
                    }
                    if cache.pointee.shape == 1, cache.pointee.version == builtinsKey(frame.pointee.globals) {
                        r[ins.a] = cache.pointee.value
                        continue
                    }
                }
                save(frame, pc, start)
                r[ins.a] = try loadGlobal(frame, ins)
            case .storeGlobal:
                if _fastPath(ins.c != 0xFFFF) {
                    let cache = code.pointee.caches.unsafelyUnwrapped + ins.c
                    if _fastPath(cache.pointee.version == frame.pointee.globals.pointee.table.version) {
                        frame.pointee.globals.pointee.table.entries.unsafelyUnwrapped[cache.pointee.slot].value =
                            r[ins.a]
                        continue
                    }
                }
                save(frame, pc, start)
                try storeGlobal(frame, ins)
            case .deleteGlobal, .loadName, .storeName, .deleteName:
                save(frame, pc, start)
                try nameInstruction(frame, ins)

            // MARK: Arithmetic
            case .add:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    let (sum, overflow) = left.asInt.addingReportingOverflow(right.asInt)
                    if _fastPath(!overflow) {
                        r[ins.a] = .int(sum)
                        continue
                    }
                } else if left.isFloat && right.isFloat {
                    r[ins.a] = .float(left.asDouble + right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.add, left, right) : try inPlace(.add, left, right)
            case .addInt:
                let left = r[ins.b]
                if _fastPath(left.isInt) {
                    let (sum, overflow) = left.asInt.addingReportingOverflow(ins.near)
                    if _fastPath(!overflow) {
                        r[ins.a] = .int(sum)
                        continue
                    }
                } else if left.isFloat {
                    r[ins.a] = .float(left.asDouble + Double(ins.near))
                    continue
                }
                save(frame, pc, start)
                let operation: BinaryOperation = ins.d & 1 == 1 ? .subtract : .add
                let right = Value.int(ins.d & 1 == 1 ? -ins.near : ins.near)
                r[ins.a] = ins.d & 2 == 2 ? try inPlace(operation, left, right) : try binary(operation, left, right)
            case .subtract:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    let (difference, overflow) = left.asInt.subtractingReportingOverflow(right.asInt)
                    if _fastPath(!overflow) {
                        r[ins.a] = .int(difference)
                        continue
                    }
                } else if left.isFloat && right.isFloat {
                    r[ins.a] = .float(left.asDouble - right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.subtract, left, right) : try inPlace(.subtract, left, right)
            case .multiply:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    let (product, overflow) = left.asInt.multipliedReportingOverflow(by: right.asInt)
                    if _fastPath(!overflow) {
                        r[ins.a] = .int(product)
                        continue
                    }
                } else if left.isFloat && right.isFloat {
                    r[ins.a] = .float(left.asDouble * right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.multiply, left, right) : try inPlace(.multiply, left, right)
            case .divide:
                let (left, right) = (r[ins.b], r[ins.c])
                if left.isFloat, right.isFloat, right.asDouble != 0 {
                    r[ins.a] = .float(left.asDouble / right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.divide, left, right) : try inPlace(.divide, left, right)
            case .floorDivide:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt && right.asInt > 0) {
                    let (quotient, remainder) = left.asInt.quotientAndRemainder(dividingBy: right.asInt)
                    r[ins.a] = .int(remainder < 0 ? quotient &- 1 : quotient)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.floorDivide, left, right) : try inPlace(.floorDivide, left, right)
            case .modulo:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt && right.asInt > 0) {
                    let remainder = left.asInt % right.asInt
                    r[ins.a] = .int(remainder < 0 ? remainder &+ right.asInt : remainder)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.modulo, left, right) : try inPlace(.modulo, left, right)
            case .bitAnd:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .int(left.asInt & right.asInt)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = ins.d == 0 ? try binary(.bitAnd, left, right) : try inPlace(.bitAnd, left, right)
            case .bitOr, .bitXor, .power, .leftShift, .rightShift, .matrixMultiply:
                save(frame, pc, start)
                let operation = operation(of: ins.opcode)
                r[ins.a] =
                    ins.d == 0
                    ? try binary(operation, r[ins.b], r[ins.c]) : try inPlace(operation, r[ins.b], r[ins.c])
            case .negative:
                let operand = r[ins.b]
                if operand.isInt, operand.asInt != .min {
                    r[ins.a] = .int(-operand.asInt)
                    continue
                }
                if operand.isFloat {
                    r[ins.a] = .float(-operand.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try unary(.neg, operand)
            case .positive:
                save(frame, pc, start)
                r[ins.a] = try unary(.pos, r[ins.b])
            case .invert:
                save(frame, pc, start)
                r[ins.a] = try unary(.invert, r[ins.b])
            case .not:
                let operand = r[ins.b]
                if operand.isBool {
                    r[ins.a] = .bool(operand.bits == 0)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = .bool(try !isTrue(operand))

            // MARK: Comparisons
            case .less:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .bool(left.asInt < right.asInt)
                    continue
                }
                if left.isFloat && right.isFloat {
                    r[ins.a] = .bool(left.asDouble < right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try compare(.lt, left, right)
            case .lessOrEqual:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .bool(left.asInt <= right.asInt)
                    continue
                }
                if left.isFloat && right.isFloat {
                    r[ins.a] = .bool(left.asDouble <= right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try compare(.le, left, right)
            case .equal:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .bool(left.asInt == right.asInt)
                    continue
                }
                if left.isFloat && right.isFloat {
                    r[ins.a] = .bool(left.asDouble == right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try compare(.eq, left, right)
            case .notEqual:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .bool(left.asInt != right.asInt)
                    continue
                }
                if left.isFloat && right.isFloat {
                    r[ins.a] = .bool(left.asDouble != right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try compare(.ne, left, right)
            case .greater:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .bool(left.asInt > right.asInt)
                    continue
                }
                if left.isFloat && right.isFloat {
                    r[ins.a] = .bool(left.asDouble > right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try compare(.gt, left, right)
            case .greaterOrEqual:
                let (left, right) = (r[ins.b], r[ins.c])
                if _fastPath(left.isInt && right.isInt) {
                    r[ins.a] = .bool(left.asInt >= right.asInt)
                    continue
                }
                if left.isFloat && right.isFloat {
                    r[ins.a] = .bool(left.asDouble >= right.asDouble)
                    continue
                }
                save(frame, pc, start)
                r[ins.a] = try compare(.ge, left, right)
            case .isSame: r[ins.a] = .bool(r[ins.b].isIdentical(r[ins.c]))
            case .isNotSame: r[ins.a] = .bool(!r[ins.b].isIdentical(r[ins.c]))
            case .contains:
                save(frame, pc, start)
                r[ins.a] = .bool(try contains(r[ins.c], r[ins.b]))
            case .containsNot:
                save(frame, pc, start)
                r[ins.a] = .bool(try !contains(r[ins.c], r[ins.b]))

            // MARK: Jumps
            case .jump:
                let distance = ins.wide
                pc += distance
                try backEdge(distance, frame, pc, start)
            case .jumpIfTrue:
                let value = r[ins.a]
                let truth: Bool
                if _fastPath(value.isBool) {
                    truth = value.bits != 0
                } else {
                    save(frame, pc, start)
                    truth = try isTrue(value)
                }
                if truth {
                    pc += ins.wide
                    try backEdge(ins.wide, frame, pc, start)
                }
            case .jumpIfFalse:
                let value = r[ins.a]
                let truth: Bool
                if _fastPath(value.isBool) {
                    truth = value.bits != 0
                } else {
                    save(frame, pc, start)
                    truth = try isTrue(value)
                }
                if !truth {
                    pc += ins.wide
                    try backEdge(ins.wide, frame, pc, start)
                }
            case .jumpIfNone:
                if r[ins.a].isNone {
                    pc += ins.wide
                    try backEdge(ins.wide, frame, pc, start)
                }
            case .jumpIfNotNone:
                if !r[ins.a].isNone {
                    pc += ins.wide
                    try backEdge(ins.wide, frame, pc, start)
                }
            case .unlessLess:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt < right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble < right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.lt, left, right)
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unlessLessOrEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt <= right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble <= right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.le, left, right)
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unlessEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt == right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble == right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.eq, left, right)
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unlessNotEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt != right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble != right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.ne, left, right)
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unlessGreater:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt > right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble > right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.gt, left, right)
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unlessGreaterOrEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt >= right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble >= right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.ge, left, right)
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unlessInt:
                let left = r[ins.a]
                let right = ins.signedB
                let holds: Bool
                if _fastPath(left.isInt) {
                    switch ins.d {
                    case 0: holds = left.asInt < right
                    case 1: holds = left.asInt <= right
                    case 2: holds = left.asInt == right
                    case 3: holds = left.asInt != right
                    case 4: holds = left.asInt > right
                    default: holds = left.asInt >= right
                    }
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(comparison(ins.d), left, .int(right))
                }
                if _slowPath(!holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }

            case .ifLess:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt < right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble < right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.lt, left, right)
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .ifLessOrEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt <= right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble <= right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.le, left, right)
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .ifEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt == right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble == right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.eq, left, right)
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .ifNotEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt != right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble != right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.ne, left, right)
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .ifGreater:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt > right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble > right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.gt, left, right)
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .ifGreaterOrEqual:
                let (left, right) = (r[ins.a], r[ins.b])
                let holds: Bool
                if _fastPath(left.isInt && right.isInt) {
                    holds = left.asInt >= right.asInt
                } else if left.isFloat && right.isFloat {
                    holds = left.asDouble >= right.asDouble
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(.ge, left, right)
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .ifInt:
                let left = r[ins.a]
                let right = ins.signedB
                let holds: Bool
                if _fastPath(left.isInt) {
                    switch ins.d {
                    case 0: holds = left.asInt < right
                    case 1: holds = left.asInt <= right
                    case 2: holds = left.asInt == right
                    case 3: holds = left.asInt != right
                    case 4: holds = left.asInt > right
                    default: holds = left.asInt >= right
                    }
                } else {
                    save(frame, pc, start)
                    holds = try compareTrue(comparison(ins.d), left, .int(right))
                }
                if _fastPath(holds) {
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }

            // MARK: Attributes and items
            case .loadAttribute:
                let cache =
                    code.pointee.caches.unsafelyUnwrapped
                    + Swift.min(Int(truncatingIfNeeded: pc.pointee), code.pointee.cacheCount)
                pc += 1
                let object = r[ins.b]
                if _fastPath(object.is(.instance)) {
                    let instance = instance(object)
                    if _fastPath(
                        cache.pointee.version == instance.pointee.header.type.pointee.version
                            && cache.pointee.shape == shapeKey(instance))
                    {
                        let slot = cache.pointee.slot
                        if slot >= 0 {
                            r[ins.a] = instance.pointee.slots[slot]
                            continue
                        }
                    }
                }
                save(frame, pc, start)
                r[ins.a] = try loadAttribute(object, k[ins.c], cache)
            case .storeAttribute:
                let cache =
                    code.pointee.caches.unsafelyUnwrapped
                    + Swift.min(Int(truncatingIfNeeded: pc.pointee), code.pointee.cacheCount)
                pc += 1
                let object = r[ins.a]
                if _fastPath(object.is(.instance)) {
                    let instance = instance(object)
                    if _fastPath(
                        cache.pointee.version == instance.pointee.header.type.pointee.version
                            && cache.pointee.shape == shapeKey(instance))
                    {
                        let slot = cache.pointee.slot
                        if _fastPath(slot >= 0) {
                            instance.pointee.slots[slot] = r[ins.b]
                            continue
                        }
                        if addAttribute(instance, r[ins.b], cache) { continue }
                    }
                }
                save(frame, pc, start)
                try storeAttribute(object, k[ins.c], r[ins.b], cache)
            case .deleteAttribute:
                save(frame, pc, start)
                try setAttribute(r[ins.a], k[ins.c], .undefined)
            case .loadMethod:
                let cache =
                    code.pointee.caches.unsafelyUnwrapped
                    + Swift.min(Int(truncatingIfNeeded: pc.pointee), code.pointee.cacheCount)
                pc += 1
                let object = r[ins.b]
                if _fastPath(object.is(.instance)) {
                    let instance = instance(object)
                    if _fastPath(
                        cache.pointee.version == instance.pointee.header.type.pointee.version
                            && cache.pointee.shape == shapeKey(instance))
                    {
                        r[ins.a] = cache.pointee.value
                        r[ins.a &+ 1] = object
                        continue
                    }
                } else if cache.pointee.shape == 1, cache.pointee.version == typeOf(object).pointee.version {
                    r[ins.a] = cache.pointee.value
                    r[ins.a &+ 1] = object
                    continue
                }
                save(frame, pc, start)
                try loadMethod(object, k[ins.c], cache, r + ins.a)
            case .loadItem:
                let (object, key) = (r[ins.b], r[ins.c])
                if object.is(.list), key.isInt {
                    let list = list(object)
                    var index = key.asInt
                    if index < 0 { index &+= list.pointee.count }
                    if _fastPath(index >= 0 && index < list.pointee.count) {
                        r[ins.a] = list.pointee.items[index]
                        continue
                    }
                } else if object.is(.dict) {
                    let dict = dict(object)
                    save(frame, pc, start)
                    let found = try get(dict, key)
                    if _fastPath(!found.isUndefined) {
                        r[ins.a] = found
                        continue
                    }
                } else if object.is(.tuple), key.isInt {
                    let tuple = tuple(object)
                    var index = key.asInt
                    if index < 0 { index &+= tuple.pointee.count }
                    if _fastPath(index >= 0 && index < tuple.pointee.count) {
                        r[ins.a] = tuple.pointee.items[index]
                        continue
                    }
                }
                save(frame, pc, start)
                r[ins.a] = try getItem(object, key)
            case .loadItemInt:
                let object = r[ins.b]
                var index = ins.near
                if object.is(.list) {
                    let list = list(object)
                    if index < 0 { index &+= list.pointee.count }
                    if _fastPath(index >= 0 && index < list.pointee.count) {
                        r[ins.a] = list.pointee.items[index]
                        continue
                    }
                } else if object.is(.tuple) {
                    let tuple = tuple(object)
                    if index < 0 { index &+= tuple.pointee.count }
                    if _fastPath(index >= 0 && index < tuple.pointee.count) {
                        r[ins.a] = tuple.pointee.items[index]
                        continue
                    }
                }
                save(frame, pc, start)
                r[ins.a] = try getItem(object, .int(ins.near))
            case .storeItem:
                let (object, key) = (r[ins.a], r[ins.b])
                if object.is(.list), key.isInt {
                    let list = list(object)
                    var index = key.asInt
                    if index < 0 { index &+= list.pointee.count }
                    if _fastPath(index >= 0 && index < list.pointee.count) {
                        list.pointee.items[index] = r[ins.c]
                        continue
                    }
                } else if object.is(.dict) {
                    save(frame, pc, start)
                    try set(dict(object), key, r[ins.c])
                    continue
                }
                save(frame, pc, start)
                try setItem(object, key, r[ins.c])
            case .deleteItem:
                save(frame, pc, start)
                try deleteItem(r[ins.a], r[ins.b])

            // MARK: Calls
            case .call:
                save(frame, pc, start)
                try callSafepoint()
                let window = r + ins.a
                if _fastPath(window.pointee.is(.function)) {
                    if try beginFunction(
                        window.pointee, window + 1, count: ins.b,
                        names: ins.c == 0 ? .undefined : k[ins.c &- 1], continuation: .store,
                        result: Int32(truncatingIfNeeded: ins.a), into: window)
                    {
                        reload(&frame, &code, &start, &pc, &r, &k)
                    }
                    continue
                }
                if window.pointee.is(.type), try beginInstance(window, ins, k) {
                    reload(&frame, &code, &start, &pc, &r, &k)
                    continue
                }
                if try beginCall(
                    window, count: ins.b, names: ins.c == 0 ? .undefined : k[ins.c &- 1], continuation: .store,
                    result: Int32(truncatingIfNeeded: ins.a))
                {
                    reload(&frame, &code, &start, &pc, &r, &k)
                }
            case .callMethod:
                save(frame, pc, start)
                try callSafepoint()
                let window = r + ins.a
                let names = ins.c == 0 ? Value.undefined : k[ins.c &- 1]
                if _slowPath(window[1].isUndefined) {
                    // An attribute that is no method: the callee moves to where the receiver would be.
                    window[1] = window[0]
                    if try beginCall(
                        window + 1, count: ins.b, names: names, continuation: .store,
                        result: Int32(truncatingIfNeeded: ins.a))
                    {
                        reload(&frame, &code, &start, &pc, &r, &k)
                    } else {
                        window[0] = window[1]
                    }
                    continue
                }
                if _fastPath(window.pointee.is(.function)) {
                    if try beginFunction(
                        window.pointee, window + 1, count: ins.b &+ 1, names: names, continuation: .store,
                        result: Int32(truncatingIfNeeded: ins.a), into: window)
                    {
                        reload(&frame, &code, &start, &pc, &r, &k)
                    }
                } else {
                    window[0] = try callNative(window[0], window + 1, count: ins.b &+ 1, names: names)
                }
            case .callUnpacked:
                save(frame, pc, start)
                try callSafepoint()
                if try beginUnpacked(r + ins.a, ins) { reload(&frame, &code, &start, &pc, &r, &k) }

            // MARK: Building
            case .buildTuple: r[ins.a] = try makeTuple(r + ins.b, count: ins.c)
            case .buildList:
                save(frame, pc, start)
                r[ins.a] = try makeList(r + ins.b, count: ins.c)
            case .buildSet, .buildDict, .buildString, .buildSlice, .listExtend, .setUpdate, .dictUpdate, .dictMerge,
                .listToTuple, .format, .buildTemplate, .buildInterpolation:
                save(frame, pc, start)
                try build(r, ins, frame)
            case .listAppend:
                let list = list(r[ins.a])
                if _fastPath(list.pointee.count < list.pointee.capacity) {
                    list.pointee.items[list.pointee.count] = r[ins.b]
                    list.pointee.count &+= 1
                    continue
                }
                save(frame, pc, start)
                try append(list, r[ins.b])
            case .setAdd:
                save(frame, pc, start)
                try set(dict(r[ins.a]), r[ins.b], .none)
            case .dictSet:
                save(frame, pc, start)
                try set(dict(r[ins.a]), r[ins.b], r[ins.c])

            // MARK: Iteration
            case .getIterator:
                save(frame, pc, start)
                r[ins.a] = try makeIterator(of: r[ins.b])
            case .forIterator:
                let iterator = r[ins.a]
                if _fastPath(iterator.is(.iterator)) {
                    let object = self.iterator(iterator)
                    if object.pointee.source == .range {
                        let index = object.pointee.index
                        if index < object.pointee.stop {
                            r[ins.a &+ 1] = .int(object.pointee.other.asInt &+ index &* object.pointee.step)
                            object.pointee.index = index &+ 1
                            continue
                        }
                        pc += ins.wide
                        continue
                    }
                    if object.pointee.source == .list, !object.pointee.isFinished {
                        let list = list(object.pointee.object)
                        let index = object.pointee.index
                        if index < list.pointee.count {
                            r[ins.a &+ 1] = list.pointee.items[index]
                            object.pointee.index = index &+ 1
                            continue
                        }
                        object.pointee.isFinished = true
                        pc += ins.wide
                        continue
                    }
                }
                save(frame, pc, start)
                if iterator.is(.generator) {
                    if try beginGenerator(
                        iterator, sending: .none, continuation: .iteration,
                        result: Int32(truncatingIfNeeded: ins.a &+ 1), jump: Int32(truncatingIfNeeded: ins.wide))
                    {
                        reload(&frame, &code, &start, &pc, &r, &k)
                    } else {
                        pc += ins.wide
                    }
                    continue
                }
                let item = try nextItem(iterator)
                if item.isUndefined {
                    pc += ins.wide
                } else {
                    r[ins.a &+ 1] = item
                }
            case .forNext:
                let iterator = r[ins.a]
                if _fastPath(iterator.is(.iterator)) {
                    let object = self.iterator(iterator)
                    if object.pointee.source == .range {
                        let index = object.pointee.index
                        if index < object.pointee.stop {
                            r[ins.b] = .int(object.pointee.other.asInt &+ index &* object.pointee.step)
                            object.pointee.index = index &+ 1
                            pc += ins.near
                            try backEdge(ins.near, frame, pc, start)
                        }
                        continue
                    }
                    if object.pointee.source == .list, !object.pointee.isFinished {
                        let list = list(object.pointee.object)
                        let index = object.pointee.index
                        if index < list.pointee.count {
                            r[ins.b] = list.pointee.items[index]
                            object.pointee.index = index &+ 1
                            pc += ins.near
                            try backEdge(ins.near, frame, pc, start)
                        } else {
                            object.pointee.isFinished = true
                        }
                        continue
                    }
                }
                if iterator.is(.generator) {
                    save(frame, pc, start)
                    try callSafepoint()
                    // An item goes on in the body; the end comes back here.
                    let after = frame.pointee.pc
                    frame.pointee.pc = after + ins.near
                    if try beginGenerator(
                        iterator, sending: .none, continuation: .iteration, result: Int32(truncatingIfNeeded: ins.b),
                        jump: Int32(truncatingIfNeeded: -ins.near))
                    {
                        reload(&frame, &code, &start, &pc, &r, &k)
                    } else {
                        frame.pointee.pc = after
                    }
                    continue
                }
                save(frame, pc, start)
                let item = try nextItem(iterator)
                if !item.isUndefined {
                    r[ins.b] = item
                    pc += ins.near
                    try backEdge(ins.near, frame, pc, start)
                }
            case .unpack:
                save(frame, pc, start)
                try unpack(r[ins.b], into: r + ins.a, count: ins.c)
            case .unpackStarred:
                save(frame, pc, start)
                try unpackStarred(r[ins.b], into: r + ins.a, before: ins.c, after: ins.d)

            // MARK: Returning
            case .returnValue:
                let value = r[ins.a]
                let result = frame.pointee.result
                let continuation = frame.pointee.continuation
                if _slowPath(!frame.pointee.generator.isUndefined) {
                    finishGenerator(frame.pointee.generator)
                    pointee.handled = frame.pointee.handledBefore
                }
                let jump = frame.pointee.jump
                pointee.frameCount &-= 1
                switch continuation {
                case .store:
                    reload(&frame, &code, &start, &pc, &r, &k)
                    pointee.top = r + code.pointee.registerCount
                    r[Int(result)] = value
                case .boundary:
                    return value
                case .initialized:
                    reload(&frame, &code, &start, &pc, &r, &k)
                    pointee.top = r + code.pointee.registerCount
                    if !value.isNone {
                        throw typeError("__init__() should return None, not '\(typeName(value))'")
                    }
                case .iteration:
                    reload(&frame, &code, &start, &pc, &r, &k)
                    pointee.top = r + code.pointee.registerCount
                    pc += Int(jump)
                    save(frame, pc, start)
                }
            case .yieldValue:
                let value = r[ins.a]
                save(frame, pc, start)
                let result = frame.pointee.result
                let continuation = frame.pointee.continuation
                suspend(frame, sendRegister: ins.b)
                pointee.frameCount &-= 1
                if continuation == .boundary { return value }
                reload(&frame, &code, &start, &pc, &r, &k)
                pointee.top = r + code.pointee.registerCount
                r[Int(result)] = value

            case .makeFunction, .loadBuildClass, .getAwaitable, .getAsyncIterator, .getAsyncNext, .wrapAsync, .raise,
                .reraise, .raiseAssertion, .pushHandled, .popHandled, .matchException, .matchGroup,
                .prepareReraiseGroup, .loadSpecial, .callExit, .importName, .importFrom, .importStar, .matchShape,
                .length, .matchKeys, .matchClass, .loadLocals, .setupAnnotations, .makeTypeParameter, .makeTypeAlias,
                .makeGenericBase, .loadNameFrom:
                save(frame, pc, start)
                try rare(r, ins, frame)
            case .send:
                save(frame, pc, start)
                if try send(r, ins, frame) { pc += ins.near }
            case .endAsyncFor:
                save(frame, pc, start)
                if try endAsyncFor(r, ins, frame) { pc += ins.wide }
            }
        }
    }

    // These take what they need as parameters: a local function that captures a variable would keep it in memory, and the
    // position has to live in a register.

    /// The position is written back before anything that may raise or push a frame.
    @inline(__always)
    private func save(
        _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafePointer<UInt64>, _ start: UnsafePointer<UInt64>
    ) {
        frame.pointee.pc = Int(bitPattern: UInt(bitPattern: pc) &- UInt(bitPattern: start)) >> 3
    }

    /// After frames were pushed or popped.
    @inline(__always)
    private func reload(
        _ frame: inout UnsafeMutablePointer<Frame>, _ code: inout UnsafeMutablePointer<CodeObject>,
        _ start: inout UnsafePointer<UInt64>, _ pc: inout UnsafePointer<UInt64>,
        _ r: inout UnsafeMutablePointer<Value>, _ k: inout UnsafeMutablePointer<Value>
    ) {
        frame = pointee.frames + (pointee.frameCount &- 1)
        code = frame.pointee.code
        start = code.pointee.instructions
        pc = start + frame.pointee.pc
        r = frame.pointee.base
        k = code.pointee.constants
    }

    @inline(__always)
    private func backEdge(
        _ distance: Int, _ frame: UnsafeMutablePointer<Frame>, _ pc: UnsafePointer<UInt64>,
        _ start: UnsafePointer<UInt64>
    ) throws(Raised) {
        if distance < 0 {
            pointee.fuel &+= distance
            if _slowPath(pointee.fuel < 0 || pointee.heap.bytes > pointee.heap.threshold) {
                save(frame, pc, start)
                try safepoint()
            }
        }
    }

    @inline(never)
    private func operation(of opcode: Opcode) -> BinaryOperation {
        switch opcode {
        case .bitOr: .bitOr
        case .bitXor: .bitXor
        case .power: .power
        case .leftShift: .leftShift
        case .rightShift: .rightShift
        default: .matrixMultiply
        }
    }

    @inline(never)
    private func comparison(_ number: Int) -> Special {
        switch number {
        case 0: .lt
        case 1: .le
        case 2: .eq
        case 3: .ne
        case 4: .gt
        default: .ge
        }
    }

    @inline(__always)
    func shapeKey(_ instance: UnsafeMutablePointer<InstanceObject>) -> UInt {
        unsafeBitCast(instance.pointee.shape, to: UInt.self)
    }

    @inline(__always)
    func closureCell(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) -> UnsafeMutablePointer<CellObject> {
        cell(closureValue(frame, index))
    }

    @inline(__always)
    func closureValue(_ frame: UnsafeMutablePointer<Frame>, _ index: Int) -> Value {
        tuple(function(frame.pointee.function).pointee.closure).pointee.items[index]
    }

    @inline(__always)
    func callSafepoint() throws(Raised) {
        pointee.fuel &-= 8
        if _slowPath(pointee.fuel < 0 || pointee.heap.bytes > pointee.heap.threshold) { try safepoint() }
    }
}
