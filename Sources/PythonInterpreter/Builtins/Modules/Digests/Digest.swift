/// A message digest in progress.
protocol Digest {
    /// Bytes that are digested at once.
    var blockSize: Int { get }
    /// Bytes of the result; for functions of any length, what Python shows.
    var digestSize: Int { get }
    mutating func update(_ bytes: UnsafePointer<UInt8>, _ count: Int)
    /// The result as if nothing more came; a length for functions that give any number of bytes.
    func finished(_ length: Int) -> [UInt8]
}

/// Bytes that wait until they fill a block.
struct BlockBuffer {
    private(set) var bytes: [UInt8]
    private(set) var filled = 0
    let size: Int

    init(size: Int) {
        self.size = size
        bytes = [UInt8](repeating: 0, count: size)
    }

    /// Calls a function with every whole block. With `keepsLast` a block that ends the input waits.
    mutating func feed(
        _ input: UnsafePointer<UInt8>, _ count: Int, keepsLast: Bool = false, _ body: (UnsafePointer<UInt8>) -> Void
    ) {
        var position = 0
        let spare = keepsLast ? 1 : 0
        if filled > 0 {
            let taken = Swift.min(size - filled, count)
            for index in 0..<taken { bytes[filled + index] = input[index] }
            filled += taken
            position = taken
            if filled < size || position + spare > count { return }
            bytes.withUnsafeBufferPointer { if let base = $0.baseAddress { body(base) } }
            filled = 0
        }
        while count - position >= size + spare {
            body(input + position)
            position += size
        }
        for index in 0..<count - position { bytes[index] = input[position + index] }
        filled = count - position
    }

    /// The bytes that wait, with zeros behind.
    var padded: [UInt8] {
        var block = bytes
        for index in filled..<size { block[index] = 0 }
        return block
    }
}

extension FixedWidthInteger {
    @inline(__always)
    func rotatedLeft(_ count: Self) -> Self {
        self &<< count | self &>> (Self(Self.bitWidth) &- count)
    }
    @inline(__always)
    func rotatedRight(_ count: Self) -> Self {
        self &>> count | self &<< (Self(Self.bitWidth) &- count)
    }
}
