import BulkheadCommands
import PolicyCommands

/// The command line of `bulkhead` with a reader of policy files. `bulkhead` becomes this program when it needs one.
@main
enum BulkheadPolicy {
    static func main() { BulkheadMain.run(policies: YAMLPolicies()) }
}
