/// Calling anything, from the loop and from native functions.
extension UnsafeMutablePointer where Pointee == Machine {
    // MARK: From native functions

    func call(_ callee: Value) throws(Raised) -> Value { try call(callee, arguments: nil, count: 0) }

    func call(_ callee: Value, _ first: Value) throws(Raised) -> Value {
        let window = try openWindow(1)
        window[1] = first
        return try callWindow(callee, window, count: 1)
    }

    func call(_ callee: Value, _ first: Value, _ second: Value) throws(Raised) -> Value {
        let window = try openWindow(2)
        window[1] = first
        window[2] = second
        return try callWindow(callee, window, count: 2)
    }

    func call(_ callee: Value, _ first: Value, _ second: Value, _ third: Value) throws(Raised) -> Value {
        let window = try openWindow(3)
        window[1] = first
        window[2] = second
        window[3] = third
        return try callWindow(callee, window, count: 3)
    }

    func call(_ callee: Value, _ arguments: [Value], names: [String] = []) throws(Raised) -> Value {
        var keywords = Value.undefined
        if !names.isEmpty {
            var values: [Value] = []
            for name in names { values.append(intern(name)) }
            keywords = try makeTuple(values)
            keep(keywords)
        }
        let window = try openWindow(arguments.count)
        for (index, argument) in arguments.enumerated() { window[index + 1] = argument }
        return try callWindow(callee, window, count: arguments.count, keywords)
    }

    /// Calls with arguments that lie somewhere else; the last of them are keywords if there are names.
    func call(
        _ callee: Value, arguments: UnsafePointer<Value>?, count: Int, names: Value = .undefined
    ) throws(Raised) -> Value {
        let window = try openWindow(count)
        if let arguments { (window + 1).update(from: arguments, count: count) }
        return try callWindow(callee, window, count: count, names)
    }

