/// Code points as a reader would type them.
enum PatternText {
    static func string(_ units: ArraySlice<UInt32>) -> String {
        String(String.UnicodeScalarView(units.map { Unicode.Scalar($0) ?? "\u{FFFD}" }))
    }

    static func string(_ units: [UInt32]) -> String { string(units[...]) }

    static func show(_ made: RegexCase) -> String {
        "\(made.isBytes ? "bytes " : "")\(string(made.pattern).debugDescription) on "
            + "\(string(made.subject).debugDescription) flags \(made.flags) "
            + "sub \(string(made.replacement).debugDescription)"
    }
}
