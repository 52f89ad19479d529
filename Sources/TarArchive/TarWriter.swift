/// Makes tar archives (ustar, with pax headers for what does not fit) piece by piece, without any input or output.
///
/// For each entry write ``header(for:)``, then exactly ``TarEntry/size`` bytes of contents, then ``padding(for:)``; at
/// the end ``trailer``.
public enum TarWriter {
    /// The block of zeros that ends an archive.
    public static let trailer = [UInt8](repeating: 0, count: 2 * TarHeader.blockSize)

    /// The zeros between contents of this size and the next header.
    public static func padding(for size: UInt64) -> [UInt8] {
        [UInt8](repeating: 0, count: TarHeader.paddingCount(for: size))
    }

    /// The header of an entry, with a pax header in front of it where the entry needs one.
    ///
    /// Throws if the entry has no name, a NUL byte in a name, contents without being a file, or a device number that no
    /// kernel has.
    public static func header(for entry: TarEntry) throws(TarError) -> [UInt8] {
        do {
            return try encoded(entry)
        } catch {
            throw TarError(error)
        }
    }

    private static func encoded(_ entry: TarEntry) throws(TarError.Problem) -> [UInt8] {
        let isLink = entry.kind == .symlink || entry.kind == .hardlink
        try check(entry.path, "name")
        if isLink { try check(entry.linkTarget, "link target") }
        guard entry.kind == .file || entry.size == 0 else { throw .numberOutOfRange(field: "size") }
        guard entry.modified.nanoseconds < 1_000_000_000 else { throw .numberOutOfRange(field: "mtime") }

        var path = entry.path
        // A slash at the end would make a directory of anything.
        while path.count > 1, path.last == UInt8(ascii: "/") { path.removeLast() }
        if entry.kind == .directory, path.last != UInt8(ascii: "/") { path.append(UInt8(ascii: "/")) }
        var records: [UInt8] = []
        var block = [UInt8](repeating: 0, count: TarHeader.blockSize)

        let linkTarget = isLink ? entry.linkTarget : []
        if !isText(path) || !isText(linkTarget) {
            records += PaxRecords.encoded(Array("hdrcharset".utf8), Array("BINARY".utf8))
        }
        if isText(path), let (prefix, name) = split(path) {
            put(name, TarHeader.name, &block)
            put(prefix, TarHeader.prefix, &block)
        } else {
            put(path.prefix(TarHeader.name.count), TarHeader.name, &block)
            records += PaxRecords.encoded(PaxRecords.path, path)
        }
        put(linkTarget.prefix(TarHeader.linkName.count), TarHeader.linkName, &block)
        if linkTarget.count > TarHeader.linkName.count || !isText(linkTarget) {
            records += PaxRecords.encoded(PaxRecords.linkPath, linkTarget)
        }
        putNumber(UInt64(entry.userID), TarHeader.userID, PaxRecords.userID, &block, &records)
        putNumber(UInt64(entry.groupID), TarHeader.groupID, PaxRecords.groupID, &block, &records)
        putNumber(entry.size, TarHeader.size, PaxRecords.size, &block, &records)
        putTime(entry.modified, &block, &records)
        for (name, value) in entry.extendedAttributes.sorted(by: { $0.key < $1.key }) {
            guard !name.isEmpty, !name.utf8.contains(UInt8(ascii: "=")), !name.utf8.contains(0) else {
                throw .badExtension("an extended attribute's name is empty or has '='")
            }
            records += PaxRecords.encoded(PaxRecords.attributePrefix + Array(name.utf8), value)
        }
        putOctal(UInt64(entry.mode & 0o7777), TarHeader.mode, &block)
        if entry.kind == .characterDevice || entry.kind == .blockDevice {
            guard putOctal(UInt64(entry.deviceMajor), TarHeader.deviceMajor, &block),
                putOctal(UInt64(entry.deviceMinor), TarHeader.deviceMinor, &block)
            else { throw .numberOutOfRange(field: "device") }
        }
        seal(&block, flag: flag(of: entry.kind))
        return paxHeader(records) + block
    }

    private static func check(_ name: [UInt8], _ field: String) throws(TarError.Problem) {
        guard !name.isEmpty else { throw .emptyName(field: field) }
        guard !name.contains(0) else { throw .nulInName(field: field) }
    }

