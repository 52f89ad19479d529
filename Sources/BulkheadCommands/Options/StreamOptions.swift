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

    @Flag(help: "Say which runtime was chosen, and why.")
    var verbose = false

    @Option(
        help: ArgumentHelp(
            "The language of the code: " + Language.allCases.map(\.rawValue).joined(separator: ", ") + ".",
            valueName: "name"),
        completion: .list(Language.allCases.map(\.rawValue)))
    var language: String?
}
