/// `groupby`
extension WorldBuilder {
    func buildGrouping(_ m: ModuleBuilder) {
        let group = type("_grouper", layout: .box, module: "itertools")
        group.addIteration()
        let groupType = group.type
        let t = m.iteratorType("groupby")
        let type = t.type
        t.new("cls, iterable, key=None") { (vm, a) throws(Raised) in
            let source = try vm.makeIterator(of: a[1])
            return try vm.makeBox(GroupByIterator(source, a.orNone(2), groupType), for: a[0], of: type)
        }
    }
}

private final class GroupByIterator: NativeIterator {
    private let source: Value
    private let key: Value
    private let groupType: Types.Pointer
    /// The key of the group that is being given.
    private var targetKey = Value.undefined
    private(set) var currentKey = Value.undefined
    private var currentItem = Value.undefined
    /// Groups are numbered; only the youngest gives items.
    private(set) var group = 0

    init(_ source: Value, _ key: Value, _ groupType: Types.Pointer) {
        self.source = source
        self.key = key
        self.groupType = groupType
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(source)
        visit(key)
        visit(targetKey)
        visit(currentKey)
        visit(currentItem)
    }

    /// Reads the next item and its key; false at the end.
    func step(_ vm: VM) throws(Raised) -> Bool {
        let item = try vm.nextItem(source)
        if item.isUndefined { return false }
        vm.keep(item)
        let itemKey = key.isNone ? item : try vm.call(key, item)
        currentItem = item
        currentKey = itemKey
        return true
    }

    override func next(_ vm: VM) throws(Raised) -> Value {
        group += 1
        let kept = vm.pointee.temporaryCount
        // What is left of the last group is skipped.
        while true {
            try vm.charge(2)
            if !currentKey.isUndefined {
                if targetKey.isUndefined { break }
                let (one, other) = (targetKey, currentKey)
                vm.keep(one)
                vm.keep(other)
                if try !vm.isEqual(one, other) { break }
            }
            if try !step(vm) { return .undefined }
            vm.pointee.temporaryCount = kept
        }
        let target = currentKey
        targetKey = target
        vm.keep(target)
        let group = GroupIterator(self, number: group, key: target)
        return try vm.makeTuple([target, try vm.makeBox(groupType, group)])
    }

    /// The next item of a group; undefined at its end.
    func nextItem(_ vm: VM, of number: Int, key: Value) throws(Raised) -> Value {
        if group != number { return .undefined }
        if currentItem.isUndefined {
            if try !step(vm) { return .undefined }
            // Reading may have started another group.
            if group != number { return .undefined }
        }
        let current = currentKey
        vm.keep(current)
        vm.keep(key)
        if try !vm.isEqual(key, current) { return .undefined }
        let item = currentItem
        currentItem = .undefined
        return item
    }
}

private final class GroupIterator: NativeIterator {
    private let parent: GroupByIterator
    private let number: Int
    private let key: Value

    init(_ parent: GroupByIterator, number: Int, key: Value) {
        self.parent = parent
        self.number = number
        self.key = key
    }

    override func trace(_ visit: (Value) -> Void) {
        visit(key)
        parent.trace(visit)
    }

    override func next(_ vm: VM) throws(Raised) -> Value { try parent.nextItem(vm, of: number, key: key) }
}
