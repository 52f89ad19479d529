/// A pattern over dotted names, in which `*` stands for any characters: `os.path.*`.
struct NamePattern: Sendable, Hashable {
    private let pattern: [UInt8]

    init(_ text: String) { pattern = Array(text.utf8) }

    /// Whether it matches the whole of a name.
    ///
    /// Goes back to the last star only, so that the time is at most the product of the lengths.
    func matches(_ name: String) -> Bool {
        let name = Array(name.utf8)
        let star = UInt8(ascii: "*")
        var place = 0
        var index = 0
        var retry: (place: Int, index: Int)?
        while index < name.count {
            if place < pattern.count, pattern[place] == star {
                retry = (place + 1, index)
                place += 1
            } else if place < pattern.count, pattern[place] == name[index] {
                place += 1
                index += 1
            } else if let last = retry {
                retry = (last.place, last.index + 1)
                place = last.place
                index = last.index + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == star }
    }
}
