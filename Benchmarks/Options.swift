/// What the command line asks for.
struct Options: Sendable {
    /// Rounds of every comparison.
    var rounds = 100
    /// Sections or contestants to keep; empty: all.
    var only: [String] = []
    /// Few rounds and few sandboxes: to see that everything works, not to measure.
    var isQuick = false
    /// The file whose results are replaced.
    var markdown: String?
    /// Where the executables of the same build lie.
    var bulkhead: String?
    var supervisor: String?
    /// Decides the order of the contestants in every round.
    var seed: UInt64 = 1
    var showsHelp = false

    static let usage = """
        usage: bulkhead-benchmarks [--rounds N] [--only NAME]... [--quick] [--markdown FILE]
                                   [--bulkhead PATH] [--supervisor PATH] [--seed N]

          --rounds N       rounds of every comparison (default 100)
          --only NAME      a section (start, live, rate, memory, stages) or a contestant; may be repeated
          --quick          a short run that shows that everything works
          --markdown FILE  also write the tables between the result markers of FILE
          --bulkhead PATH  the command to measure (default: beside this program)
          --supervisor PATH  bulkhead-supervisor (default: beside this program)
        """

    init(_ arguments: [String]) throws(BenchmarkFailure) {
        var rest = arguments[...]
        var choseRounds = false
        while let argument = rest.popFirst() {
            func value() throws(BenchmarkFailure) -> String {
                guard let value = rest.popFirst() else { throw BenchmarkFailure("\(argument) needs a value") }
                return value
            }
            switch argument {
            case "--rounds":
                guard let number = Int(try value()), (1...100_000).contains(number) else {
                    throw BenchmarkFailure("--rounds needs a number from 1 to 100000")
                }
                rounds = number
                choseRounds = true
            case "--seed":
                guard let number = UInt64(try value()) else { throw BenchmarkFailure("--seed needs a number") }
                seed = number
            case "--only": only.append(try value())
            case "--quick": isQuick = true
            case "--markdown": markdown = try value()
            case "--bulkhead": bulkhead = try value()
            case "--supervisor": supervisor = try value()
            case "--help", "-h": showsHelp = true
            default: throw BenchmarkFailure("unknown option \(argument)")
            }
        }
        if isQuick, !choseRounds { rounds = 5 }
    }

    /// Whether a section was asked for.
    func wants(_ section: Section) -> Bool {
        let sections = only.filter { Section(rawValue: $0) != nil }
        return sections.isEmpty || sections.contains(section.rawValue)
    }

    /// Whether a contestant was asked for.
    func wants(contestant name: String) -> Bool {
        let names = only.filter { Section(rawValue: $0) == nil }
        return names.isEmpty || names.contains { name.contains($0) }
    }
}

/// The parts of a run.
enum Section: String, Sendable, CaseIterable {
    case start, live, rate, memory, stages
}
