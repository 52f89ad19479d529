/// How an output differs from the one that was wanted.
enum Difference {
    /// The lines around the first difference.
    static func text(wanted: String, got: String) -> String {
        let wanted = wanted.split(separator: "\n", omittingEmptySubsequences: false)
        let got = got.split(separator: "\n", omittingEmptySubsequences: false)
        var same = 0
        while same < min(wanted.count, got.count), wanted[same] == got[same] { same += 1 }
        func excerpt(_ lines: [Substring]) -> String {
            lines.dropFirst(same).prefix(4).map { String($0.prefix(400)) }.joined(separator: "\n         ")
        }
        return "  line \(same + 1)\n  wanted \(excerpt(wanted))\n  got    \(excerpt(got))"
    }
}
