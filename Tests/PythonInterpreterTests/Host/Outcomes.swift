import PythonInterpreter

extension PythonResult {
    var value: PythonValue? {
        if case .value(let value, _) = outcome { value } else { nil }
    }
    var exception: PythonException? {
        if case .exception(let exception) = outcome { exception } else { nil }
    }
    var limit: PythonLimitKind? {
        if case .limit(let kind) = outcome { kind } else { nil }
    }
    var text: String { String(decoding: output, as: UTF8.self) }
}
