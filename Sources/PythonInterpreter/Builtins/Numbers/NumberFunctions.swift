internal import PythonNumbers

/// `abs`, `divmod`, `pow`, `round`, `bin`, `oct` and `hex`.
extension WorldBuilder {
    func buildNumberFunctions() {
        function("abs", 1) { (vm, a) throws(Raised) in try vm.unary(.abs, a[0]) }
        function("divmod", 2) { (vm, a) throws(Raised) in
            if !a[0].is(.instance), !a[1].is(.instance) {
                let known = try vm.divmod(a[0], a[1])
                if !known.is(.notImplemented) { return known }
            }
            let method = vm.lookup(vm.typeOf(a[0]), .divmod)
            if !method.isUndefined, !method.isNone {
                let result = try vm.callSpecial(method, a[0], a[1])
                if !result.is(.notImplemented) { return result }
            }
            let reflected = vm.lookup(vm.typeOf(a[1]), .rdivmod)
            if !reflected.isUndefined, !reflected.isNone {
                let result = try vm.callSpecial(reflected, a[1], a[0])
                if !result.is(.notImplemented) { return result }
            }
            throw vm.typeError(
                "unsupported operand type(s) for divmod(): '\(vm.typeName(a[0]))' and '\(vm.typeName(a[1]))'")
        }
        function("pow", "base, exp, mod=None") { (vm, a) throws(Raised) in
            guard a.has(2), !a[2].isNone else { return try vm.binary(.power, a[0], a[1]) }
            let (base, exponent, modulus) = (vm.unwrapped(a[0]), vm.unwrapped(a[1]), vm.unwrapped(a[2]))
            if vm.isInteger(base), vm.isInteger(exponent), vm.isInteger(modulus) {
                return try vm.modularPower(base, exponent, modulus)
            }
            let method = vm.lookup(vm.typeOf(a[0]), .pow)
            if !method.isUndefined {
                let result = try vm.callSpecial3(method, a[0], a[1], a[2])
                if !result.is(.notImplemented) { return result }
            }
            throw vm.typeError(
                "unsupported operand type(s) for ** or pow(): '\(vm.typeName(a[0]))', '\(vm.typeName(a[1]))',"
                    + " '\(vm.typeName(a[2]))'")
        }
        function("round", "number, ndigits=None") { (vm, a) throws(Raised) in
            let method = vm.lookup(vm.typeOf(a[0]), .round)
            if method.isUndefined || method.isNone {
                throw vm.typeError("type \(vm.typeName(a[0])) doesn't define __round__ method")
            }
            return a.has(1) && !a[1].isNone
                ? try vm.callSpecial(method, a[0], a[1]) : try vm.callSpecial(method, a[0])
        }
        for (name, radix, prefix) in [("bin", 2, "0b"), ("oct", 8, "0o"), ("hex", 16, "0x")] {
            function(name, 1) { (vm, a) throws(Raised) in
                let whole = try vm.indexValue(a[0])
                guard let value = vm.integer(whole) else { return .none }
                let length = value.limbCount &* (radix == 2 ? 64 : radix == 8 ? 22 : 16)
                // The digits are there three times on their way into a string.
                try vm.reserve(length &* 3)
                try vm.charge(length >> 4)
                var digits = try vm.metered { (m) throws(NumberError) in try value.digits(radix: radix, &m) }
                let isNegative = digits.first == UInt8(ascii: "-")
                if isNegative { digits.removeFirst() }
                return try vm.makeString(utf8: Array(((isNegative ? "-" : "") + prefix).utf8) + digits)
            }
        }
    }
}
