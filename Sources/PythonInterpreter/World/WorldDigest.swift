/// A number over everything that sessions share, for tests: the world is made once and never written to afterwards, so
/// no program may change it.
package enum WorldDigest {
    /// Makes all native modules, which are otherwise made when they are first imported, so that the digest covers them.
    package static func prepare() {
        for name in LibraryContents.native { _ = World.shared.nativeModule(name) }
    }

    /// The digest of all shared objects: their cells, the tables of their dictionaries, and the builtin types.
    package static func current() -> UInt64 {
        var digest = Digest()
        World.shared.forEachHeap { heap in add(heap, to: &digest) }
        let types = World.shared.types
        withUnsafeBytes(of: types) { pointers in
            // Every field of `Types` is a pointer to one type object.
            for type in pointers.bindMemory(to: Types.Pointer.self) {
                digest.add(type, MemoryLayout<TypeObject>.size)
                if type.pointee.dict.isObject { add(type.pointee.dict.raw(DictObject.self).pointee.table, to: &digest) }
            }
        }
        add(World.shared.builtins.pointee.table, to: &digest)
        return digest.value
    }

    private static func add(_ heap: Heap, to digest: inout Digest) {
        for index in 0..<heap.pageCount {
            let page = heap.pages[index]
            digest.add(page.base, page.used * page.units * 16)
            for cell in 0..<page.used {
                let object = page.base + cell * page.units * 16
                let header = object.assumingMemoryBound(to: Header.self)
                guard !header.pointee.flags.contains(.free), [.dict, .set, .frozenSet].contains(header.pointee.kind)
                else { continue }
                add(object.assumingMemoryBound(to: DictObject.self).pointee.table, to: &digest)
            }
        }
    }

    private static func add(_ table: Table, to digest: inout Digest) {
        if let entries = table.entries { digest.add(entries, table.used * MemoryLayout<Entry>.stride) }
        if let index = table.index { digest.add(index, (table.mask + 1) * MemoryLayout<Int32>.stride) }
    }

    private struct Digest {
        private(set) var value: UInt64 = 14_695_981_039_346_656_037

        mutating func add(_ start: UnsafeRawPointer, _ count: Int) {
            var offset = 0
            while offset + 8 <= count {
                value = (value ^ start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) &* 1_099_511_628_211
                value ^= value >> 29
                offset += 8
            }
            while offset < count {
                value = (value ^ UInt64(start.load(fromByteOffset: offset, as: UInt8.self))) &* 1_099_511_628_211
                offset += 1
            }
        }
    }
}
