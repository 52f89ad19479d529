/// `list(…)`, `tuple(…)`, `dict(…)`, `set(…)` and `frozenset(…)` of the builtin types themselves, without the detour over
/// `__new__` and `__init__`.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The new container; undefined if the type is no builtin container or the arguments are wrong.
    @inline(__always)
    func constructContainer(
        _ type: TypePointer, _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> Value {
        switch type.pointee.layout {
        case .list, .tuple, .dict, .set, .frozenSet:
            guard type.pointee.flags.contains(.builtin) else { return .undefined }
            return try constructSlowly(type.pointee.layout, arguments, count: count, names: names)
        default: return .undefined
        }
    }

    @inline(never)
    private func constructSlowly(
        _ kind: Kind, _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> Value {
        let keywordCount = names.isUndefined ? 0 : tuple(names).pointee.count
        let positional = count - keywordCount
        if positional > 1 || keywordCount > 0 && kind != .dict { return .undefined }
        // What a native does that may call back.
        let (kept, keeps, top) = (pointee.temporaryCount, pointee.keepsTemporaries, pointee.top)
        pointee.keepsTemporaries = true
        if top < arguments + count { pointee.top = arguments + count }
        defer {
            pointee.temporaryCount = kept
            pointee.keepsTemporaries = keeps
            pointee.top = top
        }
        let source = positional == 1 ? arguments[0] : .undefined
        switch kind {
        case .list: return source.isUndefined ? try makeList([]) : try makeList(from: source)
        case .tuple: return source.isUndefined ? pointee.emptyTuple : try makeTuple(from: source)
        case .dict:
            let result = makeDict()
            if !source.isUndefined { try update(dict(result), from: source) }
            for index in 0..<keywordCount {
                try set(dict(result), tuple(names).pointee.items[index], arguments[positional + index])
            }
            return result
        default:
            if kind == .frozenSet, source.is(.frozenSet) { return source }
            let result = makeSet(kind)
            if !source.isUndefined { try addAll(dict(result), from: source) }
            return result
        }
    }
}
