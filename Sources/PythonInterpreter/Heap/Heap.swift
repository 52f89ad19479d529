import Glibc

/// The memory of one session: cells of fixed sizes for objects, and buffers for what has no fixed size. Everything is
/// counted towards the session's limit when it is allocated. Cells go back to the system only when the session ends.
struct Heap {
    /// Cells of up to this many units of 16 bytes come from pages; longer contents live in buffers.
    static let largestUnits = 32
    private static let pageBytes = 1 << 16
    /// The size of the system's large pages, and how much memory cells of one size have before they get such a page: the
    /// first touch of each small page costs as much as hundreds of objects.
    private static let largeBytes = 1 << 21
    private static let largeFrom = 1 << 22

    struct Page {
        let base: UnsafeMutableRawPointer
        let units: Int
        /// Cells that have been given out at least once.
        var used: Int
        let capacity: Int
    }

    /// Heads of the lists of free cells, by units.
    private let freeLists: UnsafeMutablePointer<UnsafeMutableRawPointer?>
    /// The page from which fresh cells of a size come, by units; -1 if there is none.
    private let current: UnsafeMutablePointer<Int>
    /// Bytes of the pages of a size, by units.
    private let sizes: UnsafeMutablePointer<Int>
    private(set) var pages: UnsafeMutablePointer<Page>
    private(set) var pageCount = 0
    private var pageCapacity = 16

    /// Bytes in use: live objects, garbage that has not been collected, and buffers.
    private(set) var bytes = 0
    /// What a session may hold.
    var limit: Int
    /// The number of bytes at which the next collection is due.
    var threshold: Int
    /// The most that was in use at any time.
    private(set) var peak = 0
    /// Whether objects are shared by all sessions.
    let isImmortal: Bool

    init(limit: Int, isImmortal: Bool = false) {
        self.limit = limit
        self.isImmortal = isImmortal
        threshold = min(1 << 20, limit / 2)
        let count = Heap.largestUnits + 1
        freeLists = .allocate(capacity: count)
        freeLists.initialize(repeating: nil, count: count)
        current = .allocate(capacity: count)
        current.initialize(repeating: -1, count: count)
        sizes = .allocate(capacity: count)
        sizes.initialize(repeating: 0, count: count)
        pages = .allocate(capacity: pageCapacity)
    }

    /// Whether this many more bytes fit. Asked before anything large is computed.
    @inline(__always) func fits(_ count: Int) -> Bool { count >= 0 && count <= limit &- bytes }

    /// A cell of at least this many bytes, with its header filled in and the rest as it was.
    @inline(__always)
    mutating func cell(
        _ kind: Kind, bytes size: Int, type: UnsafeMutablePointer<TypeObject>
    ) -> UnsafeMutableRawPointer {
        let units = (size &+ 15) >> 4
        let cell: UnsafeMutableRawPointer
        let generation: UInt32
        if let free = freeLists[units] {
            freeLists[units] = free.load(fromByteOffset: 16, as: UnsafeMutableRawPointer?.self)
            generation = free.load(as: UInt32.self)
            cell = free
        } else {
            generation = 1
            cell = freshCell(units)
        }
        bytes &+= units << 4
        cell.storeBytes(
            of: Header(
                generation: generation, kind: kind, flags: Header.Flags(rawValue: isImmortal ? 2 : 0),
                units: UInt16(truncatingIfNeeded: units), type: type), as: Header.self)
        return cell
    }

    @inline(never)
    private mutating func freshCell(_ units: Int) -> UnsafeMutableRawPointer {
        var index = current[units]
        if index < 0 || pages[index].used == pages[index].capacity {
            index = addPage(units)
            current[units] = index
        }
        let cell = pages[index].base + pages[index].used * units * 16
        pages[index].used += 1
        return cell
    }

    private mutating func addPage(_ units: Int) -> Int {
        if pageCount == pageCapacity {
            let larger = UnsafeMutablePointer<Page>.allocate(capacity: pageCapacity * 2)
            larger.moveInitialize(from: pages, count: pageCount)
            pages.deallocate()
            pages = larger
            pageCapacity *= 2
        }
        // Small first pages keep small sessions small.
        let isLarge = sizes[units] >= Heap.largeFrom && limit &- bytes >= Heap.largeBytes
        let size = pageCount < 24 ? 1 << 13 : isLarge ? Heap.largeBytes : Heap.pageBytes
        let base = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: isLarge ? size : 16)
        if isLarge { madvise(base, size, MADV_HUGEPAGE) }
        sizes[units] += size
        (pages + pageCount).initialize(
            to: Page(base: base, units: units, used: 0, capacity: size / (units * 16)))
        pageCount += 1
        return pageCount - 1
    }

    /// Gives a dead object's cell back. Its contents must have been released.
    @inline(__always)
    mutating func free(_ cell: UnsafeMutableRawPointer) {
        let header = cell.assumingMemoryBound(to: Header.self)
        let units = Int(header.pointee.units)
        // Handles to the old object are stale from now on. 0 marks immediate values.
        header.pointee.generation = header.pointee.generation == .max ? 1 : header.pointee.generation + 1
        header.pointee.flags = .free
        bytes &-= units << 4
        cell.storeBytes(of: freeLists[units], toByteOffset: 16, as: UnsafeMutableRawPointer?.self)
        freeLists[units] = cell
    }

    /// A buffer, counted. The caller has asked `fits` if the size is anything but small.
    @inline(__always)
    mutating func buffer(_ size: Int) -> UnsafeMutableRawPointer {
        bytes &+= size
        if bytes > peak { peak = bytes }
        // The language's own allocation asks the C library for an alignment that it gives anyhow, which takes longer.
        if let buffer = malloc(max(size, 1)) { return buffer }
        return UnsafeMutableRawPointer.allocate(byteCount: max(size, 1), alignment: 16)
    }

    /// A larger buffer with the contents of another one, which is gone.
    mutating func grow(buffer: UnsafeMutableRawPointer, from old: Int, to size: Int) -> UnsafeMutableRawPointer {
        if let grown = realloc(buffer, max(size, 1)) {
            bytes &+= size &- old
            if bytes > peak { peak = bytes }
            return grown
        }
        let larger = self.buffer(size)
        larger.copyMemory(from: buffer, byteCount: min(old, size))
        free(buffer: buffer, old)
        return larger
    }

    @inline(__always)
    mutating func free(buffer: UnsafeMutableRawPointer, _ size: Int) {
        bytes &-= size
        Glibc.free(buffer)
    }

    /// Counts memory that somebody else allocated on the session's behalf; negative when it was freed.
    mutating func count(_ size: Int) {
        bytes &+= size
        if bytes > peak { peak = bytes }
    }

    mutating func notePeak() { if bytes > peak { peak = bytes } }

    /// Frees all pages. Buffers of live objects must have been freed before.
    mutating func end() {
        for index in 0..<pageCount { pages[index].base.deallocate() }
        pages.deallocate()
        freeLists.deallocate()
        current.deallocate()
        sizes.deallocate()
        pageCount = 0
    }
}
