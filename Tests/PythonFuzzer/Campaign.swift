import Glibc
import PythonInterpreter
import PythonTestSupport

/// Runs one program after another, each made from a number that is printed before, until time is up.
struct Campaign: Sendable {
    var corpus: [[UInt8]]
    /// How much larger stacks are than where the interpreter runs for real; sanitizers make frames several times as large.
    var stackFactor = 1

    /// What a number stands for.
    enum Kind: String, CaseIterable {
        case generated, collecting, mutated, mutatedCollecting, bytes
    }

    static func kind(of seed: UInt64) -> Kind { Kind.allCases[Int(seed % UInt64(Kind.allCases.count))] }

    func source(of seed: UInt64) -> [UInt8] {
        switch Self.kind(of: seed) {
        case .generated, .collecting:
            var generator = ProgramGenerator(seed: seed)
            return Array(generator.program().utf8)
        case .mutated, .mutatedCollecting:
            var mutation = Mutation(dice: Dice(seed: seed), corpus: corpus)
            return mutation.program()
        case .bytes:
            var mutation = Mutation(dice: Dice(seed: seed), corpus: corpus)
            return mutation.bytes()
        }
    }

    /// Runs it under tight limits, on a stack whose size varies too.
    ///
    /// - Returns: what is wrong, or nil; a defect that ends the process is found by whoever started it.
    func run(_ seed: UInt64, shows: Bool = false) -> String? {
        let source = source(of: seed)
        let kind = Self.kind(of: seed)
        var dice = Dice(seed: ~seed)
        let stack = dice.pick([512 << 10, 1 << 20, 8 << 20, 64 << 20]) * stackFactor
        let collects = kind == .collecting || kind == .mutatedCollecting
        let limits = PythonLimits(
            instructions: collects ? 60_000 : 400_000, nanoseconds: 3_000_000_000,
            memory: dice.pick([8 << 20, 32 << 20]),
            recursion: dice.pick([50, 1000, 100_000]), output: 1 << 16, hostCalls: 10)
        let complaint = Complaint()
        DeepThread.run(stack: stack) {
            let session = PythonSession(limits: limits)
            session.collectsAlways = collects
            let result = session.run(source)
            if shows { say("stack \(stack), \(limits)\n" + RecordedOutput.text(of: result)) }
            complaint.text = Self.problem(result, limits)
            // The session must be usable after whatever happened, or say that it is not.
            let after = session.run("[i for i in range(3)], str({1: 'a'})")
            if complaint.text == nil { complaint.text = Self.problem(after, limits) }
        }
        return complaint.text
    }

    private static func problem(_ result: PythonResult, _ limits: PythonLimits) -> String? {
        if case .limit(.internalError) = result.outcome { return "a defect was caught inside the interpreter" }
        if result.usage.peakMemory > limits.memory + 65_536 {
            return "\(result.usage.peakMemory) bytes were used of \(limits.memory)"
        }
        if case .exception(let exception) = result.outcome, exception.type == "SystemError" { return exception.summary }
        return nil
    }
}

/// Written by the thread that runs a program, read after it has ended.
private final class Complaint: @unchecked Sendable {
    var text: String?
}
