public import Foundation

/// Which sandboxes to list.
public struct SandboxQuery: Sendable, Hashable {
    /// Only in these states.
    public var states: Set<SandboxState>
    /// Only with all of these written on them.
    public var metadata: [String: String]
    /// Only of this template, by name or id.
    public var template: String?
    /// Only those that began at this time or later.
    public var startedAfter: Date?
    /// The newest first, or the oldest.
    public var newestFirst: Bool
    /// At most this many, from 1 to 1,000.
    public var limit: Int
    /// Where the last page ended.
    public var token: String?

    /// Everything alive, a hundred at a time.
    public init(
        states: Set<SandboxState> = [.creating, .running, .paused], metadata: [String: String] = [:],
        template: String? = nil, startedAfter: Date? = nil, newestFirst: Bool = true, limit: Int = 100,
        token: String? = nil
    ) {
        self.states = states
        self.metadata = metadata
        self.template = template
        self.startedAfter = startedAfter
        self.newestFirst = newestFirst
        self.limit = limit
        self.token = token
    }
}

/// A part of a list.
public struct Page<Item: Sendable>: Sendable {
    /// The items.
    public var items: [Item]
    /// Where the next page begins; nil at the end.
    public var next: String?

    /// A page.
    public init(items: [Item], next: String? = nil) {
        self.items = items
        self.next = next
    }
}

/// A place in a list that is ordered by time and id: it stays right while the list changes.
struct PageToken {
    var microseconds: Int64
    var id: String

    var text: String { Data("\(microseconds) \(id)".utf8).base64EncodedString() }

    init(_ date: Date, _ id: String) {
        microseconds = date.wholeMicroseconds
        self.id = id
    }

    init(parsing text: String) throws(ControlPlaneError) {
        guard let data = Data(base64Encoded: text), data.count < 200,
            case let parts = String(decoding: data, as: UTF8.self).split(separator: " "), parts.count == 2,
            let microseconds = Int64(parts[0])
        else {
            throw .invalid(
                field: "nextToken", problem: "it is not one of ours",
                remedy: "pass on the token of the last page as it is")
        }
        self.microseconds = microseconds
        id = String(parts[1])
    }
}

extension Date {
    /// Microseconds since 1970, the precision in which times leave the daemon.
    var wholeMicroseconds: Int64 { Int64((timeIntervalSince1970 * 1_000_000).rounded()) }
}
