/// What a filter does with every call of its architecture, for people to read.
public struct SyscallListing: Sendable, Hashable {
    /// The calls, in the order of names.
    public let entries: [Entry]
    /// The architecture that they belong to.
    public let architecture: Architecture

    /// One call.
    public struct Entry: Sendable, Hashable {
        /// The kernel's name.
        public let name: String
        /// The number on this architecture.
        public let number: UInt32
        /// What the call is for.
        public let group: SyscallGroup
        /// What happens to it.
        public let outcome: Outcome
        /// Why it is not as the standard policy has it, if it is not.
        public let change: Change?
    }

    /// What happens to a call.
    public enum Outcome: Sendable, Hashable {
        /// It goes to the kernel.
        case allowed
        /// Its arguments decide, in words.
        case conditional(String)
        /// It fails with this error.
        case refused(RefusalCode)
    }

    /// What changed a call's rule.
    public enum Change: Sendable, Hashable {
        /// The policy allows it by name.
        case allowed
        /// The policy denies it by name.
        case denied
        /// The sandbox must not make set-user-ID files.
        case setUserID
    }
}

extension SyscallFilter {
    /// The filter in words.
    public var listing: SyscallListing {
        SyscallListing(
            entries: decisions.map { decision in
                SyscallListing.Entry(
                    name: decision.row.name, number: decision.number, group: decision.row.group,
                    outcome: decision.rule.outcome, change: decision.origin.change)
            }, architecture: architecture)
    }
}

extension SyscallFilter.Origin {
    fileprivate var change: SyscallListing.Change? {
        switch self {
        case .standard: nil
        case .allowed: .allowed
        case .denied: .denied
        case .setUserID: .setUserID
        }
    }
}

extension SyscallRule {
    /// The rule in words: its clauses in the order in which they are tried, and what follows if none holds.
    fileprivate var outcome: SyscallListing.Outcome {
        guard clauses.isEmpty else {
            let parts = clauses.map { "\($0.action.words): \($0.words)" } + ["otherwise \(otherwise.words)"]
            return .conditional(parts.joined(separator: "; "))
        }
        return switch otherwise {
        case .allow: .allowed
        case .refuse(let code): .refused(code)
        case .killProcess: .conditional(otherwise.words)
        }
    }
}

extension SyscallAction {
    fileprivate var words: String {
        switch self {
        case .allow: "allowed"
        case .refuse(let code): "refused (\(code.name))"
        case .killProcess: "the process is killed"
        }
    }
}
