/// Instructions that are rare or slow anyway.
extension UnsafeMutablePointer where Pointee == Machine {
    func rare(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) {
        switch ins.opcode {
        case .makeFunction: r[ins.a] = makeFunction(r, ins, frame)
        case .loadBuildClass: r[ins.a] = World.shared.buildClass
        case .getAwaitable: r[ins.a] = try awaitable(r[ins.b], isYieldFrom: ins.c == 1)
        case .getAsyncIterator: r[ins.a] = try asyncIterator(r[ins.b])
        case .getAsyncNext: r[ins.a] = try asyncNext(r[ins.b])
        case .wrapAsync: r[ins.a] = makeCell(r[ins.b])
        case .raise: try raiseInstruction(r[ins.a], cause: r[ins.b])
        case .reraise:
            pointee.pending = r[ins.a]
            throw Raised()
        case .raiseAssertion:
            throw r[ins.a].isUndefined
                ? raise(pointee.types.assertionError) : raise(pointee.types.assertionError, r[ins.a])
        case .pushHandled:
            let before = pointee.handled
            pointee.handled = r[ins.b]
            r[ins.a] = before
        case .popHandled: pointee.handled = r[ins.a]
        case .matchException: r[ins.a] = .bool(try matches(r[ins.b], r[ins.c]))
        case .matchGroup:
            let (part, rest) = try splitGroup(r[ins.b], r[ins.c])
            r[ins.a] = part
            r[ins.a + 1] = rest
        case .prepareReraiseGroup: r[ins.a] = try reraisedGroup(r[ins.b], original: r[ins.c])
        case .loadSpecial: r[ins.a] = try contextMethod(r[ins.b], ins.c)
        case .callExit:
            let exception = r[ins.b]
            let traceback = self.exception(exception).pointee.traceback
            r[ins.a] = try call(r[ins.a], .object(typeOf(exception)), exception, traceback)
        case .importName:
            r[ins.a] = try importModule(
                frame.pointee.code.pointee.constants[ins.b], level: r[ins.a + 1].asInt, names: r[ins.a + 2],
                globals: frame.pointee.globals, isLeaf: ins.d == 1, isStatement: true)
        case .importFrom: r[ins.a] = try importFrom(r[ins.b], frame.pointee.code.pointee.constants[ins.c])
        case .importStar: try importStar(r[ins.a], frame)
        case .matchShape: r[ins.a] = .bool(matchesShape(r[ins.b], isMapping: ins.c == 1))
        case .length: r[ins.a] = .int(try length(r[ins.b]))
        case .matchKeys: r[ins.a] = try matchKeys(r[ins.b], r[ins.c])
        case .matchClass:
            r[ins.a] = try matchClass(r[ins.b], r[ins.c], positional: r[ins.a + 1].asInt, names: r[ins.a + 2])
        case .loadLocals:
            r[ins.a] =
                frame.pointee.namespace.isUndefined
                ? .object(frame.pointee.globals) : frame.pointee.namespace
        case .setupAnnotations: try setupAnnotations(frame)
        case .makeTypeParameter: r[ins.a] = try makeTypeParameter(r, ins, frame)
        case .makeTypeAlias: r[ins.a] = try makeTypeAlias(r, ins, frame)
        case .makeGenericBase: r[ins.a] = try makeGenericBase(r[ins.b])
        case .loadNameFrom: r[ins.a] = try loadNameFrom(r[ins.a], ins, frame)
        default: break
        }
    }

    // MARK: Functions

    func makeFunction(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) -> Value {
        let code = object(frame.pointee.code.pointee.constants[ins.b], CodeObject.self)
        let hasParts = ins.c != 0xFFFF
        let function = allocate(.function, pointee.types.function, FunctionObject.self)
        function.pointee.code = code
        function.pointee.globals = .object(frame.pointee.globals)
        let defaults = hasParts ? r[ins.c] : .undefined
        function.pointee.defaults = defaults.isUndefined ? .none : defaults
        let keywordDefaults = hasParts ? r[ins.c + 1] : .undefined
        function.pointee.keywordDefaults = keywordDefaults.isUndefined ? .none : keywordDefaults
        function.pointee.annotations = hasParts ? r[ins.c + 2] : .undefined
        function.pointee.closure = hasParts ? r[ins.c + 3] : .undefined
        function.pointee.typeParameters = hasParts ? r[ins.c + 4] : .undefined
        function.pointee.name = code.pointee.name
        function.pointee.qualifiedName = code.pointee.qualifiedName
        function.pointee.documentation = .undefined
        function.pointee.module = get(frame.pointee.globals, name: pointee.names.name)
        function.pointee.attributes = .undefined
        return finish(function)
    }

