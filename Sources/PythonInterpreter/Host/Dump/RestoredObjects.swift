internal import PythonRegex

/// How objects with a Swift side are made again.
extension ArrayBox {
    static func restore(_ r: inout BoxReader) throws(DumpFailure) -> ArrayBox {
        guard let item = PackedItem(native: try r.data.byte()) else { throw .damaged("an array has no such items") }
        let bytes = try r.data.block()
        let box = ArrayBox(item: item)
        do throws(Raised) {
            // What it takes is counted with the object's charge.
            let before = r.vm.pointee.heap.bytes
            try box.resize(r.vm, to: bytes.count / item.size)
            r.vm.pointee.heap.count(before - r.vm.pointee.heap.bytes)
        } catch { throw .limit(.memory) }
        bytes.withUnsafeBytes { source in
            if let base = source.baseAddress { box.place(0).copyMemory(from: base, byteCount: box.byteCount) }
        }
        return box
    }
}
