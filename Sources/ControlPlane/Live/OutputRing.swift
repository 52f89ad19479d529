/// The last output of a process, in pieces.
struct OutputRing {
    private struct Piece {
        var offset: UInt64
        var stream: ProcessOutput.Stream
        var bytes: [UInt8]
    }

    /// Bytes kept at most, one piece more or less.
    static let capacity: UInt64 = 1 << 20

    private var pieces: [Piece] = []
    /// Pieces before this index have been dropped; they are removed in batches.
    private var first = 0
    /// Bytes ever appended.
    private(set) var end: UInt64 = 0

    /// The offset of the oldest byte still here.
    var start: UInt64 { first < pieces.count ? pieces[first].offset : end }

    /// Whether a reader at this position had better catch up before more is appended.
    func isFarBehind(_ position: UInt64) -> Bool { end - min(position, end) > Self.capacity / 2 }

    mutating func append(_ stream: ProcessOutput.Stream, _ bytes: [UInt8]) {
        guard !bytes.isEmpty else { return }
        pieces.append(Piece(offset: end, stream: stream, bytes: bytes))
        end += UInt64(bytes.count)
        while end - start > Self.capacity, first < pieces.count - 1 {
            pieces[first].bytes = []
            first += 1
        }
        if first > 64, first > pieces.count / 2 {
            pieces.removeFirst(first)
            first = 0
        }
    }

    /// What is there from a position on, in one piece, and the position after it.
    func read(from position: UInt64) -> (ProcessOutput, UInt64)? {
        guard position < end else { return nil }
        var low = first
        var high = pieces.count
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].offset + UInt64(pieces[middle].bytes.count) <= position {
                low = middle + 1
            } else {
                high = middle
            }
        }
        guard low < pieces.count else { return nil }
        let piece = pieces[low]
        let skipped = position > piece.offset ? Int(position - piece.offset) : 0
        let bytes = skipped == 0 ? piece.bytes : Array(piece.bytes[skipped...])
        return (
            .data(stream: piece.stream, bytes: bytes, offset: piece.offset + UInt64(skipped)),
            piece.offset + UInt64(piece.bytes.count)
        )
    }
}
