extension WorldBuilder {
    func buildIterators() {}
    func buildSequences() {}
    func buildDicts() {}
    func buildSets() {}
    func buildRanges() {
        function("range", 1) { (vm, a) throws(Raised) in
            let r = vm.allocate(.range, vm.pointee.types.range, RangeObject.self)
            r.pointee.start = .int(0); r.pointee.stop = a[0]; r.pointee.step = .int(1); r.pointee.length = a[0]
            return vm.finish(r)
        }
    }
}
extension UnsafeMutablePointer where Pointee == Machine {
    func rangeItem(_ container: Value, _ key: Value) throws(Raised) -> Value { .notImplemented }
    func setOperation(_ o: BinaryOperation, _ l: Value, _ r: Value) throws(Raised) -> Value { .notImplemented }
}
