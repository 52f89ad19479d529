/// A stable merge sort that uses the order that is there already: runs are found, short ones are lengthened by
/// insertion, and neighbours of similar length are merged.
struct TimSort<Element: BitwiseCopyable> {
    private let base: UnsafeMutablePointer<Element>
    /// Room for half of the elements.
    private let room: UnsafeMutablePointer<Element>
    private let count: Int
    /// Starts and lengths of the runs that wait to be merged; their lengths shrink like Fibonacci numbers.
    private var runs: [(start: Int, count: Int)] = []

    typealias Less = (Element, Element) throws(Raised) -> Bool

    /// Bytes that `sort` needs besides the elements.
    static func room(_ count: Int) -> Int { (count / 2 + 1) * MemoryLayout<Element>.stride }

    /// Sorts in place. If the comparison fails, the elements are in no particular order, and some may be there twice.
    @inline(__always)
    static func sort(_ base: UnsafeMutablePointer<Element>, count: Int, less: Less) throws(Raised) {
        if count < 2 { return }
        let room = UnsafeMutablePointer<Element>.allocate(capacity: count / 2 + 1)
        defer { room.deallocate() }
        var sort = TimSort(base: base, room: room, count: count)
        try sort.run(less)
    }

    private init(base: UnsafeMutablePointer<Element>, room: UnsafeMutablePointer<Element>, count: Int) {
        self.base = base
        self.room = room
        self.count = count
    }

    @inline(__always)
    private mutating func run(_ less: Less) throws(Raised) {
        let least = shortestRun
        var start = 0
        while start < count {
            var length = try countRun(start, less)
            if length < least {
                let wanted = min(least, count - start)
                try insert(start, sorted: length, count: wanted, less)
                length = wanted
            }
            runs.append((start, length))
            start += length
            while let index = nextMerge(isLast: start == count) { try merge(index, less) }
        }
    }

    /// Between 32 and 64, so that the number of runs is near a power of two.
    private var shortestRun: Int {
        var (size, lost) = (count, 0)
        while size >= 64 {
            lost |= size & 1
            size >>= 1
        }
        return size + lost
    }

    /// The length of the run that begins here; a falling one is turned around.
    @inline(__always)
    private func countRun(_ start: Int, _ less: Less) throws(Raised) -> Int {
        var end = start + 1
        if end == count { return 1 }
        if try less(base[end], base[start]) {
            end += 1
            while end < count, try less(base[end], base[end - 1]) { end += 1 }
            var (low, high) = (start, end - 1)
            while low < high {
                let element = base[low]
                base[low] = base[high]
                base[high] = element
                low += 1
                high -= 1
            }
        } else {
            end += 1
            while end < count, try !less(base[end], base[end - 1]) { end += 1 }
        }
        return end - start
    }

    @inline(__always)
    private func insert(_ start: Int, sorted: Int, count: Int, _ less: Less) throws(Raised) {
        for position in start + sorted..<start + count {
            let element = base[position]
            var (low, high) = (start, position)
            while low < high {
                let middle = (low + high) >> 1
                if try less(element, base[middle]) { high = middle } else { low = middle + 1 }
            }
            (base + low + 1).update(from: base + low, count: position - low)
            base[low] = element
        }
    }

    /// The index of the first of two runs to merge now.
    private func nextMerge(isLast: Bool) -> Int? {
        let last = runs.count - 1
        if last < 1 { return nil }
        let tooLong =
            last >= 2 && runs[last - 2].count <= runs[last - 1].count + runs[last].count
            || last >= 3 && runs[last - 3].count <= runs[last - 2].count + runs[last - 1].count
        if tooLong { return runs[last - 2].count < runs[last].count ? last - 2 : last - 1 }
        return isLast || runs[last - 1].count <= runs[last].count ? last - 1 : nil
    }

    @inline(__always)
    private mutating func merge(_ index: Int, _ less: Less) throws(Raised) {
        let (left, right) = (runs[index], runs[index + 1])
        runs[index].count = left.count + right.count
        runs.remove(at: index + 1)
        // What is in place at either end stays there.
        var (low, high) = (left.start, left.start + left.count)
        while low < high {
            let middle = (low + high) >> 1
            if try less(base[right.start], base[middle]) { high = middle } else { low = middle + 1 }
        }
        let first = low
        if first == right.start { return }
        (low, high) = (right.start, right.start + right.count)
        while low < high {
            let middle = (low + high) >> 1
            if try less(base[middle], base[right.start - 1]) { low = middle + 1 } else { high = middle }
        }
        let end = low
        if right.start - first <= end - right.start {
            try mergeUpwards(first, right.start, end, less)
        } else {
            try mergeDownwards(first, right.start, end, less)
        }
    }

    @inline(__always)
    private func mergeUpwards(_ first: Int, _ middle: Int, _ end: Int, _ less: Less) throws(Raised) {
        let leftCount = middle - first
        room.update(from: base + first, count: leftCount)
        var (left, right, target) = (0, middle, first)
        while left < leftCount, right < end {
            if try less(base[right], room[left]) {
                base[target] = base[right]
                right += 1
            } else {
                base[target] = room[left]
                left += 1
            }
            target += 1
        }
        (base + target).update(from: room + left, count: leftCount - left)
    }

    @inline(__always)
    private func mergeDownwards(_ first: Int, _ middle: Int, _ end: Int, _ less: Less) throws(Raised) {
        let rightCount = end - middle
        room.update(from: base + middle, count: rightCount)
        var (left, right, target) = (middle - 1, rightCount - 1, end - 1)
        while left >= first, right >= 0 {
            if try less(room[right], base[left]) {
                base[target] = base[left]
                left -= 1
            } else {
                base[target] = room[right]
                right -= 1
            }
            target -= 1
        }
        (base + target - right).update(from: room, count: right + 1)
    }
}
