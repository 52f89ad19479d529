/// Raising Python exceptions and limit errors.
extension UnsafeMutablePointer where Pointee == Machine {
    typealias TypePointer = UnsafeMutablePointer<TypeObject>

    /// Raises an exception with a message: `throw vm.raise(vm.types.typeError, "…")`.
    @inline(never)
    func raise(_ type: TypePointer, _ message: String) -> Raised {
        guard let text = try? makeString(message) else { return Raised() }
        return raise(type, text)
    }

    /// Raises an exception with one argument.
    @inline(never)
    func raise(_ type: TypePointer, _ argument: Value) -> Raised {
        keep(argument)
        guard let arguments = try? makeTuple([argument]) else { return Raised() }
        return raise(makeException(type, arguments))
    }

    /// Raises an exception without arguments.
    @inline(never)
    func raise(_ type: TypePointer) -> Raised { raise(makeException(type, pointee.emptyTuple)) }

    /// Raises an exception object.
    func raise(_ exception: Value) -> Raised {
        if pointee.exceeded != nil { return Raised() }
        // What is being handled becomes the context, unless that would close a ring.
        let handled = pointee.handled
        if handled.is(.exception), !handled.isIdentical(exception) {
            let object = self.exception(exception)
            if object.pointee.context.isNone { object.pointee.context = handled }
            var link = handled
            var steps = 0
            while link.is(.exception), steps < 10_000 {
                let next = self.exception(link).pointee.context
                if next.isIdentical(exception) {
                    self.exception(link).pointee.context = .none
                    break
                }
                link = next
                steps += 1
            }
        }
        pointee.pending = exception
        return Raised()
    }

    func makeException(_ type: TypePointer, _ arguments: Value) -> Value {
        let exception = allocate(.exception, type, ExceptionObject.self)
        exception.pointee.arguments = arguments
        exception.pointee.cause = .none
        exception.pointee.context = .none
        exception.pointee.traceback = .none
        exception.pointee.attributes = .undefined
        exception.pointee.detail = .undefined
        exception.pointee.receiver = .undefined
        exception.pointee.suppressesContext = false
        return finish(exception)
    }

    /// Ends the run because of a limit. No handler of the guest runs.
    @inline(never)
    func exceed(_ limit: Limit) -> Raised {
        if limit == .recursion {
            return raise(pointee.types.recursionError, "maximum recursion depth exceeded")
        }
        if pointee.exceeded == nil {
            pointee.exceeded = limit
            if pointee.frameCount > 0 { pointee.host.stopLine = line(pointee.frames) }
        }
        pointee.pending = .undefined
        endSlice()
        return Raised()
    }

    /// Pays for work that no instruction counts.
    @inline(__always)
    func charge(_ steps: Int) throws(Raised) {
        pointee.fuel &-= steps
        if _slowPath(pointee.fuel < 0) { try pollLimits() }
    }

    /// Whether the pending exception is one of this type; if so it is taken.
    @inline(__always)
    func take(_ type: TypePointer) -> Value? {
        guard pointee.exceeded == nil, pointee.pending.is(.exception),
            isSubtype(exception(pointee.pending).pointee.header.type, type)
        else { return nil }
        let exception = pointee.pending
        pointee.pending = .undefined
        return exception
    }

    /// The pending exception, taken, whatever it is; nil if a limit ended the run.
    func takePending() -> Value? {
        guard pointee.exceeded == nil, pointee.pending.is(.exception) else { return nil }
        let exception = pointee.pending
        pointee.pending = .undefined
        return exception
    }

    // MARK: Common messages

    /// A type's name for messages.
    ///
    /// Builtin types of modules are called by their full names, as types made in C are, and so are those that CPython
    /// makes in C and the library in Python.
    func name(_ type: TypePointer) -> String {
        let name = text(type.pointee.name)
        guard type.pointee.module.is(.string) else { return name }
        let module = text(type.pointee.module)
        if type.pointee.flags.contains(.builtin) { return module == "builtins" ? name : "\(module).\(name)" }
        switch module {
        case "datetime", "decimal", "_io", "_contextvars":
            return type.pointee.flags.contains(.isException) ? name : "\(module).\(name)"
        case "types" where name == "SimpleNamespace": return "types.SimpleNamespace"
        default: return name
        }
    }
    func typeName(_ value: Value) -> String { name(typeOf(value)) }

    func typeError(_ message: String) -> Raised { raise(pointee.types.typeError, message) }
    func valueError(_ message: String) -> Raised { raise(pointee.types.valueError, message) }

    func isSubtype(_ type: TypePointer, _ base: TypePointer) -> Bool {
        if type == base { return true }
        let order = tuple(type.pointee.order)
        for index in 0..<order.pointee.count
        where order.pointee.items[index].bits == UInt64(UInt(bitPattern: base)) { return true }
        return false
    }

    @inline(__always)
    func isInstance(_ value: Value, _ type: TypePointer) -> Bool { isSubtype(typeOf(value), type) }
}
