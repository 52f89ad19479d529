import Glibc
import Sandboxing
import TestSupport

/// Verdicts that the host gives, because the program cannot know or has no line for it.
struct HostJudgement {
    let check: HostCheck
    let run: AttackRun
    let sandbox: any Sandbox
    let stage: Stage

    private static let userland = [
        "/usr", "/usr/bin", "/usr/lib", "/usr/local/bin", "/bin", "/lib", "/sbin", "/etc", "/etc/ssl/certs",
        "/etc/alternatives", "/etc/cron.d", "/etc/ld.so.conf.d", "/", "/opt", "/srv", "/var", "/run", "/root",
    ]

    func finding() async throws -> Finding {
        switch check {
        case .limit(let limit): return limited(limit, try await outcome())
        case .boundedOutput: return bounded(try await outcome())
        case .othersLive: return try await othersLive()
        case .nothingSurvives, .nothingSurvivesOwner: return Finding(program: try await outcome())
        case .nothingPlanted: return planted(try await outcome())
        case .noRootOwnedFile: return rootOwned(try await outcome())
        case .filesStayInside, .filesStayInsideMeanwhile, .specialFilesRefused, .namesVerbatim, .spaceUnchanged:
            return try await FileJudgement(check: check, run: run, sandbox: sandbox, stage: stage).finding()
        case .exitCode(let code): return ended(try await outcome(), .exited(code))
        case .exitSignal(let signal): return ended(try await outcome(), .signaled(signal))
        case .outputVerbatim(let bytes): return printed(try await outcome(), bytes)
        case .alphabet(let count):
            return printed(try await outcome(), (0..<count).map { UInt8(ascii: "a") + UInt8($0 % 26) })
        case .outcomeInTime: return try await outcomeInTime()
        case .hostUnharmed:
            let before = HostState()
            let outcome = try await outcome()
            return unharmed(outcome, before)
        case .startsScript(let path): return try await startsScript(path)
        }
    }

    private func outcome() async throws -> Outcome {
        try await sandbox.startFinal(run.request(stage)).collectOutcome()
    }

    private func limited(_ limit: LimitGuard, _ outcome: Outcome) -> Finding {
        if let name = limit.reported, outcome.limits.contains(name) { return .contained("the limit \(name.rawValue)") }
        switch Finding(program: outcome) {
        case .failed(let words) where outcome.exit == .exited(1): return .breached(words)
        case let finding: return finding
        }
    }

    private func bounded(_ outcome: Outcome) -> Finding {
        let most = max(outcome.standardOutput.count, outcome.standardError.count)
        let isTruncated = outcome.standardOutputTruncated || outcome.standardErrorTruncated
        if most > 1 << 20 { return .breached("\(most) bytes were kept") }
        if !isTruncated { return .failed("\(most) bytes, \(outcome.exit): nothing was cut off") }
        return .contained("\(most) bytes were kept")
    }

    private func othersLive() async throws -> Finding {
        // A process of the sandbox may not be able to end it, so this one is not the final one.
        let outcome = try await sandbox.run(run.request(stage))
        guard stage.hostProcess.isAlive else { return .breached("a process of the host was killed") }
        let next = try await sandbox.run(ProcessRequest(["/bin/true"]))
        guard next.exit.isSuccess else { return .breached("the sandbox runs no more commands: \(next.exit)") }
        return .contained("the sandbox goes on after \(outcome.exit)")
    }

    private func planted(_ outcome: Outcome) -> Finding {
        for directory in Self.userland where HostFiles.status(directory + "/" + stage.token) != nil {
            return .breached("\(directory)/\(stage.token) is on the host")
        }
        return Finding(program: outcome)
    }

    private func rootOwned(_ outcome: Outcome) -> Finding {
        for name in HostFiles.names(stage.readWriteSource) {
            let path = stage.readWriteSource + "/" + String(decoding: name, as: UTF8.self)
            guard let status = HostFiles.status(path) else { continue }
            if status.st_uid == 0 || status.st_gid == 0 {
                return .breached("\(path) belongs to \(status.st_uid):\(status.st_gid)")
            }
        }
        // The program itself cannot know what its users are outside.
        let finding = Finding(program: outcome)
        if case .breached(let words) = finding { return .contained("only inside: " + words) }
        return finding
    }

