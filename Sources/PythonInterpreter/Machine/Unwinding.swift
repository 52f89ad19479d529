/// Finding handlers, and what tracebacks are made of.
extension UnsafeMutablePointer where Pointee == Machine {
    /// Leaves frames until one handles the pending exception. False: none above `depth` does; they are gone.
    func unwind(above depth: Int) -> Bool {
        while pointee.frameCount > depth {
            let frame = pointee.frames + (pointee.frameCount - 1)
            if pointee.exceeded == nil, pointee.pending.is(.exception) {
                let code = frame.pointee.code
                let at = Int32(truncatingIfNeeded: frame.pointee.pc - 1)
                let template = code.pointee.template
                let isReraise = opcode(code, at: Int(at)).isReraise
                if !isReraise { addTraceback(frame, at: at) }
                let handler = template._withUnsafeGuaranteedRef { template in
                    template.handlers.first { $0.start <= at && at < $0.end }
                }
                if let handler {
                    frame.pointee.base[Int(handler.register)] = pointee.pending
                    frame.pointee.pc = Int(handler.target)
                    pointee.pending = .undefined
                    pointee.top = frame.pointee.base + code.pointee.registerCount
                    return true
                }
            }
            leave(frame)
        }
        return false
    }

    /// Ends a frame by an exception.
    private func leave(_ frame: UnsafeMutablePointer<Frame>) {
        pointee.handled = frame.pointee.handledBefore
        let generator = frame.pointee.generator
        pointee.frameCount -= 1
        if !generator.isUndefined {
            finishGenerator(generator)
            replaceStopIteration(generator)
        }
        if pointee.frameCount > 0 {
            let below = pointee.frames + (pointee.frameCount - 1)
            pointee.top = below.pointee.base + below.pointee.code.pointee.registerCount
        } else {
            pointee.top = pointee.registers
        }
    }

    /// StopIteration must not leave a generator: it would end somebody else's loop.
    private func replaceStopIteration(_ generator: Value) {
        guard pointee.exceeded == nil, pointee.pending.is(.exception) else { return }
        let type = exception(pointee.pending).pointee.header.type
        let flavour = self.generator(generator).pointee.flavour
        let name: String
        if isSubtype(type, pointee.types.stopIteration) {
            name = "StopIteration"
        } else if flavour == .asyncGenerator, isSubtype(type, pointee.types.stopAsyncIteration) {
            name = "StopAsyncIteration"
        } else {
            return
        }
        let cause = pointee.pending
        let what =
            switch flavour {
            case .generator: "generator"
            case .coroutine: "coroutine"
            case .asyncGenerator: "async generator"
            }
        pointee.pending = .undefined
        _ = raise(pointee.types.runtimeError, "\(what) raised \(name)")
        guard pointee.pending.is(.exception) else { return }
        let error = exception(pointee.pending)
        error.pointee.cause = cause
        error.pointee.context = cause
        error.pointee.suppressesContext = true
    }

    private func opcode(_ code: UnsafeMutablePointer<CodeObject>, at index: Int) -> Opcode {
        index >= 0 ? Instruction(word: code.pointee.instructions[index]).opcode : .nop
    }

    /// Puts the place where an exception passed a frame before what is known of its way.
    private func addTraceback(_ frame: UnsafeMutablePointer<Frame>, at index: Int32) {
        let exception = exception(pointee.pending)
        let line = frame.pointee.code.pointee.template._withUnsafeGuaranteedRef { template in
            index >= 0 && Int(index) < template.locations.count
                ? template.locations[Int(index)].line : Int32(template.firstLine)
        }
        let entry = allocate(.traceback, pointee.types.traceback, TracebackObject.self)
        entry.pointee.next = exception.pointee.traceback
        entry.pointee.code = frame.pointee.code
        entry.pointee.line = line
        entry.pointee.instruction = index
        entry.pointee.globals = .object(frame.pointee.globals)
        exception.pointee.traceback = .object(entry)
    }

    /// The line at which a frame is.
    func line(_ frame: UnsafeMutablePointer<Frame>) -> Int {
        let index = frame.pointee.pc - 1
        return frame.pointee.code.pointee.template._withUnsafeGuaranteedRef { template in
            index >= 0 && index < template.locations.count ? Int(template.locations[index].line) : template.firstLine
        }
    }

    // MARK: Unbound names

    func unboundLocal(_ code: UnsafeMutablePointer<CodeObject>, _ register: Int) -> Raised {
        let (name, isFunction) = code.pointee.template._withUnsafeGuaranteedRef {
            (register < $0.localNames.count ? $0.localNames[register] : "?", $0.flags.contains(.isFunction))
        }
        if !isFunction { return nameError("name '\(name)' is not defined", name) }
        return nameError(
            "cannot access local variable '\(name)' where it is not associated with a value", name,
            type: pointee.types.unboundLocalError)
    }

    func unboundFree(_ code: UnsafeMutablePointer<CodeObject>, _ index: Int) -> Raised {
        let name = code.pointee.template._withUnsafeGuaranteedRef {
            index < $0.freeNames.count ? $0.freeNames[index] : "?"
        }
        return nameError(
            "cannot access free variable '\(name)' where it is not associated with a value in enclosing scope", name)
    }

    func nameError(_ message: String, _ name: String, type: TypePointer? = nil) -> Raised {
        let error = raise(type ?? pointee.types.nameError, message)
        if pointee.pending.is(.exception) {
            let object = exception(pointee.pending)
            object.pointee.detail = intern(name)
            if pointee.frameCount > 0 {
                let frame = pointee.frames[pointee.frameCount - 1]
                let isMethod = frame.code.pointee.template._withUnsafeGuaranteedRef {
                    $0.argumentCount > 0 && $0.localNames.first == "self"
                }
                if isMethod { object.pointee.receiver = frame.base[0] }
            }
        }
        return error
    }
}

extension Opcode {
    /// Whether the instruction passes an exception on that has been there before.
    var isReraise: Bool { self == .reraise || self == .endAsyncFor }
}
