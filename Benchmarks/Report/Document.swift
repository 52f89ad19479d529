/// Puts results into a document, between two markers, and leaves everything around them alone.
enum Document {
    static let begin = "<!-- results: written by make bench -->"
    static let end = "<!-- end of results -->"

    static func write(_ machine: Machine, _ tables: [Table], to path: String) throws(BenchmarkFailure) {
        let facts = machine.facts.map { "- \($0.name): \($0.value)" }.joined(separator: "\n")
        let results = ([facts + "\n"] + tables.map(\.markdown)).joined(separator: "\n")
        let block = "\(begin)\n\n\(results)\n\(end)\n"
        let document = TextFile.read(path) ?? ""
        let head = document.split(separator: begin, maxSplits: 1, omittingEmptySubsequences: false)
        let tail = document.split(separator: end + "\n", maxSplits: 1, omittingEmptySubsequences: false)
        guard head.count == 2, tail.count == 2 else { return try TextFile.write(block, to: path) }
        try TextFile.write(head[0] + block + tail[1], to: path)
    }
}