    /// Room above all frames for a callee and its arguments.
    func openWindow(_ count: Int) throws(Raised) -> UnsafeMutablePointer<Value> {
        let window = pointee.top
        guard window + (count + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        return window
    }

    private func callWindow(
        _ callee: Value, _ window: UnsafeMutablePointer<Value>, count: Int, _ names: Value = .undefined
    ) throws(Raised) -> Value {
        try checkStack()
        // Neither the loop's calls nor its jumps back see what natives call.
        try charge(8)
        window[0] = callee
        let top = pointee.top
        pointee.top = window + (count + 1)
        defer { pointee.top = top }
        let depth = pointee.frameCount
        if try beginCall(window, count: count, names: names, continuation: .boundary) {
            // The window becomes the frame's registers.
            let result = try runNested(depth)
            keepResult(result)
            return result
        }
        let result = window[0]
        keepResult(result)
        return result
    }

    @inline(__always)
    private func keepResult(_ value: Value) {
        if pointee.keepsTemporaries, value.isObject { pushTemporary(value) }
    }

    /// Runs the frames above `depth` on behalf of a native function.
    private func runNested(_ depth: Int) throws(Raised) -> Value {
        pointee.nesting += 1
        defer { pointee.nesting -= 1 }
        try checkStack()
        let (kept, keeps) = (pointee.temporaryCount, pointee.keepsTemporaries)
        pointee.keepsTemporaries = false
        defer {
            // What the frames' instructions kept for themselves is of no use any more.
            pointee.temporaryCount = kept
            pointee.keepsTemporaries = keeps
        }
        return try run(above: depth)
    }

    /// Raises RecursionError where the native stack is nearly used up.
    @inline(__always)
    func checkStack() throws(Raised) {
        var marker: UInt8 = 0
        let address = withUnsafePointer(to: &marker) { UInt(bitPattern: $0) }
        if _slowPath(address < pointee.stackLimit) { throw exceed(.recursion) }
    }

    // MARK: The window

    /// Calls the callee in `window[0]` with the arguments behind it. True: a frame was pushed and has to be run. False:
    /// the result is in `window[0]`.
    func beginCall(
        _ window: UnsafeMutablePointer<Value>, count: Int, names: Value, continuation: Frame.Continuation,
        result: Int32 = 0
    ) throws(Raised) -> Bool {
        let callee = window[0]
        switch callee.kind {
        case .function:
            return try beginFunction(
                callee, window + 1, count: count, names: names, continuation: continuation, result: result,
                into: window)
        case .native:
            window[0] = try callNative(callee, window + 1, count: count, names: names)
            return false
        case .method:
            let method = object(callee, MethodObject.self)
            let function = method.pointee.function
            // The callee's place becomes the receiver's.
            window[0] = method.pointee.receiver
            if function.is(.function) {
                return try beginFunction(
                    function, window, count: count + 1, names: names, continuation: continuation, result: result,
                    into: window)
            }
            if function.is(.native) {
                window[0] = try callNative(function, window, count: count + 1, names: names)
                return false
            }
            try checkStack()
            try shift(window, count: count + 1)
            window[0] = function
            return try beginCall(
                window, count: count + 1, names: names, continuation: continuation, result: result)
        case .type:
            window[0] = try instantiate(callee, window + 1, count: count, names: names)
            return false
        case .staticMethod:
            try checkStack()
            window[0] = object(callee, DescriptorObject.self).pointee.get
            return try beginCall(window, count: count, names: names, continuation: continuation, result: result)
        default:
            try checkStack()
            let function = lookup(typeOf(callee), .call)
            if function.isUndefined || function.isNone {
                throw typeError("'\(typeName(callee))' object is not callable")
            }
            if function.is(.function) || function.is(.native) {
                try shift(window, count: count)
                window[1] = callee
                window[0] = function
                return try beginCall(
                    window, count: count + 1, names: names, continuation: continuation, result: result)
            }
            window[0] = try bind(function, to: callee, typeOf(callee))
            return try beginCall(window, count: count, names: names, continuation: continuation, result: result)
        }
    }

    /// Moves callee and arguments one register up.
    private func shift(_ window: UnsafeMutablePointer<Value>, count: Int) throws(Raised) {
        guard window + (count + 64) < pointee.registersEnd else { throw exceed(.recursion) }
        var index = count
        while index >= 0 {
            window[index + 1] = window[index]
            index -= 1
        }
    }

    // MARK: Python functions

    /// Pushes a frame for a function whose arguments lie at `arguments`; for generators makes the object instead.
    @inline(__always)
    func beginFunction(
        _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value,
        continuation: Frame.Continuation, result: Int32, into window: UnsafeMutablePointer<Value>
    ) throws(Raised) -> Bool {
        let function = function(callee)
        let code = function.pointee.code
        let limit = arguments + (code.pointee.registerCount &+ count &+ 64)
        if _slowPath(limit >= pointee.registersEnd) { throw exceed(.recursion) }
        if _fastPath(
            count == code.pointee.argumentCount && names.isUndefined && code.pointee.keywordOnlyCount == 0
                && code.pointee.flags.rawValue & CodeTemplate.Flags.collects.rawValue == 0)
        {
        } else {
            try bindArguments(function, arguments, count: count, names: names)
        }
        if _slowPath(code.pointee.flags.rawValue & CodeTemplate.Flags.suspends.rawValue != 0) {
            window[0] = try makeGenerator(function, arguments)
            return false
        }
        // Temporaries need no clearing; what is left of others in them is recognised as stale.
        var local = code.pointee.argumentCount &+ code.pointee.keywordOnlyCount
        if code.pointee.flags.rawValue & CodeTemplate.Flags.collects.rawValue != 0 {
            if code.pointee.flags.contains(.variadic) { local &+= 1 }
            if code.pointee.flags.contains(.keywordVariadic) { local &+= 1 }
        }
        let localCount = code.pointee.localCount
        while local < localCount {
            arguments[local] = .undefined
            local &+= 1
        }
        try pushFrame(
            code, base: arguments, globals: dict(function.pointee.globals), namespace: .undefined, function: callee,
            continuation: continuation, result: result)
        return true
    }

    @inline(__always)
    func pushFrame(
        _ code: UnsafeMutablePointer<CodeObject>, base: UnsafeMutablePointer<Value>,
        globals: UnsafeMutablePointer<DictObject>, namespace: Value, function: Value, generator: Value = .undefined,
        continuation: Frame.Continuation, result: Int32, jump: Int32 = 0, pc: Int = 0
    ) throws(Raised) {
        let count = pointee.frameCount
        if _slowPath(count >= pointee.recursionLimit) { throw exceed(.recursion) }
        (pointee.frames + count).initialize(
            to: Frame(
                code: code, pc: pc, base: base, globals: globals, namespace: namespace, function: function,
                generator: generator, handledBefore: pointee.handled, continuation: continuation, result: result,
                jump: jump))
        pointee.frameCount = count &+ 1
        pointee.top = base + code.pointee.registerCount
    }

    // MARK: Natives

    @inline(__always)
    func callNative(
        _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> Value {
        let native = object(callee, NativeObject.self)
        let entry = pointee.natives + Int(native.pointee.index)
        let state = native.pointee.state
        let kept = pointee.temporaryCount
        let keeps = pointee.keepsTemporaries
        let top = pointee.top
        pointee.keepsTemporaries = true
        // What the native calls in turn starts right above its arguments: registers are used like a stack, so that
        // what lies there is of no use any more, and must not look alive to the collector.
        pointee.top = arguments + count
        defer {
            pointee.temporaryCount = kept
            pointee.keepsTemporaries = keeps
            pointee.top = top
        }
        switch entry.pointee.form {
        case .positional:
            let (least, most) = (entry.pointee.least, entry.pointee.most)
            if _fastPath(names.isUndefined && count >= least && count <= most) {
                try checkReceiver(native, arguments, count)
                return try run(
                    entry.pointee.code, Arguments(base: arguments, count: count, keywordNames: .undefined, state: state)
                )
            }
            throw wrongCount(native, entry, count: count, names: names)
        case .raw:
            try checkReceiver(native, arguments, names.isUndefined ? count : count &- tuple(names).pointee.count)
            return try run(
                entry.pointee.code, Arguments(base: arguments, count: count, keywordNames: names, state: state))
        case .signature:
            guard let parameters = entry.pointee.signature?._withUnsafeGuaranteedRef({ $0.parameters }) else {
                throw wrongCount(native, entry, count: count, names: names)
            }
            let total = parameters._withUnsafeGuaranteedRef { $0.count }
            let bound = try bindNative(native, parameters, arguments, count: count, names: names)
            pointee.top = Swift.max(pointee.top, bound + total)
            try checkReceiver(native, bound, total)
            return try run(
                entry.pointee.code, Arguments(base: bound, count: total, keywordNames: .undefined, state: state))
        }
    }

    @inline(__always)
    private func run(_ code: Unmanaged<NativeCode>, _ arguments: Arguments) throws(Raised) -> Value {
        // A typed error does not get through, so its sign comes out by itself.
        var isRaised = false
        let result = code._withUnsafeGuaranteedRef { code -> Value in
            do throws(Raised) {
                return try code.body(self, arguments)
            } catch {
                isRaised = true
                return .undefined
            }
        }
        if _slowPath(isRaised) { throw Raised() }
        return result
    }

    /// Natives read their first argument as what it must be: anything else must not reach them.
    @inline(__always)
    private func checkReceiver(
        _ native: UnsafeMutablePointer<NativeObject>, _ arguments: UnsafeMutablePointer<Value>, _ count: Int
    ) throws(Raised) {
        if native.pointee.receiver == .anything { return }
        let owner = native.pointee.owner.raw(TypeObject.self)
        if _fastPath(count > 0) {
            if native.pointee.receiver == .instance {
                let type = typeOf(arguments[0])
                if type == owner { return }
                // An instance of a class derived from a builtin one holds the builtin value, if it was made as it must.
                if isSubtype(type, owner), !unwrapped(arguments[0]).is(.instance) || owner.pointee.layout == .instance {
                    return
                }
            } else if arguments[0].is(.type), isSubtype(type(arguments[0]), owner) {
                return
            }
        }
        throw wrongReceiver(native, count > 0 ? arguments[0] : .undefined)
    }

    @inline(never)
    private func wrongReceiver(_ native: UnsafeMutablePointer<NativeObject>, _ receiver: Value) -> Raised {
        let name = text(native.pointee.name)
        let owner = self.name(type(native.pointee.owner))
        if native.pointee.receiver == .instance {
            if receiver.isUndefined { return typeError("unbound method \(owner).\(name)() needs an argument") }
            let isSlot = name.hasPrefix("__") && !["__getitem__", "__reversed__", "__sizeof__"].contains(name)
            return typeError(
                isSlot
                    ? "descriptor '\(name)' requires a '\(owner)' object but received a '\(typeName(receiver))'"
                    : "descriptor '\(name)' for '\(owner)' objects doesn't apply to a '\(typeName(receiver))' object")
        }
        if receiver.isUndefined { return typeError("\(owner).\(name)(): not enough arguments") }
        guard receiver.is(.type) else {
            return typeError("\(owner).\(name)(X): X is not a type object (\(typeName(receiver)))")
        }
        let given = self.name(type(receiver))
        return typeError("\(owner).\(name)(\(given)): \(given) is not a subtype of \(owner)")
    }

    /// Calls a native that belongs to a type, such as the `__new__` of a builtin base.
    func callNativeValue(_ callee: Value, _ arguments: [Value]) throws(Raised) -> Value { try call(callee, arguments) }

    // MARK: Classes

    /// `Class(…)`
    func instantiate(
        _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> Value {
        let type = type(callee)
        let metaclass = type.pointee.header.type
        if _slowPath(metaclass != pointee.types.type) {
            let hook = lookup(metaclass, .call)
            if hook.is(.function) {
                let window = try openWindow(count + 1)
                (window + 2).update(from: arguments, count: count)
                window[1] = callee
                return try callWindow(hook, window, count: count + 1, names)
            }
            // A class in place of a method, as in `__call__ = dict`, is called without the receiver.
            if hook.is(.type) { return try call(hook, arguments: arguments, count: count, names: names) }
        }
        return try instantiateDirectly(callee, arguments, count: count, names: names)
    }

    /// `type.__call__`: `__new__`, then `__init__`.
    func instantiateDirectly(
        _ callee: Value, _ arguments: UnsafeMutablePointer<Value>, count: Int, names: Value
    ) throws(Raised) -> Value {
        let type = type(callee)
        if type == pointee.types.type, count == 1, names.isUndefined { return .object(typeOf(arguments[0])) }
        let container = try constructContainer(type, arguments, count: count, names: names)
        if !container.isUndefined { return container }
        let new = lookup(type, .new)
        var initialize = lookup(type, .initialize)
        let made: Value
        if new.isIdentical(World.shared.objectNew) {
            let takesNothing = initialize.isIdentical(World.shared.objectInit)
            if takesNothing, count > 0 {
                throw typeError("\(name(type))() takes no arguments")
            }
            made = try newInstance(type)
            if takesNothing { return made }
        } else {
            let window = try openWindow(count + 1)
            (window + 2).update(from: arguments, count: count)
            window[1] = callee
            if new.is(.native) {
                made = try callNative(new, window + 1, count: count + 1, names: names)
            } else {
                let function = new.is(.staticMethod) ? object(new, DescriptorObject.self).pointee.get : new
                made = try callWindow(function, window, count: count + 1, names)
            }
            guard isSubtype(typeOf(made), type) else { return made }
            initialize = lookup(typeOf(made), .initialize)
            if initialize.isIdentical(World.shared.objectInit) { return made }
        }
        keep(made)
        let window = try openWindow(count + 1)
        (window + 2).update(from: arguments, count: count)
        let result: Value
        if initialize.is(.function) || initialize.is(.native) {
            window[1] = made
            result = try callWindow(initialize, window, count: count + 1, names)
        } else {
            let bound = try bind(initialize, to: made, typeOf(made))
            let other = try openWindow(count)
            (other + 1).update(from: arguments, count: count)
            result = try callWindow(bound, other, count: count, names)
        }
        guard result.isNone else { throw typeError("__init__() should return None, not '\(typeName(result))'") }
        return made
    }

    /// An empty instance of a class that Python code defined.
    func newInstance(_ type: TypePointer, primitive: Value = .undefined) throws(Raised) -> Value {
        if type.pointee.flags.contains(.isAbstract) { throw abstractError(type) }
        if type.pointee.layout == .exception { return makeException(type, pointee.emptyTuple) }
        let hint = Swift.min(Swift.max(type.pointee.slotHint, 1), 24)
        let instance = allocate(.instance, type, InstanceObject.self, extra: hint * 16)
        instance.pointee.slots = (UnsafeMutableRawPointer(instance) + InstanceObject.inlineOffset)
            .assumingMemoryBound(to: Value.self)
        instance.pointee.capacity = UInt32(truncatingIfNeeded: hint)
        instance.pointee.count = 0
        if !primitive.isUndefined {
            instance.pointee.header.flags.insert(.hasPrimitive)
            instance.pointee.slots[0] = primitive
            instance.pointee.count = 1
        }
        instance.pointee.shape = Unmanaged.passUnretained(rootShape(type, offset: primitive.isUndefined ? 0 : 1))
        return finish(instance)
    }

    private func rootShape(_ type: TypePointer, offset: Int) -> Shape {
        if let known = type.pointee.rootShape {
            let shape = known.takeUnretainedValue()
            if shape.offset == offset { return shape }
        }
        let isShared = type.pointee.header.flags.contains(.immortal)
        if isShared, let shape = pointee.sharedShapes[UInt(bitPattern: type)] { return shape }
        let shape = Shape(offset: offset)
        if isShared {
            pointee.sharedShapes[UInt(bitPattern: type)] = shape
            return shape
        }
        let retained = Unmanaged.passRetained(shape)
        pointee.shapes.append(retained)
        type.pointee.rootShape = retained
        return shape
    }

    private func abstractError(_ type: TypePointer) -> Raised {
        let names = get(dict(type.pointee.dict), name: pointee.names.abstractMethods)
        var texts: [String] = []
        let inner = unwrapped(names)
        if inner.is(.frozenSet) || inner.is(.set) {
            forEach(dict(inner).pointee.table) { texts.append("'\(text($0.key))'") }
        }
        texts.sort()
        return typeError(
            "Can't instantiate abstract class \(name(type)) without an implementation for abstract method"
                + (texts.count == 1 ? " " : "s ") + texts.joined(separator: ", "))
    }
}
