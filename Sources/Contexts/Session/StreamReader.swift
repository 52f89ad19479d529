/// One of the interpreter's output streams: its markers taken out, the rest as text.
struct StreamReader {
    enum Piece: Equatable {
        case text(String)
        case marker(nonce: [UInt8], number: UInt32)
    }

    let stream: Exchange.Stream
    private var scanner = MarkerScanner()
    private var decoder = TextDecoder()

    init(_ stream: Exchange.Stream) { self.stream = stream }

    mutating func take(_ bytes: [UInt8]) -> [Piece] {
        scanner.take(bytes).map { piece in
            switch piece {
            case .output(let bytes): .text(decoder.take(bytes))
            case .marker(let nonce, let number): .marker(nonce: nonce, number: number)
            }
        }
    }

    /// What is left when the stream ends.
    mutating func finish() -> String { decoder.take(scanner.finish()[...]) + decoder.finish() }
}
