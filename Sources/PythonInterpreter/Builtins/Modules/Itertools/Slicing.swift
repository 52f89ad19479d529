/// `islice`
extension WorldBuilder {
    func buildSlicing(_ m: ModuleBuilder) {
        let t = m.iteratorType("islice")
        let type = t.type
        t.rawNew { (vm, a) throws(Raised) in
            try vm.refuseKeywords(a, "islice")
            let count = a.count - 1
            if count < 2 { throw vm.typeError("islice expected at least 2 arguments, got \(count)") }
            if count > 4 { throw vm.typeError("islice expected at most 4 arguments, got \(count)") }
            let bounds = "must be None or an integer: 0 <= x <= sys.maxsize."
            // -1 stands for what is no index.
            func index(_ value: Value, _ missing: Int) throws(Raised) -> Int {
                if value.isNone { return missing }
                do throws(Raised) {
                    let index = try vm.machineIndex(value)
                    return index
                } catch {
                    if vm.takePending() == nil { throw error }
                    return -1
                }
            }
            let stopValue = count == 2 ? a[2] : a[3]
            let start = count == 2 ? 0 : try index(a[2], 0)
            let stop = try index(stopValue, .max)
            if stop == -1 { throw vm.valueError("Stop argument for islice() \(bounds)") }
            if start < 0 || stop < 0 { throw vm.valueError("Indices for islice() \(bounds)") }
            let step = count == 4 ? try index(a[4], 1) : 1
            if step < 1 { throw vm.valueError("Step for islice() must be a positive integer or None.") }
            let source = try vm.makeIterator(of: a[1])
            return try vm.makeBox(SliceIterator(source, start, stop, step), for: a[0], of: type)
        }
    }
}

private final class SliceIterator: NativeIterator {
    private var source: Value
    /// The index of the next item to give, and of the next that the source gives.
    private var wanted: Int
    private var position = 0
    private let stop: Int
    private let step: Int

    init(_ source: Value, _ start: Int, _ stop: Int, _ step: Int) {
        self.source = source
        wanted = start
        self.stop = stop
        self.step = step
    }

    override func trace(_ visit: (Value) -> Void) { visit(source) }

    override func next(_ vm: VM) throws(Raised) -> Value {
        if source.isUndefined { return .undefined }
        let current = source
        vm.keep(current)
        let end = Swift.min(wanted, stop)
        let kept = vm.pointee.temporaryCount
        while position < end {
            try vm.charge(2)
            if try vm.nextItem(current).isUndefined {
                source = .undefined
                return .undefined
            }
            vm.pointee.temporaryCount = kept
            position += 1
        }
        if position >= stop {
            source = .undefined
            return .undefined
        }
        let item = try vm.nextItem(current)
        if item.isUndefined {
            source = .undefined
            return .undefined
        }
        position += 1
        let (next, overflows) = wanted.addingReportingOverflow(step)
        wanted = overflows || next > stop ? stop : next
        return item
    }
}
