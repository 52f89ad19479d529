@main
enum Bulkheadd {
    static func main() {}
}
