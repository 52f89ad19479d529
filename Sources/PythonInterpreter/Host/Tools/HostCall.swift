/// Calls from the guest to the host. There is one native function for all of them; the object that the guest holds
/// carries the number of the tool.
extension WorldBuilder {
    func buildHost() {
        hostCall = native("host function", .raw) { (vm, a) throws(Raised) in try vm.callHost(a) }
    }
}

extension UnsafeMutablePointer where Pointee == Machine {
    /// The object through which the guest calls the tool with this number.
    func makeHostFunction(_ name: String, state: Value) -> Value {
        let shared = World.shared.hostCall.raw(NativeObject.self)
        let native = allocate(.native, pointee.types.native, NativeObject.self)
        native.pointee.index = shared.pointee.index
        native.pointee.isMethod = false
        native.pointee.isStatic = false
        native.pointee.name = intern(name)
        native.pointee.owner = .undefined
        native.pointee.state = state
        return finish(native)
    }

    /// Whether a native is one of the host's.
    func isHostFunction(_ native: UnsafeMutablePointer<NativeObject>) -> Bool {
        native.pointee.index == World.shared.hostCall.raw(NativeObject.self).pointee.index
    }

    /// The tool behind a native of the host.
    func hostTool(_ state: Value) -> PythonTool? {
        if state.isInt {
            let tools = pointee.host.tools
            return tools.indices.contains(state.asInt) ? tools[state.asInt] : nil
        }
        // A name that nobody defined, in a session that asks the host for such.
        return state.is(.string) ? .suspending(text(state)) : nil
    }

    /// What `inspect.signature` reads.
    func hostSignature(_ state: Value) throws(Raised) -> Value {
        guard let parameters = hostTool(state)?.parameters else { return .none }
        var parts: [String] = []
        for parameter in parameters {
            guard let value = parameter.defaultValue else {
                parts.append(parameter.name)
                continue
            }
            let imported = try `import`(value)
            keep(imported)
            parts.append(parameter.name + "=" + text(try representation(imported)))
        }
        return try makeString("(" + parts.joined(separator: ", ") + ")")
    }

    /// Whether the value in this register, which an instruction of the frame just made, is what a later one calls.
    ///
    /// A register holds the callee from where it is loaded until the call; whatever else names it first as its A uses it
    /// for something else.
    func isCallee(_ register: Int, _ frame: UnsafeMutablePointer<Frame>) -> Bool {
        let code = frame.pointee.code.pointee.template._withUnsafeGuaranteedRef { $0.instructions }
        var index = frame.pointee.pc
        let end = Swift.min(code.count, index + 4096)
        while index < end {
            let instruction = Instruction(word: code[index])
            if instruction.a == register, instruction.opcode.shape.a == .register {
                return instruction.opcode == .call || instruction.opcode == .callUnpacked
            }
            index += instruction.opcode.shape.hasCache ? 2 : 1
        }
        return false
    }

    func callHost(_ a: Arguments) throws(Raised) -> Value {
        guard let tool = hostTool(a.state) else { throw raise(pointee.types.runtimeError, "no such tool") }
        if pointee.host.callsLeft <= 0 { throw exceed(.hostCalls) }
        pointee.host.callsLeft -= 1
        pointee.host.callsMade += 1
        let (arguments, keywords) = try hostArguments(tool, a)
        switch tool.implementation {
        case .function(let function):
            return try answer(tool, waiting { () throws -> PythonValue in try function(arguments, keywords) })
        case .asyncFunction(let function):
            let interruption = pointee.interruption
            return try answer(
                tool,
                waiting { () throws -> PythonValue in
                    try AsyncCall.wait(interruption) { try await function(arguments, keywords) }
                })
        case .finalAnswer(let function):
            switch waiting({ () throws -> PythonValue in try function(arguments, keywords) }) {
            case .success(let value):
                pointee.host.finalAnswer = value
                throw exceed(.stopped)
            case .failure(let error): throw raise(toolError: error)
            }
        case .stop(let reason):
            pointee.host.stopReason = reason
            throw exceed(.stopped)
        case .missing:
            throw raise(
                pointee.types.runtimeError, "the tool '\(tool.name)' is not available in this restored session")
        case .suspending:
            let call = PythonCall(
                name: tool.name, arguments: arguments, keywords: keywords, position: callPosition())
            if pointee.host.canSuspend, isCalledByLoop(a) {
                pointee.host.suspendedCall = call
                // No exception is under way: the loop leaves its frames as they are.
                throw Raised()
            }
            return try answerNested(call, isUnknownName: a.state.is(.string))
        }
    }

