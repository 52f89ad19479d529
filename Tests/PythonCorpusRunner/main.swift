// Runs the programs that standard input holds and answers each with what it showed, so that a program that the
// interpreter does not survive ends this process and not the tests.
//
//     python-corpus-runner [--collects-always] [--one-session]

import PythonInterpreter
import PythonTestSupport

let collectsAlways = CommandLine.arguments.contains("--collects-always")
/// Expressions of a property test need no session each: the first program is what all of them import.
let oneSession = CommandLine.arguments.contains("--one-session")
let programs = Messages.received()

DeepThread.run(stack: 64 << 20) { [collectsAlways, oneSession, programs] in
    let limits = PythonLimits(nanoseconds: 60_000_000_000)
    func fresh() -> PythonSession {
        let session = PythonSession(limits: limits)
        session.collectsAlways = collectsAlways
        return session
    }
    var session = fresh()
    for (index, program) in programs.enumerated() {
        if !oneSession { session = fresh() }
        let text = RecordedOutput.text(of: session.run(program))
        Messages.send(text)
        // A session that reached a limit may be unusable.
        if oneSession, index > 0, text.hasSuffix("limit internal-error\n") {
            session = fresh()
            _ = session.run(programs[0])
        }
    }
}
