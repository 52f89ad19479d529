import BulkheadCommands
import Foundation
import Logging
import NativeService

/// Logs on standard error: lines for people on a terminal, or objects of JSON, one a line.
enum LogSetup {
    static func install(format: ServeCommand.LogFormat, level: Logger.Level) {
        LoggingSystem.bootstrap { label in
            StandardErrorLog(label: label, isJSON: format == .json, logLevel: level)
        }
    }
}

/// One logger's lines.
struct StandardErrorLog: LogHandler {
    let label: String
    let isJSON: Bool
    var logLevel: Logger.Level
    var metadata: Logger.Metadata = [:]

    init(label: String, isJSON: Bool, logLevel: Logger.Level) {
        self.label = label
        self.isJSON = isJSON
        self.logLevel = logLevel
    }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        let all = metadata.merging(event.metadata ?? [:]) { $1 }
        HostOutput.standardError.write(
            line: Self.line(level: event.level, message: "\(event.message)", label: label, all, isJSON: isJSON))
    }

    /// One line, in which nothing that a client or a sandbox said can begin another one.
    static func line(
        level: Logger.Level, message: String, label: String, _ metadata: Logger.Metadata, isJSON: Bool,
        date: Date = Date()
    ) -> String {
        let time = date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
        let pairs = metadata.sorted { $0.key < $1.key }
        guard isJSON else {
            let text = pairs.map { "\($0.key)=\(TerminalFilter.name(Array("\($0.value)".utf8)))" }
            let filtered = TerminalFilter.name(Array(message.utf8))
            return ([time, level.rawValue, filtered] + text).joined(separator: " ")
        }
        var members: [String: JSONTree] = [
            "time": .string(time), "level": .string(level.rawValue), "message": .string(message),
            "logger": .string(label),
        ]
        for (key, value) in pairs where members[key] == nil { members[key] = .string("\(value)") }
        let data = (try? WireJSON.encode(JSONTree.object(members))) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