    private static func isText(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

    /// The name as ustar's prefix and name, if there is a slash in the right place.
    private static func split(_ path: [UInt8]) -> (prefix: ArraySlice<UInt8>, name: ArraySlice<UInt8>)? {
        if path.count <= TarHeader.name.count { return ([], path[...]) }
        // The name behind the slash must not be empty, so a directory's last slash can't be the one.
        let earliest = max(1, path.count - TarHeader.name.count - 1)
        let latest = min(TarHeader.prefix.count, path.count - 2)
        guard earliest <= latest,
            let slash = path[earliest...latest].firstIndex(of: UInt8(ascii: "/"))
        else { return nil }
        return (path[..<slash], path[(slash + 1)...])
    }

    private static func putNumber(
        _ value: UInt64, _ field: Range<Int>, _ key: [UInt8], _ block: inout [UInt8], _ records: inout [UInt8]
    ) {
        if !putOctal(value, field, &block) {
            putOctal(0, field, &block)
            records += PaxRecords.encoded(key, Array(String(value).utf8))
        }
    }

    private static func putTime(_ time: TarTimestamp, _ block: inout [UInt8], _ records: inout [UInt8]) {
        let fits = time.seconds >= 0 && putOctal(UInt64(time.seconds), TarHeader.modified, &block)
        if !fits { putOctal(0, TarHeader.modified, &block) }
        guard !fits || time.nanoseconds != 0 else { return }
        var (seconds, nanoseconds) = (time.seconds, time.nanoseconds)
        var text = ""
        if seconds < 0 {
            // -1.5 stands for 500 ms after -2.
            if nanoseconds > 0 {
                seconds += 1
                nanoseconds = 1_000_000_000 - nanoseconds
            }
            text = "-"
        }
        text += String(seconds.magnitude)
        if nanoseconds > 0 {
            let digits = String(nanoseconds)
            text += "." + String(repeating: "0", count: 9 - digits.utf8.count) + digits
        }
        records += PaxRecords.encoded(PaxRecords.modified, Array(text.utf8))
    }

    private static func paxHeader(_ records: [UInt8]) -> [UInt8] {
        guard !records.isEmpty else { return [] }
        var block = [UInt8](repeating: 0, count: TarHeader.blockSize)
        put(Array("././@PaxHeader".utf8)[...], TarHeader.name, &block)
        putOctal(0o644, TarHeader.mode, &block)
        for field in [TarHeader.userID, TarHeader.groupID, TarHeader.modified] { putOctal(0, field, &block) }
        putOctal(UInt64(records.count), TarHeader.size, &block)
        seal(&block, flag: UInt8(ascii: "x"))
        return block + records + padding(for: UInt64(records.count))
    }

    private static func put(_ bytes: ArraySlice<UInt8>, _ field: Range<Int>, _ block: inout [UInt8]) {
        block.replaceSubrange(field.lowerBound..<field.lowerBound + bytes.count, with: bytes)
    }

    /// Writes octal digits with a NUL behind them; false if they don't fit.
    @discardableResult
    private static func putOctal(_ value: UInt64, _ field: Range<Int>, _ block: inout [UInt8]) -> Bool {
        let digits = String(value, radix: 8).utf8
        let width = field.count - 1
        guard digits.count <= width else { return false }
        let text = [UInt8](repeating: UInt8(ascii: "0"), count: width - digits.count) + digits + [0]
        put(text[...], field, &block)
        return true
    }

    private static func seal(_ block: inout [UInt8], flag: UInt8) {
        block[TarHeader.typeFlag] = flag
        put(TarHeader.posixMagic[...], TarHeader.magic, &block)
        put(Array("00".utf8)[...], TarHeader.version, &block)
        put([UInt8](repeating: UInt8(ascii: " "), count: TarHeader.checksum.count)[...], TarHeader.checksum, &block)
        let sum = block.reduce(0) { $0 + UInt64($1) }
        // Six digits, a NUL, and the space that is already there: the form that every tool writes.
        putOctal(sum, TarHeader.checksum.lowerBound..<TarHeader.checksum.upperBound - 1, &block)
    }

    private static func flag(of kind: TarEntryKind) -> UInt8 {
        switch kind {
        case .file: UInt8(ascii: "0")
        case .hardlink: UInt8(ascii: "1")
        case .symlink: UInt8(ascii: "2")
        case .characterDevice: UInt8(ascii: "3")
        case .blockDevice: UInt8(ascii: "4")
        case .directory: UInt8(ascii: "5")
        case .fifo: UInt8(ascii: "6")
        }
    }
}
