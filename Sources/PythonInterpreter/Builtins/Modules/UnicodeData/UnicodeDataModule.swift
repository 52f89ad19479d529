/// The module `unicodedata`.
extension WorldBuilder {
    func buildUnicodeDataModule() {
        let m = module("unicodedata")
        m.constant("unidata_version", vm.internShared("\(CharacterTable.version).0.0"))
        func text(_ name: String, _ body: @escaping (UInt32) -> String) {
            m.function(name, 1) { (vm, a) throws(Raised) in
                vm.intern(try vm.makeString(body(try vm.characterArgument(a[0], name, 0))))
            }
        }
        text("category") { CharacterProperties.category($0) }
        text("bidirectional") { CharacterProperties.direction($0) }
        text("east_asian_width") { CharacterProperties.width($0) }
        text("decomposition") { point in
            guard let form = DecompositionTable.shared.form(point) else { return "" }
            let parts = form.points.map { part in
                let digits = String(part, radix: 16, uppercase: true)
                return String(repeating: "0", count: Swift.max(0, 4 - digits.utf8.count)) + digits
            }
            return ((form.tag.map { ["<\($0)>"] } ?? []) + parts).joined(separator: " ")
        }
        m.function("combining", 1) { (vm, a) throws(Raised) in
            let point = try vm.characterArgument(a[0], "combining", 0)
            guard CharacterProperties.category(point) != "Cn" else { return .int(0) }
            return .int(Int(NormalizationForm.combiningClass(point)))
        }
        m.function("mirrored", 1) { (vm, a) throws(Raised) in
            let point = try vm.characterArgument(a[0], "mirrored", 0)
            return .int(Unicode.Scalar(point)?.properties.isBidiMirrored ?? false ? 1 : 0)
        }
        buildCharacterNames(m)
        buildCharacterNumbers(m)
        buildNormalization(m)
    }

    private func buildCharacterNames(_ m: ModuleBuilder) {
        m.function("name", "chr, default=, /") { (vm, a) throws(Raised) in
            let point = try vm.characterArgument(a[0], "name", 1)
            if CharacterProperties.category(point) != "Cn", let name = CharacterName.name(of: point) {
                return try vm.makeString(name)
            }
            if a.has(1) { return a[1] }
            throw vm.valueError("no such name")
        }
        m.function("lookup", 1) { (vm, a) throws(Raised) in
            guard let name = vm.unwrapped(a[0], .string) else {
                throw vm.typeError("lookup() argument must be str, not \(vm.typeName(a[0]))")
            }
            try vm.charge(64)
            let text = vm.text(name)
            guard text.utf8.count <= 256 else {
                throw vm.raise(vm.pointee.types.keyError, "name too long")
            }
            guard let point = CharacterName.point(named: text), CharacterProperties.category(point) != "Cn" else {
                throw vm.raise(vm.pointee.types.keyError, "undefined character name '\(text)'")
            }
            return try vm.makeCharacter(point)
        }
    }

    private func buildCharacterNumbers(_ m: ModuleBuilder) {
        for (name, message) in [
            ("decimal", "not a decimal"), ("digit", "not a digit"), ("numeric", "not a numeric character"),
        ] {
            m.function(name, "chr, default=, /") { (vm, a) throws(Raised) in
                let point = try vm.characterArgument(a[0], name, 1)
                let classes = CharacterTable.classes(point)
                let wanted: CharacterTable.Classes =
                    name == "decimal" ? .decimal : name == "digit" ? .digit : .numeric
                if classes.contains(wanted), let value = Unicode.Scalar(point)?.properties.numericValue {
                    return name == "numeric" ? .float(value) : .int(Int(value))
                }
                if a.has(1) { return a[1] }
                throw vm.valueError(message)
            }
        }
    }

    private func buildNormalization(_ m: ModuleBuilder) {
        for (name, asks) in [("normalize", false), ("is_normalized", true)] {
            m.function(name, 2) { (vm, a) throws(Raised) in
                guard let form = vm.unwrapped(a[0], .string) else {
                    throw vm.typeError("\(name)() argument 1 must be str, not \(vm.typeName(a[0]))")
                }
                guard let text = vm.unwrapped(a[1], .string) else {
                    throw vm.typeError("\(name)() argument 2 must be str, not \(vm.typeName(a[1]))")
                }
                guard let wanted = NormalizationForm(rawValue: vm.text(form)) else {
                    throw vm.valueError("invalid normalization form")
                }
                let string = vm.string(text)
                if string.pointee.header.flags.contains(.ascii) || string.pointee.count == 0 {
                    return asks ? .true : text
                }
                // A character may stand for eighteen.
                let (size, overflow) = string.pointee.count.multipliedReportingOverflow(by: 80)
                if overflow { throw vm.exceed(.memory) }
                try vm.reserve(size)
                try vm.charge(string.pointee.count * 4)
                let points = vm.points(text)
                let normal = wanted.normalize(points)
                if asks { return .bool(normal == points) }
                return normal == points ? text : try vm.makeString(normal)
            }
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The one character of an argument.
    fileprivate func characterArgument(_ value: Value, _ function: String, _ number: Int) throws(Raised) -> UInt32 {
        let what = number == 0 ? "argument" : "argument \(number)"
        guard let text = unwrapped(value, .string) else {
            throw typeError("\(function)() \(what) must be a unicode character, not \(typeName(value))")
        }
        guard string(text).pointee.count == 1 else {
            throw typeError(
                "\(function)(): \(what) must be a unicode character, not a string of length \(string(text).pointee.count)"
            )
        }
        return string(text).pointee[0]
    }
}
