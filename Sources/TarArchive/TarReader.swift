/// What a reader found next in an archive.
public enum TarEvent: Sendable, Hashable {
    /// An entry begins.
    case entry(TarEntry)
    /// More of the current entry's contents.
    case data(ArraySlice<UInt8>)
    /// The current entry is complete.
    case endOfEntry
    /// The archive is complete; whatever follows is ignored, as other tools do.
    case endOfArchive
}

/// Reads tar archives (ustar, GNU, pax, and those from before) from whatever source, without any input or output.
///
/// Feed it bytes and ask for events until it wants more:
///
///     while let chunk = source.read() {
///         reader.feed(chunk)
///         while let event = try reader.next() { … }
///     }
///     try reader.finish()
///
/// It is made for archives that someone hostile wrote: it holds at most the bytes fed and one extension header, never
/// allocates by a declared size, and stops at the first thing that makes no sense.
public struct TarReader: Sendable {
    private enum State {
        case header
        case contents(left: UInt64, padding: Int)
        case entryEnd(padding: Int)
        case padding(Int)
        case extended(flag: UInt8, left: Int, padding: Int)
        case ended
        case failed(TarError)
    }

    /// Bytes consumed so far. After ``TarEvent/entry(_:)`` it is where the entry's contents begin.
    public private(set) var offset: UInt64 = 0

    private let limits: TarLimits
    private var state = State.header
    private var input: ArraySlice<UInt8> = []
    private var block: [UInt8] = []
    private var headerOffset: UInt64 = 0

    private var pending: [UInt8] = []
    private var extensions = 0
    private var longName: [UInt8]?
    private var longLink: [UInt8]?
    private var own = PaxRecords()
    private var global = PaxRecords()

    private var entries = 0
    private var totalBytes: UInt64 = 0

    /// Whether the archive is complete; bytes that follow change nothing.
    public var isAtEnd: Bool {
        if case .ended = state { true } else { false }
    }

    /// A reader at the start of an archive.
    public init(limits: TarLimits = TarLimits()) {
        self.limits = limits
        block.reserveCapacity(TarHeader.blockSize)
    }

    /// Hands over more of the archive. What ``next()`` has not consumed yet stays in front.
    public mutating func feed(_ bytes: ArraySlice<UInt8>) {
        if case .ended = state { return }
        if input.isEmpty { input = bytes } else { input += bytes }
    }

    /// Hands over more of the archive.
    public mutating func feed(_ bytes: [UInt8]) { feed(bytes[...]) }

    /// The next event, or nil if it takes more bytes to tell. After an error, every call throws the same error.
    public mutating func next() throws(TarError) -> TarEvent? {
        if case .failed(let error) = state { throw error }
        do {
            return try advance()
        } catch {
            let failure = TarError(error, offset: headerOffset)
            state = .failed(failure)
            input = []
            pending = []
            throw failure
        }
    }

    /// Says that there are no more bytes. An archive may end without its trailer of zeros, as some makers leave it
    /// out, but not inside an entry.
    public func finish() throws(TarError) {
        switch state {
        case .failed(let error): throw error
        case .ended: return
        case .header where block.isEmpty && input.isEmpty && extensions == 0: return
        case .header, .contents, .entryEnd, .padding, .extended: throw TarError(.truncated, offset: offset)
        }
    }

    private mutating func advance() throws(TarError.Problem) -> TarEvent? {
        while true {
            switch state {
            case .failed, .ended:
                return nil
            case .entryEnd(let padding):
                state = .padding(padding)
                return .endOfEntry
            case .padding(let left):
                let count = min(left, input.count)
                consume(count)
                guard count == left else {
                    state = .padding(left - count)
                    return nil
                }
                state = .header
            case .contents(let left, let padding):
                guard !input.isEmpty else { return nil }
                let data = input.prefix(Int(min(left, UInt64(input.count))))
                consume(data.count)
                let rest = left - UInt64(data.count)
                state = rest == 0 ? .entryEnd(padding: padding) : .contents(left: rest, padding: padding)
                return .data(data)
            case .extended(let flag, let left, let padding):
                let count = min(left, input.count)
                pending += input.prefix(count)
                consume(count)
                guard count == left else {
                    state = .extended(flag: flag, left: left - count, padding: padding)
                    return nil
                }
                try takeExtension(flag)
                state = .padding(padding)
            case .header:
                if block.isEmpty { headerOffset = offset }
                let count = min(TarHeader.blockSize - block.count, input.count)
                block += input.prefix(count)
                consume(count)
                guard block.count == TarHeader.blockSize else { return nil }
                defer { block.removeAll(keepingCapacity: true) }
                if let event = try takeHeader() { return event }
            }
        }
    }

