// Runs the programs that standard input holds and answers each with what it showed, so that a program that the
// interpreter does not survive ends this process and not the tests.
//
//     python-corpus-runner [--collects-always] [--one-session]
//     python-corpus-runner --hostile [--collects-always]     answers with what was used and how it ended, too

import PythonInterpreter
import PythonTestSupport

let collectsAlways = CommandLine.arguments.contains("--collects-always")
/// Expressions of a property test need no session each: the first program is what all of them import.
let oneSession = CommandLine.arguments.contains("--one-session")
let isHostile = CommandLine.arguments.contains("--hostile")
let programs = Messages.received()

func answerAll() {
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

func answerHostile() {
    WorldDigest.prepare()
    let digest = WorldDigest.current()
    for program in programs {
        let session = PythonSession(limits: HostileOutcome.limits)
        session.collectsAlways = collectsAlways
        let result = session.run(program)
        // What sessions share must be as it was, and this session usable, or say that it is not.
        let isWorldIntact = WorldDigest.current() == digest
        // It may have replaced the builtins, which are its own.
        let after = session.run("[i for i in (1, 2, 3)], {1: f'{2}'}")
        Messages.send(HostileOutcome(result, after: after, isWorldIntact: isWorldIntact).text)
        if !isWorldIntact { return }
    }
}

DeepThread.run(stack: 64 << 20) {
    if isHostile { answerHostile() } else { answerAll() }
}
