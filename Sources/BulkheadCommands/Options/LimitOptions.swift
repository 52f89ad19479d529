import ArgumentParser
import Sandboxing

/// What the sandbox may consume.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Memory of all processes and files in memory (default 1G).", valueName: "size"))
    var memory: String?

    @Option(help: ArgumentHelp("Processors, as a share: 0.5 is half of one (default all).", valueName: "number"))
    var cpus: String?

    @Option(help: ArgumentHelp("Processes and threads at a time (default 256).", valueName: "number"))
    var pids: String?

    @Option(help: ArgumentHelp("Time until everything is killed (default 5m; shell: none).", valueName: "time"))
    var timeout: String?

    @Option(help: ArgumentHelp("Processor time of all processes together (default none).", valueName: "time"))
    var cpuTime: String?

    @Option(help: ArgumentHelp("Bytes that the sandbox may write (default 512M).", valueName: "size"))
    var disk: String?

    @Option(
        help: ArgumentHelp("Where written files live: memory or disk (default memory).", valueName: "place"),
        completion: .list(WritableStorage.allCases.map(\.rawValue)))
    var storage: String?

    @Option(help: ArgumentHelp("Bytes printed per stream (default 16M).", valueName: "size"))
    var outputLimit: String?

    @Option(
        help: ArgumentHelp("What too much output does: kill or truncate (default kill).", valueName: "action"),
        completion: .list(Limits.OutputOverflow.allCases.map(\.rawValue)))
    var onOutputLimit: String?

    @Option(help: ArgumentHelp("Open files per process (default 1024).", valueName: "number"))
    var openFiles: String?

    @Option(help: ArgumentHelp("Size of any one file (default none).", valueName: "size"))
    var fileSize: String?
}
