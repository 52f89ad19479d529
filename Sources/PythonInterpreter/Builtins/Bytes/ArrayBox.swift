/// The numbers of an `array`, packed.
final class ArrayBox: Box {
    let item: PackedItem
    private(set) var storage: UnsafeMutableRawPointer
    private(set) var count = 0
    private(set) var capacity = 0

    init(item: PackedItem) {
        self.item = item
        storage = .allocate(byteCount: 1, alignment: 16)
    }

    deinit { storage.deallocate() }

    override var dumpName: String? { "array" }
    override func dump(_ writer: inout BoxWriter) {
        writer.data.byte(item.code)
        writer.data.count(byteCount)
        writer.data.raw(storage, byteCount)
    }

    var byteCount: Int { count * item.size }

    /// The format that `memoryview` shows.
    var bufferFormat: String {
        item.meaning == .wideCharacter ? "w" : String(UnicodeScalar(item.code))
    }

    @inline(__always) func place(_ index: Int) -> UnsafeMutableRawPointer { storage + index * item.size }

    /// Changes the number of items; new ones are zero.
    func resize(_ vm: VM, to new: Int) throws(Raised) {
        let (bytes, overflow) = new.multipliedReportingOverflow(by: item.size)
        if overflow || new < 0 { throw vm.exceed(.memory) }
        if new > capacity || capacity > 64 && new < capacity >> 2 {
            let room = new > capacity ? Swift.max(new, capacity + capacity >> 3 + 8) : new
            let size = room * item.size
            try vm.reserve(size)
            let larger = UnsafeMutableRawPointer.allocate(byteCount: Swift.max(size, 1), alignment: 16)
            larger.copyMemory(from: storage, byteCount: Swift.min(byteCount, bytes))
            storage.deallocate()
            storage = larger
            vm.pointee.heap.count((room - capacity) * item.size)
            charged += (room - capacity) * item.size
            capacity = room
        }
        if new > count { place(count).initializeMemory(as: UInt8.self, repeating: 0, count: (new - count) * item.size) }
        count = new
    }

    /// Puts so many items in the place of others. The bytes must not be the array's own.
    func replace(_ vm: VM, _ start: Int, _ old: Int, with bytes: UnsafeRawPointer, _ new: Int) throws(Raised) {
        guard start >= 0, old >= 0, start <= count - old, new >= 0 else { return }
        let tail = count - start - old
        try vm.charge((tail + new) >> 3)
        if new > old { try resize(vm, to: count + new - old) }
        if new != old, tail > 0 {
            memmoveItems(to: start + new, from: start + old, tail)
        }
        if new > 0 { place(start).copyMemory(from: bytes, byteCount: new * item.size) }
        if new < old { try resize(vm, to: start + new + tail) }
    }

    private func memmoveItems(to target: Int, from source: Int, _ items: Int) {
        place(target).copyMemory(from: place(source), byteCount: items * item.size)
    }
}
