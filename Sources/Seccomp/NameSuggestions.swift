/// Finds names that a mistyped one may stand for.
enum NameSuggestions {
    /// Up to three names at an edit distance of at most a third of the length, nearest first.
    static func forName(_ name: String) -> [String] {
        let wanted = Array(name.lowercased().utf8)
        // A name as long as this is no slip of the keyboard, and comparing it would cost the square of its length.
        guard wanted.count <= 40 else { return [] }
        let limit = max(1, wanted.count / 3)
        let candidates = SyscallTable.rows.compactMap { row -> (name: String, distance: Int)? in
            let distance = editDistance(wanted, Array(row.name.utf8))
            return distance <= limit ? (row.name, distance) : nil
        }
        return candidates.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.prefix(3).map(\.name)
    }

    /// How many letters must be put in, taken out or replaced.
    private static func editDistance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        var row = Array(0...second.count)
        for (position, letter) in first.enumerated() {
            var diagonal = row[0]
            row[0] = position + 1
            for column in second.indices {
                let replaced = diagonal + (letter == second[column] ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }
}
