/// Somebody who can run a command and be timed.
protocol Contestant: Sendable {
    /// The name in the tables.
    var name: String { get }
    /// Milliseconds to wait after a turn: engines that clean up behind their own back would disturb the next one.
    var settlingTime: UInt32 { get }
    /// Runs a command to its end; gives nanoseconds from the start until nothing is left to wait for.
    func measure(_ command: [String]) async throws -> Int64
}

extension Contestant {
    var settlingTime: UInt32 { 0 }
}

/// A contestant, or why there is none.
enum Entry: Sendable {
    case present(any Contestant)
    case missing(String, reason: String)

    var name: String {
        switch self {
        case .present(let contestant): contestant.name
        case .missing(let name, _): name
        }
    }
}

/// What every contestant has to run.
struct Workload: Sendable {
    var name: String
    var command: [String]

    static let nothing = Workload(name: "/bin/true", command: ["/bin/true"])
    static let python = Workload(name: "python3 -c pass", command: ["/usr/bin/python3", "-c", "pass"])
}
