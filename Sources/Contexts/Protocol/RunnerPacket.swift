internal import Sandboxing

/// How messages travel: each packet has a line of the nonce, the message's number, the part's index and the count of
/// parts, and then a part of the message's text.
enum RunnerPacket {
    /// Bytes of a message in one packet; the line needs the rest.
    static let room = (64 << 10) - 96

    /// A message in packets.
    static func packets(_ nonce: Nonce, number: Int = 1, _ message: [UInt8]) -> [[UInt8]] {
        let count = max(1, (message.count + room - 1) / room)
        return (0..<count).map { index in
            var packet = nonce.text
            packet += " \(number) \(index) \(count)\n".utf8
            packet += message[index * room..<min(message.count, (index + 1) * room)]
            return packet
        }
    }

    /// What a packet's line says; nil when it has none.
    static func header(_ packet: [UInt8]) -> (nonce: ArraySlice<UInt8>, number: Int, index: Int, count: Int, body: Int)?
    {
        // A space may end it as well: bash sends what it prints line by line.
        let fields = packet.prefix(96).split(separator: 0x20, maxSplits: 4, omittingEmptySubsequences: false)
        guard fields.count >= 4 else { return nil }
        let last = fields[3].prefix { $0 != 0x0A }
        let end = last.endIndex
        guard end < packet.count, let number = decimal(fields[1]), let index = decimal(fields[2]),
            let count = decimal(last), index < count
        else { return nil }
        return (fields[0], number, index, count, end + 1)
    }

    private static func decimal(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...9).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value
    }
}

/// Puts the messages of one run together from what the sandbox sends, and drops whatever is none.
struct MessageAssembler {
    private let nonce: Nonce
    private let limit: Int
    private var number = 0
    private var index = 0
    private var count = 0
    private var text: [UInt8] = []
    /// Packets that were no part of a message of this run.
    private(set) var dropped = 0

    init(nonce: Nonce, limit: Int) {
        self.nonce = nonce
        self.limit = limit
    }

    /// Takes a packet; gives a message when it is the last part of one.
    mutating func take(_ packet: [UInt8]) -> JSONValue? {
        guard let header = RunnerPacket.header(packet), header.nonce.elementsEqual(nonce.text) else { return drop() }
        if header.index == 0 {
            // Each number once: a part may come again when a signal met the runner while it sent it.
            guard header.number > number || (header.number == number && count == 0) else { return drop() }
            // Room for the escapes and names around what the runner bounds itself.
            guard header.count <= limit / RunnerPacket.room + 2 else { return drop() }
            (number, index, count) = (header.number, 0, header.count)
            text = []
        } else {
            guard header.number == number, header.count == count, header.index == index + 1 else { return drop() }
            index += 1
        }
        text += packet[header.body...]
        guard index + 1 == count else { return nil }
        defer {
            text = []
            count = 0
            number += 1
        }
        do {
            return try JSONReader.read(text)
        } catch {
            return drop()
        }
    }

    private mutating func drop() -> JSONValue? {
        dropped += 1
        return nil
    }
}
