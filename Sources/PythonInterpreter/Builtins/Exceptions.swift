/// Exceptions: their attributes and how they are shown.
extension WorldBuilder {
    func buildExceptions() {
        buildBaseException()
        buildSpecialExceptions()
        buildSystemErrors()
        buildGroups()
    }

    private func buildBaseException() {
        let t = self[types.baseException]
        t.rawNew { (vm, a) throws(Raised) in
            guard a.count > 0, a[0].is(.type) else {
                throw vm.typeError("BaseException.__new__(X): X is not a type object")
            }
            let keywordCount = a.keywordNames.isUndefined ? 0 : vm.tuple(a.keywordNames).pointee.count
            let arguments = try vm.makeTuple(a.base + 1, count: a.count - 1 - keywordCount)
            let type = vm.type(a[0])
            if type.pointee.flags.contains(.isAbstract) { return try vm.newInstance(type) }
            return vm.makeException(type, arguments)
        }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in
            guard a[0].is(.exception) else { throw vm.typeError("an exception is needed") }
            if !a.keywordNames.isUndefined {
                throw vm.typeError("\(vm.typeName(a[0]))() takes no keyword arguments")
            }
            vm.exception(a[0]).pointee.arguments = try vm.makeTuple(a.base + 1, count: a.count - 1)
            return .none
        }
        t.special(.str, 1) { (vm, a) throws(Raised) in
            let arguments = vm.tuple(vm.exception(a[0]).pointee.arguments)
            switch arguments.pointee.count {
            case 0: return vm.pointee.emptyString
            case 1: return try vm.toString(arguments.pointee.items[0])
            default: return try vm.representation(vm.exception(a[0]).pointee.arguments)
            }
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let arguments = vm.exception(a[0]).pointee.arguments
            let name = vm.typeName(a[0])
            var builder = TextBuilder(vm: vm)
            try builder.append(name)
            if vm.tuple(arguments).pointee.count == 1 {
                try builder.append("(")
                try builder.append(try vm.representation(vm.tuple(arguments).pointee.items[0]))
                try builder.append(")")
            } else {
                try builder.append(try vm.representation(arguments))
            }
            return try builder.finish()
        }
        t.property("args", { (vm, a) throws(Raised) in vm.exception(a[0]).pointee.arguments }) {
            (vm, a) throws(Raised) in
            vm.exception(a[0]).pointee.arguments = try vm.makeTuple(from: a.at(1))
            return .none
        }
        t.property("__cause__", { (vm, a) throws(Raised) in vm.exception(a[0]).pointee.cause }) {
            (vm, a) throws(Raised) in
            guard a.at(1).isNone || a.at(1).is(.exception) else {
                throw vm.typeError("exception cause must be None or derive from BaseException")
            }
            vm.exception(a[0]).pointee.cause = a[1]
            vm.exception(a[0]).pointee.suppressesContext = true
            return .none
        }
        t.property("__context__", { (vm, a) throws(Raised) in vm.exception(a[0]).pointee.context }) {
            (vm, a) throws(Raised) in
            guard a.at(1).isNone || a.at(1).is(.exception) else {
                throw vm.typeError("exception context must be None or derive from BaseException")
            }
            vm.exception(a[0]).pointee.context = a[1]
            return .none
        }
        t.property(
            "__suppress_context__",
            { (vm, a) throws(Raised) in
                .bool(vm.exception(a[0]).pointee.suppressesContext)
            }
        ) { (vm, a) throws(Raised) in
            vm.exception(a[0]).pointee.suppressesContext = try vm.isTrue(a.at(1))
            return .none
        }
        t.property("__traceback__", { (vm, a) throws(Raised) in vm.exception(a[0]).pointee.traceback }) {
            (vm, a) throws(Raised) in
            guard a.at(1).isNone || a.at(1).is(.traceback) else {
                throw vm.typeError("__traceback__ must be a traceback or None")
            }
            vm.exception(a[0]).pointee.traceback = a[1]
            return .none
        }
        t.method("with_traceback", 2) { (vm, a) throws(Raised) in
            guard a[1].isNone || a[1].is(.traceback) else {
                throw vm.typeError("__traceback__ must be a traceback or None")
            }
            vm.exception(a[0]).pointee.traceback = a[1]
            return a[0]
        }
        t.method("add_note", 2) { (vm, a) throws(Raised) in
            guard vm.unwrapped(a[1]).is(.string) else {
                throw vm.typeError("add_note() argument must be str, not \(vm.typeName(a[1]))")
            }
            let attributes = vm.dict(vm.makeAttributesDict(a[0]))
            let notes = vm.get(attributes, name: vm.pointee.names.notes)
            if notes.is(.list) {
                try vm.append(vm.list(notes), a[1])
            } else {
                vm.set(attributes, name: vm.pointee.names.notes, try vm.makeList([a[1]]))
            }
            return .none
        }
        t.method("__setstate__", 2) { (vm, a) throws(Raised) in
            if a[1].isNone { return .none }
            guard a[1].is(.dict) else { throw vm.typeError("state is not a dictionary") }
            try vm.update(vm.dict(vm.makeAttributesDict(a[0])), from: a[1])
            return .none
        }
        t.method("__reduce__", 1) { (vm, a) throws(Raised) in
            let own = vm.attributesDict(a[0])
            let parts = [.object(vm.typeOf(a[0])), vm.exception(a[0]).pointee.arguments]
            return try vm.makeTuple(own.is(.dict) ? parts + [own] : parts)
        }
        t.method("__reduce_ex__", 2) { (vm, a) throws(Raised) in
            let own = vm.attributesDict(a[0])
            let parts = [.object(vm.typeOf(a[0])), vm.exception(a[0]).pointee.arguments]
            return try vm.makeTuple(own.is(.dict) ? parts + [own] : parts)
        }
    }

    /// An attribute that the exception keeps in its dictionary, with a default computed from its arguments.
    private func attribute(
        _ type: Types.Pointer, _ name: String, _ fallback: @escaping (VM, Value) throws(Raised) -> Value
    ) {
        self[type].property(
            name,
            { (vm, a) throws(Raised) in
                let own = vm.attributesDict(a[0])
                if own.is(.dict) {
                    let found = vm.get(vm.dict(own), name: vm.intern(name))
                    if !found.isUndefined { return found }
                }
                return try fallback(vm, a[0])
            }
        ) { (vm, a) throws(Raised) in
            vm.set(vm.dict(vm.makeAttributesDict(a[0])), name: vm.intern(name), a.at(1).isUndefined ? .none : a[1])
            return .none
        }
    }

    private func argument(_ index: Int) -> (VM, Value) throws(Raised) -> Value {
        { (vm, value) throws(Raised) in
            let arguments = vm.tuple(vm.exception(value).pointee.arguments)
            return index < arguments.pointee.count ? arguments.pointee.items[index] : .none
        }
    }

    /// `__init__` that takes some keywords besides the arguments.
    private func keywords(_ type: Types.Pointer, _ allowed: [String]) {
        self[type].rawMethod("__init__") { (vm, a) throws(Raised) in
            let keywordCount = a.keywordNames.isUndefined ? 0 : vm.tuple(a.keywordNames).pointee.count
            let positional = a.count - keywordCount
            vm.exception(a[0]).pointee.arguments = try vm.makeTuple(a.base + 1, count: positional - 1)
            for index in 0..<keywordCount {
                let name = vm.tuple(a.keywordNames).pointee.items[index]
                guard allowed.contains(vm.text(name)) else {
                    throw vm.typeError(
                        "\(vm.typeName(a[0]))() got an unexpected keyword argument '\(vm.text(name))'")
                }
                vm.set(vm.dict(vm.makeAttributesDict(a[0])), name: vm.intern(name), a[positional + index])
            }
            return .none
        }
    }

    private func buildSpecialExceptions() {
        attribute(types.stopIteration, "value", argument(0))
        attribute(types.systemExit, "code") { (vm, value) throws(Raised) in
            let arguments = vm.exception(value).pointee.arguments
            switch vm.tuple(arguments).pointee.count {
            case 0: return .none
            case 1: return vm.tuple(arguments).pointee.items[0]
            default: return arguments
            }
        }
        self[types.keyError].special(.str, 1) { (vm, a) throws(Raised) in
            let arguments = vm.tuple(vm.exception(a[0]).pointee.arguments)
            switch arguments.pointee.count {
            case 0: return vm.pointee.emptyString
            case 1: return try vm.representation(arguments.pointee.items[0])
            default: return try vm.representation(vm.exception(a[0]).pointee.arguments)
            }
        }
        keywords(types.attributeError, ["name", "obj"])
        func detail(_ index: Int) -> (VM, Value) throws(Raised) -> Value {
            { (vm, value) throws(Raised) in
                let detail = vm.exception(value).pointee.detail
                if detail.is(.tuple) { return vm.tuple(detail).pointee.items[index] }
                return detail.isUndefined || index > 0 ? .none : detail
            }
        }
        attribute(types.attributeError, "name", detail(0))
        attribute(types.attributeError, "obj", detail(1))
        keywords(types.nameError, ["name"])
        attribute(types.nameError, "name", detail(0))
        keywords(types.importError, ["name", "path", "name_from"])
        attribute(types.importError, "name", detail(0))
        attribute(types.importError, "path") { (vm, value) throws(Raised) in .none }
        attribute(types.importError, "msg", argument(0))
        buildSyntaxErrorAttributes()
        buildUnicodeErrors()
    }

    private func buildSyntaxErrorAttributes() {
        attribute(types.syntaxError, "msg", argument(0))
        for (index, name) in ["filename", "lineno", "offset", "text", "end_lineno", "end_offset"].enumerated() {
            attribute(types.syntaxError, name) { (vm, value) throws(Raised) in
                let arguments = vm.tuple(vm.exception(value).pointee.arguments)
                guard arguments.pointee.count > 1, arguments.pointee.items[1].is(.tuple) else { return .none }
                let details = vm.tuple(arguments.pointee.items[1])
                return index < details.pointee.count ? details.pointee.items[index] : .none
            }
        }
        attribute(types.syntaxError, "print_file_and_line") { (vm, value) throws(Raised) in .none }
        self[types.syntaxError].special(.str, 1) { (vm, a) throws(Raised) in
            let message = vm.text(try vm.toString(try vm.getAttribute(a[0], vm.pointee.names.msg)))
            let file = try vm.getAttribute(a[0], vm.intern("filename"))
            let line = try vm.getAttribute(a[0], vm.intern("lineno"))
            let name = file.is(.string) ? vm.text(file).split(separator: "/").last.map(String.init) ?? "" : ""
            switch (file.is(.string), line.isInt) {
            case (true, true): return try vm.makeString("\(message) (\(name), line \(line.asInt))")
            case (true, false): return try vm.makeString("\(message) (\(name))")
            case (false, true): return try vm.makeString("\(message) (line \(line.asInt))")
            default: return try vm.makeString(message)
            }
        }
    }

    private func buildUnicodeErrors() {
        for (type, isDecode, names) in [
            (types.unicodeDecodeError, true, ["encoding", "object", "start", "end", "reason"]),
            (types.unicodeEncodeError, false, ["encoding", "object", "start", "end", "reason"]),
            (types.unicodeTranslateError, false, ["object", "start", "end", "reason"]),
        ] {
            for (index, name) in names.enumerated() { attribute(type, name, argument(index)) }
            self[type].special(.str, 1) { (vm, a) throws(Raised) in try vm.unicodeErrorText(a[0]) }
            self[type].rawMethod("__init__") { (vm, a) throws(Raised) in
                if !a.keywordNames.isUndefined {
                    throw vm.typeError("\(vm.typeName(a[0]))() takes no keyword arguments")
                }
                guard a.count == names.count + 1 else {
                    throw vm.typeError("function takes exactly \(names.count) arguments (\(a.count - 1) given)")
                }
                for (index, name) in names.enumerated() {
                    try vm.checkUnicodeErrorPart(a[index + 1], name, index + 1, isDecode: isDecode)
                }
                vm.exception(a[0]).pointee.arguments = try vm.makeTuple(a.base + 1, count: a.count - 1)
                return .none
            }
        }
    }

    private func buildSystemErrors() {
        // The number chooses the class.
        self[types.osError].rawNew { (vm, a) throws(Raised) in
            let keywordCount = a.keywordNames.isUndefined ? 0 : vm.tuple(a.keywordNames).pointee.count
            let count = a.count - 1 - keywordCount
            var type = vm.type(a[0])
            if type == vm.pointee.types.osError, count >= 2, a[1].isInt, let special = vm.errorClass(a[1].asInt) {
                type = special
            }
            let exception = vm.makeException(type, try vm.makeTuple(a.base + 1, count: count))
            if count >= 2 {
                vm.exception(exception).pointee.arguments = try vm.makeTuple([a[1], a[2]])
                vm.exception(exception).pointee.detail = try vm.makeTuple([
                    a[1], a[2], count > 2 ? a[3] : .none, count > 4 ? a[5] : .none,
                ])
            }
            return exception
        }
        self[types.osError].rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        for (index, name) in ["errno", "strerror", "filename", "filename2"].enumerated() {
            attribute(types.osError, name) { (vm, value) throws(Raised) in
                let detail = vm.exception(value).pointee.detail
                return detail.is(.tuple) ? vm.tuple(detail).pointee.items[index] : .none
            }
        }
        self[types.osError].special(.str, 1) { (vm, a) throws(Raised) in
            let detail = vm.exception(a[0]).pointee.detail
            guard detail.is(.tuple) else {
                return try vm.call(
                    vm.lookup(vm.pointee.types.baseException, vm.pointee.names[.str]), a[0])
            }
            let parts = vm.tuple(detail).pointee.items
            var builder = TextBuilder(vm: vm)
            try builder.append("[Errno ")
            try builder.append(try vm.toString(parts[0]))
            try builder.append("] ")
            try builder.append(try vm.toString(parts[1]))
            if !parts[2].isNone {
                try builder.append(": ")
                try builder.append(try vm.representation(parts[2]))
                if !parts[3].isNone {
                    try builder.append(" -> ")
                    try builder.append(try vm.representation(parts[3]))
                }
            }
            return try builder.finish()
        }
    }

    private func buildGroups() {
        let t = self[types.baseExceptionGroup]
        t.rawNew { (vm, a) throws(Raised) in try vm.makeGroup(a) }
        t.rawMethod("__init__") { (vm, a) throws(Raised) in .none }
        t.property("message", { (vm, a) throws(Raised) in vm.groupMessage(a[0]) })
        t.property("exceptions", { (vm, a) throws(Raised) in vm.groupMembers(a[0]) })
        t.special(.str, 1) { (vm, a) throws(Raised) in
            let count = vm.tuple(vm.groupMembers(a[0])).pointee.count
            return try vm.makeString(
                "\(vm.text(vm.groupMessage(a[0]))) (\(count) sub-exception\(count == 1 ? "" : "s"))")
        }
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let arguments = vm.tuple(vm.exception(a[0]).pointee.arguments)
            guard arguments.pointee.count > 1 else { return try vm.makeString(vm.typeName(a[0]) + "()") }
            let list = arguments.pointee.items[1]
            var builder = TextBuilder(vm: vm)
            try builder.append(vm.typeName(a[0]) + "(")
            try builder.append(try vm.representation(vm.groupMessage(a[0])))
            try builder.append(", ")
            try builder.append(try vm.representation(list))
            try builder.append(")")
            return try builder.finish()
        }
        t.method("derive", 2) { (vm, a) throws(Raised) in
            try vm.call(.object(vm.pointee.types.baseExceptionGroup), vm.groupMessage(a[0]), a[1])
        }
        t.method("subgroup", 2) { (vm, a) throws(Raised) in
            let condition = a[1]
            return try vm.split(a[0], { (one) throws(Raised) in try vm.satisfies(one, condition) }).0
        }
        t.method("split", 2) { (vm, a) throws(Raised) in
            let condition = a[1]
            let (first, rest) = try vm.split(a[0], { (one) throws(Raised) in try vm.satisfies(one, condition) })
            return try vm.makeTuple([first, rest])
        }
        t.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    func satisfies(_ exception: Value, _ condition: Value) throws(Raised) -> Bool {
        if condition.is(.type) || condition.is(.tuple) { return try matches(exception, condition) }
        return try isTrue(try call(condition, exception))
    }

    func makeGroup(_ a: Arguments) throws(Raised) -> Value {
        guard a.count == 3, a.keywordNames.isUndefined else {
            throw typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (\(a.count - 1) given)")
        }
        guard unwrapped(a[1]).is(.string) else {
            throw typeError("BaseExceptionGroup.__new__() argument 1 must be str, not \(typeName(a[1]))")
        }
        guard unwrapped(a[2]).is(.list) || unwrapped(a[2]).is(.tuple) else {
            throw typeError("second argument (exceptions) must be a sequence")
        }
        let members = try makeTuple(from: a[2])
        keep(members)
        guard tuple(members).pointee.count > 0 else {
            throw valueError("second argument (exceptions) must be a non-empty sequence")
        }
        var type = type(a[0])
        var areAllExceptions = true
        for index in 0..<tuple(members).pointee.count {
            let member = tuple(members).pointee.items[index]
            guard member.is(.exception) else {
                throw valueError("Item \(index) of second argument (exceptions) is not an exception")
            }
            if !isInstance(member, pointee.types.exception) { areAllExceptions = false }
        }
        if type == pointee.types.baseExceptionGroup, areAllExceptions { type = pointee.types.exceptionGroup }
        if !areAllExceptions, isSubtype(type, pointee.types.exception) {
            throw typeError(
                type == pointee.types.exceptionGroup
                    ? "Cannot nest BaseExceptions in an ExceptionGroup"
                    : "Cannot nest BaseExceptions in '\(name(type))'")
        }
        let exception = makeException(type, try makeTuple([a[1], a[2]]))
        self.exception(exception).pointee.detail = members
        return exception
    }

    /// The subclass of OSError for an error number.
    func errorClass(_ number: Int) -> TypePointer? {
        switch number {
        case 2: pointee.types.fileNotFoundError
        case 17: pointee.types.fileExistsError
        case 13, 1: pointee.types.permissionError
        case 21: pointee.types.isADirectoryError
        case 20: pointee.types.notADirectoryError
        case 110: pointee.types.timeoutError
        case 11, 114, 115: pointee.types.blockingIOError
        case 10: pointee.types.childProcessError
        case 32, 108: pointee.types.brokenPipeError
        case 103: pointee.types.connectionAbortedError
        case 111: pointee.types.connectionRefusedError
        case 104: pointee.types.connectionResetError
        case 4: pointee.types.interruptedError
        case 3: pointee.types.processLookupError
        default: nil
        }
    }

    /// What the constructors of errors about encodings want to be given.
    fileprivate func checkUnicodeErrorPart(
        _ value: Value, _ name: String, _ position: Int, isDecode: Bool
    ) throws(Raised) {
        switch name {
        case "start", "end": _ = try index(value)
        case "object" where isDecode:
            guard [Kind.bytes, .byteArray, .memoryView].contains(unwrapped(value).kind) else {
                throw typeError("a bytes-like object is required, not '\(typeName(value))'")
            }
        default:
            guard unwrapped(value).is(.string) else {
                throw typeError("argument \(position) must be str, not \(typeName(value))")
            }
        }
    }

    func unicodeErrorText(_ value: Value) throws(Raised) -> Value {
        let arguments = tuple(exception(value).pointee.arguments)
        let isTranslate = isInstance(value, pointee.types.unicodeTranslateError)
        let needed = isTranslate ? 4 : 5
        guard arguments.pointee.count == needed else { return pointee.emptyString }
        let items = arguments.pointee.items
        let offset = isTranslate ? 0 : 1
        // The guest may have put anything into `args`.
        guard items[offset + 1].isInt, items[offset + 2].isInt else { return pointee.emptyString }
        let start = items[offset + 1].asInt
        let end = items[offset + 2].asInt
        let reason = text(try toString(items[offset + 3]))
        let codec = isTranslate ? "" : "'\(text(try toString(items[0])))' codec "
        let isDecode = isInstance(value, pointee.types.unicodeDecodeError)
        let verb = isDecode ? "decode" : isTranslate ? "translate" : "encode"
        let subject = unwrapped(items[offset])
        if end &- start == 1 {
            var what = ""
            if isDecode, subject.is(.bytes) || subject.is(.byteArray), start >= 0, start < bytes(subject).pointee.count
            {
                let byte = String(bytes(subject).pointee.storage[start], radix: 16)
                what = "byte 0x" + (byte.utf8.count < 2 ? "0" : "") + byte
            } else if subject.is(.string), start >= 0, start < string(subject).pointee.count {
                let point = string(subject).pointee[start]
                let digits = String(point, radix: 16)
                func padded(_ width: Int) -> String {
                    String(repeating: "0", count: Swift.max(0, width - digits.utf8.count)) + digits
                }
                what =
                    "character '"
                    + (point < 0x100 ? "\\x" + padded(2) : point < 0x10000 ? "\\u" + padded(4) : "\\U" + padded(8))
                    + "'"
            }
            return try makeString("\(codec)can't \(verb) \(what) in position \(start): \(reason)")
        }
        let things = isDecode ? "bytes" : "characters"
        return try makeString("\(codec)can't \(verb) \(things) in position \(start)-\(end &- 1): \(reason)")
    }
}
