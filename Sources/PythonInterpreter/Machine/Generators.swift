/// Generators and coroutines: frames whose registers wait in an object.
extension UnsafeMutablePointer where Pointee == Machine {
    /// The object for a call of a generator function whose arguments are bound.
    func makeGenerator(
        _ function: UnsafeMutablePointer<FunctionObject>, _ arguments: UnsafeMutablePointer<Value>
    ) throws(Raised) -> Value {
        let code = function.pointee.code
        let flags = code.pointee.flags
        var parameterCount = code.pointee.argumentCount + code.pointee.keywordOnlyCount
        if flags.contains(.variadic) { parameterCount += 1 }
        if flags.contains(.keywordVariadic) { parameterCount += 1 }
        let flavour: GeneratorObject.Flavour =
            flags.contains(.coroutine) ? .coroutine : flags.contains(.asyncGenerator) ? .asyncGenerator : .generator
        return try makeGenerator(
            code, flavour, globals: function.pointee.globals, function: .object(function), arguments,
            count: parameterCount, name: function.pointee.name, qualifiedName: function.pointee.qualifiedName)
    }

    func makeGenerator(
        _ code: UnsafeMutablePointer<CodeObject>, _ flavour: GeneratorObject.Flavour, globals: Value,
        function: Value, _ arguments: UnsafeMutablePointer<Value>, count: Int, name: Value, qualifiedName: Value
    ) throws(Raised) -> Value {
        let registerCount = code.pointee.registerCount
        try reserve(registerCount * 16)
        let type =
            switch flavour {
            case .generator: pointee.types.generator
            case .coroutine: pointee.types.coroutine
            case .asyncGenerator: pointee.types.asyncGenerator
            }
        let generator = allocate(.generator, type, GeneratorObject.self)
        generator.pointee.flavour = flavour
        generator.pointee.state = .created
        generator.pointee.isClosing = false
        generator.pointee.function = function
        generator.pointee.code = code
        generator.pointee.globals = globals
        generator.pointee.name = name
        generator.pointee.qualifiedName = qualifiedName
        let registers = pointee.heap.buffer(registerCount * 16).assumingMemoryBound(to: Value.self)
        registers.update(from: arguments, count: count)
        if registerCount > count { (registers + count).update(repeating: .undefined, count: registerCount - count) }
        generator.pointee.registers = registers
        generator.pointee.registerCount = registerCount
        generator.pointee.pc = 0
        generator.pointee.handled = .none
        generator.pointee.delegate = .undefined
        generator.pointee.sendRegister = -1
        generator.pointee.header.flags.insert(.owns)
        return finish(generator)
    }

