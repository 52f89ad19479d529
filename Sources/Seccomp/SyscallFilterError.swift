/// Why a filter cannot be made.
public enum SyscallFilterError: Error, Sendable, Hashable {
    /// No architecture has a call of this name; these come close.
    case unknownName(String, suggestions: [String])
    /// The call cannot be denied, because nothing could start or end without it.
    case cannotDeny(String)
    /// The call makes files that no filter can see, so it cannot be allowed while set-user-ID files are kept out.
    case cannotAllow(String)
}

extension SyscallFilterError: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        switch self {
        case .unknownName(let name, let suggestions):
            if suggestions.isEmpty {
                "there is no system call named '\(name)'; 'bulkhead policy show' lists all names"
            } else {
                "there is no system call named '\(name)'; did you mean "
                    + suggestions.map { "'\($0)'" }.joined(separator: " or ") + "?"
            }
        case .cannotDeny(let name):
            "'\(name)' cannot be denied: no program could start or end without it; remove it from the denied names"
        case .cannotAllow(let name):
            "'\(name)' cannot be allowed here: it makes files past the filter, and this sandbox must not make "
                + "set-user-ID files; remove it from the allowed names"
        }
    }
}
