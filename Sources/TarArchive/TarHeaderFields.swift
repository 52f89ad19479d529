/// A header block whose checksum is right, read field by field.
struct TarHeaderFields {
    private let block: [UInt8]

    init(_ block: [UInt8]) { self.block = block }

    /// The number of bytes that the header says follow it.
    func size() throws(TarError.Problem) -> UInt64 { try UInt64(unsigned("size", TarHeader.size, Int64.max)) }

    /// The entry, with what extension headers said about it: pax records win over GNU's long names, and both over the
    /// header.
    func entry(
        flag: UInt8, longName: [UInt8]?, longLink: [UInt8]?, records: PaxRecords, nameLimit: Int
    ) throws(TarError.Problem) -> TarEntry {
        let name = records.value(PaxRecords.path) ?? longName ?? ustarName()
        let kind = try kind(flag, name: name)
        var entry = TarEntry(path: try checked(name, "name", nameLimit), kind: kind)
        entry.mode = UInt16(try unsigned("mode", TarHeader.mode, Int64(UInt32.max)) & 0o7777)
        entry.userID = try identifier("uid", TarHeader.userID, records, PaxRecords.userID)
        entry.groupID = try identifier("gid", TarHeader.groupID, records, PaxRecords.groupID)
        if let modified = try records.timestamp(PaxRecords.modified) {
            entry.modified = modified
        } else {
            entry.modified = TarTimestamp(seconds: try signed("mtime", TarHeader.modified))
        }
        entry.extendedAttributes = try records.extendedAttributes()
        switch kind {
        case .file:
            if let size = try records.number(PaxRecords.size) { entry.size = size } else { entry.size = try size() }
        case .symlink, .hardlink:
            // Links carry no contents, whatever their size field says; other tools read it the same way.
            let target = records.value(PaxRecords.linkPath) ?? longLink ?? Array(text(TarHeader.linkName))
            entry.linkTarget = try checked(target, "link target", nameLimit, trimming: kind == .hardlink)
        case .characterDevice, .blockDevice:
            entry.deviceMajor = UInt32(try unsigned("device", TarHeader.deviceMajor, Int64(UInt32.max)))
            entry.deviceMinor = UInt32(try unsigned("device", TarHeader.deviceMinor, Int64(UInt32.max)))
        case .directory, .fifo:
            break
        }
        return entry
    }

    private func text(_ field: Range<Int>) -> ArraySlice<UInt8> { TarHeader.text(block[field]) }

    private func ustarName() -> [UInt8] {
        let name = text(TarHeader.name)
        // GNU's own format has other things where POSIX has the prefix.
        guard block[TarHeader.magic].elementsEqual(TarHeader.posixMagic), block[TarHeader.prefix.lowerBound] != 0 else {
            return Array(name)
        }
        return text(TarHeader.prefix) + [UInt8(ascii: "/")] + name
    }

    private func kind(_ flag: UInt8, name: [UInt8]) throws(TarError.Problem) -> TarEntryKind {
        switch flag {
        case 0, UInt8(ascii: "0"), UInt8(ascii: "7"):
            // Archives from before directories had a flag mark them by a slash.
            return name.last == UInt8(ascii: "/") ? .directory : .file
        case UInt8(ascii: "1"): return .hardlink
        case UInt8(ascii: "2"): return .symlink
        case UInt8(ascii: "3"): return .characterDevice
        case UInt8(ascii: "4"): return .blockDevice
        case UInt8(ascii: "5"): return .directory
        case UInt8(ascii: "6"): return .fifo
        case UInt8(ascii: "S"): throw .unsupportedSparseFile
        default: throw .unsupportedKind(flag)
        }
    }

    private func checked(
        _ name: [UInt8], _ field: String, _ limit: Int, trimming: Bool = true
    ) throws(TarError.Problem) -> [UInt8] {
        var name = name
        while trimming, name.count > 1, name.last == UInt8(ascii: "/") { name.removeLast() }
        guard !name.isEmpty else { throw .emptyName(field: field) }
        guard name.count <= limit else { throw .nameTooLong(field: field, limit: limit) }
        guard !name.contains(0) else { throw .nulInName(field: field) }
        return name
    }

    private func identifier(
        _ name: String, _ field: Range<Int>, _ records: PaxRecords, _ key: [UInt8]
    ) throws(TarError.Problem) -> UInt32 {
        if let number = try records.number(key) {
            guard let identifier = UInt32(exactly: number) else { throw .numberOutOfRange(field: name) }
            return identifier
        }
        return UInt32(try unsigned(name, field, Int64(UInt32.max)))
    }

    private func unsigned(
        _ name: String, _ field: Range<Int>, _ maximum: Int64
    ) throws(TarError.Problem) -> Int64 {
        let value = try signed(name, field)
        guard value >= 0, value <= maximum else { throw .numberOutOfRange(field: name) }
        return value
    }

    private func signed(_ name: String, _ field: Range<Int>) throws(TarError.Problem) -> Int64 {
        switch TarHeader.number(block[field]) {
        case .value(let value): return value
        case .outOfRange: throw .numberOutOfRange(field: name)
        case .malformed: throw .badNumber(field: name)
        }
    }
}
