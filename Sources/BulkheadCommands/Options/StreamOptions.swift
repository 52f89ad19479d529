import ArgumentParser
import Sandboxing

/// What happens to input and output.
struct StreamOptions: ParsableArguments {
    @Flag(help: "Give the process a terminal, joined to yours.")
    var tty = false

    @Flag(help: "Print one JSON object with the outcome and the output, instead of the output.")
    var json = false

    @Flag(help: "No messages of bulkhead's own, except errors.")
    var quiet = false

    @Option(
        help: ArgumentHelp(
            "The language of the code: " + Language.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "name"),
        completion: .list(Language.allCases.map(\.rawValue)))
    var language: String?

    /// How much output one JSON object may hold.
    static let mostCollected: UInt64 = 256 << 20

    func check(_ specification: SandboxSpecification) throws(CommandFailure) {
        if tty, json { throw CommandFailure("--tty and --json exclude each other; choose one") }
        if tty, !HostTerminal.isPresent {
            throw CommandFailure("--tty: standard input is not a terminal; leave it out")
        }
        if json, (specification.limits.output ?? .max) > Self.mostCollected {
            throw CommandFailure(
                "--json keeps the output in memory; give an --output-limit of at most "
                    + "\(ByteCount(bytes: Self.mostCollected))")
        }
    }
}
