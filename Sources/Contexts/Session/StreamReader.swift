/// One of the interpreter's output streams: its markers taken out, the rest as text.
struct StreamReader {
    enum Piece: Equatable {
        case text(String)
        case marker(nonce: [UInt8], number: UInt32)
    }

    /// How much may wait behind a marker. More comes only from code that wrote the marker itself.
    private static let heldLimit = 1 << 20

    let stream: Exchange.Stream
    private var scanner = MarkerScanner()
    private var decoder = TextDecoder()
    private var waiting: [Piece] = []
    private var waitingBytes = 0
    /// The marker behind which everything waits.
    private(set) var held: (exchange: Exchange, number: UInt32)?

    init(_ stream: Exchange.Stream) { self.stream = stream }

    /// Takes bytes apart.
    mutating func add(_ bytes: [UInt8]) {
        waitingBytes += bytes.count
        for piece in scanner.take(bytes) {
            switch piece {
            case .output(let bytes): waiting.append(.text(decoder.take(bytes)))
            case .marker(let nonce, let number): waiting.append(.marker(nonce: nonce, number: number))
            }
        }
    }

    /// What can be passed on now; nil when there is nothing, or it has to wait.
    mutating func next() -> Piece? {
        if let held {
            guard held.exchange.isDelivered(held.number) || waitingBytes > Self.heldLimit else { return nil }
            self.held = nil
        }
        guard !waiting.isEmpty else {
            waitingBytes = 0
            return nil
        }
        return waiting.removeFirst()
    }

    /// Lets what follows wait for the message that belongs to this marker.
    mutating func hold(_ exchange: Exchange, _ number: UInt32) {
        if !exchange.isDelivered(number) { held = (exchange, number) }
    }

    /// Whether what it waited for has happened.
    var isReady: Bool { held.map { $0.exchange.isDelivered($0.number) } ?? false }

    /// What is left when the stream ends.
    mutating func finish() -> String { decoder.take(scanner.finish()[...]) + decoder.finish() }
}
