import Glibc
import PythonTestSupport
import TestSupport

/// Runs programs with our interpreter in a process of its own, in the form of the recordings.
struct CorpusRunner {
    /// Whether the interpreter collects at every call and loop.
    var collectsAlways = false
    /// Whether all programs share a session; the first is what they import.
    var oneSession = false
    /// Whether answers are those of `HostileOutcome`, and the environment has something to steal.
    var isHostile = false

    /// What the programs show; one that the interpreter does not survive shows the signal.
    func outputs(of sources: [String]) async throws -> [String] {
        await Self.gate.enter()
        defer { Task { await Self.gate.leave() } }
        var outputs: [String] = []
        while outputs.count < sources.count {
            // After a crash the session is gone, and with it the imports.
            let first = oneSession && !outputs.isEmpty ? [sources[0]] : []
            let (answers, end) = try await run(first + sources[outputs.count...])
            outputs += answers.dropFirst(first.count)
            if outputs.count < sources.count { outputs.append(end) }
        }
        return outputs
    }

    private func run(_ sources: [String]) async throws -> (answers: [String], end: String) {
        var words = [BuildProducts.released("python-corpus-runner")]
        if collectsAlways { words.append("--collects-always") }
        if oneSession { words.append("--one-session") }
        if isHostile { words.append("--hostile") }
        var command = HostCommand(words)
        if isHostile {
            command.environment = ["BULKHEAD_TEST_SECRET": "secret-of-the-host", "HOME": "/root-of-the-host"]
        }
        command.input = sources.flatMap { Messages.framed(Array($0.utf8)) }
        let result = try await command.run()
        let answers = Messages.split(result.standardOutput).map { String(decoding: $0, as: UTF8.self) }
        return (answers, "the interpreter ended with code \(result.code): \(result.error)")
    }

    /// As many processes as there are cores, so that limits of time stay what they are.
    private static let gate = Gate(places: max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}

/// Lets a number of tasks in at a time.
actor Gate {
    private var places: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(places: Int) { self.places = places }

    func enter() async {
        if places > 0 {
            places -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    func leave() {
        if waiting.isEmpty {
            places += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