    // MARK: Exceptions

    private func raiseInstruction(_ value: Value, cause: Value) throws(Raised) {
        if value.isUndefined {
            guard pointee.handled.is(.exception) else {
                throw raise(pointee.types.runtimeError, "No active exception to reraise")
            }
            pointee.pending = pointee.handled
            throw Raised()
        }
        let exception = try exceptionObject(value)
        if !cause.isUndefined {
            let object = self.exception(exception)
            if cause.isNone {
                object.pointee.cause = .none
            } else {
                do {
                    object.pointee.cause = try exceptionObject(cause)
                } catch {
                    if take(pointee.types.typeError) != nil {
                        throw typeError("exception causes must derive from BaseException")
                    }
                    throw error
                }
            }
            object.pointee.suppressesContext = true
        }
        throw raise(exception)
    }

    /// An exception, or an instance of the class if it is one.
    func exceptionObject(_ value: Value) throws(Raised) -> Value {
        if value.is(.exception) { return value }
        if value.is(.type), isSubtype(type(value), pointee.types.baseException) {
            let made = try call(value)
            guard made.is(.exception) else {
                throw typeError(
                    "calling \(try representation(value)) should have returned an instance of BaseException, not"
                        + " \(try representation(.object(typeOf(made))))")
            }
            return made
        }
        throw typeError("exceptions must derive from BaseException")
    }

    /// Whether an `except` clause with this class, or tuple of classes, catches the exception.
    func matches(_ exception: Value, _ classes: Value) throws(Raised) -> Bool {
        if classes.is(.type), isSubtype(type(classes), pointee.types.baseException) {
            return isInstance(exception, type(classes))
        }
        if classes.is(.tuple) {
            for index in 0..<tuple(classes).pointee.count {
                let one = tuple(classes).pointee.items[index]
                guard one.is(.type) || one.is(.tuple) else {
                    throw typeError("catching classes that do not inherit from BaseException is not allowed")
                }
                if try matches(exception, one) { return true }
            }
            return false
        }
        throw typeError("catching classes that do not inherit from BaseException is not allowed")
    }

    private func contextMethod(_ manager: Value, _ which: Int) throws(Raised) -> Value {
        let special: Special =
            switch which {
            case 0: .enter
            case 1: .exit
            case 2: .aenter
            default: .aexit
            }
        let method = lookup(typeOf(manager), special)
        if method.isUndefined {
            let isAsync = which >= 2
            let protocolName = isAsync ? "the asynchronous context manager" : "the context manager"
            var message =
                "'\(typeName(manager))' object does not support \(protocolName) protocol"
            message += " (missed \(Special.texts[special.rawValue]) method)"
            if !isAsync, !lookup(typeOf(manager), .aenter).isUndefined {
                message +=
                    " but it supports the asynchronous context manager protocol. Did you mean to use 'async with'?"
            } else if isAsync, !lookup(typeOf(manager), .enter).isUndefined {
                message += " but it supports the context manager protocol. Did you mean to use 'with'?"
            }
            throw typeError(message)
        }
        return try bind(method, to: manager, typeOf(manager))
    }

    // MARK: Asynchronous iteration

    private func asyncIterator(_ value: Value) throws(Raised) -> Value {
        let method = lookup(typeOf(value), .aiter)
        if method.isUndefined || method.isNone {
            throw typeError(
                "'async for' requires an object with __aiter__ method, got \(typeName(value))")
        }
        let iterator = try callSpecial(method, value)
        if lookup(typeOf(iterator), .anext).isUndefined {
            throw typeError(
                "'async for' received an object from __aiter__ that does not implement __anext__: \(typeName(iterator))"
            )
        }
        return iterator
    }

    private func asyncNext(_ value: Value) throws(Raised) -> Value {
        let method = lookup(typeOf(value), .anext)
        if method.isUndefined {
            throw typeError(
                "'async for' requires an iterator with __anext__ method, got \(typeName(value))")
        }
        return try callSpecial(method, value)
    }

    // MARK: Annotations