    /// Pushes the frame of a generator that goes on. False: it had ended; there is no item.
    func beginGenerator(
        _ handle: Value, sending: Value, continuation: Frame.Continuation, result: Int32, jump: Int32 = 0
    ) throws(Raised) -> Bool {
        let generator = generator(handle)
        switch generator.pointee.state {
        case .finished: return false
        case .running: throw valueError("\(flavourName(generator)) already executing")
        case .created:
            if !sending.isNone {
                throw typeError(
                    "can't send non-None value to a just-started \(flavourName(generator))")
            }
        case .suspended: break
        }
        let count = generator.pointee.registerCount
        let base = pointee.top
        guard base + (count + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        let namespace = Value.undefined
        try pushFrame(
            generator.pointee.code, base: base, globals: dict(generator.pointee.globals), namespace: namespace,
            function: generator.pointee.function, generator: handle, continuation: continuation, result: result,
            jump: jump, pc: generator.pointee.pc)
        base.update(from: generator.pointee.registers, count: count)
        if generator.pointee.state == .suspended, generator.pointee.sendRegister >= 0 {
            base[generator.pointee.sendRegister] = sending
        }
        generator.pointee.state = .running
        pointee.handled = generator.pointee.handled
        return true
    }

    func flavourName(_ generator: UnsafeMutablePointer<GeneratorObject>) -> String {
        switch generator.pointee.flavour {
        case .generator: "generator"
        case .coroutine: "coroutine"
        case .asyncGenerator: "async generator"
        }
    }

    /// Puts the registers of a frame that yields back into its generator.
    func suspend(_ frame: UnsafeMutablePointer<Frame>, sendRegister: Int) {
        let generator = generator(frame.pointee.generator)
        generator.pointee.registers.update(from: frame.pointee.base, count: generator.pointee.registerCount)
        generator.pointee.pc = frame.pointee.pc
        generator.pointee.state = .suspended
        generator.pointee.sendRegister = sendRegister
        generator.pointee.handled = pointee.handled
        pointee.handled = frame.pointee.handledBefore
    }

    /// A generator whose frame has ended.
    func finishGenerator(_ handle: Value) {
        let generator = generator(handle)
        generator.pointee.state = .finished
        generator.pointee.delegate = .undefined
        if generator.pointee.registerCount > 0 {
            pointee.heap.free(buffer: generator.pointee.registers, generator.pointee.registerCount * 16)
            generator.pointee.registerCount = 0
            generator.pointee.header.flags.remove(.owns)
        }
    }

    /// Runs a generator to its next item, from a native function. Undefined: it has ended, and what it returned is
    /// forgotten.
    func resume(_ handle: Value, sending: Value) throws(Raised) -> Value {
        let (value, isItem) = try resumeWithResult(handle, sending: sending)
        return isItem ? value : .undefined
    }

    /// The same with the value that it returned.
    func resumeWithResult(_ handle: Value, sending: Value) throws(Raised) -> (Value, isItem: Bool) {
        let depth = pointee.frameCount
        let top = pointee.top
        defer { pointee.top = top }
        guard try beginGenerator(handle, sending: sending, continuation: .boundary, result: 0) else {
            if generator(handle).pointee.flavour == .coroutine {
                throw raise(pointee.types.runtimeError, "cannot reuse already awaited coroutine")
            }
            return (.none, false)
        }
        return try runGenerator(handle, depth)
    }

    private func runGenerator(_ handle: Value, _ depth: Int) throws(Raised) -> (Value, isItem: Bool) {
        pointee.nesting += 1
        defer { pointee.nesting -= 1 }
        let (kept, keeps) = (pointee.temporaryCount, pointee.keepsTemporaries)
        pointee.keepsTemporaries = false
        defer { pointee.keepsTemporaries = keeps }
        do throws(Raised) {
            try checkStack()
        } catch {
            _ = unwind(above: depth)
            throw error
        }
        let value = try run(above: depth)
        pointee.temporaryCount = kept
        if keeps, value.isObject { pushTemporary(value) }
        return (value, generator(handle).pointee.state == .suspended)
    }

    /// Raises an exception where a generator waits: the next item, or what it returned.
    func throwInto(_ handle: Value, _ exception: Value) throws(Raised) -> (Value, isItem: Bool) {
        let generator = generator(handle)
        if generator.pointee.state == .running {
            throw valueError("\(flavourName(generator)) already executing")
        }
        if generator.pointee.state == .finished { throw raise(exception) }
        if generator.pointee.state == .suspended, !generator.pointee.delegate.isUndefined {
            return try throwIntoDelegate(handle, exception)
        }
        return try throwHere(handle, exception)
    }

    private func throwHere(_ handle: Value, _ exception: Value) throws(Raised) -> (Value, isItem: Bool) {
        let generator = generator(handle)
        let depth = pointee.frameCount
        let top = pointee.top
        defer { pointee.top = top }
        let wasCreated = generator.pointee.state == .created
        guard try beginGenerator(handle, sending: .none, continuation: .boundary, result: 0) else {
            throw raise(exception)
        }
        // At the very beginning no handler covers the place, so the frame only adds itself to the traceback.
        if wasCreated { pointee.frames[pointee.frameCount - 1].pc = 0 }
        _ = raise(exception)
        guard unwind(above: depth) else { throw Raised() }
        return try runGenerator(handle, depth)
    }

    private func throwIntoDelegate(_ handle: Value, _ exception: Value) throws(Raised) -> (Value, isItem: Bool) {
        let generator = generator(handle)
        let delegate = generator.pointee.delegate
        // Whoever waits is not to be started again meanwhile.
        generator.pointee.state = .running
        let result: (Value, isItem: Bool)
        if isInstance(exception, pointee.types.generatorExit) {
            var raised = exception
            do throws(Raised) {
                try closeIterator(delegate)
            } catch {
                guard let other = takePending() else { throw error }
                raised = other
            }
            generator.pointee.state = .suspended
            generator.pointee.delegate = .undefined
            return try throwHere(handle, raised)
        }
        do throws(Raised) {
            if delegate.is(.generator) {
                result = try throwInto(delegate, exception)
            } else {
                let method = try getAttributeOrUndefined(delegate, pointee.names.throw)
                if method.isUndefined {
                    generator.pointee.state = .suspended
                    generator.pointee.delegate = .undefined
                    return try throwHere(handle, exception)
                }
                do throws(Raised) {
                    result = (try call(method, exception), true)
                } catch {
                    guard let stop = take(pointee.types.stopIteration) else { throw error }
                    result = (stopValue(stop), false)
                    generator.pointee.state = .suspended
                    generator.pointee.delegate = .undefined
                    return try continueAfterDelegate(handle, result.0)
                }
            }
        } catch {
            generator.pointee.state = .suspended
            guard let raised = takePending() else { throw error }
            generator.pointee.delegate = .undefined
            return try throwHere(handle, raised)
        }
        generator.pointee.state = .suspended
        if result.isItem { return result }
        generator.pointee.delegate = .undefined
        return try continueAfterDelegate(handle, result.0)
    }

    /// Goes on behind the `send` loop with what the delegate returned.
    private func continueAfterDelegate(_ handle: Value, _ value: Value) throws(Raised) -> (Value, isItem: Bool) {
        let generator = generator(handle)
        let code = generator.pointee.code
        // yieldValue is followed by a jump back to `send`, whose near jump leads out of the loop.
        let jump = Instruction(word: code.pointee.instructions[generator.pointee.pc])
        let sendIndex = generator.pointee.pc + 1 + jump.wide
        let send = Instruction(word: code.pointee.instructions[sendIndex])
        generator.pointee.pc = sendIndex + 1 + send.near
        generator.pointee.sendRegister = send.b
        return try resumeWithResult(handle, sending: value)
    }

    /// `generator.close()`, or `close` of anything that has it.
    func closeIterator(_ value: Value) throws(Raised) {
        if value.is(.generator) {
            _ = try closeGenerator(value)
            return
        }
        let method = try getAttributeOrUndefined(value, pointee.names.close)
        if !method.isUndefined { _ = try call(method) }
    }

    /// What the generator returned, if it caught the exit and returned.
    func closeGenerator(_ handle: Value) throws(Raised) -> Value {
        let generator = generator(handle)
        switch generator.pointee.state {
        case .finished: return .none
        case .created:
            finishGenerator(handle)
            return .none
        case .running: throw valueError("\(flavourName(generator)) already executing")
        case .suspended: break
        }
        let exit = makeException(pointee.types.generatorExit, pointee.emptyTuple)
        do throws(Raised) {
            let (value, isItem) = try throwInto(handle, exit)
            if !isItem { return value }
            if isItem {
                throw raise(pointee.types.runtimeError, "\(flavourName(generator)) ignored GeneratorExit")
            }
        } catch {
            if take(pointee.types.generatorExit) != nil || take(pointee.types.stopIteration) != nil { return .none }
            throw error
        }
        return .none
    }

    /// The value of a StopIteration.
    func stopValue(_ exception: Value) -> Value {
        let arguments = self.exception(exception).pointee.arguments
        guard arguments.is(.tuple), tuple(arguments).pointee.count > 0 else { return .none }
        return tuple(arguments).pointee.items[0]
    }

    /// Raises StopIteration with a value.
    func stopIteration(_ value: Value) -> Raised {
        value.isNone ? raise(pointee.types.stopIteration) : raise(pointee.types.stopIteration, value)
    }

    // MARK: Delegation

    /// Sends to what `yield from` or `await` waits for. True: it is done, and its result is in the register.
    func send(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) -> Bool {
        let delegate = r[ins.a]
        let sent = r[ins.b]
        let owner = frame.pointee.generator
        let result: Value
        let isItem: Bool
        if delegate.is(.generator), generator(delegate).pointee.flavour != .asyncGenerator {
            (result, isItem) = try resumeWithResult(delegate, sending: sent)
        } else {
            do throws(Raised) {
                if sent.isNone, delegate.is(.iterator) || !lookup(typeOf(delegate), .next).isUndefined {
                    if delegate.is(.iterator) {
                        let item = try nextItem(delegate)
                        (result, isItem) = item.isUndefined ? (.none, false) : (item, true)
                    } else {
                        (result, isItem) = (try callSpecial(lookup(typeOf(delegate), .next), delegate), true)
                    }
                } else {
                    let method = try getAttribute(delegate, pointee.names.send)
                    (result, isItem) = (try call(method, sent), true)
                }
            } catch {
                guard let stop = take(pointee.types.stopIteration) else { throw error }
                r[ins.b] = stopValue(stop)
                if owner.is(.generator) { generator(owner).pointee.delegate = .undefined }
                return true
            }
        }
        r[ins.b] = result
        if owner.is(.generator) { generator(owner).pointee.delegate = isItem ? delegate : .undefined }
        return !isItem
    }

    /// What `await value` or `yield from value` iterates over.
    func awaitable(_ value: Value, isYieldFrom: Bool) throws(Raised) -> Value {
        if isYieldFrom {
            if value.is(.generator), generator(value).pointee.flavour == .coroutine {
                throw typeError("cannot 'yield from' a coroutine object in a non-coroutine generator")
            }
            return try makeIterator(of: value)
        }
        if value.is(.generator), generator(value).pointee.flavour == .coroutine {
            if !generator(value).pointee.delegate.isUndefined, generator(value).pointee.state == .suspended {
                throw raise(pointee.types.runtimeError, "coroutine is being awaited already")
            }
            if generator(value).pointee.state == .finished {
                throw raise(pointee.types.runtimeError, "cannot reuse already awaited coroutine")
            }
            return value
        }
        let method = lookup(typeOf(value), .await)
        if method.isUndefined || method.isNone {
            throw typeError("'\(typeName(value))' object can't be awaited")
        }
        let iterator = try callSpecial(method, value)
        if iterator.is(.generator), generator(iterator).pointee.flavour == .coroutine {
            throw typeError("__await__() returned a coroutine")
        }
        guard iterator.is(.generator) || iterator.is(.iterator) || !lookup(typeOf(iterator), .next).isUndefined else {
            throw typeError("__await__() returned non-iterator of type '\(typeName(iterator))'")
        }
        return iterator
    }

    // MARK: Asynchronous iteration

    func endAsyncFor(
        _ r: UnsafeMutablePointer<Value>, _ ins: Instruction, _ frame: UnsafeMutablePointer<Frame>
    ) throws(Raised) -> Bool {
        let exception = r[ins.a]
        if isInstance(exception, pointee.types.stopAsyncIteration) { return true }
        pointee.pending = exception
        throw Raised()
    }
}
