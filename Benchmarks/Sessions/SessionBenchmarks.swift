import Glibc
import PythonInterpreter

/// What a host pays for sessions: made, run, asked by and asking tools, written down, restored and copied.
///
/// Prints one line for each: a name, the median of the processor time in microseconds, the least of it, and a note.
/// `Scripts/bench-python` makes the table.
@main
struct SessionBenchmarks {
    static func main() {
        let rounds = CommandLine.arguments.dropFirst().first.map { Int($0) ?? 0 } ?? 200
        guard rounds > 0 else {
            print("usage: python-session-benchmarks [ROUNDS]")
            exit(2)
        }
        Measurement.all(rounds)
    }
}

/// Samples of processor time of one thing that is done again and again.
struct Measurement {
    let name: String
    var microseconds: [Double] = []

    private init(_ name: String) { self.name = name }

    /// Measures the body by the clock of the thread's processor time. What it returns is destroyed within the time.
    static func report<Result>(
        _ name: String, rounds: Int, per count: Int = 1, note: String = "", _ body: () -> Result?
    ) {
        var measurement = Measurement(name)
        for round in 0..<rounds + rounds / 10 + 1 {
            let begin = processorTime()
            guard body() != nil else { return print("\(name)\tfailed") }
            let time = processorTime() - begin
            // The first tenth warms up.
            if round > rounds / 10 { measurement.microseconds.append(Double(time) / 1000 / Double(count)) }
        }
        let sorted = measurement.microseconds.sorted()
        print("\(name)\t\(rounded(sorted[sorted.count / 2]))\t\(rounded(sorted[0]))\t\(note)")
    }

    private static func rounded(_ value: Double) -> Double { (value * 100).rounded() / 100 }

    private static func processorTime() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }
}

extension Measurement {
    /// The state of a session that has worked for a while.
    private static let lived = """
        import json, collections
        class Account:
            def __init__(self, owner, balance):
                self.owner = owner
                self.balance = balance
        def total(accounts):
            return sum(account.balance for account in accounts)
        accounts = [Account("owner %d" % i, i * 10) for i in range(100)]
        names = {account.owner: account for account in accounts}
        text = json.dumps([account.balance for account in accounts])
        """
    private static let key: [UInt8] = Array("benchmark".utf8)
    /// Calls of a tool in one run.
    private static let calls = 1000

    static func all(_ rounds: Int) {
        // The first session of a process makes what all share.
        _ = PythonSession().run("1")
        report("session that runs 1+1, made and ended", rounds: rounds) { () -> Bool? in
            value(PythonSession().run("1+1")) == .int(2) ? true : nil
        }
        let session = PythonSession()
        report("1+1 in a session that lives", rounds: rounds) { () -> Bool? in
            value(session.run("1+1")) == .int(2) ? true : nil
        }
        session.register("add") { arguments, _ in
            guard case .int(let a)? = arguments.first, case .int(let b)? = arguments.last else { return .none }
            return .int(a + b)
        }
        report("tool call", rounds: Swift.max(rounds / 10, 3), per: calls, note: "\(calls) in a loop") { () -> Bool? in
            let result = session.run("x = 0\nfor i in range(\(calls)):\n    x = add(x, 1)\nx")
            return value(result) == .int(calls) ? true : nil
        }
        session.register(.suspending("ask"))
        report("tool call that suspends, and its answer", rounds: rounds) { () -> Bool? in
            guard case .suspended = session.start("ask(1)"), let step = try? session.resume(.value(.int(2))),
                case .finished = step
            else { return nil }
            return true
        }
        dumps(rounds)
    }

    private static func dumps(_ rounds: Int) {
        let fresh = PythonSession()
        _ = fresh.run("x = 1")
        guard let small = try? fresh.dump(key: key) else { return print("dump\tfailed") }
        report("dump of a session with one variable", rounds: rounds, note: "\(small.count) bytes") {
            try? fresh.dump(key: key)
        }
        report("its restoration", rounds: rounds) { try? PythonSession(restoring: small, key: key) }
        report("its fork", rounds: rounds) { try? fresh.fork() }
        let session = PythonSession()
        guard case .value = session.run(lived).outcome, let dump = try? session.dump(key: key) else {
            return print("dump\tfailed")
        }
        let note = "two modules, a class, 100 instances, \(dump.count) bytes"
        report("dump of a session that has worked", rounds: rounds, note: note) { try? session.dump(key: key) }
        report("its restoration ", rounds: rounds) { try? PythonSession(restoring: dump, key: key) }
        report("its fork ", rounds: rounds) { try? session.fork() }
    }

    private static func value(_ result: PythonResult) -> PythonValue? {
        if case .value(let value, _) = result.outcome { return value }
        return nil
    }
}
