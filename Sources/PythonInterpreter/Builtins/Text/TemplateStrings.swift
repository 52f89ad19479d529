/// Template strings: the types `Template` and `Interpolation`, and the module that names them.
///
/// A template holds its strings and interpolations, an interpolation its value and a tuple of the other three.
extension WorldBuilder {
    func buildTemplateStrings() {
        buildTemplate(self[types.template])
        buildInterpolation(self[types.interpolation])
        let iterator = type("TemplateIter", layout: .iterator, flags: .final, module: "string.templatelib")
        iterator.special(.iter, 1) { (vm, a) throws(Raised) in a[0] }
        iterator.special(.next, 1) { (vm, a) throws(Raised) in
            let item = try vm.nextItem(a[0])
            if item.isUndefined { throw vm.raise(vm.pointee.types.stopIteration) }
            return item
        }
    }

    func buildTemplateModule() {
        let m = module("_templatelib")
        m.constant("Template", .object(types.template))
        m.constant("Interpolation", .object(types.interpolation))
    }

    private func buildTemplate(_ t: TypeBuilder) {
        t.rawNew { (vm, a) throws(Raised) in
            guard a.keywordNames.isUndefined else {
                throw vm.typeError("Template.__new__ only accepts *args arguments")
            }
            return try vm.makeTemplate(a.base + 1, count: a.count - 1)
        }
        t.property("strings", { (vm, a) throws(Raised) in vm.templateParts(a[0]).0 })
        t.property("interpolations", { (vm, a) throws(Raised) in vm.templateParts(a[0]).1 })
        t.property(
            "values",
            { (vm, a) throws(Raised) in
                let interpolations = vm.tuple(vm.templateParts(a[0]).1)
                let count = interpolations.pointee.count
                if count == 0 { return vm.pointee.emptyTuple }
                let values = try vm.newTuple(count: count)
                for index in 0..<count {
                    values.pointee.items[index] =
                        vm.object(interpolations.pointee.items[index], GenericAliasObject.self).pointee.origin
                }
                return vm.finish(values)
            })
        t.special(.iter, 1) { (vm, a) throws(Raised) in
            try vm.makeIterator(of: try vm.makeList(try vm.templateItems(a[0])))
        }
        t.special(.add, 2) { (vm, a) throws(Raised) in
            guard vm.typeOf(a[0]) == vm.pointee.types.template, vm.typeOf(a[1]) == vm.pointee.types.template else {
                throw vm.typeError(
                    "can only concatenate string.templatelib.Template (not \"\(vm.typeName(a[1]))\") to string.templatelib.Template"
                )
            }
            var items = try vm.templateItems(a[0]) + (try vm.templateItems(a[1]))
            let count = items.count
            return try vm.withTemporaries(&items) { (vm, base) throws(Raised) in
                try vm.makeTemplate(base, count: count)
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let parts = vm.templateParts(a[0])
            var builder = TextBuilder(vm: vm)
            try builder.append("Template(strings=")
            try builder.append(try vm.representation(parts.0))
            try builder.append(", interpolations=")
            try builder.append(try vm.representation(parts.1))
            try builder.append(")")
            return try builder.finish()
        }
    }

    private func buildInterpolation(_ t: TypeBuilder) {
        t.new("cls, value, expression=, conversion=None, format_spec=") { (vm, a) throws(Raised) in
            let expression = a.has(2) ? a[2] : vm.pointee.emptyString
            let spec = a.has(4) ? a[4] : vm.pointee.emptyString
            for (value, name) in [(expression, "expression"), (spec, "format_spec")] {
                guard vm.unwrapped(value).is(.string) else {
                    throw vm.typeError(
                        "Interpolation() argument '\(name)' must be str, not \(vm.typeName(value))")
                }
            }
            let conversion = a.orNone(3)
            if !conversion.isNone {
                guard vm.unwrapped(conversion).is(.string) else {
                    throw vm.typeError(
                        "Interpolation() argument 'conversion' must be str, not \(vm.typeName(conversion))")
                }
                guard ["s", "r", "a"].contains(vm.text(conversion)) else {
                    throw vm.valueError(
                        "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
                }
            }
            return try vm.makeInterpolation(a[1], expression, conversion, spec)
        }
        t.constant(
            "__match_args__",
            tuple(["value", "expression", "conversion", "format_spec"].map { vm.internShared($0) }))
        t.property("value", { (vm, a) throws(Raised) in vm.object(a[0], GenericAliasObject.self).pointee.origin })
        for (index, name) in ["expression", "conversion", "format_spec"].enumerated() {
            t.property(
                name,
                { (vm, a) throws(Raised) in
                    vm.tuple(vm.object(a[0], GenericAliasObject.self).pointee.arguments).pointee.items[index]
                })
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let interpolation = vm.object(a[0], GenericAliasObject.self)
            var builder = TextBuilder(vm: vm)
            try builder.append("Interpolation(")
            try builder.append(try vm.representation(interpolation.pointee.origin))
            for index in 0..<3 {
                try builder.append(", ")
                try builder.append(
                    try vm.representation(vm.tuple(interpolation.pointee.arguments).pointee.items[index]))
            }
            try builder.append(")")
            return try builder.finish()
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// Lends an array of values as a pointer, and keeps the values.
    func withTemporaries<Result: BitwiseCopyable>(
        _ values: inout [Value], _ body: (VM, UnsafeMutablePointer<Value>) throws(Raised) -> Result
    ) throws(Raised) -> Result {
        let copy = UnsafeMutablePointer<Value>.allocate(capacity: Swift.max(values.count, 1))
        defer { copy.deallocate() }
        for (index, value) in values.enumerated() {
            keep(value)
            (copy + index).initialize(to: value)
        }
        return try body(self, copy)
    }

    fileprivate func templateParts(_ template: Value) -> (Value, Value) {
        let object = object(template, GenericAliasObject.self)
        return (object.pointee.origin, object.pointee.arguments)
    }

    /// Strings that are not empty and interpolations, in their order.
    fileprivate func templateItems(_ template: Value) throws(Raised) -> [Value] {
        let parts = templateParts(template)
        let (strings, interpolations) = (tuple(parts.0), tuple(parts.1))
        try charge(strings.pointee.count)
        var items: [Value] = []
        for index in 0..<strings.pointee.count {
            let text = strings.pointee.items[index]
            if string(text).pointee.count > 0 { items.append(text) }
            if index < interpolations.pointee.count { items.append(interpolations.pointee.items[index]) }
        }
        return items
    }

    /// A template of strings and interpolations in any order.
    func makeTemplate(_ parts: UnsafeMutablePointer<Value>, count: Int) throws(Raised) -> Value {
        var strings: [Value] = []
        var interpolations: [Value] = []
        var current = pointee.emptyString
        try charge(count)
        try reserve(count * 32)
        for index in 0..<count {
            let part = parts[index]
            if let text = unwrapped(part, .string) {
                current = try concatenate(current, text)
            } else if typeOf(part) == pointee.types.interpolation {
                strings.append(current)
                interpolations.append(part)
                current = pointee.emptyString
            } else {
                throw typeError(
                    "Template.__new__ *args need to be of type 'str' or 'Interpolation', got \(typeName(part))")
            }
        }
        strings.append(current)
        let texts = try makeTuple(strings)
        let fields = try makeTuple(interpolations)
        return pair(pointee.types.template, texts, fields)
    }

    func makeInterpolation(
        _ value: Value, _ expression: Value, _ conversion: Value, _ spec: Value
    ) throws(Raised) -> Value {
        let rest = try makeTuple([expression, conversion, spec])
        return pair(pointee.types.interpolation, value, rest)
    }

    private func pair(_ type: TypePointer, _ first: Value, _ second: Value) -> Value {
        let object = allocate(.genericAlias, type, GenericAliasObject.self)
        object.pointee.origin = first
        object.pointee.arguments = second
        object.pointee.parameters = .undefined
        object.pointee.isStarred = false
        return finish(object)
    }
}
