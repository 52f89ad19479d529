/// `compress`, `dropwhile`, `takewhile`, `filterfalse`, `starmap`
extension WorldBuilder {
    func buildSelecting(_ m: ModuleBuilder) {
        let compress = m.iteratorType("compress")
        let compressType = compress.type
        compress.new("cls, data, selectors") { (vm, a) throws(Raised) in
            let data = try vm.makeIterator(of: a[1])
            return try vm.makeBox(
                CompressIterator(data, try vm.makeIterator(of: a[2])), for: a[0], of: compressType)
        }
        for (name, way) in [
            ("dropwhile", SelectingIterator.Way.dropWhile), ("takewhile", .takeWhile), ("filterfalse", .filterFalse),
            ("starmap", .starMap),
        ] {
            let t = m.iteratorType(name)
            let type = t.type
            t.rawNew { (vm, a) throws(Raised) in
                try vm.refuseKeywords(a, name)
                guard a.count == 3 else { throw vm.typeError("\(name) expected 2 arguments, got \(a.count - 1)") }
                let source = try vm.makeIterator(of: a[2])
                return try vm.makeBox(SelectingIterator(way, a[1], source), for: a[0], of: type)
            }
        }
    }
}

private final class CompressIterator: NativeIterator {
    private let data: Value
    private let selectors: Value

    init(_ data: Value, _ selectors: Value) {
        self.data = data
        self.selectors = selectors
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(data)
        visit(selectors)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        let kept = vm.pointee.temporaryCount
        while true {
            try vm.charge(2)
            let item = try vm.nextItem(data)
            if item.isUndefined { return .undefined }
            vm.keep(item)
            let selector = try vm.nextItem(selectors)
            if selector.isUndefined { return .undefined }
            vm.keep(selector)
            if try vm.isTrue(selector) { return item }
            vm.pointee.temporaryCount = kept
        }
    }
}

/// Iterators of one function and one source.
private final class SelectingIterator: NativeIterator {
    enum Way { case dropWhile, takeWhile, filterFalse, starMap }
    private let way: Way
    private let function: Value
    private let source: Value
    /// Dropping is over, or taking.
    private var isOver = false

    init(_ way: Way, _ function: Value, _ source: Value) {
        self.way = way
        self.function = function
        self.source = source
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(function)
        visit(source)
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        switch way {
        case .dropWhile, .filterFalse:
            let kept = vm.pointee.temporaryCount
            while true {
                try vm.charge(2)
                let item = try vm.nextItem(source)
                if item.isUndefined || isOver { return item }
                vm.keep(item)
                let isChosen = function.isNone && way == .filterFalse ? item : try vm.call(function, item)
                if try !vm.isTrue(isChosen) {
                    isOver = way == .dropWhile
                    return item
                }
                vm.pointee.temporaryCount = kept
            }
        case .takeWhile:
            if isOver { return .undefined }
            let item = try vm.nextItem(source)
            if item.isUndefined { return .undefined }
            vm.keep(item)
            if try vm.isTrue(try vm.call(function, item)) { return item }
            isOver = true
            return .undefined
        case .starMap:
            let item = try vm.nextItem(source)
            if item.isUndefined { return .undefined }
            vm.keep(item)
            let arguments = try vm.makeTuple(from: item)
            vm.keep(arguments)
            let tuple = vm.tuple(arguments)
            return try vm.call(function, arguments: tuple.pointee.items, count: tuple.pointee.count)
        }
    }
}
