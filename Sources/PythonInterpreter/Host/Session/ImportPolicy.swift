/// What a guest may import.
public struct ImportPolicy: Sendable, Hashable {
    /// Names such as `math` or `os.path`, and rules such as `collections.*`; `*` allows everything. Nil: every module
    /// that the interpreter has.
    public var authorized: [String]?

    /// Every module that the interpreter has.
    public static let all = ImportPolicy(authorized: nil)

    /// Creates a policy.
    public init(authorized: [String]?) { self.authorized = authorized }

    var isRestricted: Bool { authorized != nil }

    /// Whether a module may be imported. Allowing a submodule allows its parents, without which it cannot be reached;
    /// allowing a parent does not allow submodules.
    func allows(_ name: String) -> Bool {
        guard let authorized else { return true }
        for rule in authorized {
            if rule == "*" || rule == name || rule.hasPrefix(name + ".") { return true }
            if rule.hasSuffix(".*") {
                let parent = rule.dropLast(2)
                if name == parent || name.hasPrefix(parent + ".") { return true }
            }
        }
        return false
    }

    func refusal(_ name: String) -> String {
        "Import of \(name) is not allowed. Authorized imports are: ["
            + (authorized ?? []).map { "'\($0)'" }.joined(separator: ", ") + "]"
    }
}
