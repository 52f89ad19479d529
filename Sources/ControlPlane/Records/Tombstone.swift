public import Foundation

/// Why a sandbox died.
public struct Tombstone: Sendable, Codable, Hashable, CustomStringConvertible {
    /// The kind of death.
    public var reason: Reason
    /// Who did it, or what happened, in words.
    public var detail: String
    /// When.
    public var date: Date

    /// Kinds of death. The raw values appear in JSON and as labels of metrics.
    public enum Reason: String, Sendable, Codable, Hashable, CaseIterable {
        /// Somebody asked for it.
        case killed
        /// Its time was up.
        case timeout
        /// It used more memory than it may, and the kernel ended it.
        case memory
        /// Another limit.
        case limit
        /// Its supervisor ended by itself.
        case crash
        /// It could not be made or resumed.
        case failed
        /// The daemon ended, and its processes with it.
        case daemonRestart = "daemon-restart"
        /// The daemon was shut down.
        case shutdown
    }

    /// A tombstone.
    public init(reason: Reason, detail: String, date: Date = Date()) {
        self.reason = reason
        self.detail = detail
        self.date = date
    }

    /// In words.
    public var description: String { "\(detail) (\(reason.rawValue), \(date.formatted(.iso8601)))" }
}
