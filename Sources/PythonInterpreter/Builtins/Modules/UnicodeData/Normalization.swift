/// The normal forms of Unicode.
enum NormalizationForm: String {
    case nfc = "NFC"
    case nfd = "NFD"
    case nfkc = "NFKC"
    case nfkd = "NFKD"

    var isCompatible: Bool { self == .nfkc || self == .nfkd }
    var isComposed: Bool { self == .nfc || self == .nfkc }

    static func combiningClass(_ point: UInt32) -> UInt8 {
        guard point >= 0x300, let scalar = Unicode.Scalar(point) else { return 0 }
        let mark = scalar.properties.canonicalCombiningClass.rawValue
        return mark != 0 && CharacterProperties.isAssigned(scalar) ? mark : 0
    }

    /// The normal form of points, of which there may be eighteen times as many.
    func normalize(_ source: [UInt32]) -> [UInt32] {
        let table = DecompositionTable.shared
        var points: [UInt32] = []
        points.reserveCapacity(source.count)
        for point in source { table.decompose(point, compatibly: isCompatible) { points.append($0) } }
        Self.order(&points)
        return isComposed ? compose(points, table) : points
    }

    /// Puts the marks behind each letter in the order of their classes; those of one class stay as they are.
    private static func order(_ points: inout [UInt32]) {
        var start = 0
        while start < points.count {
            guard combiningClass(points[start]) != 0 else {
                start += 1
                continue
            }
            var marks: [(UInt8, UInt32)] = []
            var end = start
            while end < points.count {
                let mark = combiningClass(points[end])
                if mark == 0 { break }
                marks.append((mark, points[end]))
                end += 1
            }
            if marks.count > 1 {
                // A count of each class keeps the order and is linear.
                var places = [Int](repeating: 0, count: 257)
                for mark in marks { places[Int(mark.0) + 1] += 1 }
                for index in 1..<257 { places[index] += places[index - 1] }
                for mark in marks {
                    points[start + places[Int(mark.0)]] = mark.1
                    places[Int(mark.0)] += 1
                }
            }
            start = end
        }
    }

    private func compose(_ points: [UInt32], _ table: DecompositionTable) -> [UInt32] {
        var result: [UInt32] = []
        result.reserveCapacity(points.count)
        /// Where the letter is that marks may join.
        var starter = -1
        var lastClass: UInt8 = 0
        for point in points {
            let mark = Self.combiningClass(point)
            if starter >= 0 {
                let isBlocked = starter < result.count - 1 ? lastClass >= mark : false
                if !isBlocked, let composite = table.composed(result[starter], point) {
                    result[starter] = composite
                    continue
                }
            }
            if mark == 0 { starter = result.count }
            lastClass = mark
            result.append(point)
        }
        return result
    }
}
