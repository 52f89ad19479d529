/// The lines that differ between two texts, by Myers' shortest edit script, bounded in work and memory.
enum LineDifference {
    /// Lines `old` of the old text are replaced by lines `new` of the new one; either may be empty.
    struct Edit: Equatable {
        var old: Range<Int>
        var new: Range<Int>
    }

    /// The longest script that is looked for. Texts further apart count as different in everything between what they
    /// begin and end with alike; the memory for the search grows with the square of this.
    private static let longestScript = 2000

    /// The edits that make the new lines of the old ones, in order.
    static func edits(from old: [ArraySlice<UInt8>], to new: [ArraySlice<UInt8>]) -> [Edit] {
        var start = 0
        while start < min(old.count, new.count), old[start] == new[start] { start += 1 }
        var end = 0
        while end < min(old.count, new.count) - start, old[old.count - 1 - end] == new[new.count - 1 - end] {
            end += 1
        }
        let (oldRest, newRest) = (start..<old.count - end, start..<new.count - end)
        if oldRest.isEmpty && newRest.isEmpty { return [] }
        if oldRest.isEmpty || newRest.isEmpty { return [Edit(old: oldRest, new: newRest)] }
        // Lines become numbers once, so that the search compares no bytes.
        var numbers: [ArraySlice<UInt8>: Int32] = [:]
        func numbered(_ lines: ArraySlice<ArraySlice<UInt8>>) -> [Int32] {
            lines.map { line in
                if let number = numbers[line] { return number }
                let number = Int32(truncatingIfNeeded: numbers.count)
                numbers[line] = number
                return number
            }
        }
        let (a, b) = (numbered(old[oldRest]), numbered(new[newRest]))
        guard let steps = script(a, b) else { return [Edit(old: oldRest, new: newRest)] }
        return steps.map {
            Edit(
                old: $0.old.lowerBound + start..<$0.old.upperBound + start,
                new: $0.new.lowerBound + start..<$0.new.upperBound + start)
        }
    }

    /// Searches forward along diagonals k = x - y for the fewest insertions and deletions, remembering how far each
    /// number of steps led, then walks back.
    private static func script(_ a: [Int32], _ b: [Int32]) -> [Edit]? {
        let most = min(a.count + b.count, longestScript)
        var reach = [Int32](repeating: 0, count: 2 * most + 3)
        let middle = most + 1
        var history: [[Int32]] = []
        for steps in 0...most {
            // What the steps so far reached, on the diagonals they can have.
            history.append(Array(reach[(middle - steps)...(middle + steps)]))
            for k in stride(from: -steps, through: steps, by: 2) {
                let goesDown = k == -steps || (k != steps && reach[middle + k - 1] < reach[middle + k + 1])
                var x = Int(goesDown ? reach[middle + k + 1] : reach[middle + k - 1] + 1)
                var y = x - k
                while x < a.count, y < b.count, a[x] == b[y] {
                    x += 1
                    y += 1
                }
                reach[middle + k] = Int32(truncatingIfNeeded: x)
                if k == a.count - b.count && x >= a.count { return walkBack(history, a.count, b.count) }
            }
        }
        return nil
    }

    private static func walkBack(_ history: [[Int32]], _ oldCount: Int, _ newCount: Int) -> [Edit] {
        var edits: [Edit] = []
        var (x, y) = (oldCount, newCount)
        for steps in stride(from: history.count - 1, to: 0, by: -1) {
            let reach = history[steps]
            let k = x - y
            func at(_ diagonal: Int) -> Int { Int(reach[diagonal + steps]) }
            let goesDown = k == -steps || (k != steps && at(k - 1) < at(k + 1))
            let from = goesDown ? k + 1 : k - 1
            let fromX = at(from)
            let fromY = fromX - from
            let edit = Edit(old: fromX..<(goesDown ? fromX : fromX + 1), new: fromY..<(goesDown ? fromY + 1 : fromY))
            if let next = edits.last, next.old.lowerBound == edit.old.upperBound,
                next.new.lowerBound == edit.new.upperBound
            {
                edits[edits.count - 1] = Edit(
                    old: edit.old.lowerBound..<next.old.upperBound, new: edit.new.lowerBound..<next.new.upperBound)
            } else {
                edits.append(edit)
            }
            (x, y) = (fromX, fromY)
        }
        return edits.reversed()
    }
}
