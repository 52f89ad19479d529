import Glibc
import TarArchive

/// An entry with its contents.
struct Item: Hashable {
    var entry: TarEntry
    var contents: [UInt8] = []

    init(_ entry: TarEntry, _ contents: [UInt8] = []) {
        self.entry = entry
        self.entry.size = UInt64(contents.count)
        self.contents = contents
    }
}

/// Reads an archive in pieces of the given size.
func readItems(
    _ archive: [UInt8], piece: Int = .max, limits: TarLimits = TarLimits()
) throws(TarError) -> [Item] {
    var reader = TarReader(limits: limits)
    var items: [Item] = []
    var rest = archive[...]
    while !rest.isEmpty {
        reader.feed(rest.prefix(piece))
        rest = rest.dropFirst(piece)
        while let event = try reader.next() {
            switch event {
            case .entry(let entry):
                items.append(Item(entry))
                // The size as the header states it, not as the contents counted so far.
                items[items.count - 1].entry.size = entry.size
            case .data(let bytes): items[items.count - 1].contents += bytes
            case .endOfEntry, .endOfArchive: break
            }
        }
    }
    try reader.finish()
    return items
}

/// Writes an archive.
func archive(_ items: [Item], trailer: Bool = true) throws(TarError) -> [UInt8] {
    var bytes: [UInt8] = []
    for item in items {
        bytes += try TarWriter.header(for: item.entry)
        bytes += item.contents
        bytes += TarWriter.padding(for: item.entry.size)
    }
    return trailer ? bytes + TarWriter.trailer : bytes
}

/// A header block made by hand, with the right checksum.
func block(
    name: String = "name", size: String = "00000000000", flag: Character = "0",
    _ change: (inout [UInt8]) -> Void = { _ in }
) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ at: Int) { block.replaceSubrange(at..<at + text.utf8.count, with: Array(text.utf8)) }
    put(name, 0)
    put("0000644", 100)
    put("0000000", 108)
    put("0000000", 116)
    put(size, 124)
    put("00000000000", 136)
    put(String(flag), 156)
    put("ustar", 257)
    put("00", 263)
    change(&block)
    return sealed(block)
}

/// The block with its checksum made right.
func sealed(_ block: [UInt8]) -> [UInt8] {
    var block = block
    block.replaceSubrange(148..<156, with: [UInt8](repeating: 32, count: 8))
    let digits = String(block.reduce(0) { $0 + Int($1) }, radix: 8)
    let text = String(repeating: "0", count: 6 - digits.count) + digits + "\0"
    block.replaceSubrange(148..<155, with: Array(text.utf8))
    return block
}

/// An extension header with its contents.
func extended(_ flag: Character, _ contents: [UInt8]) -> [UInt8] {
    let digits = String(contents.count, radix: 8)
    let size = String(repeating: "0", count: 11 - digits.count) + digits
    return block(name: "ext", size: size, flag: flag) + contents + TarWriter.padding(for: UInt64(contents.count))
}

/// Runs a shell command and returns what it printed.
func shell(_ command: String) -> (output: [UInt8], status: Int32) {
    guard let stream = popen(command, "re") else { return ([], -1) }
    var output: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
        let count = fread(&buffer, 1, buffer.count, stream)
        guard count > 0 else { break }
        output += buffer.prefix(count)
    }
    return (output, pclose(stream))
}

/// Bytes of a string.
func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

/// Numbers from a seed, so that a failure can be repeated (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
