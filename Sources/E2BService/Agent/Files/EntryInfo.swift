import Foundation
import HTTPServing
import Sandboxing

/// An entry of a sandbox's file system in the form of E2B's agent.
enum EntryInfo {
    /// The prefix of the extended attributes that hold what a client wrote about a file.
    static let metadataPrefix = "e2b."

    /// The entry at a path. A link is told with the type of what it leads to, and where that is.
    static func of(_ path: String, in files: any SandboxFiles) async throws -> JSONValue {
        try await make(files.status(path), path: path, in: files)
    }

    static func make(_ entry: FileEntry, path: String, in files: any SandboxFiles) async throws -> JSONValue {
        var type = Self.type(of: entry.kind)
        var mode = entry.mode & 0o7777
        var fields: [String: JSONValue] = [:]
        if entry.kind == .link {
            type = nil
            if let (target, targetPath) = try? await files.resolve(path) {
                type = Self.type(of: target.kind)
                mode = target.mode & 0o7777
                fields["symlinkTarget"] = .string(targetPath)
            } else if let target = entry.linkTarget {
                fields["symlinkTarget"] = .string(String(decoding: target, as: UTF8.self))
            }
        }
        if entry.kind == .file, let metadata = try await metadata(path, in: files), !metadata.isEmpty {
            fields["metadata"] = .object(metadata.mapValues { .string($0) })
        }
        fields["name"] = .string(path.split(separator: "/").last.map(String.init) ?? "/")
        fields["path"] = .string(path)
        if let type { fields["type"] = .string(type) }
        fields["size"] = .integer(Int64(clamping: entry.size))
        fields["mode"] = .integer(Int64(mode & 0o777))
        fields["permissions"] = .string(permissions(entry))
        fields["owner"] = .string(name(ofUser: entry.user))
        fields["group"] = .string(name(ofUser: entry.group))
        fields["modifiedTime"] = .string(
            RFC3339.text(seconds: entry.modified.seconds, nanoseconds: entry.modified.nanoseconds))
        return .object(fields)
    }

    /// What clients wrote about a file; nil where its file system keeps no attributes.
    static func metadata(_ path: String, in files: any SandboxFiles) async throws -> [String: String]? {
        let attributes: [String: [UInt8]]
        do {
            attributes = try await files.attributes(path)
        } catch SandboxError.unsupported, SandboxError.file {
            return nil
        }
        var metadata: [String: String] = [:]
        for (name, value) in attributes where name.hasPrefix(metadataPrefix) {
            metadata[String(name.dropFirst(metadataPrefix.count))] = String(decoding: value, as: UTF8.self)
        }
        return metadata
    }

    /// Types that clients know; others they leave out.
    private static func type(of kind: FileEntry.Kind) -> String? {
        switch kind {
        case .file: "FILE_TYPE_FILE"
        case .directory: "FILE_TYPE_DIRECTORY"
        default: nil
        }
    }

    private static func permissions(_ entry: FileEntry) -> String {
        let kind =
            switch entry.kind {
            case .file: "-"
            case .directory: "d"
            case .link: "L"
            case .pipe: "p"
            case .socket: "S"
            case .device: "D"
            }
        let letters = Array("rwxrwxrwx")
        return kind + String((0..<9).map { entry.mode >> UInt32(8 - $0) & 1 == 1 ? letters[$0] : "-" })
    }

    private static func name(ofUser id: UInt32) -> String {
        switch id {
        case 0: "root"
        case 1000: "user"
        default: String(id)
        }
    }
}

/// Times as text (RFC 3339), in UTC.
enum RFC3339 {
    static func text(seconds: Int64, nanoseconds: UInt32) -> String {
        // The range that four digits of a year can tell.
        let seconds = min(max(seconds, -62_135_596_800), 253_402_300_799)
        let days = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
        let time = seconds - days * 86_400
        // Days since 1 March of year 0, in eras of 400 years.
        let shifted = days + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthIndex + 2) / 5 + 1
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        let fraction = nanoseconds == 0 ? "" : "." + padded(Int64(nanoseconds / 1000), 6)
        return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))T"
            + "\(padded(time / 3600, 2)):\(padded(time / 60 % 60, 2)):\(padded(time % 60, 2))\(fraction)Z"
    }

    static func text(_ date: Date) -> String {
        let microseconds = Int64((date.timeIntervalSince1970 * 1_000_000).rounded())
        let seconds = microseconds >= 0 ? microseconds / 1_000_000 : (microseconds - 999_999) / 1_000_000
        return text(seconds: seconds, nanoseconds: UInt32(clamping: (microseconds - seconds * 1_000_000) * 1000))
    }

    /// A time from text, with any offset and up to nanoseconds.
    static func date(_ text: String) -> Date? {
        let characters = Array(text.utf8)
        func number(_ range: Range<Int>) -> Int64? {
            guard range.upperBound <= characters.count else { return nil }
            var value: Int64 = 0
            for byte in characters[range] {
                guard byte >= 0x30, byte <= 0x39 else { return nil }
                value = value * 10 + Int64(byte - 0x30)
            }
            return value
        }
        guard characters.count >= 20, characters.count <= 40, let year = number(0..<4), let month = number(5..<7),
            let day = number(8..<10), let hour = number(11..<13), let minute = number(14..<16),
            let second = number(17..<19), (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60,
            second < 61
        else { return nil }
        var position = 19
        var fraction = 0.0
        if characters[position] == UInt8(ascii: ".") {
            position += 1
            var scale = 0.1
            while position < characters.count, let digit = number(position..<position + 1) {
                fraction += Double(digit) * scale
                scale /= 10
                position += 1
            }
        }
        var offset: Int64 = 0
        guard position < characters.count else { return nil }
        switch characters[position] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"): break
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard let hours = number(position + 1..<position + 3), let minutes = number(position + 4..<position + 6)
            else { return nil }
            offset = (hours * 60 + minutes) * 60 * (characters[position] == UInt8(ascii: "+") ? 1 : -1)
        default: return nil
        }
        let shiftedYear = month <= 2 ? year - 1 : year
        let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
        let yearOfEra = shiftedYear - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let days = era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
        let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
        return Date(timeIntervalSince1970: Double(seconds) + fraction)
    }

    private static func padded(_ value: Int64, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(width - digits.utf8.count, 0)) + digits
    }
}
