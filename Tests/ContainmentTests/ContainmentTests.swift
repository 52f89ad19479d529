@_spi(Testing) import Jail
import Sandboxing
import Testing

/// Every attack, in a sandbox with every guard, and again without those that hold it back.
@Suite(.reported, .timeLimit(.minutes(15))) struct ContainmentTests {
    private static let turnstile = Turnstile(capacity: 3)

    @Test(arguments: Catalogue.contained(for: .current)) func isContained(trial: Trial) async {
        let attack = trial.attack
        let finding = await Self.turnstile.pass(alone: attack.runsAlone) {
            await AttackRun(attack: attack, user: trial.user).finding()
        }
        switch finding {
        case .contained:
            Ledger.shared.add(.contained, for: attack)
        case .skipped(let reason):
            Ledger.shared.add(.skipped(reason), for: attack)
        case .breached(let words), .failed(let words):
            Ledger.shared.add(Ledger.Containment.failed(words), for: attack)
            Issue.record("\(trial.testDescription): \(finding)")
        }
    }

    @Test(arguments: Catalogue.demonstrated(for: .current)) func succeedsWithoutGuard(trial: Trial) async {
        let attack = trial.attack
        let showing = await Self.turnstile.pass(alone: attack.runsAlone) { await Self.show(trial) }
        Ledger.shared.add(showing, for: attack)
        if case .failed(let words) = showing {
            Issue.record("\(attack.name) was to be shown by \(attack.demonstration(for: .current)), but: \(words)")
        }
    }

    private static func show(_ trial: Trial) async -> Ledger.Showing {
        let attack = trial.attack
        switch attack.demonstration(for: .current) {
        case .removing(let guards):
            if guards.contains(.userIdentity), Caller.current == .ordinaryUser {
                return .notShown("an ordinary user cannot map user 0 of the host")
            }
            let names = guards.map(\.rawValue).sorted().joined(separator: ", ")
            let finding = await AttackRun(attack: attack, user: trial.user, guards: guards).finding()
            return judge(finding, way: "without " + names)
        case .unlimited(let limits):
            let names = limits.map(\.rawValue).sorted().joined(separator: ", ")
            let finding = await AttackRun(attack: attack, user: trial.user, limits: limits).finding()
            // Nobody gets more than a share of processors that others use up.
            if limits.contains(.cpus), case .contained(let words) = finding, HostFiles.isBusy {
                return .notShown("other work had the processors: " + words)
            }
            return judge(finding, way: "without limit " + names)
        case .outside(let reason):
            guard Caller.current == .root else { return .notShown("outside a sandbox only user 0 can") }
            let finding = await OutsideRun(attack: attack).finding()
            if case .contained(let words) = finding, words.contains("Function not implemented") {
                return .notShown("this kernel lacks the call: " + words)
            }
            return judge(finding, way: "outside: " + reason)
        case .notShown(let reason): return .notShown(reason)
        }
    }

    private static func judge(_ finding: Finding, way: String) -> Ledger.Showing {
        switch finding {
        case .breached: .shown(way)
        case .skipped(let reason): .notShown(reason)
        case .contained(let words): .failed("it was contained: " + words)
        case .failed(let words): .failed(words)
        }
    }
}