    /// Where suspending is impossible because a native function waits for the result, the host may answer at once.
    private func answerNested(_ call: PythonCall, isUnknownName: Bool) throws(Raised) -> Value {
        guard let handler = pointee.host.onNestedCall else {
            if isUnknownName { throw nameError("name '\(call.name)' is not defined", call.name) }
            throw raise(
                pointee.types.runtimeError,
                pointee.host.canSuspend
                    ? "'\(call.name)' suspends the program and cannot be called from inside a builtin function"
                    : "'\(call.name)' suspends the program, which was not started in a way that allows it")
        }
        let answer = waiting { () throws -> PythonAnswer in try handler(call) }
        if pointee.interruption.isRequested { throw exceed(.interrupted) }
        switch answer {
        case .success(let answer): return try deliver(answer)
        case .failure(let error): throw raise(toolError: error)
        }
    }

    /// The value of an answer, or its exception raised.
    func deliver(_ answer: PythonAnswer) throws(Raised) -> Value {
        switch answer {
        case .value(let value): return try `import`(value)
        case .exception(let type, let message):
            throw raise(toolError: PythonToolError(type: type, message: message))
        }
    }

    private func answer(_ tool: PythonTool, _ result: Result<PythonValue, any Error>) throws(Raised) -> Value {
        if pointee.interruption.isRequested { throw exceed(.interrupted) }
        switch result {
        case .success(let value): return try `import`(value)
        case .failure(let error): throw raise(toolError: error)
        }
    }

    /// Does the host's work while the guest's clock stands still.
    private func waiting<Answer>(_ body: () throws -> Answer) -> Result<Answer, any Error> {
        let begin = Clock.monotonic()
        let wasWaiting = pointee.host.isWaiting
        pointee.host.isWaiting = true
        let result = Result { try body() }
        pointee.host.isWaiting = wasWaiting
        if pointee.deadline != .max { pointee.deadline &+= Clock.monotonic() &- begin }
        return result
    }

    func raise(toolError error: any Error) -> Raised {
        guard let named = error as? PythonToolError else {
            return raise(pointee.types.runtimeError, String(describing: error))
        }
        let found = get(World.shared.builtins, name: intern(named.type))
        if found.is(.type), isSubtype(type(found), pointee.types.baseException) {
            return raise(type(found), named.message)
        }
        return raise(pointee.types.runtimeError, "\(named.type): \(named.message)")
    }

    /// Whether the running loop called the host function itself, so that it can be left and entered again.
    private func isCalledByLoop(_ a: Arguments) -> Bool {
        guard pointee.loops == 1, pointee.frameCount > 0 else { return false }
        let frame = pointee.frames + (pointee.frameCount - 1)
        guard frame.pointee.pc > 0 else { return false }
        let instruction = Instruction(word: frame.pointee.code.pointee.instructions[frame.pointee.pc - 1])
        let window = frame.pointee.base + instruction.a
        // The callee is still where the instruction has it; another native's would lie further up.
        switch instruction.opcode {
        case .call, .callUnpacked: return a.base == window + 1 && isHostFunction(window[0], a.state)
        case .callMethod: return a.base == window + 2 && isHostFunction(window[1], a.state)
        default: return false
        }
    }

