import Glibc

/// The first objects: types need names, names are strings, strings have a type. So the types come first, empty.
struct WorldBootstrap {
    let types: Types

    init(vm: VM, key: HashKey) {
        var heap = Heap(limit: .max, isImmortal: true)
        heap.threshold = .max
        // Every field of `Types` is a pointer to one type object.
        let count = MemoryLayout<Types>.size / MemoryLayout<Types.Pointer>.size
        let pointers = UnsafeMutablePointer<Types.Pointer>.allocate(capacity: count)
        for index in 0..<count {
            let type = UnsafeMutablePointer<TypeObject>.allocate(capacity: 1)
            (pointers + index).initialize(to: type)
        }
        let types = UnsafeMutableRawPointer(pointers).assumingMemoryBound(to: Types.self).pointee
        pointers.deallocate()
        self.types = types

        // The machine is whole but for strings, which need it.
        let nothing = Names { _ in .undefined }
        vm.initialize(
            to: Machine(
                heap: heap, types: types, names: nothing, registers: .allocate(capacity: 1),
                registersEnd: UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped,
                top: UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped, frames: .allocate(capacity: 1),
                frameCapacity: 1, fuel: .max, recursionLimit: 0, temporaries: .allocate(capacity: 1),
                temporaryCapacity: 1, interruption: Interruption(),
                natives: UnsafePointer(bitPattern: 16).unsafelyUnwrapped, characters: .allocate(capacity: 256),
                emptyString: .undefined, emptyTuple: .undefined, emptyBytes: .undefined, hashKey: key,
                host: HostInterface(), dead: .allocate(byteCount: 512, alignment: 16)))

        for index in 0..<256 {
            let string = vm.allocate(.string, types.str, StringObject.self, extra: 16)
            string.pointee.hash = 0
            string.pointee.count = 1
            string.pointee.width = 1
            string.pointee.storage = UnsafeMutableRawPointer(string) + StringObject.inlineOffset
            string.pointee.latin[0] = UInt8(index)
            if index < 128 { string.pointee.header.flags.insert(.ascii) }
            Self.settle(vm, string)
            (vm.pointee.characters + index).initialize(to: vm.intern(.object(string)))
        }
        let empty = vm.allocate(.string, types.str, StringObject.self, extra: 16)
        empty.pointee.hash = 0
        empty.pointee.count = 0
        empty.pointee.width = 1
        empty.pointee.storage = UnsafeMutableRawPointer(empty) + StringObject.inlineOffset
        empty.pointee.header.flags.insert(.ascii)
        Self.settle(vm, empty)
        vm.pointee.emptyString = vm.intern(.object(empty))

        let tuple = vm.allocate(.tuple, types.tuple, TupleObject.self)
        tuple.pointee.count = 0
        tuple.pointee.items = UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped
        vm.pointee.emptyTuple = .object(tuple)
        let bytes = vm.allocate(.bytes, types.bytes, BytesObject.self)
        bytes.pointee.hash = 0
        bytes.pointee.count = 0
        bytes.pointee.capacity = 0
        bytes.pointee.storage = UnsafeMutablePointer(bitPattern: 16).unsafelyUnwrapped
        vm.pointee.emptyBytes = .object(bytes)
        vm.pointee.names = Names { vm.internShared($0) }
    }

    /// Computes an immortal string's hash now, because nobody may write it later.
    static func settle(_ vm: VM, _ string: UnsafeMutablePointer<StringObject>) {
        string.pointee.hash = Hashing.bytes(string.pointee.storage, string.pointee.byteCount, vm.pointee.hashKey)
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// A string that is part of the world. Most names come many times: they are found before anything is made.
    func internShared(_ text: String) -> Value {
        var text = text
        let known = text.withUTF8 { bytes -> Value in
            guard let base = bytes.baseAddress, bytes.count > 1 else { return .undefined }
            if pointee.isAnnex {
                let known = internedASCII(in: World.shared.vm.pointee.interned, base, bytes.count)
                if !known.isUndefined { return known }
            }
            return internedASCII(in: pointee.interned, base, bytes.count)
        }
        if !known.isUndefined { return known }
        guard let value = try? makeString(text) else { return pointee.emptyString }
        WorldBootstrap.settle(self, string(value))
        return intern(value)
    }

    /// The string of these bytes in a table, if there is one and they are ASCII.
    private func internedASCII(in table: Table, _ bytes: UnsafePointer<UInt8>, _ count: Int) -> Value {
        guard let index = table.index, let entries = table.entries else { return .undefined }
        let hash = Hashing.bytes(UnsafeMutableRawPointer(mutating: bytes), count, pointee.hashKey)
        let mask = table.mask
        var slot = Hashing.spread(hash, pointee.hashKey) & mask
        while true {
            let position = Int(index[slot])
            if position == -1 { return .undefined }
            if position >= 0, entries[position].hash == hash {
                let string = string(entries[position].key)
                if string.pointee.count == count, string.pointee.header.flags.contains(.ascii),
                    memcmp(string.pointee.storage, bytes, count) == 0
                {
                    return entries[position].key
                }
            }
            slot = (slot &+ 1) & mask
        }
    }
}
