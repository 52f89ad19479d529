import DaemonCommands

/// The daemon, and the verbs that speak to it. `bulkhead` becomes this program when it needs it.
@main
enum Bulkheadd {
    static func main() { DaemonMain.run() }
}