    private mutating func consume(_ count: Int) {
        input = input.dropFirst(count)
        offset += UInt64(count)
    }

    /// Reads a complete header block: an event, or nil for an extension header, which the state then holds.
    private mutating func takeHeader() throws(TarError.Problem) -> TarEvent? {
        if block.allSatisfy({ $0 == 0 }) {
            guard extensions == 0 else { throw .danglingExtension }
            state = .ended
            input = []
            return .endOfArchive
        }
        guard TarHeader.checksumMatches(block) else { throw .badChecksum }
        let flag = block[TarHeader.typeFlag]
        switch flag {
        case UInt8(ascii: "x"), UInt8(ascii: "g"), UInt8(ascii: "L"), UInt8(ascii: "K"):
            try beginExtension(flag)
            return nil
        default:
            let entry = try takeEntry(flag)
            let padding = TarHeader.paddingCount(for: entry.size)
            state = entry.size == 0 ? .entryEnd(padding: 0) : .contents(left: entry.size, padding: padding)
            return .entry(entry)
        }
    }

    private mutating func beginExtension(_ flag: UInt8) throws(TarError.Problem) {
        extensions += 1
        guard extensions <= TarLimits.extensionsPerEntry else {
            throw .tooManyExtensions(limit: TarLimits.extensionsPerEntry)
        }
        let size = try TarHeaderFields(block).size()
        guard size <= UInt64(limits.extensionBytes) else { throw .extensionTooLarge(limit: limits.extensionBytes) }
        try count(size)
        pending = []
        state = .extended(flag: flag, left: Int(size), padding: TarHeader.paddingCount(for: size))
    }

    private mutating func takeExtension(_ flag: UInt8) throws(TarError.Problem) {
        defer { pending = [] }
        switch flag {
        case UInt8(ascii: "L"):
            longName = Array(TarHeader.text(pending[...]))
        case UInt8(ascii: "K"):
            longLink = Array(TarHeader.text(pending[...]))
        case UInt8(ascii: "g"):
            let records = try PaxRecords(parsing: pending)
            // A name or a size for all entries that follow has no honest use, and tools disagree about it.
            for key in [PaxRecords.path, PaxRecords.linkPath, PaxRecords.size] where records.value(key) != nil {
                throw .badExtension("'\(String(decoding: key, as: UTF8.self))' in a global header")
            }
            try global.merge(records)
            guard global.byteCount <= limits.extensionBytes else {
                throw .extensionTooLarge(limit: limits.extensionBytes)
            }
        default:
            try own.merge(PaxRecords(parsing: pending))
            guard own.byteCount <= limits.extensionBytes else {
                throw .extensionTooLarge(limit: limits.extensionBytes)
            }
        }
    }

    private mutating func takeEntry(_ flag: UInt8) throws(TarError.Problem) -> TarEntry {
        entries += 1
        guard entries <= limits.entries else { throw .tooManyEntries(limit: limits.entries) }
        var records = global
        try records.merge(own)
        let entry = try TarHeaderFields(block).entry(
            flag: flag, longName: longName, longLink: longLink, records: records, nameLimit: limits.nameLength)
        (longName, longLink, own, extensions) = (nil, nil, PaxRecords(), 0)
        try count(entry.size)
        return entry
    }

    private mutating func count(_ bytes: UInt64) throws(TarError.Problem) {
        let (sum, overflow) = totalBytes.addingReportingOverflow(bytes)
        guard !overflow, sum <= limits.totalBytes else { throw .tooManyBytes(limit: limits.totalBytes) }
        totalBytes = sum
    }
}
