/// Upper, lower and title case, and case folding, with mappings to several characters.
enum CaseMapping {
    enum Kind { case upper, lower, title, fold }

    /// Calls a function with the code points that stand for one. Final sigma is the caller's business.
    @inline(__always)
    static func map(_ point: UInt32, _ kind: Kind, _ body: (UInt32) -> Void) {
        if point < 0x80 {
            switch kind {
            case .upper, .title: body(point >= 0x61 && point <= 0x7A ? point - 32 : point)
            case .lower, .fold: body(point >= 0x41 && point <= 0x5A ? point + 32 : point)
            }
            return
        }
        mapSlowly(point, kind, body)
    }

    private static func mapSlowly(_ point: UInt32, _ kind: Kind, _ body: (UInt32) -> Void) {
        guard let scalar = Unicode.Scalar(point) else { return body(point) }
        // Asking for a mapping makes a string; most characters have none.
        let properties = scalar.properties
        guard
            !CharacterTable.classes(point).isDisjoint(with: [.cased, .lower, .upper, .title])
                || properties.changesWhenCaseMapped || properties.changesWhenCaseFolded
        else { return body(point) }
        switch kind {
        case .upper: send(properties.uppercaseMapping, body)
        case .lower: send(properties.lowercaseMapping, body)
        case .title: send(properties.titlecaseMapping, body)
        case .fold: fold(point, properties, body)
        }
    }

    /// Folding is the lower case of the upper case, but for the dotless i, Cherokee, whose folded form is its upper
    /// case, and the capital sharp s.
    private static func fold(
        _ point: UInt32, _ properties: Unicode.Scalar.Properties, _ body: (UInt32) -> Void
    ) {
        switch point {
        case 0x131, 0x13A0...0x13F5: body(point)
        case 0x13F8...0x13FD: body(point - 8)
        case 0xAB70...0xABBF: body(point - 0xAB70 + 0x13A0)
        case 0x1E9E:
            body(0x73)
            body(0x73)
        default:
            for scalar in properties.uppercaseMapping.unicodeScalars {
                send(scalar.properties.lowercaseMapping, body)
            }
        }
    }

    private static func send(_ text: String, _ body: (UInt32) -> Void) {
        for scalar in text.unicodeScalars { body(scalar.value) }
    }

    /// Whether a capital sigma at an index ends a word: a cased letter before it and none behind it, letters that case
    /// ignores left out.
    static func isFinalSigma(_ view: TextView, at index: Int) -> Bool {
        var before = index - 1
        while before >= 0, CharacterTable.classes(view[before]).contains(.caseIgnorable) { before -= 1 }
        guard before >= 0, CharacterTable.classes(view[before]).contains(.cased) else { return false }
        var after = index + 1
        while after < view.count, CharacterTable.classes(view[after]).contains(.caseIgnorable) { after += 1 }
        return after >= view.count || !CharacterTable.classes(view[after]).contains(.cased)
    }
}
