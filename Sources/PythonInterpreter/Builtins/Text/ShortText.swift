internal import PythonNumbers

/// ASCII that is put together in room for it, where its size has a bound: no buffer grows, and nothing is allocated but the
/// string in the end. What does not fit leaves the room as it is and is said.
struct ShortText {
    private let target: UnsafeMutablePointer<UInt8>
    private let capacity: Int
    private(set) var count = 0

    /// The room that `make` gives.
    static let capacity = 512

    private init(_ target: UnsafeMutablePointer<UInt8>, _ capacity: Int) {
        self.target = target
        self.capacity = capacity
    }

    /// The string that the body writes; undefined, with nothing done, if it gives false.
    @inline(__always)
    static func make(_ vm: VM, _ body: (inout ShortText) throws(Raised) -> Bool) throws(Raised) -> Value {
        var result = Value.undefined
        var failure: Raised?
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { room in
            guard let base = room.baseAddress else { return }
            var text = ShortText(base, room.count)
            do throws(Raised) {
                if try body(&text) { result = try vm.makeString(ascii: base, count: text.count) }
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return result
    }

    @inline(__always)
    mutating func put(_ byte: UInt8) -> Bool {
        guard count < capacity else { return false }
        target[count] = byte
        count &+= 1
        return true
    }

    /// How the parts of a number or text are laid out.
    struct Layout {
        enum Alignment { case left, right, center, afterSign }
        var alignment = Alignment.right
        var fill: UInt8 = 0x20
        var width = 0
        /// Written in front of what is not negative: plus, space or 0 for nothing.
        var sign: UInt8 = 0
        /// Written between groups of three digits; 0 for nothing.
        var separator: UInt8 = 0
    }

    mutating func put(_ value: Int, _ layout: Layout) -> Bool {
        put(value.magnitude, isNegative: value < 0, layout, fraction: nil, suffix: 0)
    }

    /// A number with so many digits behind the point. False also where it is too large for this.
    mutating func put(_ value: Double, places: Int, _ layout: Layout, suffix: UInt8 = 0) -> Bool {
        guard let (count, unit) = FloatText.units(value, places: places) else { return false }
        return put(
            UInt(count / unit), isNegative: value.sign == .minus, layout,
            fraction: places == 0 ? nil : (count % unit, places), suffix: suffix)
    }

    private mutating func put(
        _ whole: UInt, isNegative: Bool, _ layout: Layout, fraction: (digits: UInt64, count: Int)?, suffix: UInt8
    ) -> Bool {
        let length = IntegerText.decimalLength(UInt64(whole))
        let groups = layout.separator == 0 ? 0 : (length &- 1) / 3
        let sign: UInt8 = isNegative ? 0x2D : layout.sign
        var size = length &+ groups &+ (sign == 0 ? 0 : 1) &+ (suffix == 0 ? 0 : 1)
        if let fraction { size &+= fraction.count &+ 1 }
        let padding = Swift.max(0, layout.width &- size)
        guard size &+ padding <= capacity &- count else { return false }
        if layout.alignment == .right { fill(layout.fill, padding) }
        if layout.alignment == .center { fill(layout.fill, padding / 2) }
        if sign != 0 {
            target[count] = sign
            count &+= 1
        }
        if layout.alignment == .afterSign { fill(layout.fill, padding) }
        IntegerText.write(UInt64(whole), length, to: target + (count &+ groups))
        if groups > 0 { separate(layout.separator, length, groups) }
        count &+= length &+ groups
        if let fraction {
            target[count] = 0x2E
            IntegerText.write(fraction.digits, fraction.count, to: target + (count &+ 1))
            count &+= fraction.count &+ 1
        }
        if suffix != 0 {
            target[count] = suffix
            count &+= 1
        }
        if layout.alignment == .left { fill(layout.fill, padding) }
        if layout.alignment == .center { fill(layout.fill, padding &- padding / 2) }
        return true
    }

    /// Moves the digits, which stand so many places too far to the right, to where they belong.
    private func separate(_ separator: UInt8, _ length: Int, _ groups: Int) {
        var (from, to, left) = (count &+ groups, count, length)
        while left > 0 {
            target[to] = target[from]
            from &+= 1
            to &+= 1
            left &-= 1
            if left > 0, left % 3 == 0 {
                target[to] = separator
                to &+= 1
            }
        }
    }

    /// The first characters of a string. False also if it is not ASCII.
    mutating func put(_ string: UnsafeMutablePointer<StringObject>, atMost most: Int, _ layout: Layout) -> Bool {
        guard string.pointee.header.flags.contains(.ascii) else { return false }
        let size = Swift.min(string.pointee.count, most)
        guard size <= capacity else { return false }
        let padding = Swift.max(0, layout.width &- size)
        guard size &+ padding <= capacity &- count else { return false }
        let left: Int
        switch layout.alignment {
        case .left, .afterSign: left = 0
        case .right: left = padding
        case .center: left = padding / 2
        }
        fill(layout.fill, left)
        (target + count).update(from: string.pointee.latin, count: size)
        count &+= size
        fill(layout.fill, padding &- left)
        return true
    }

    private mutating func fill(_ byte: UInt8, _ times: Int) {
        guard times > 0 else { return }
        (target + count).update(repeating: byte, count: times)
        count &+= times
    }
}
