/// What a Swift object behind a Python object gives to a dump: values, and whatever else it is made of.
struct BoxWriter {
    var values: [Value] = []
    var data = ByteWriter()
}

/// The same, read.
struct BoxReader {
    let vm: VM
    let values: [Value]
    var data: ByteReader

    func value(_ index: Int) throws(DumpFailure) -> Value {
        guard values.indices.contains(index) else { throw .damaged("an object lacks a value") }
        return values[index]
    }
}

/// Makes a Swift object again from what it gave.
typealias BoxRestorer = @Sendable (inout BoxReader) throws(DumpFailure) -> Box

extension WorldBuilder {
    /// Objects whose `dumpName` is this are restored by a function.
    func restorer(_ name: String, _ body: @escaping BoxRestorer) { boxRestorers[name] = body }

    /// Those whose classes are declared where dumps are not spoken of.
    func buildRestorers() {
        restorer("sys.stream") { (r) throws(DumpFailure) in HostStream(isError: try r.data.flag()) }
        restorer("sys.stdin") { (r) throws(DumpFailure) in HostInput() }
        restorer("random") { (r) throws(DumpFailure) in
            let box = TwisterBox()
            for index in box.state.indices { box.state[index] = UInt32(truncatingIfNeeded: try r.data.number()) }
            box.index = try r.data.index(below: 625)
            return box
        }
        restorer("array") { (r) throws(DumpFailure) in try ArrayBox.restore(&r) }
        restorer("re.Pattern") { (r) throws(DumpFailure) in try PatternBox.restore(&r) }
        restorer("re.Match") { (r) throws(DumpFailure) in try MatchBox.restore(&r) }
        restorer("collections.deque") { (r) throws(DumpFailure) in try DequeStorage.restore(&r) }
    }
}
