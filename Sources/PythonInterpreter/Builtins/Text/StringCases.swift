/// Case and kinds of characters.
extension WorldBuilder {
    func buildStringCases(_ t: TypeBuilder) {
        for (name, kind) in [("upper", CaseMapping.Kind.upper), ("lower", .lower), ("casefold", .fold)] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                try vm.mapped(vm.string(try vm.text(of: a[0], name)), kind)
            }
        }
        t.method("capitalize", 1) { (vm, a) throws(Raised) in
            let string = vm.string(try vm.text(of: a[0], "capitalize"))
            return try vm.recased(string) { (index, _, _) in index == 0 ? .title : .lower }
        }
        t.method("title", 1) { (vm, a) throws(Raised) in
            let string = vm.string(try vm.text(of: a[0], "title"))
            return try vm.recased(string) { (_, _, followsCased) in followsCased ? .lower : .title }
        }
        t.method("swapcase", 1) { (vm, a) throws(Raised) in
            let string = vm.string(try vm.text(of: a[0], "swapcase"))
            return try vm.recased(string) { (_, point, _) in
                let classes = CharacterTable.classes(point)
                return classes.contains(.upper) ? .lower : classes.contains(.lower) ? .upper : nil
            }
        }
        for (name, classes) in [
            ("isalpha", CharacterTable.Classes.alphabetic), ("isdecimal", .decimal), ("isdigit", .digit),
            ("isnumeric", .numeric), ("isalnum", .alphanumeric),
        ] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                let view = TextView(vm.string(try vm.text(of: a[0], name)))
                try vm.charge(view.count >> 3)
                for index in 0..<view.count where CharacterTable.classes(view[index]).isDisjoint(with: classes) {
                    return .false
                }
                return .bool(view.count > 0)
            }
        }
        t.method("isspace", 1) { (vm, a) throws(Raised) in
            let view = TextView(vm.string(try vm.text(of: a[0], "isspace")))
            try vm.charge(view.count >> 3)
            for index in 0..<view.count where !CharacterTable.isSpace(view[index]) { return .false }
            return .bool(view.count > 0)
        }
        t.method("isprintable", 1) { (vm, a) throws(Raised) in
            let view = TextView(vm.string(try vm.text(of: a[0], "isprintable")))
            try vm.charge(view.count >> 3)
            for index in 0..<view.count where !CharacterTable.isPrintable(view[index]) { return .false }
            return .true
        }
        t.method("isascii", 1) { (vm, a) throws(Raised) in
            let view = TextView(vm.string(try vm.text(of: a[0], "isascii")))
            try vm.charge(view.count >> 5)
            return .bool(vm.union(view, from: 0, to: view.count) < 0x80)
        }
        t.method("isidentifier", 1) { (vm, a) throws(Raised) in
            .bool(vm.isIdentifier(TextView(vm.string(try vm.text(of: a[0], "isidentifier")))))
        }
        for (name, wanted, other) in [
            ("islower", CharacterTable.Classes.lower, CharacterTable.Classes([.upper, .title])),
            ("isupper", .upper, [.lower, .title]),
        ] {
            t.method(name, 1) { (vm, a) throws(Raised) in
                let view = TextView(vm.string(try vm.text(of: a[0], name)))
                try vm.charge(view.count >> 3)
                var isCased = false
                for index in 0..<view.count {
                    let classes = CharacterTable.classes(view[index])
                    if !classes.isDisjoint(with: other) { return .false }
                    if classes.contains(wanted) { isCased = true }
                }
                return .bool(isCased)
            }
        }
        t.method("istitle", 1) { (vm, a) throws(Raised) in
            let view = TextView(vm.string(try vm.text(of: a[0], "istitle")))
            try vm.charge(view.count >> 3)
            var isCased = false
            var followsCased = false
            for index in 0..<view.count {
                let classes = CharacterTable.classes(view[index])
                if !classes.isDisjoint(with: [.upper, .title]) {
                    if followsCased { return .false }
                    followsCased = true
                    isCased = true
                } else if classes.contains(.lower) {
                    if !followsCased { return .false }
                    isCased = true
                } else {
                    followsCased = false
                }
            }
            return .bool(isCased)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func isIdentifier(_ view: TextView) -> Bool {
        guard view.count > 0, CharacterTable.classes(view[0]).contains(.nameStart) else { return false }
        for index in 1..<Swift.max(view.count, 1) where !CharacterTable.classes(view[index]).contains(.namePart) {
            return false
        }
        return true
    }

    /// A string in upper or lower case, or folded.
    func mapped(_ string: UnsafeMutablePointer<StringObject>, _ kind: CaseMapping.Kind) throws(Raised) -> Value {
        let count = string.pointee.count
        if count == 0 { return pointee.emptyString }
        try charge(count >> 4)
        if string.pointee.header.flags.contains(.ascii) {
            if count == 1 {
                var point = UInt32(0)
                CaseMapping.map(string.pointee[0], kind) { point = $0 }
                return pointee.characters[Int(point & 255)]
            }
            let result = try newString(count: count, width: 1, isASCII: true)
            let (source, target) = (string.pointee.latin, result.pointee.latin)
            if kind == .upper {
                for index in 0..<count {
                    let byte = source[index]
                    target[index] = byte &- 0x61 < 26 ? byte & 0xDF : byte
                }
            } else {
                for index in 0..<count {
                    let byte = source[index]
                    target[index] = byte &- 0x41 < 26 ? byte | 0x20 : byte
                }
            }
            return finish(result)
        }
        return try recased(string) { (_, _, _) in kind }
    }

    /// A string each of whose characters is mapped as a function of its index, itself, and whether it follows a cased
    /// character says.
    fileprivate func recased(
        _ string: UnsafeMutablePointer<StringObject>, _ kind: (Int, UInt32, Bool) -> CaseMapping.Kind?
    ) throws(Raised) -> Value {
        let view = TextView(string)
        try charge(view.count)
        // Three characters at most stand for one.
        let (size, overflow) = view.count.multipliedReportingOverflow(by: 12)
        if overflow { throw exceed(.memory) }
        try reserve(size)
        var points: [UInt32] = []
        points.reserveCapacity(view.count)
        var followsCased = false
        for index in 0..<view.count {
            let point = view[index]
            if let kind = kind(index, point, followsCased) {
                if point == 0x3A3, kind == .lower {
                    points.append(CaseMapping.isFinalSigma(view, at: index) ? 0x3C2 : 0x3C3)
                } else {
                    CaseMapping.map(point, kind) { points.append($0) }
                }
            } else {
                points.append(point)
            }
            followsCased = !CharacterTable.classes(point).isDisjoint(with: .cased)
        }
        return try makeString(points)
    }
}
