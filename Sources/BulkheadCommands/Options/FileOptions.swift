import ArgumentParser
import Sandboxing

/// What the sandbox sees as files.
struct FileOptions: ParsableArguments {
    @Option(
        name: .customLong("mount"),
        help: ArgumentHelp(
            "A directory or file of yours, as SOURCE:TARGET[:ro|rw|cow] (default ro). Changes below a cow mount go to a "
                + "private copy; see 'bulkhead diff'. Repeatable.", valueName: "mount"),
        completion: .directory)
    var mounts: [String] = []

    @Option(
        help: ArgumentHelp("The root: host, a directory or a tar archive (default host).", valueName: "root"),
        completion: .file())
    var root: String?

    @Option(
        help: ArgumentHelp(
            "What /proc says about the machine: hidden or synthetic (default hidden). Synthetic figures follow from the "
                + "limits, for programs such as ps, free and node.", valueName: "word"))
    var proc: String?

    @Option(
        help: ArgumentHelp("Where to start (default the first mount's target, else the home).", valueName: "path"))
    var workdir: String?
}
