internal import PythonNumbers

/// The type `str`.
extension WorldBuilder {
    func buildStrings() {
        let t = self[types.str]
        buildStringOperators(t)
        buildStringSearch(t)
        buildStringParts(t)
        buildStringCases(t)
        buildStringPadding(t)
        buildStringFormatting(t)
        buildTextFunctions()
        buildTemplateStrings()
    }

    private func buildStringOperators(_ t: TypeBuilder) {
        t.new("cls, object=, encoding=, errors=") { (vm, a) throws(Raised) in
            let plain = try vm.newText(a)
            if vm.type(a[0]) == vm.pointee.types.str { return plain }
            vm.keep(plain)
            return try vm.newInstance(vm.type(a[0]), primitive: plain)
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            try vm.quoted(TextView(vm.string(try vm.text(of: a[0], "__repr__"))))
        }
        t.special(.str, 1) { (vm, a) throws(Raised) in try vm.text(of: a[0], "__str__") }
        t.special(.hash, 1) { (vm, a) throws(Raised) in .int(try vm.hash(try vm.text(of: a[0], "__hash__"))) }
        t.special(.len, 1) { (vm, a) throws(Raised) in
            .int(vm.string(try vm.text(of: a[0], "__len__")).pointee.count)
        }
        t.special(.iter, 1) { (vm, a) throws(Raised) in try vm.makeIterator(of: try vm.text(of: a[0], "__iter__")) }
        t.special(.getitem, 2) { (vm, a) throws(Raised) in
            try vm.getItem(try vm.text(of: a[0], "__getitem__"), a[1])
        }
        t.special(.contains, 2) { (vm, a) throws(Raised) in
            .bool(try vm.contains(try vm.text(of: a[0], "__contains__"), a[1]))
        }
        t.special(.add, 2) { (vm, a) throws(Raised) in
            let left = try vm.text(of: a[0], "__add__")
            guard let right = vm.unwrapped(a[1], .string) else {
                throw vm.typeError("can only concatenate str (not \"\(vm.typeName(a[1]))\") to str")
            }
            return try vm.concatenate(left, right)
        }
        for special in [Special.mul, .rmul] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let text = try vm.text(of: a[0], Special.texts[special.rawValue])
                if !vm.isInteger(a[1]), vm.lookup(vm.typeOf(a[1]), .index).isUndefined { return .notImplemented }
                return try vm.repeatSequence(text, a[1])
            }
        }
        t.special(.mod, 2) { (vm, a) throws(Raised) in
            try vm.percentFormat(try vm.text(of: a[0], "__mod__"), a[1])
        }
        t.special(.rmod, 2) { (vm, a) throws(Raised) in
            let right = try vm.text(of: a[0], "__rmod__")
            guard let left = vm.unwrapped(a[1], .string) else { return .notImplemented }
            return try vm.percentFormat(left, right)
        }
        for special in [Special.lt, .le, .eq, .ne, .gt, .ge] {
            t.special(special, 2) { (vm, a) throws(Raised) in
                let left = try vm.text(of: a[0], Special.texts[special.rawValue])
                guard let right = vm.unwrapped(a[1], .string) else { return .notImplemented }
                guard let known = try vm.builtinCompare(special, left, right) else { return .notImplemented }
                return .bool(known)
            }
        }
        t.method("__getnewargs__", 1) { (vm, a) throws(Raised) in
            try vm.makeTuple([try vm.text(of: a[0], "__getnewargs__")])
        }
        t.special(.sizeof, 1) { (vm, a) throws(Raised) in
            let string = vm.string(try vm.text(of: a[0], "__sizeof__"))
            let isASCII = string.pointee.header.flags.contains(.ascii)
            return .int((isASCII ? 41 : 57) + string.pointee.width * string.pointee.count + string.pointee.width - 1)
        }
    }

    /// `chr`, `ord`, `ascii`, `repr` and `format`.
    private func buildTextFunctions() {
        function("chr", 1) { (vm, a) throws(Raised) in
            let number = try vm.indexValue(a[0])
            guard number.isInt || number.isBool, number.asInt >= 0, number.asInt < 0x11_0000 else {
                if number.is(.bigInt) {
                    throw vm.raise(vm.pointee.types.overflowError, "Python int too large to convert to C int")
                }
                throw vm.valueError("chr() arg not in range(0x110000)")
            }
            return try vm.makeCharacter(UInt32(number.asInt))
        }
        function("ord", 1) { (vm, a) throws(Raised) in
            let inner = vm.unwrapped(a[0])
            guard inner.is(.string) || inner.is(.bytes) || inner.is(.byteArray) else {
                throw vm.typeError("ord() expected string of length 1, but \(vm.typeName(a[0])) found")
            }
            let view = vm.view(inner)
            guard view.count == 1 else {
                throw vm.typeError("ord() expected a character, but string of length \(view.count) found")
            }
            return .int(Int(view[0]))
        }
        function("repr", 1) { (vm, a) throws(Raised) in try vm.representation(a[0]) }
        function("ascii", 1) { (vm, a) throws(Raised) in try vm.asciiRepresentation(a[0]) }
        function("format", 1...2) { (vm, a) throws(Raised) in
            let spec = a.count > 1 ? a[1] : vm.pointee.emptyString
            guard vm.unwrapped(spec).is(.string) else {
                throw vm.typeError("format() argument 2 must be str, not \(vm.typeName(spec))")
            }
            return try vm.format(a[0], spec)
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The string behind the receiver of a method of `str`.
    @inline(__always)
    func text(of receiver: Value, _ method: String) throws(Raised) -> Value {
        if receiver.is(.string) { return receiver }
        guard let inner = unwrapped(receiver, .string) else {
            throw typeError(
                "descriptor '\(method)' for 'str' objects doesn't apply to a '\(typeName(receiver))' object")
        }
        return inner
    }

    /// An argument that has to be a string.
    func textArgument(_ value: Value, _ function: String, _ number: Int = 1) throws(Raised) -> Value {
        guard let inner = unwrapped(value, .string) else {
            throw typeError(
                "\(function)() argument \(number) must be str, not \(value.isNone ? "None" : typeName(value))")
        }
        return inner
    }

    /// `str(object, encoding, errors)`
    fileprivate func newText(_ a: Arguments) throws(Raised) -> Value {
        if !a.has(2), !a.has(3) { return a.has(1) ? unwrapped(try toString(a[1])) : pointee.emptyString }
        guard a.has(1) else { return pointee.emptyString }
        let encoding = a.has(2) ? try codecName(a[2], "str", "encoding") : nil
        let errors = a.has(3) ? try codecName(a[3], "str", "errors") : nil
        if unwrapped(a[1]).is(.string) { throw typeError("decoding str is not supported") }
        guard let source = try bytesLike(a[1]) else {
            throw typeError("decoding to str: need a bytes-like object, \(typeName(a[1])) found")
        }
        return try decode(source, encoding: encoding ?? "utf-8", errors: errors ?? "strict")
    }

    /// The name of a codec or an error handler.
    func codecName(_ value: Value, _ function: String, _ parameter: String) throws(Raised) -> String {
        guard let inner = unwrapped(value, .string) else {
            throw typeError(
                "\(function)() argument '\(parameter)' must be str, not \(value.isNone ? "None" : typeName(value))")
        }
        if TextView(string(inner)).firstIndex(of: 0, from: 0, to: string(inner).pointee.count) >= 0 {
            throw valueError("embedded null character")
        }
        return text(inner)
    }
}
