/// Which system calls a sandbox may make: the standard policy, changed by name.
///
/// The standard policy is an allow-list, described by ``SyscallGroup``. A name in `allow` lifts the standard policy's
/// whole rule for that call, tests of arguments included: `allow: ["clone3"]` gives every namespace. A name in `deny`
/// refuses the call whatever its arguments, and wins over `allow`; a call that the standard policy refuses anyway
/// keeps its error. Names of calls that only another architecture has are accepted and change nothing, so one policy
/// serves all machines.
///
/// Two things cannot be changed by name: calls of foreign instruction sets kill the process, and `allow` does not lift
/// the restriction of set-user-ID files, which protects the host and not the sandbox.
public struct SyscallFilter: Sendable {
    /// The architecture that the filter is for.
    public let architecture: Architecture
    /// Whether the sandbox is kept from making set-user-ID and set-group-ID files.
    public let restrictsSetUserID: Bool
    /// What happens to each call of the architecture, in the order of names.
    let decisions: [Decision]

    /// A call of the architecture and its rule.
    struct Decision: Sendable {
        let row: SyscallRow
        let number: UInt32
        let rule: SyscallRule
        let origin: Origin
    }

    /// Who decided.
    enum Origin: Sendable {
        case standard
        case allowed
        case denied
        case setUserID
    }

    /// A filter for an architecture.
    ///
    /// - Parameters:
    ///   - architecture: Whose calls the filter examines.
    ///   - allow: Names to allow wholly.
    ///   - deny: Names to refuse wholly.
    ///   - restrictSetUserID: Whether calls that give a file a set-user-ID or set-group-ID bit are refused.
    public init(
        architecture: Architecture = .current, allow: Set<String> = [], deny: Set<String> = [],
        restrictSetUserID: Bool = false
    ) throws(SyscallFilterError) {
        // In order, so that of several mistakes the same one is reported every time.
        for name in allow.union(deny).sorted() {
            guard SyscallTable.row(named: name) != nil else {
                throw .unknownName(name, suggestions: NameSuggestions.forName(name))
            }
            if deny.contains(name) {
                if Self.essential.contains(name) {
                    throw .cannotDeny(name)
                }
            } else if restrictSetUserID, SetUserIDRestriction.unexaminable.contains(name) {
                throw .cannotAllow(name)
            }
        }
        self.architecture = architecture
        restrictsSetUserID = restrictSetUserID
        var decisions: [Decision] = []
        decisions.reserveCapacity(SyscallTable.rows.count)
        for row in SyscallTable.rows {
            guard let number = row.number(on: architecture) else { continue }
            let (rule, origin) = Self.decide(
                row, isAllowed: allow.contains(row.name), isDenied: deny.contains(row.name),
                restrictSetUserID: restrictSetUserID)
            decisions.append(Decision(row: row, number: number, rule: rule, origin: origin))
        }
        self.decisions = decisions
    }

    /// Calls without which a program under the filter could not start, end, or come back from a signal.
    private static let essential: Set<String> = ["execve", "exit", "exit_group", "rt_sigreturn"]

    private static func decide(
        _ row: SyscallRow, isAllowed: Bool, isDenied: Bool, restrictSetUserID: Bool
    ) -> (SyscallRule, Origin) {
        // A call of the examined group without a rule would be a mistake in the tables: it is refused.
        let standard =
            row.group.action.map { SyscallRule(otherwise: $0) }
            ?? StandardRules.rule(named: row.name) ?? SyscallRule(otherwise: .refuse(.notPermitted))
        if isDenied {
            if standard.clauses.isEmpty, standard.otherwise != .allow {
                return (standard, .standard)
            }
            return (SyscallRule(otherwise: .refuse(.notPermitted)), .denied)
        }
        if restrictSetUserID, let rule = SetUserIDRestriction.rule(named: row.name) {
            return (rule, .setUserID)
        }
        if isAllowed, standard != SyscallRule(otherwise: .allow) {
            return (SyscallRule(otherwise: .allow), .allowed)
        }
        return (standard, .standard)
    }

    /// What happens to a call, by running the compiled program. Nothing for a name that this architecture lacks.
    public func verdict(of name: String, arguments: [UInt64] = []) -> SyscallAction? {
        guard let number = SyscallTable.row(named: name)?.number(on: architecture) else { return nil }
        return verdict(ofNumber: number, arguments: arguments)
    }

    /// What happens to a call by number, by running the compiled program.
    public func verdict(ofNumber number: UInt32, arguments: [UInt64] = []) -> SyscallAction? {
        guard let evaluator = try? BPFEvaluator(compile()) else { return nil }
        let invocation = SyscallInvocation(
            number: number, auditArchitecture: architecture.auditValue, arguments: arguments)
        return SyscallAction(returnValue: evaluator.run(invocation))
    }
}
