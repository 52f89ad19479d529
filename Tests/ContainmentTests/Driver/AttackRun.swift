import Glibc
@_spi(Testing) import Jail
import Sandboxing
import TestSupport

/// One attack, run once: with everything in place, or without guards or limits.
struct AttackRun: Sendable {
    let attack: Attack
    let user: SandboxUser
    /// What is missing; nothing in an ordinary run.
    var guards: Set<JailGuard> = []
    var limits: Set<LimitGuard> = []

    private var isDemonstration: Bool { !guards.isEmpty || !limits.isEmpty }

    /// Runs it and judges it.
    func finding() async -> Finding {
        do {
            let stage = try await Stage(for: attack)
            let finding = await finding(on: stage)
            let harm = stage.harm()
            await stage.clear()
            if case .contained = finding, let harm { return .breached(harm) }
            return finding
        } catch let error as Stage.Impossible {
            return .skipped(error.reason)
        } catch {
            return .failed("\(error)")
        }
    }

    private func finding(on stage: Stage) async -> Finding {
        do {
            if attack.needsOwner { return try await OwnerRun(run: self, stage: stage).finding() }
            let runtime = await Runtimes.shared.runtime(without: guards)
            let finding = try await runtime.withSandbox(specification(stage)) { sandbox in
                let finding = try await withNeighbours(stage, runtime) { try await judge(sandbox, stage) }
                guard case .breached(let words) = finding, let gap = missingControl(sandbox.enforcement) else {
                    return finding
                }
                return .skipped("\(gap); it got through: \(words)")
            }
            guard attack.verdict == .judgedByHost(.nothingSurvives), case .contained = finding else { return finding }
            return await Survivors(token: stage.token).finding()
        } catch {
            return .failed("\(error)")
        }
    }

    func specification(_ stage: Stage) -> SandboxSpecification {
        var specification = SandboxSpecification()
        specification.user = user
        specification.fileSystem.mounts = stage.mounts
        specification.limits.wallTime = .seconds(60)
        attack.change(&specification)
        for limit in limits { limit.remove(from: &specification.limits) }
        return specification
    }

    /// Why the attack need not be contained on this machine: what would do so cannot be enforced fully, and the sandbox
    /// says so.
    private func missingControl(_ enforcement: Enforcement) -> String? {
        guard !isDemonstration else { return nil }
        for control in attack.needs.sorted() {
            switch enforcement[control] {
            case .enforced, nil: continue
            case .degraded(_, let gap): return "\(control.rawValue) is reported as degraded: \(gap)"
            case .unenforced(let reason): return "\(control.rawValue) is reported as not enforced: \(reason)"
            }
        }
        return nil
    }

    /// Runs the body while the attack's neighbours live in sandboxes of their own.
    private func withNeighbours<Result: Sendable>(
        _ stage: Stage, _ runtime: JailRuntime, _ body: () async throws -> Result
    ) async throws -> Result {
        guard let (program, arguments) = attack.preparations.lazy.compactMap(\.neighbour).first else {
            return try await body()
        }
        let words = stage.values(of: arguments)
        var specification = SandboxSpecification()
        specification.fileSystem.mounts = stage.mounts
        return try await runtime.withSandbox(specification) { neighbour in
            let process = try await neighbour.start(ProcessRequest([Stage.program, program] + words))
            // Its first words say that it holds what it is asked to hold.
            guard case .standardOutput(let words) = try await process.events.next() else {
                throw Stage.Impossible(reason: "the neighbour said nothing")
            }
            let text = String(decoding: words, as: UTF8.self)
            if text.hasPrefix("SKIPPED") { throw Stage.Impossible(reason: "the neighbour: " + text) }
            return try await body()
        }
    }

    /// The command line of the attack inside.
    func request(_ stage: Stage) -> ProcessRequest {
        var request = ProcessRequest([Stage.program, attack.program] + stage.arguments)
        if attack.preparations.contains(.ownTerminal) { request.terminal = TerminalSize() }
        return request
    }

    private func judge(_ sandbox: any Sandbox, _ stage: Stage) async throws -> Finding {
        switch attack.verdict {
        case .programLine:
            let process = try await sandbox.startFinal(request(stage))
            return Finding(program: try await process.collectOutcome())
        case .judgedByHost(let check):
            return try await HostJudgement(check: check, run: self, sandbox: sandbox, stage: stage).finding()
        }
    }
}

extension Attack {
    private static let inherited: Set<Preparation> = [.inheritedDirectory, .inheritedSocket, .callerTerminal, .hostKey]

    /// Whether the caller must be a process of its own: with a terminal, with keys or descriptors to inherit, or to be
    /// killed.
    var needsOwner: Bool {
        verdict == .judgedByHost(.nothingSurvivesOwner) || arguments.contains(.environmentVariable)
            || !Self.inherited.isDisjoint(with: preparations)
    }
}
