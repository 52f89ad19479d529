/// Putting arguments where parameters are, and saying what is wrong with them as CPython does.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Rearranges positional and keyword arguments into the registers of the parameters.
    func bindArguments(
        _ function: UnsafeMutablePointer<FunctionObject>, _ arguments: UnsafeMutablePointer<Value>, count: Int,
        names: Value
    ) throws(Raised) {
        let code = function.pointee.code
        let flags = code.pointee.flags
        let parameterCount = code.pointee.argumentCount
        let keywordOnlyCount = code.pointee.keywordOnlyCount
        let keywordCount = names.isUndefined ? 0 : tuple(names).pointee.count
        let positionalCount = count - keywordCount
        let total = parameterCount + keywordOnlyCount
        let variadicIndex = total
        let keywordsIndex = total + (flags.contains(.variadic) ? 1 : 0)

        // Keyword values move out of the way first: behind everything that is written below, where nobody collects.
        let keywordValues = arguments + Swift.max(total + 2, count)
        if keywordCount > 0 {
            guard keywordValues + keywordCount < pointee.registersEnd else { throw exceed(.recursion) }
            keywordValues.update(from: arguments + positionalCount, count: keywordCount)
        }

        var rest = Value.undefined
        if flags.contains(.variadic) {
            let extra = Swift.max(0, positionalCount - parameterCount)
            rest = try makeTuple(arguments + Swift.min(positionalCount, parameterCount), count: extra)
        } else if positionalCount > parameterCount {
            throw tooMany(function, given: positionalCount, keywordCount: keywordCount, names: names)
        }
        var index = Swift.min(positionalCount, parameterCount)
        while index < total {
            arguments[index] = .undefined
            index += 1
        }
        if flags.contains(.variadic) { arguments[variadicIndex] = rest }
        var extraKeywords: UnsafeMutablePointer<DictObject>?
        if flags.contains(.keywordVariadic) {
            let made = newDict()
            arguments[keywordsIndex] = finish(made)
            extraKeywords = made
        }
        if keywordCount > 0 {
            let parameterNames = try parameterNames(code)
            let keywordNames = tuple(names).pointee.items
            nextKeyword: for position in 0..<keywordCount {
                let name = keywordNames[position]
                // A name from a mapping may be a string like any other.
                let isInterned = string(name).pointee.header.flags.contains(.interned)
                var parameter = code.pointee.positionalOnlyCount
                while parameter < total {
                    let known = parameterNames[parameter]
                    if known.isIdentical(name) || !isInterned && isEqual(string(known), string(name)) {
                        guard arguments[parameter].isUndefined else {
                            throw typeError(
                                "\(qualifiedName(function))() got multiple values for argument '\(text(name))'")
                        }
                        arguments[parameter] = keywordValues[position]
                        continue nextKeyword
                    }
                    parameter &+= 1
                }
                if let extraKeywords {
                    try set(extraKeywords, name, keywordValues[position])
                } else {
                    let localNames = code.pointee.template._withUnsafeGuaranteedRef { $0.localNames }
                    throw unexpectedKeyword(function, text(name), localNames, names)
                }
            }
        }
        try fillDefaults(function, arguments, positionalGiven: positionalCount)
    }

    /// The interned names of the parameters that may be given by name.
    private func parameterNames(
        _ code: UnsafeMutablePointer<CodeObject>
    ) throws(Raised) -> UnsafeMutablePointer<Value> {
        if let known = code.pointee.parameterNames { return known }
        let count = code.pointee.argumentCount + code.pointee.keywordOnlyCount
        try reserve(count * MemoryLayout<Value>.stride)
        let names = pointee.heap.buffer(count * MemoryLayout<Value>.stride).assumingMemoryBound(to: Value.self)
        let texts = code.pointee.template._withUnsafeGuaranteedRef { $0.localNames }
        // Interned names stay as long as the session.
        for index in 0..<count { names[index] = intern(texts[index]) }
        code.pointee.parameterNames = names
        return names
    }

    private func fillDefaults(
        _ function: UnsafeMutablePointer<FunctionObject>, _ arguments: UnsafeMutablePointer<Value>,
        positionalGiven: Int
    ) throws(Raised) {
        let code = function.pointee.code
        let parameterCount = code.pointee.argumentCount
        if positionalGiven < parameterCount {
            var defaultCount = 0
            if function.pointee.defaults.is(.tuple) { defaultCount = tuple(function.pointee.defaults).pointee.count }
            let firstDefault = parameterCount - defaultCount
            var missing: [Int] = []
            for index in 0..<parameterCount where arguments[index].isUndefined {
                if index >= firstDefault {
                    arguments[index] = tuple(function.pointee.defaults).pointee.items[index - firstDefault]
                } else {
                    missing.append(index)
                }
            }
            if !missing.isEmpty { throw missingArguments(function, missing, "positional") }
        }
        guard code.pointee.keywordOnlyCount > 0 else { return }
        let localNames = code.pointee.template._withUnsafeGuaranteedRef { $0.localNames }
        var missing: [Int] = []
        for index in parameterCount..<parameterCount + code.pointee.keywordOnlyCount
        where arguments[index].isUndefined {
            var value = Value.undefined
            if function.pointee.keywordDefaults.is(.dict) {
                value = get(dict(function.pointee.keywordDefaults), name: intern(localNames[index]))
            }
            if value.isUndefined { missing.append(index) } else { arguments[index] = value }
        }
        if !missing.isEmpty { throw missingArguments(function, missing, "keyword-only") }
    }

    private func qualifiedName(_ function: UnsafeMutablePointer<FunctionObject>) -> String {
        text(function.pointee.qualifiedName)
    }

    private func missingArguments(
        _ function: UnsafeMutablePointer<FunctionObject>, _ missing: [Int], _ what: String
    ) -> Raised {
        let names = function.pointee.code.pointee.template._withUnsafeGuaranteedRef { $0.localNames }
        let quoted = missing.map { "'\(names[$0])'" }
        let list: String
        switch quoted.count {
        case 1: list = quoted[0]
        case 2: list = "\(quoted[0]) and \(quoted[1])"
        default: list = quoted.dropLast().joined(separator: ", ") + ", and " + (quoted.last ?? "")
        }
        return typeError(
            "\(qualifiedName(function))() missing \(quoted.count) required \(what)"
                + " argument\(quoted.count == 1 ? "" : "s"): \(list)")
    }

    private func tooMany(
        _ function: UnsafeMutablePointer<FunctionObject>, given: Int, keywordCount: Int, names: Value
    ) -> Raised {
        let code = function.pointee.code
        let parameterCount = code.pointee.argumentCount
        let defaultCount =
            function.pointee.defaults.is(.tuple) ? tuple(function.pointee.defaults).pointee.count : 0
        let takes =
            defaultCount > 0 ? "from \(parameterCount - defaultCount) to \(parameterCount)" : "\(parameterCount)"
        let plural = defaultCount > 0 || parameterCount != 1 ? "s" : ""
        var keywordOnlyGiven = 0
        if keywordCount > 0 {
            let localNames = code.pointee.template._withUnsafeGuaranteedRef { $0.localNames }
            let keywordOnly = Set(
                localNames[parameterCount..<parameterCount + code.pointee.keywordOnlyCount])
            for index in 0..<keywordCount where keywordOnly.contains(text(tuple(names).pointee.items[index])) {
                keywordOnlyGiven += 1
            }
        }
        var givenText = "\(given)"
        if keywordOnlyGiven > 0 {
            givenText +=
                " positional argument\(given == 1 ? "" : "s") (and \(keywordOnlyGiven) keyword-only"
                + " argument\(keywordOnlyGiven == 1 ? "" : "s"))"
        }
        let verb = given == 1 && keywordOnlyGiven == 0 ? "was" : "were"
        return typeError(
            "\(qualifiedName(function))() takes \(takes) positional argument\(plural) but \(givenText) \(verb) given")
    }

    private func unexpectedKeyword(
        _ function: UnsafeMutablePointer<FunctionObject>, _ name: String, _ localNames: [String], _ given: Value
    ) -> Raised {
        let code = function.pointee.code
        let positionalOnly = Set(localNames.prefix(code.pointee.positionalOnlyCount))
        if positionalOnly.contains(name) {
            let names = tuple(given)
            let wrong = (0..<names.pointee.count).map { text(names.pointee.items[$0]) }.filter(positionalOnly.contains)
            return typeError(
                "\(qualifiedName(function))() got some positional-only arguments passed as keyword arguments: "
                    + "'\(wrong.joined(separator: ", "))'")
        }
        let total = code.pointee.argumentCount + code.pointee.keywordOnlyCount
        let known = Array(localNames[code.pointee.positionalOnlyCount..<total])
        var message = "\(qualifiedName(function))() got an unexpected keyword argument '\(name)'"
        if let near = Suggestion.nearest(to: name, among: known) { message += ". Did you mean '\(near)'?" }
        return typeError(message)
    }

    // MARK: Natives

    /// The arguments in the order of a native's parameters, in registers of their own where they do not lie so already.
    @inline(__always)
    func bindNative(
        _ native: UnsafeMutablePointer<NativeObject>, _ parameters: Unmanaged<Signature.Parameters>,
        _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> UnsafeMutablePointer<Value> {
        let (total, most, sufficient) = parameters._withUnsafeGuaranteedRef {
            ($0.count, $0.positionalCount, $0.sufficientCount)
        }
        guard names.isUndefined, count <= most, count >= sufficient else {
            return try bindNativeSlowly(
                native, parameters.takeUnretainedValue(), arguments, count: count, names: names)
        }
        let bound = Swift.max(pointee.top, arguments + count)
        guard bound + (total &+ 64) < pointee.registersEnd else { throw exceed(.recursion) }
        var index = 0
        while index < count {
            bound[index] = arguments[index]
            index &+= 1
        }
        while index < total {
            bound[index] = .undefined
            index &+= 1
        }
        return bound
    }

    @inline(never)
    private func bindNativeSlowly(
        _ native: UnsafeMutablePointer<NativeObject>, _ signature: Signature.Parameters,
        _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> UnsafeMutablePointer<Value> {
        let keywordCount = names.isUndefined ? 0 : tuple(names).pointee.count
        let positionalCount = count - keywordCount
        let total = signature.names.count
        if positionalCount > signature.positionalCount {
            throw tooManyForNative(native, signature, given: positionalCount)
        }
        let bound = Swift.max(pointee.top, arguments + count)
        guard bound + (total + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        for index in 0..<total { bound[index] = index < positionalCount ? arguments[index] : .undefined }
        if keywordCount > 0 {
            let keywordNames = tuple(names).pointee.items
            if signature.positionalOnlyCount == total {
                throw typeError("\(nativeName(native))() takes no keyword arguments")
            }
            for position in 0..<keywordCount {
                let name = text(keywordNames[position])
                guard let index = signature.names.firstIndex(of: name), index >= signature.positionalOnlyCount else {
                    // A missing argument is complained of first.
                    for index in 0..<signature.positionalOnlyCount
                    where signature.isRequired[index] && bound[index].isUndefined {
                        throw missingForNative(native, signature, index, given: positionalCount)
                    }
                    throw typeError(
                        "\(nativeName(native))() got an unexpected keyword argument '\(name)'")
                }
                guard bound[index].isUndefined else {
                    throw typeError(
                        "argument for \(nativeName(native))() given by name ('\(name)') and position (\(index + 1))")
                }
                bound[index] = arguments[positionalCount + position]
            }
        }
        for index in 0..<total where signature.isRequired[index] && bound[index].isUndefined {
            throw missingForNative(native, signature, index, given: positionalCount)
        }
        return bound
    }

    func nativeName(_ native: UnsafeMutablePointer<NativeObject>) -> String {
        let name = text(native.pointee.name)
        if native.pointee.isMethod || native.pointee.isStatic, native.pointee.owner.is(.type) {
            // Constructors go by the short name of their type.
            if name == "__new__" || name == "__init__" { return text(type(native.pointee.owner).pointee.name) }
            return name
        }
        return name
    }

    private func tooManyForNative(
        _ native: UnsafeMutablePointer<NativeObject>, _ signature: Signature.Parameters, given: Int
    ) -> Raised {
        let hidden = native.pointee.isMethod || signature.names.first == "cls" ? 1 : 0
        let most = signature.positionalCount - hidden
        if text(native.pointee.name) == "__new__" {
            return typeError(
                "\(nativeName(native)) expected at most \(most) argument\(most == 1 ? "" : "s"), got \(given - hidden)")
        }
        let required = signature.isRequired.prefix(signature.positionalCount).filter { $0 }.count - hidden
        if most == 0, signature.names.count > hidden {
            return typeError("\(nativeName(native))() takes no positional arguments")
        }
        let bound = required == most ? "exactly" : "at most"
        return typeError(
            "\(nativeName(native))() takes \(bound) \(most) \(most == signature.names.count - hidden ? "" : "positional ")"
                + "argument\(most == 1 ? "" : "s") (\(given - hidden) given)")
    }

    private func missingForNative(
        _ native: UnsafeMutablePointer<NativeObject>, _ signature: Signature.Parameters, _ index: Int, given: Int
    ) -> Raised {
        let hidden = native.pointee.isMethod || signature.names.first == "cls" ? 1 : 0
        if index < signature.positionalOnlyCount || signature.positionalOnlyCount >= signature.names.count {
            let most = signature.names.count - hidden
            let least = signature.isRequired.filter { $0 }.count - hidden
            if signature.positionalOnlyCount < signature.names.count {
                // Where keywords are allowed the same is said in other words.
                let word = signature.positionalCount == least + hidden && most == least ? "exactly" : "at least"
                return typeError(
                    "\(nativeName(native))() takes \(word) \(least) positional argument\(least == 1 ? "" : "s")"
                        + " (\(Swift.max(0, given - hidden)) given)")
            }
            return typeError(
                "\(nativeName(native)) expected \(least == most ? "" : "at least ")\(least)"
                    + " argument\(least == 1 ? "" : "s"), got \(Swift.max(0, given - hidden))")
        }
        return typeError(
            "\(nativeName(native))() missing required argument '\(signature.names[index])' (pos \(index + 1 - hidden))")
    }

    @inline(never)
    func wrongCount(
        _ native: UnsafeMutablePointer<NativeObject>, _ entry: UnsafePointer<NativeEntry>, count: Int, names: Value
    ) -> Raised {
        let entry = entry.pointee
        let (least, most) = (entry.least, entry.most)
        let isMethod = native.pointee.isMethod
        let hidden = isMethod ? 1 : 0
        var name = nativeName(native)
        if isMethod, native.pointee.owner.is(.type), !entry.name.hasPrefix("__") {
            name = text(type(native.pointee.owner).pointee.name) + "." + name
        }
        if !names.isUndefined { return typeError("\(name)() takes no keyword arguments") }
        if count < hidden {
            return typeError(
                "unbound method \(name)() needs an argument")
        }
        let given = count - hidden
        if entry.name.hasPrefix("__"), least == most {
            return typeError("expected \(least - hidden) argument\(least - hidden == 1 ? "" : "s"), got \(given)")
        }
        if least == most {
            if least - hidden == 0 { return typeError("\(name)() takes no arguments (\(given) given)") }
            if least - hidden == 1 {
                return typeError("\(name)() takes exactly one argument (\(given) given)")
            }
            return typeError(
                "\(nativeName(native)) expected \(least - hidden) arguments, got \(given)")
        }
        if given < least - hidden {
            return typeError(
                "\(nativeName(native)) expected at least \(least - hidden) argument\(least - hidden == 1 ? "" : "s"),"
                    + " got \(given)")
        }
        return typeError(
            "\(nativeName(native)) expected at most \(most - hidden) argument\(most - hidden == 1 ? "" : "s"), got \(given)"
        )
    }
}