    private func ended(_ outcome: Outcome, _ expected: ExitStatus) -> Finding {
        outcome.exit == expected ? .contained("\(expected)") : .breached("\(outcome.exit) instead of \(expected)")
    }

    private func printed(_ outcome: Outcome, _ expected: [UInt8]) -> Finding {
        outcome.standardOutput == expected
            ? .contained("all \(expected.count) bytes arrived as they were")
            : .breached("\(outcome.standardOutput.count) bytes arrived, not those that were printed")
    }

    private func outcomeInTime() async throws -> Finding {
        let outcome = try await sandbox.run(run.request(stage))
        let text = String(decoding: outcome.standardOutput, as: UTF8.self)
        if text.contains("LATE") { return .breached("the outcome waited for the child's last words") }
        return Finding(program: outcome)
    }

    private func unharmed(_ outcome: Outcome, _ before: HostState) -> Finding {
        if let change = HostState().change(since: before) { return .breached(change) }
        guard stage.hostProcess.isAlive else { return .breached("a process of the host was killed") }
        // Random calls may well end the program itself; that is its own loss.
        return .contained("the host is as before; the program: \(outcome.exit)")
    }

    private func startsScript(_ path: String) async throws -> Finding {
        let supervisor = BuildProducts.path(of: "bulkhead-supervisor")
        let before = HostFiles.status(supervisor)
        let process = try await sandbox.start(run.request(stage))
        while (try? await sandbox.files.status(path)) == nil { try await Task.sleep(for: .milliseconds(20)) }
        for _ in 0..<10 { _ = try? await sandbox.run(ProcessRequest([path], timeout: .seconds(5))) }
        let outcome = try await process.collectOutcome()
        let after = HostFiles.status(supervisor)
        guard let before, let after, before.st_mtim.tv_sec == after.st_mtim.tv_sec,
            before.st_mtim.tv_nsec == after.st_mtim.tv_nsec, before.st_size == after.st_size,
            before.st_ctim.tv_nsec == after.st_ctim.tv_nsec
        else { return .breached("\(supervisor) has changed") }
        return Finding(program: outcome)
    }
}

extension LimitGuard {
    /// As outcomes name it; nil where the kernel refuses without counting.
    var reported: LimitName? {
        switch self {
        case .memory: .memory
        case .cpuTime: .cpuTime
        case .processes: .processes
        case .fileSize: .fileSize
        case .disk: .disk
        case .output: .output
        case .wallTime: .wallTime
        case .cpus, .openFiles: nil
        }
    }
}

/// What an attack on the whole kernel would change.
struct HostState {
    private let taint = HostFiles.text("/proc/sys/kernel/tainted")
    private let name = HostFiles.text("/proc/sys/kernel/hostname")
    private let interfaces = HostFiles.text("/proc/net/dev")?.split(separator: "\n").map { $0.prefix { $0 != ":" } }
    private let mounts = HostFiles.text("/proc/self/mountinfo")
    private let clockOffset: Int64

    init() {
        var real = timespec()
        var boot = timespec()
        clock_gettime(CLOCK_REALTIME, &real)
        clock_gettime(CLOCK_BOOTTIME, &boot)
        clockOffset = Int64(real.tv_sec) - Int64(boot.tv_sec)
    }

    func change(since before: HostState) -> String? {
        // The kernel taints itself when it warns, oopses or loads what it should not.
        if taint != before.taint { return "the kernel is tainted: \(taint ?? "")" }
        if name != before.name { return "the host's name is \(name ?? "")" }
        if interfaces != before.interfaces { return "the host has other interfaces" }
        if mounts != before.mounts { return "the host has other mounts" }
        if abs(clockOffset - before.clockOffset) > 2 { return "the clock was set" }
        return nil
    }
}
