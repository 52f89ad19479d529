import Glibc
internal import PythonNumbers

/// `_random`: the generator behind `random`, a Mersenne twister as in CPython, so that seeds give the same numbers.
final class TwisterBox: Box {
    var state = [UInt32](repeating: 0, count: 624)
    var index = 624

    override var dumpName: String? { "random" }
    override func dump(_ writer: inout BoxWriter) {
        for word in state { writer.data.number(UInt64(word)) }
        writer.data.count(index)
    }

    func seed(_ key: [UInt32]) {
        state[0] = 19_650_218
        for position in 1..<624 {
            state[position] =
                1_812_433_253 &* (state[position - 1] ^ state[position - 1] >> 30) &+ UInt32(position)
        }
        var i = 1
        var j = 0
        for _ in 0..<max(624, key.count) {
            state[i] =
                (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_664_525) &+ key[j] &+ UInt32(j)
            i += 1
            j += 1
            if i >= 624 {
                state[0] = state[623]
                i = 1
            }
            if j >= key.count { j = 0 }
        }
        for _ in 0..<623 {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >> 30) &* 1_566_083_941) &- UInt32(i)
            i += 1
            if i >= 624 {
                state[0] = state[623]
                i = 1
            }
        }
        state[0] = 0x8000_0000
        index = 624
    }

    func next() -> UInt32 {
        if index >= 624 {
            for position in 0..<624 {
                let y = state[position] & 0x8000_0000 | state[(position + 1) % 624] & 0x7FFF_FFFF
                state[position] = state[(position + 397) % 624] ^ y >> 1 ^ (y & 1 == 0 ? 0 : 0x9908_B0DF)
            }
            index = 0
        }
        var y = state[index]
        index += 1
        y ^= y >> 11
        y ^= y << 7 & 0x9D2C_5680
        y ^= y << 15 & 0xEFC6_0000
        return y ^ y >> 18
    }

    /// 53 random bits as a number from 0 up to 1.
    func double() -> Double {
        let a = Double(next() >> 5)
        let b = Double(next() >> 6)
        return (a * 67_108_864 + b) * (1 / 9_007_199_254_740_992)
    }
}

extension WorldBuilder {
    func buildRandomSource() {
        let m = module("_random")
        let t = m.type("Random", layout: .box)
        t.new("cls, seed=None, /") { (vm, a) throws(Raised) in
            let twister = TwisterBox()
            twister.seed(try vm.seedKey(a.orNone(1)))
            let made = try vm.makeBox(t.type, twister, charging: 2600)
            let type = vm.type(a[0])
            return type == t.type ? made : try vm.newInstance(type, primitive: made)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        func twister(_ vm: VM, _ value: Value) throws(Raised) -> TwisterBox {
            guard let box = vm.box(value, TwisterBox.self) else { throw vm.typeError("a Random object is needed") }
            return box
        }
        t.method("seed", 1...2) { (vm, a) throws(Raised) in
            try twister(vm, a[0]).seed(try vm.seedKey(a.orNone(1)))
            return .none
        }
        t.method("random", 1) { (vm, a) throws(Raised) in .float(try twister(vm, a[0]).double()) }
        t.method("getrandbits", 2) { (vm, a) throws(Raised) in
            let box = try twister(vm, a[0])
            let count = try vm.index(a[1])
            guard count >= 0 else { throw vm.valueError("Cannot convert negative int") }
            if count == 0 { return .int(0) }
            if count <= 32 { return .int(Int(box.next() >> UInt32(32 - count))) }
            let words = (count - 1) / 32 + 1
            try vm.reserveLimbs(words / 2 + 1)
            try vm.charge(words)
            var limbs = [UInt64](repeating: 0, count: (words + 1) / 2)
            var left = count
            for index in 0..<words {
                var word = box.next()
                if left < 32 { word >>= UInt32(32 - left) }
                limbs[index / 2] |= UInt64(word) << UInt64(index % 2 * 32)
                left -= 32
            }
            return try vm.makeBigInteger(BigInteger(isNegative: false, limbs: limbs))
        }
        t.method("getstate", 1) { (vm, a) throws(Raised) in
            let box = try twister(vm, a[0])
            return try vm.makeTuple(box.state.map { .int(Int($0)) } + [.int(box.index)])
        }
        t.method("setstate", 2) { (vm, a) throws(Raised) in
            let box = try twister(vm, a[0])
            guard a[1].is(.tuple), vm.tuple(a[1]).pointee.count == 625 else {
                throw vm.valueError("state vector must be a tuple of 625 integers")
            }
            var words: [UInt32] = []
            for index in 0..<625 {
                let value = try vm.index(vm.tuple(a[1]).pointee.items[index])
                guard value >= 0, value <= Int(UInt32.max) else { throw vm.valueError("invalid state") }
                words.append(UInt32(value))
            }
            guard words[624] <= 624 else { throw vm.valueError("invalid state") }
            box.index = Int(words.removeLast())
            box.state = words
            return .none
        }
        m.function("urandom", 1) { (vm, a) throws(Raised) in
            let count = try vm.index(a[0])
            guard count >= 0 else { throw vm.valueError("negative argument not allowed") }
            try vm.reserve(count)
            try vm.charge(count >> 3)
            var generator = SystemRandomNumberGenerator()
            var bytes = [UInt8](repeating: 0, count: count)
            for index in bytes.indices { bytes[index] = UInt8.random(in: 0...255, using: &generator) }
            return try vm.makeBytes(bytes)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The words of an integer's magnitude, or fresh ones.
    func seedKey(_ value: Value) throws(Raised) -> [UInt32] {
        if value.isNone {
            var generator = SystemRandomNumberGenerator()
            return (0..<8).map { _ in UInt32.random(in: 0 ... .max, using: &generator) }
        }
        let inner = unwrapped(value)
        let integer: IntegerValue
        if let known = self.integer(inner) { integer = known } else { integer = .small(try hash(value)) }
        let magnitude = integer.bigInteger.magnitude
        try charge(magnitude.limbCount * 2)
        var words: [UInt32] = []
        for limb in magnitude.limbs {
            words.append(UInt32(truncatingIfNeeded: limb))
            words.append(UInt32(truncatingIfNeeded: limb >> 32))
        }
        while words.count > 1, words.last == 0 { words.removeLast() }
        return words.isEmpty ? [0] : words
    }
}
