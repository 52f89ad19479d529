internal import TarArchive

/// A point in time on the wall clock.
public struct ChangeTime: Sendable, Hashable, Comparable {
    /// Seconds since 1970.
    public var seconds: Int64
    /// Nanoseconds after them.
    public var nanoseconds: UInt32

    /// A point in time.
    public init(seconds: Int64, nanoseconds: UInt32 = 0) {
        self.seconds = seconds
        self.nanoseconds = nanoseconds
    }

    /// Now. A file that was changed before never looks newer than this; one that is changed within the next tick of
    /// the file system's clock, a few milliseconds, may look older.
    public static var now: ChangeTime {
        let time = TarTimestamp.fileClock
        return ChangeTime(seconds: time.seconds, nanoseconds: time.nanoseconds)
    }

    /// Earlier.
    public static func < (left: ChangeTime, right: ChangeTime) -> Bool {
        (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
    }
}

/// Where a change set comes from.
public struct ChangeSetDescription: Sendable, Hashable {
    /// The directory on the host.
    public var source: String
    /// Where it was mounted in the sandbox.
    public var target: String
    /// What ran.
    public var command: [String]
    /// When the sandbox began to see the source.
    public var created: ChangeTime

    /// All of it.
    public init(source: String, target: String, command: [String], created: ChangeTime) {
        self.source = source
        self.target = target
        self.command = command
        self.created = created
    }

    /// One `key=value` a line, with backslashes and control characters as `\HH`.
    func encoded() -> [UInt8] {
        var lines = [
            "format=1", "source=" + Self.escaped(source), "target=" + Self.escaped(target),
            "created=\(created.seconds).\(created.nanoseconds)",
        ]
        lines += command.map { "argument=" + Self.escaped($0) }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    init?(decoding bytes: [UInt8]) {
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        var values: [String: String] = [:]
        command = []
        for line in text.split(separator: "\n") {
            guard let equals = line.firstIndex(of: "="),
                let value = Self.unescaped(line[line.index(after: equals)...])
            else { return nil }
            if line[..<equals] == "argument" {
                command.append(value)
            } else {
                values[String(line[..<equals])] = value
            }
        }
        let time = values["created", default: ""].split(separator: ".")
        guard values["format"] == "1", let source = values["source"], let target = values["target"], time.count == 2,
            let seconds = Int64(time[0]), let nanoseconds = UInt32(time[1])
        else { return nil }
        self.source = source
        self.target = target
        created = ChangeTime(seconds: seconds, nanoseconds: nanoseconds)
    }

    private static func escaped(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if scalar == "\\" || scalar.value < 0x20 || scalar.value == 0x7F {
                let digits = String(scalar.value, radix: 16)
                escaped += "\\" + (digits.utf8.count < 2 ? "0" : "") + digits
            } else {
                escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }

    private static func unescaped(_ text: Substring) -> String? {
        var plain = ""
        var rest = text.unicodeScalars
        while let scalar = rest.popFirst() {
            guard scalar == "\\" else {
                plain.unicodeScalars.append(scalar)
                continue
            }
            guard let value = UInt8(String(String.UnicodeScalarView(rest.prefix(2))), radix: 16), rest.count >= 2 else {
                return nil
            }
            plain.unicodeScalars.append(Unicode.Scalar(value))
            rest = rest.dropFirst(2)
        }
        return plain
    }
}
