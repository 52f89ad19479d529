/// Brings names into the form in which Python compares them (NFKC).
enum IdentifierNormalisation {
    /// A name with its compatibility characters replaced.
    ///
    /// Combining marks behind letters are not composed: the tree holds them as they are written. Swift compares them
    /// as equal to the composed form all the same.
    static func normalised(_ name: String) -> String {
        var result = String.UnicodeScalarView()
        var isChanged = false
        for scalar in name.unicodeScalars {
            if scalar.value >= 0x80, let form = forms[scalar.value] {
                result.append(contentsOf: form)
                isChanged = true
            } else {
                result.append(scalar)
            }
        }
        return isChanged ? String(result) : name
    }

    /// Made when a name first has characters above ASCII.
    private static let forms: [UInt32: [Unicode.Scalar]] = {
        var forms: [UInt32: [Unicode.Scalar]] = [:]
        read(CompatibilityTable.entries, into: &forms)
        read(CompatibilityTable.expansions, into: &forms)
        return forms
    }()

    private static func read(_ table: String, into forms: inout [UInt32: [Unicode.Scalar]]) {
        var character: UInt32 = 0
        for entry in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let sides = entry.split(separator: ">")
            guard sides.count == 2, let distance = UInt32(sides[0], radix: 16) else { continue }
            character += distance
            let run = sides[1].split(separator: "*")
            let count = run.count == 2 ? UInt32(run[1], radix: 16) ?? 1 : 1
            let form = run[0].split(separator: "+").compactMap { UInt32($0, radix: 16) }
            for step in 0..<count {
                forms[character + step] = form.compactMap { Unicode.Scalar(form.count == 1 ? $0 + step : $0) }
            }
        }
    }
}
