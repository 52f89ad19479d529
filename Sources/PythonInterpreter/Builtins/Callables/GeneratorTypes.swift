/// Generators, coroutines and async generators.
extension WorldBuilder {
    func buildGenerators() {
        for type in [types.generator, types.coroutine] { buildGenerator(self[type]) }
        let generator = self[types.generator]
        generator.special(.iter, 1) { (vm, a) throws(Raised) in a[0] }
        generator.special(.next, 1) { (vm, a) throws(Raised) in
            let (value, isItem) = try vm.resumeWithResult(a[0], sending: .none)
            if isItem { return value }
            throw vm.stopIteration(value)
        }
        generator.classMethod("__class_getitem__", "cls, item, /") { (vm, a) throws(Raised) in
            try vm.makeGenericAlias(a[0], a[1])
        }
        self[types.coroutine].special(.await, 1) { (vm, a) throws(Raised) in a[0] }
        buildAsyncGenerator()
        buildStep()
    }

    private func buildGenerator(_ t: TypeBuilder) {
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            let generator = vm.generator(a[0])
            let what =
                switch generator.pointee.flavour {
                case .generator: "generator"
                case .coroutine: "coroutine"
                case .asyncGenerator: "async_generator"
                }
            return try vm.makeString(
                "<\(what) object \(vm.text(generator.pointee.qualifiedName)) at \(vm.address(a[0]))>")
        }
        t.method("send", 2) { (vm, a) throws(Raised) in
            let (value, isItem) = try vm.resumeWithResult(a[0], sending: a[1])
            if isItem { return value }
            throw vm.stopIteration(value)
        }
        t.method("throw", 2...4) { (vm, a) throws(Raised) in
            let exception = try vm.thrownException(a)
            let (value, isItem) = try vm.throwInto(a[0], exception)
            if isItem { return value }
            throw vm.stopIteration(value)
        }
        t.method("close", 1) { (vm, a) throws(Raised) in
            try vm.closeGenerator(a[0])
        }
        attributes(t, prefix: vm.pointee.heap.isImmortal && t.type == types.generator ? "gi" : "cr")
    }

    private func attributes(_ t: TypeBuilder, prefix: String) {
        t.property("__name__", { (vm, a) throws(Raised) in vm.generator(a[0]).pointee.name }) {
            (vm, a) throws(Raised) in
            vm.generator(a[0]).pointee.name = a.at(1)
            return .none
        }
        t.property("__qualname__", { (vm, a) throws(Raised) in vm.generator(a[0]).pointee.qualifiedName }) {
            (vm, a) throws(Raised) in
            vm.generator(a[0]).pointee.qualifiedName = a.at(1)
            return .none
        }
        t.property(prefix + "_code") { (vm, a) throws(Raised) in .object(vm.generator(a[0]).pointee.code) }
        // Frames are not shown: through them names of callers could be reached.
        t.property(prefix + "_frame") { (vm, a) throws(Raised) in .none }
        t.property(prefix + "_running") { (vm, a) throws(Raised) in
            .bool(vm.generator(a[0]).pointee.state == .running)
        }
        t.property(prefix + "_suspended") { (vm, a) throws(Raised) in
            .bool(vm.generator(a[0]).pointee.state == .suspended)
        }
        t.property(prefix == "gi" ? "gi_yieldfrom" : prefix + "_await") { (vm, a) throws(Raised) in
            let delegate = vm.generator(a[0]).pointee.delegate
            return delegate.isUndefined ? .none : delegate
        }
    }

    private func buildAsyncGenerator() {
        let t = self[types.asyncGenerator]
        t.special(.repr, 1) { (vm, a) throws(Raised) in
            try vm.makeString(
                "<async_generator object \(vm.text(vm.generator(a[0]).pointee.qualifiedName)) at \(vm.address(a[0]))>")
        }
        t.special(.aiter, 1) { (vm, a) throws(Raised) in a[0] }
        t.special(.anext, 1) { (vm, a) throws(Raised) in vm.makeStep(a[0], .none, mode: 0) }
        t.method("asend", 2) { (vm, a) throws(Raised) in vm.makeStep(a[0], a[1], mode: 0) }
        t.method("athrow", 2...4) { (vm, a) throws(Raised) in
            vm.makeStep(a[0], try vm.thrownException(a), mode: 1)
        }
        t.method("aclose", 1) { (vm, a) throws(Raised) in
            vm.makeStep(a[0], vm.makeException(vm.pointee.types.generatorExit, vm.pointee.emptyTuple), mode: 2)
        }
        attributes(t, prefix: "ag")
    }

    /// What `__anext__`, `asend`, `athrow` and `aclose` of an async generator give: one step of it, to be awaited.
    private func buildStep() {
        let t = self[types.asyncGeneratorStep]
        t.special(.await, 1) { (vm, a) throws(Raised) in a[0] }
        t.special(.iter, 1) { (vm, a) throws(Raised) in a[0] }
        t.special(.next, 1) { (vm, a) throws(Raised) in try vm.runStep(a[0], sending: .none) }
        t.method("send", 2) { (vm, a) throws(Raised) in try vm.runStep(a[0], sending: a[1]) }
        t.method("throw", 2...4) { (vm, a) throws(Raised) in
            let step = vm.object(a[0], ReferenceObject.self)
            step.pointee.count = 1
            return try vm.stepResult(a[0], try vm.throwInto(step.pointee.target, try vm.thrownException(a)))
        }
        t.method("close", 1) { (vm, a) throws(Raised) in
            vm.object(a[0], ReferenceObject.self).pointee.count = 2
            return .none
        }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The exception of `throw(value)` or `throw(type, value, traceback)`.
    func thrownException(_ a: Arguments) throws(Raised) -> Value {
        let first = a[1]
        if first.is(.exception) { return first }
        guard first.is(.type), isSubtype(type(first), pointee.types.baseException) else {
            throw typeError(
                "exceptions must be classes or instances deriving from BaseException, not \(typeName(first))")
        }
        let value = a.orNone(2)
        if value.is(.exception), isInstance(value, type(first)) { return value }
        if value.isNone { return try exceptionObject(first) }
        return try call(first, value)
    }

    func makeStep(_ generator: Value, _ value: Value, mode: Int) -> Value {
        let step = allocate(.asyncGenStep, pointee.types.asyncGeneratorStep, ReferenceObject.self)
        step.pointee.target = generator
        step.pointee.callback = value
        step.pointee.start = mode
        step.pointee.count = 0
        step.pointee.step = 0
        return finish(step)
    }

    /// Goes on with a step: passes on what the generator awaits, and ends with what it yields.
    func runStep(_ handle: Value, sending: Value) throws(Raised) -> Value {
        let step = object(handle, ReferenceObject.self)
        let generator = step.pointee.target
        if step.pointee.count == 2 {
            throw raise(pointee.types.runtimeError, "cannot reuse already awaited __anext__()/asend()")
        }
        if step.pointee.count == 1 { return try stepResult(handle, try resumeStep(generator, sending)) }
        step.pointee.count = 1
        let state = self.generator(generator).pointee.state
        switch step.pointee.start {
        case 0:
            if state == .running {
                throw raise(
                    pointee.types.runtimeError, "anext(): asynchronous generator is already running")
            }
            if state == .finished {
                step.pointee.count = 2
                throw raise(pointee.types.stopAsyncIteration)
            }
            return try stepResult(handle, try resumeStep(generator, step.pointee.callback))
        case 1:
            if state == .finished {
                step.pointee.count = 2
                throw raise(pointee.types.stopAsyncIteration)
            }
            do throws(Raised) {
                return try stepResult(handle, try throwInto(generator, step.pointee.callback))
            } catch {
                step.pointee.count = 2
                throw error
            }
        default:
            if state == .finished || state == .created {
                if state == .created { finishGenerator(generator) }
                step.pointee.count = 2
                throw raise(pointee.types.stopIteration)
            }
            return try closeStep(handle) { () throws(Raised) in try throwInto(generator, step.pointee.callback) }
        }
    }

    private func resumeStep(_ generator: Value, _ sending: Value) throws(Raised) -> (Value, isItem: Bool) {
        try resumeWithResult(generator, sending: sending)
    }

    private func closeStep(
        _ handle: Value, _ body: () throws(Raised) -> (Value, isItem: Bool)
    ) throws(Raised) -> Value {
        let step = object(handle, ReferenceObject.self)
        do throws(Raised) {
            let (value, isItem) = try body()
            if isItem, value.is(.cell) {
                step.pointee.count = 2
                throw raise(pointee.types.runtimeError, "async generator ignored GeneratorExit")
            }
            if isItem { return value }
        } catch {
            step.pointee.count = 2
            if take(pointee.types.generatorExit) == nil, take(pointee.types.stopAsyncIteration) == nil { throw error }
        }
        step.pointee.count = 2
        throw raise(pointee.types.stopIteration)
    }

    /// What a step gives whoever awaits it.
    func stepResult(_ handle: Value, _ result: (Value, isItem: Bool)) throws(Raised) -> Value {
        let step = object(handle, ReferenceObject.self)
        if result.isItem {
            // What the generator awaits is passed on; what it yields is wrapped, and ends the step.
            guard result.0.is(.cell) else { return result.0 }
            step.pointee.count = 2
            if step.pointee.start == 2 {
                throw raise(pointee.types.runtimeError, "async generator ignored GeneratorExit")
            }
            throw stopIteration(cell(result.0).pointee.contents)
        }
        step.pointee.count = 2
        if step.pointee.start == 2 { throw raise(pointee.types.stopIteration) }
        throw raise(pointee.types.stopAsyncIteration)
    }
}
