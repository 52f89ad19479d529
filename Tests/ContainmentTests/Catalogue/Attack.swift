@_spi(Testing) import Jail
import Sandboxing
import Testing

/// One attack: a program that really tries something in a sandbox, how to see whether it got through, and which guards
/// have to go for it to get through.
///
/// The driver makes a sandbox from the default specification with ``change`` applied, shows it the program
/// `containment-attacks` read-only at `/attacks`, starts ``program`` with ``arguments`` and reads the verdict; then it
/// does so again without the guards of ``demonstration``.
struct Attack: Sendable {
    /// A name of its own. Mostly that of the program.
    var name: String
    /// What `containment-attacks` calls it.
    var program: String
    /// Numbers in the project's list of attacks; empty for those of our own.
    var references: [Int]
    /// What it tries, in a few words.
    var summary: String
    /// What the program is told about the host, which it could not know by itself.
    var arguments: [Argument] = []
    /// What has to be there on the host before.
    var preparations: [Preparation] = []
    /// How the specification differs from the default one.
    var change: @Sendable (inout SandboxSpecification) -> Void = { _ in }
    /// As whom it is tried. The last one is also tried without the guards.
    var users: [SandboxUser] = [.user, .root]
    /// Who makes the sandbox.
    var callers: Callers = .both
    /// Controls without which the attack cannot be contained on a machine; it is then reported as unenforced.
    var needs: Set<Control> = []
    /// How to see whether the attack was contained.
    var verdict: Verdict = .programLine
    /// How to see that the attack can succeed.
    var demonstration: Demonstration
    /// The same for an ordinary user's sandbox, where that differs.
    var demonstrationForOrdinaryUser: Demonstration?

    /// An attack that is named as its program.
    init(
        _ program: String, _ references: [Int] = [], _ summary: String, name: String? = nil,
        arguments: [Argument] = [], preparations: [Preparation] = [], users: [SandboxUser] = [.user, .root],
        callers: Callers = .both, needs: Set<Control> = [], verdict: Verdict = .programLine,
        shown demonstration: Demonstration, toOrdinaryUser demonstrationForOrdinaryUser: Demonstration? = nil,
        change: @escaping @Sendable (inout SandboxSpecification) -> Void = { _ in }
    ) {
        self.name = name ?? program
        self.program = program
        self.references = references
        self.summary = summary
        self.arguments = arguments
        self.preparations = preparations
        self.change = change
        self.users = users
        self.callers = callers
        self.needs = needs
        self.verdict = verdict
        self.demonstration = demonstration
        self.demonstrationForOrdinaryUser = demonstrationForOrdinaryUser
    }

    /// Who makes the sandbox.
    enum Callers: Sendable, Hashable {
        /// Only user 0: an ordinary user has no such control, or nothing to lose.
        case root
        /// Only an ordinary user.
        case ordinaryUser
        /// Both.
        case both
    }
}

/// How an attack that is contained by the whole jail can be seen to succeed. A test that cannot fail proves nothing.
enum Demonstration: Sendable {
    /// It succeeds in a sandbox without these guards. Walls are layered, so several may have to go together; it is the
    /// smallest such set.
    case removing(Set<JailGuard>)
    /// It succeeds in a sandbox without these limits. Amounts are bounded by arguments: the machine is in no danger.
    case unlimited(Set<LimitGuard>)
    /// The kernel asks for privileges over the machine itself, which no user namespace gives, so no guard can be
    /// removed from the jail. It succeeds when user 0 runs the program outside any sandbox. The text says which rule.
    case outside(String)
    /// It cannot be shown on an ordinary machine, for this reason.
    case notShown(String)

    /// The guards to remove; none if the demonstration is of another kind.
    var guardsToRemove: Set<JailGuard> { if case .removing(let guards) = self { guards } else { [] } }
}

/// Limits that an attack is shown without.
enum LimitGuard: String, Sendable, Hashable, CaseIterable {
    case memory, cpus, cpuTime, processes, openFiles, fileSize, disk, output, wallTime

    /// Takes the limit out of a specification.
    func remove(from limits: inout Limits) {
        switch self {
        case .memory: limits.memory = nil
        case .cpus: limits.cpus = nil
        case .cpuTime: limits.cpuTime = nil
        case .processes: limits.processes = nil
        case .openFiles: limits.openFiles = nil
        case .fileSize: limits.fileSize = nil
        case .disk: limits.disk = nil
        case .output: limits.output = nil
        case .wallTime: limits.wallTime = nil
        }
    }
}

extension Attack: CustomTestStringConvertible {
    var testDescription: String { name }
}
