import PythonInterpreter

/// What a program prints in a session, with the last line of an exception that nothing caught.
func printed(_ source: String, in session: PythonSession = PythonSession()) -> String {
    let result = session.run(source)
    let text = String(decoding: result.output, as: UTF8.self)
    switch result.outcome {
    case .value: return text
    case .exception(let exception): return text + "\(exception.type): \(exception.message)\n"
    case .limit(let kind): return text + "limit \(kind.rawValue)\n"
    }
}