    private func isHostFunction(_ callee: Value, _ state: Value) -> Bool {
        guard callee.is(.native) else { return false }
        let native = object(callee, NativeObject.self)
        return isHostFunction(native) && native.pointee.state.isIdentical(state)
    }

    /// The register that receives the result of the call at which the top frame is suspended.
    func suspendedResult() -> UnsafeMutablePointer<Value>? {
        guard pointee.frameCount > 0 else { return nil }
        let frame = pointee.frames + (pointee.frameCount - 1)
        guard frame.pointee.pc > 0 else { return nil }
        let instruction = Instruction(word: frame.pointee.code.pointee.instructions[frame.pointee.pc - 1])
        return frame.pointee.base + instruction.a
    }

    private func callPosition() -> PythonCall.Position {
        guard pointee.frameCount > 0 else { return PythonCall.Position(file: "", line: 0, column: 0) }
        let frame = pointee.frames + (pointee.frameCount - 1)
        let index = frame.pointee.pc - 1
        return frame.pointee.code.pointee.template._withUnsafeGuaranteedRef { template in
            guard template.locations.indices.contains(index) else {
                return PythonCall.Position(file: template.filename, line: template.firstLine, column: 0)
            }
            let location = template.locations[index]
            return PythonCall.Position(file: template.filename, line: Int(location.line), column: Int(location.column))
        }
    }

    // MARK: Arguments

    private func hostArguments(
        _ tool: PythonTool, _ a: Arguments
    ) throws(Raised) -> ([PythonValue], [String: PythonValue]) {
        let names = a.keywordNames
        let keywordCount = names.is(.tuple) ? tuple(names).pointee.count : 0
        var exporter = Exporter(vm: self, isStrict: true)
        var positional: [PythonValue] = []
        for index in 0..<a.count - keywordCount { positional.append(try exporter.export(a[index])) }
        var keywords: [String: PythonValue] = [:]
        for index in 0..<keywordCount {
            let name = text(tuple(names).pointee.items[index])
            keywords[name] = try exporter.export(a[a.count - keywordCount + index])
        }
        guard let parameters = tool.parameters else { return (positional, keywords) }
        return (try bind(tool, parameters, positional, &keywords), [:])
    }

    private func bind(
        _ tool: PythonTool, _ parameters: [PythonTool.Parameter], _ positional: [PythonValue],
        _ keywords: inout [String: PythonValue]
    ) throws(Raised) -> [PythonValue] {
        if positional.count > parameters.count {
            let required = parameters.count { $0.defaultValue == nil }
            let takes = required == parameters.count ? "\(required)" : "from \(required) to \(parameters.count)"
            throw typeError(
                "\(tool.name)() takes \(takes) positional argument\(parameters.count == 1 ? "" : "s") but"
                    + " \(positional.count) \(positional.count == 1 ? "was" : "were") given")
        }
        var values = positional
        var missing: [String] = []
        for (index, parameter) in parameters.enumerated() {
            let named = keywords.removeValue(forKey: parameter.name)
            if index < positional.count {
                if named != nil {
                    throw typeError("\(tool.name)() got multiple values for argument '\(parameter.name)'")
                }
            } else if let value = named ?? parameter.defaultValue {
                values.append(value)
            } else {
                missing.append("'\(parameter.name)'")
                values.append(.none)
            }
        }
        if let unknown = keywords.keys.min() {
            throw typeError("\(tool.name)() got an unexpected keyword argument '\(unknown)'")
        }
        if !missing.isEmpty {
            let list =
                missing.count < 3
                ? missing.joined(separator: " and ")
                : missing.dropLast().joined(separator: ", ") + ", and " + (missing.last ?? "")
            throw typeError(
                "\(tool.name)() missing \(missing.count) required positional"
                    + " argument\(missing.count == 1 ? "" : "s"): \(list)")
        }
        return values
    }
}
