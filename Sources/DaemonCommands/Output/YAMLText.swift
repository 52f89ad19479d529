import Foundation
import NativeService

/// JSON written as YAML, member by member in the order of their names.
enum YAMLText {
    static func text(of value: JSONTree) -> String {
        var lines: [String] = []
        write(value, indent: 0, &lines)
        return lines.joined(separator: "\n")
    }

    private static func write(_ value: JSONTree, indent: Int, _ lines: inout [String]) {
        let space = String(repeating: " ", count: indent)
        switch value {
        case .object(let members) where !members.isEmpty:
            for (name, value) in members.sorted(by: { $0.key < $1.key }) {
                add(space + scalar(name) + ":", value, indent: indent + 2, &lines)
            }
        case .array(let values) where !values.isEmpty:
            for value in values {
                // The first line of what is in it stands behind the dash.
                var inner: [String] = []
                write(value, indent: indent + 2, &inner)
                if let first = inner.first { inner[0] = space + "- " + first.dropFirst(indent + 2) }
                lines += inner
            }
        default: lines.append(space + plain(value))
        }
    }

    private static func add(_ head: String, _ value: JSONTree, indent: Int, _ lines: inout [String]) {
        switch value {
        case .object(let members) where !members.isEmpty:
            lines.append(head)
            write(value, indent: indent, &lines)
        case .array(let values) where !values.isEmpty:
            lines.append(head)
            write(value, indent: indent, &lines)
        default: lines.append(head + " " + plain(value))
        }
    }

    private static func plain(_ value: JSONTree) -> String {
        switch value {
        case .null: "null"
        case .boolean(let value): value ? "true" : "false"
        case .integer(let value): String(value)
        case .number(let value): "\(value)"
        case .string(let text): scalar(text)
        case .array: "[]"
        case .object: "{}"
        }
    }

    /// Text that YAML cannot take for something else stands as it is, everything else as a string of JSON, which is
    /// one of YAML as well.
    private static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map {
                ($0 | 0x20) >= UInt8(ascii: "a") && ($0 | 0x20) <= UInt8(ascii: "z") || $0 == UInt8(ascii: "/")
            }
            ?? false
        let isSimple = text.utf8.allSatisfy { byte in
            byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z")
                || byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z")
                || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") || [0x2D, 0x5F, 0x2E, 0x2F].contains(byte)
        }
        let words: Set<String> = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        if isPlain, isSimple, !words.contains(text.lowercased()) { return text }
        let quoted = (try? WireJSON.encode(text)).map { String(decoding: $0, as: UTF8.self) }
        return quoted ?? "\"\""
    }
}
