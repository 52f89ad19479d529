/// Which characters IGNORECASE takes for one another.
///
/// Python compares lower-case mappings, of one character each, and adds the lower-case letters that share their
/// upper case. A class holds all characters that match one another under both rules.
struct CaseClasses: Sendable {
    static let unicode = CaseClasses()

    /// All characters with a class, ascending.
    private let members: [UInt32]
    /// The class of the member at the same index.
    private let classOfMember: [Int]
    /// The lower-case mapping of the member at the same index.
    private let lowerOfMember: [UInt32]
    private let classes: [[UInt32]]

    /// The blocks that have letters with case.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x41...0x587, 0x10A0...0x10FF, 0x13A0...0x13FF, 0x1C80...0x1CBF, 0x1D79...0x1FFF, 0x2126...0x2188,
        0x24B6...0x24E9, 0x2C00...0x2D2D, 0xA640...0xA7FF, 0xAB53...0xABBF, 0xFB05...0xFB06, 0xFF21...0xFF5A,
        0x10400...0x105BC, 0x10C80...0x10CF2, 0x10D50...0x10D85, 0x118A0...0x118DF, 0x16E40...0x16E7F,
        0x1E900...0x1E943,
    ]

    /// Lower-case letters that share their upper case.
    private static let sharedUpperCase: [[UInt32]] = [
        [0x69, 0x131], [0x73, 0x17F], [0xB5, 0x3BC], [0x345, 0x3B9, 0x1FBE], [0x390, 0x1FD3], [0x3B0, 0x1FE3],
        [0x3B2, 0x3D0], [0x3B5, 0x3F5], [0x3B8, 0x3D1], [0x3BA, 0x3F0], [0x3C0, 0x3D6], [0x3C1, 0x3F1],
        [0x3C2, 0x3C3], [0x3C6, 0x3D5], [0x432, 0x1C80], [0x434, 0x1C81], [0x43E, 0x1C82], [0x441, 0x1C83],
        [0x442, 0x1C84, 0x1C85], [0x44A, 0x1C86], [0x463, 0x1C87], [0x1C88, 0xA64B], [0x1E61, 0x1E9B],
        [0xFB05, 0xFB06],
    ]

    private init() {
        var classes = Self.sharedUpperCase
        var index: [UInt32: Int] = [:]
        for (number, members) in classes.enumerated() {
            for member in members { index[member] = number }
        }
        var lower: [UInt32: UInt32] = [:]
        for unit in Self.blocks.joined() {
            guard let scalar = Unicode.Scalar(unit) else { continue }
            let properties = scalar.properties
            guard properties.changesWhenLowercased,
                let mapped = properties.lowercaseMapping.unicodeScalars.first?.value, mapped != unit
            else { continue }
            lower[unit] = mapped
            if let number = index[mapped] {
                classes[number].append(unit)
                index[unit] = number
            } else {
                index[mapped] = classes.count
                index[unit] = classes.count
                classes.append([mapped, unit])
            }
        }
        members = index.keys.sorted()
        classOfMember = members.map { index[$0] ?? 0 }
        lowerOfMember = members.map { lower[$0] ?? $0 }
        self.classes = classes.map { $0.sorted() }
    }

    /// All characters that match a character, itself among them.
    func members(like unit: UInt32) -> [UInt32] {
        let place = place(of: unit)
        guard place < members.count, members[place] == unit else { return [unit] }
        return classes[classOfMember[place]]
    }

    /// The character's lower case.
    func lowercase(_ unit: UInt32) -> UInt32 {
        let place = place(of: unit)
        return place < members.count && members[place] == unit ? lowerOfMember[place] : unit
    }

    /// Hands over every character of a range that has a class, with the others of its class.
    func forEachClass(in range: ClosedRange<UInt32>, _ body: ([UInt32]) -> Void) {
        var place = place(of: range.lowerBound)
        while place < members.count, members[place] <= range.upperBound {
            body(classes[classOfMember[place]])
            place += 1
        }
    }

    /// How many characters of a range have a class.
    func count(in range: ClosedRange<UInt32>) -> Int {
        place(of: range.upperBound &+ 1) - place(of: range.lowerBound)
    }

    /// The first index whose member is not below a character.
    private func place(of unit: UInt32) -> Int {
        var low = 0
        var high = members.count
        while low < high {
            let middle = (low + high) / 2
            if members[middle] < unit { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The lower case of an ASCII pattern.
    @inline(__always)
    static func asciiLowercase(_ unit: UInt32) -> UInt32 {
        unit >= 0x41 && unit <= 0x5A ? unit | 0x20 : unit
    }
}
