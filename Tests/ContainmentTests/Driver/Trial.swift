import Glibc
@_spi(Testing) import Jail
import Sandboxing
import Testing

/// Who makes sandboxes: whoever runs the tests.
enum Caller: Sendable {
    case root
    case ordinaryUser

    static let current: Caller = geteuid() == 0 ? .root : .ordinaryUser

    var title: String { self == .root ? "user 0" : "an ordinary user" }
}

/// One attack as one user of the sandbox.
struct Trial: Sendable, CustomTestStringConvertible {
    let attack: Attack
    let user: SandboxUser

    var testDescription: String { "\(attack.name) as \(user.rawValue)" }
}

extension Attack {
    func demonstration(for caller: Caller) -> Demonstration {
        caller == .root ? demonstration : demonstrationForOrdinaryUser ?? demonstration
    }

    func concerns(_ caller: Caller) -> Bool {
        switch callers {
        case .both: true
        case .root: caller == .root
        case .ordinaryUser: caller == .ordinaryUser
        }
    }

    /// Whether others would suffer, or spoil the result.
    var runsAlone: Bool {
        switch verdict {
        case .judgedByHost(.limit), .judgedByHost(.hostUnharmed), .judgedByHost(.boundedOutput): true
        default: program == "zombie-flood" || program == "fork-storm-survival"
        }
    }
}

extension Catalogue {
    /// The attacks to run: all, or those that `CONTAINMENT_ONLY` names, separated by commas.
    private static let chosen: [Attack] = {
        guard let names = getenv("CONTAINMENT_ONLY").map({ String(cString: $0) }), !names.isEmpty else { return all }
        let wanted = Set(names.split(separator: ",").map(String.init))
        return all.filter { wanted.contains($0.name) }
    }()

    /// Every run with all guards.
    static func contained(for caller: Caller) -> [Trial] {
        chosen.filter { $0.concerns(caller) }.flatMap { attack in attack.users.map { Trial(attack: attack, user: $0) } }
    }

    /// Every run without some of them.
    static func demonstrated(for caller: Caller) -> [Trial] {
        chosen.filter { $0.concerns(caller) }.compactMap { attack in
            attack.users.last.map { Trial(attack: attack, user: $0) }
        }
    }
}
