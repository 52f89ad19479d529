import BulkheadCommands

@main
enum Bulkhead {
    static func main() { BulkheadMain.run() }
}
