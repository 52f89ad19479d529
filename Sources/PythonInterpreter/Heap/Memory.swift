import Glibc

/// Comparing and hashing bytes.
enum Memory {
    @inline(__always)
    static func isEqual(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Bool {
        memcmp(left, right, count) == 0
    }

    @inline(__always)
    static func compare(_ left: UnsafeRawPointer, _ right: UnsafeRawPointer, _ count: Int) -> Int {
        Int(memcmp(left, right, count))
    }
}

/// Hashes with the process's secrets: products of two words folded to one, as in wyhash.
enum Hashing {
    @inline(__always)
    private static func fold(_ left: UInt64, _ right: UInt64) -> UInt64 {
        let product = left.multipliedFullWidth(by: right)
        return product.high ^ product.low
    }

    @inline(__always)
    static func bytes(_ start: UnsafeRawPointer, _ count: Int, _ key: HashKey) -> Int {
        // As in CPython, and nothing is learnt from it.
        if count == 0 { return 0 }
        var hash = key.first ^ UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while count &- offset >= 16 {
            hash = fold(
                start.loadUnaligned(fromByteOffset: offset, as: UInt64.self) ^ key.second,
                start.loadUnaligned(fromByteOffset: offset &+ 8, as: UInt64.self) ^ hash)
            offset &+= 16
        }
        var first: UInt64 = 0
        var second: UInt64 = 0
        let rest = count &- offset
        if rest >= 8 {
            first = start.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            second = start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
        } else if rest >= 4 {
            first = UInt64(start.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
            second = UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self))
        } else {
            for index in 0..<rest {
                first = first << 8 | UInt64(start.load(fromByteOffset: offset &+ index, as: UInt8.self))
            }
        }
        hash = fold(first ^ key.second, second ^ hash)
        hash = fold(hash ^ 0xA076_1D64_78BD_642F, key.second)
        let result = Int(Int64(bitPattern: hash))
        // 0 means that a hash has not been computed, -1 is an error in CPython's interface.
        return result == 0 || result == -1 ? 7 : result
    }

    /// Where a hash is looked for first in an index: even hashes that a guest chooses are spread.
    @inline(__always)
    static func spread(_ hash: Int, _ key: HashKey) -> Int {
        let product = UInt64(bitPattern: Int64(hash)) &* key.second
        return Int(truncatingIfNeeded: (product ^ product >> 32) & 0x7FFF_FFFF_FFFF_FFFF)
    }
}