    private func setupAnnotations(_ frame: UnsafeMutablePointer<Frame>) throws(Raised) {
        let namespace = frame.pointee.namespace
        let target = namespace.is(.dict) ? dict(namespace) : frame.pointee.globals
        if get(target, name: pointee.names.annotations).isUndefined {
            set(target, name: pointee.names.annotations, makeDict())
        }
    }

    private func loadNameFrom(
        _ mapping: Value, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) -> Value {
        let name = frame.pointee.code.pointee.constants[ins.b]
        let found = try namespaceGet(mapping, name)
        if !found.isUndefined { return found }
        if ins.c != 0xFFFF {
            let contents = closureCell(frame, ins.c).pointee.contents
            if contents.isUndefined { throw unboundFree(frame.pointee.code, ins.c) }
            return contents
        }
        return try globalOrBuiltin(name, frame.pointee.globals)
    }

    // MARK: Calls with stars

    /// `A(*A+1, **A+2)`
    func beginUnpacked(_ window: UnsafeMutablePointer<Value>, _ ins: Instruction) throws(Raised) -> Bool {
        let callee = window[0]
        var arguments = window[1]
        let keywords = window[2]
        if !arguments.is(.tuple) {
            do throws(Raised) {
                arguments = try makeTuple(from: arguments)
            } catch {
                if lookup(typeOf(window[1]), pointee.names[.iter]).isUndefined, take(pointee.types.typeError) != nil {
                    throw typeError(
                        "\(calleeName(callee))() argument after * must be an iterable, not \(typeName(window[1]))")
                }
                throw error
            }
            window[1] = arguments
        }
        let positional = tuple(arguments)
        let positionalCount = positional.pointee.count
        var names = Value.undefined
        var keywordCount = 0
        if keywords.is(.dict) { keywordCount = dict(keywords).pointee.table.count }
        // The window grows upward, over registers that are free.
        guard window + (positionalCount + keywordCount + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        if keywordCount > 0, let entries = dict(keywords).pointee.table.entries {
            var nameValues: [Value] = []
            var values: [Value] = []
            for position in 0..<dict(keywords).pointee.table.used where !entries[position].key.isUndefined {
                guard entries[position].key.is(.string) else { throw typeError("keywords must be strings") }
                nameValues.append(entries[position].key)
                values.append(entries[position].value)
            }
            names = try makeTuple(nameValues)
            // A class is called twice with it, and `__new__` may be Python code.
            keep(names)
            for (index, value) in values.enumerated() { window[1 + positionalCount + index] = value }
        }
        for index in 0..<positionalCount { window[1 + index] = positional.pointee.items[index] }
        window[0] = callee
        // The arguments may lie above the frame: what is called on their behalf must not be put over them.
        let count = positionalCount + keywordCount
        let top = pointee.top
        pointee.top = Swift.max(top, window + (count + 1))
        var isPushed = false
        defer { if !isPushed { pointee.top = top } }
        isPushed = try beginCall(
            window, count: count, names: names, continuation: .store, result: Int32(truncatingIfNeeded: ins.a))
        return isPushed
    }

    /// Makes an instance of a plain class and pushes the frame of its `__init__`. False: not such a class.
    @inline(__always)
    func beginInstance(
        _ window: UnsafeMutablePointer<Value>, _ ins: Instruction, _ k: UnsafeMutablePointer<Value>
    ) throws(Raised) -> Bool {
        let callee = window[0]
        let type = type(callee)
        guard type.pointee.layout == .instance, type.pointee.header.type == pointee.types.type,
            type.pointee.primitive == nil, lookup(type, .new).isIdentical(World.shared.objectNew)
        else { return false }
        let initialize = lookup(type, .initialize)
        guard initialize.is(.function) else { return false }
        let made = try newInstance(type)
        // The callee's place becomes the receiver's; the frame returns none, and the instance waits below it.
        let count = ins.b
        guard window + (count + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        var index = count
        while index >= 1 {
            window[index + 1] = window[index]
            index -= 1
        }
        window[0] = made
        window[1] = made
        let names = ins.c == 0 ? Value.undefined : k[ins.c - 1]
        if try beginFunction(
            initialize, window + 1, count: count + 1, names: names, continuation: .initialized,
            result: Int32(truncatingIfNeeded: ins.a), into: window + 1)
        {
            return true
        }
        throw typeError("__init__() should return None, not '\(typeName(window[1]))'")
    }
}
