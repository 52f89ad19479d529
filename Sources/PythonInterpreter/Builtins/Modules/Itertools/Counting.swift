/// `count`, `cycle`, `repeat`, `accumulate`
extension WorldBuilder {
    func buildCounting(_ m: ModuleBuilder) {
        buildCount(m)
        buildCycle(m)
        buildRepeat(m)
        buildAccumulate(m)
    }

    private func buildCount(_ m: ModuleBuilder) {
        let t = m.iteratorType("count")
        let type = t.type
        t.new("cls, start=0, step=1") { (vm, a) throws(Raised) in
            let (start, step) = (a.has(1) ? a[1] : .int(0), a.has(2) ? a[2] : .int(1))
            guard vm.isNumber(start), vm.isNumber(step) else { throw vm.typeError("a number is required") }
            return try vm.makeBox(CountIterator(start, step), for: a[0], of: type)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            guard let count = vm.box(a[0], CountIterator.self) else { throw vm.wrongReceiver(a[0], type, "__repr__") }
            var builder = TextBuilder(vm: vm)
            try builder.append("\(vm.text(vm.typeOf(a[0]).pointee.name))(")
            try vm.appendRepresentation(count.value, to: &builder)
            if !(count.step.isInt && count.step.asInt == 1) {
                try builder.append(", ")
                try vm.appendRepresentation(count.step, to: &builder)
            }
            try builder.append(")")
            return try builder.finish()
        }
    }

    private func buildCycle(_ m: ModuleBuilder) {
        let t = m.iteratorType("cycle")
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            try vm.refuseKeywords(a, "cycle")
            guard a.count == 2 else { throw vm.typeError("cycle expected 1 argument, got \(a.count - 1)") }
            let source = try vm.makeIterator(of: a[1])
            return try vm.makeBox(CycleIterator(source, saved: try vm.makeList([])), for: a[0], of: type)
        }
    }

    private func buildRepeat(_ m: ModuleBuilder) {
        let t = m.iteratorType("repeat")
        let type = t.type
        t.new("cls, object, times=-1") { (vm, a) throws(Raised) in
            let times = a.has(2) ? Swift.max(0, try vm.machineIndex(a[2])) : -1
            return try vm.makeBox(RepeatIterator(a[1], times), for: a[0], of: type)
        }
        t.special(.lengthHint, 1) { (vm, a) throws(Raised) in
            guard let it = vm.box(a[0], RepeatIterator.self) else {
                throw vm.wrongReceiver(a[0], type, "__length_hint__")
            }
            if it.left < 0 { throw vm.typeError("len() of unsized object") }
            return .int(it.left)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            guard let it = vm.box(a[0], RepeatIterator.self) else { throw vm.wrongReceiver(a[0], type, "__repr__") }
            var builder = TextBuilder(vm: vm)
            try builder.append("\(vm.text(vm.typeOf(a[0]).pointee.name))(")
            try vm.appendRepresentation(it.item, to: &builder)
            try builder.append(it.left < 0 ? ")" : ", \(it.left))")
            return try builder.finish()
        }
    }

    private func buildAccumulate(_ m: ModuleBuilder) {
        let t = m.iteratorType("accumulate")
        let type = t.type
        t.new("cls, iterable, func=None, *, initial=None") { (vm, a) throws(Raised) in
            let source = try vm.makeIterator(of: a[1])
            let it = AccumulateIterator(source, a.orNone(2), initial: a.orNone(3))
            return try vm.makeBox(it, for: a[0], of: type)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Whether a value is a number, as `count` asks.
    fileprivate func isNumber(_ value: Value) -> Bool {
        switch unwrapped(value).kind {
        case .int, .bool, .bigInt, .float, .complex: true
        default:
            !lookup(typeOf(value), .index).isUndefined || !lookup(typeOf(value), .float).isUndefined
                || !lookup(typeOf(value), .int).isUndefined
        }
    }
}

private final class CountIterator: NativeIterator {
    private(set) var value: Value
    let step: Value

    init(_ start: Value, _ step: Value) {
        value = start
        self.step = step
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(value)
        visit(step)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        let item = value
        if item.isInt, step.isInt {
            let (sum, overflows) = item.asInt.addingReportingOverflow(step.asInt)
            if !overflows {
                value = .int(sum)
                return item
            }
        }
        vm.keep(item)
        value = try vm.binary(.add, item, step)
        return item
    }
}

private final class CycleIterator: NativeIterator {
    /// Undefined once it has ended.
    private var source: Value
    private let saved: Value
    private var index = 0

    init(_ source: Value, saved: Value) {
        self.source = source
        self.saved = saved
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(source)
        visit(saved)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        let items = vm.list(saved)
        if !source.isUndefined {
            let item = try vm.nextItem(source)
            if !item.isUndefined {
                try vm.append(items, item)
                return item
            }
            source = .undefined
        }
        if items.pointee.count == 0 { return .undefined }
        if index >= items.pointee.count { index = 0 }
        index += 1
        return items.pointee.items[index - 1]
    }
}

private final class RepeatIterator: NativeIterator {
    let item: Value
    /// Negative: without end.
    private(set) var left: Int

    init(_ item: Value, _ times: Int) {
        self.item = item
        left = times
    }

    override func trace(_ visit: (Value) -> Void) { visit(item) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if left == 0 { return .undefined }
        if left > 0 { left -= 1 }
        return item
    }
}

private final class AccumulateIterator: NativeIterator {
    private let source: Value
    private let function: Value
    private var total = Value.undefined
    private var initial: Value

    init(_ source: Value, _ function: Value, initial: Value) {
        self.source = source
        self.function = function
        self.initial = initial
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(source)
        visit(function)
        visit(total)
        visit(initial)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if !initial.isNone {
            total = initial
            initial = .none
            return total
        }
        let item = try vm.nextItem(source)
        if item.isUndefined { return .undefined }
        if total.isUndefined {
            total = item
            return item
        }
        let before = total
        vm.keep(item)
        vm.keep(before)
        total = function.isNone ? try vm.binary(.add, before, item) : try vm.call(function, before, item)
        return total
    }
}
