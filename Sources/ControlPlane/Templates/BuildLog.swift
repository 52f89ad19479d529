public import struct Foundation.Date

/// What a build said, line by line; the first lines and the last.
public struct BuildLog: Sendable {
    /// One line.
    public struct Line: Sendable, Hashable {
        /// When.
        public var date: Date
        /// `info`, `warn`, `error` or `debug`.
        public var level: String
        /// What.
        public var message: String
        /// The step that said it, if any.
        public var step: String?
    }

    /// The lines.
    public private(set) var lines: [Line] = []
    private static let limit = 10_000

    mutating func add(_ level: String, _ message: String, step: String? = nil) {
        guard lines.count < Self.limit else { return }
        let text = message.utf8.count > 4096 ? String(message.prefix(1000)) + " […]" : message
        lines.append(Line(date: Date(), level: level, message: text, step: step))
        if lines.count == Self.limit {
            lines.append(
                Line(date: Date(), level: "warn", message: "more than \(Self.limit) lines: the rest is not kept"))
        }
    }
}
