import PythonSyntax

extension Analyzer {
    /// Calls that wait for something.
    private static let waiting: Set<String> = [
        "sleep", "wait", "get", "recv", "recvfrom", "accept", "select", "poll", "read", "readline", "join", "input",
        "communicate", "acquire", "serve_forever", "run_until_complete", "result", "pause", "sigwait", "receive",
    ]
    /// Calls after which nothing follows, or that end an iteration.
    private static let leaving: Set<String> = ["exit", "quit", "_exit", "abort", "next", "fail", "send", "throw"]

    func evaluateCall(
        _ expression: Expression, _ function: Expression, _ arguments: [Expression], _ keywords: [Keyword]
    ) -> Value {
        let callee = evaluate(function, .callee)
        var call = Call(
            range: expression.range, function: function, arguments: [], expressions: arguments, keywords: [],
            keywordExpressions: keywords)
        for argument in arguments {
            let value = evaluateArgument(argument, of: callee, call.arguments.count)
            if case .starred = argument.kind, case .sequence(let sequence) = value,
                call.arguments.count + sequence.elements.count <= Value.mostElements
            {
                call.arguments += sequence.elements
            } else {
                call.arguments.append(value)
            }
        }
        for keyword in keywords {
            let value = evaluate(keyword.value)
            if keyword.name == nil, case .dictionary(let dictionary) = value {
                for (key, value) in zip(dictionary.keys, dictionary.values) {
                    call.keywords.append((folding.shown(key)?.text, value))
                }
            } else {
                call.keywords.append((keyword.name, value))
            }
        }
        noteFlow(call)
        let result = callee.map { apply($0, call) }
        mutate(call, callee)
        return result
    }

    /// The second argument of `isinstance` only names a class.
    private func evaluateArgument(_ argument: Expression, of callee: Value, _ index: Int) -> Value {
        if index == 1, case .symbol(let symbol) = callee,
            symbol.name == "builtins.isinstance" || symbol.name == "builtins.issubclass"
        {
            annotation(argument)
            return .unknown
        }
        return evaluate(argument)
    }

    private func noteFlow(_ call: Call) {
        guard quiet == 0, let name = call.lastName else { return }
        if case .name = call.function.kind, let frame = function, name == frame.name, !frame.isConditional {
            report(
                .endlessRecursion, call.range, "\(name) calls itself before anything could end it", subject: name)
        }
        if Self.leaving.contains(name) {
            leaveFunction()
        } else if Self.waiting.contains(name) {
            for index in loops.indices { loops[index].waits = true }
        }
    }

    /// Follows what methods do to lists that have a name.
    private func mutate(_ call: Call, _ callee: Value) {
        guard case .method(.sequence(let sequence), let method) = callee,
            case .attribute(let owner, _) = call.function.kind, case .name(let name) = owner.kind
        else { return }
        switch method {
        case "append" where loops.isEmpty && scopes[scope].branches == 0 && call.arguments.count == 1:
            bind(name, folding.list(sequence.elements + call.arguments))
        case "reverse" where loops.isEmpty && scopes[scope].branches == 0:
            bind(name, folding.list(sequence.elements.reversed()))
        case "append", "extend", "insert", "pop", "remove", "clear", "sort", "reverse": bind(name, .unknown)
        default: break
        }
    }

    /// What a call gives, after everything about it has been reported.
    private func apply(_ callee: Value, _ call: Call) -> Value {
        switch callee {
        case .symbol(let symbol):
            check(symbol, call)
            return result(of: symbol, call)
        case .method(let receiver, let name):
            checkMethod(name, of: receiver, call)
            let result = folding.call(name, of: receiver, call.arguments, call.keywords)
            if case .unknown = result, name == "format" || name == "join" { return outline(of: receiver, name, call) }
            return result
        case .definition(let index): return .instance(index)
        case .attributeGetter(let name):
            return .join(call.arguments.prefix(1).map { attribute(path: name.text, of: $0, call.range) })
        default:
            checkUnknown(call)
            return .unknown
        }
    }

    /// A dotted path of attributes.
    private func attribute(path: String, of value: Value, _ range: SourceRange) -> Value {
        var value = value
        for name in path.split(separator: ".").prefix(32) { value = attribute(String(name), of: value, range) }
        return value
    }

    /// What is known of a text that a method puts together from parts that are not all known.
    private func outline(of receiver: Value, _ name: String, _ call: Call) -> Value {
        guard case .text(let text) = receiver else { return .unknown }
        if name == "format" {
            var result = ""
            var isInside = false
            for scalar in text.text.unicodeScalars {
                if scalar == "{" {
                    isInside = true
                } else if scalar == "}" {
                    isInside = false
                    result += "?"
                } else if !isInside {
                    result.unicodeScalars.append(scalar)
                }
            }
            return outline([result])
        }
        guard case .sequence(let sequence)? = call.arguments.first, sequence.elements.count <= 64 else {
            return .unknown
        }
        let parts = sequence.elements.map { $0.outlines.first ?? "?" }
        return outline([parts.joined(separator: text.text)])
    }

    /// Methods of objects about which nothing is known, with names that leave little doubt.
    private func checkUnknown(_ call: Call) {
        guard case .attribute(_, let name) = call.function.kind else { return }
        let rule: RuleKind
        switch name {
        case "unlink", "rmdir": rule = .fileDeletion
        case "rmtree": rule = .recursiveDeletion
        case "write_text", "write_bytes": rule = .fileWrite
        case "create_subprocess_exec", "create_subprocess_shell": rule = .processExecution
        case "__reduce__", "__reduce_ex__", "__getattribute__":
            report(.introspectionChain, call.range, "\(name) is called", subject: name)
            return
        case "__subclasses__": return
        default: return
        }
        report(rule, call.range, "\(name) is called: \(rule.rule.clause)", subject: name)
    }
}
