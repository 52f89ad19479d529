import Sandboxing

/// What is enforced, as JSON and in words.
enum EnforcementReport {
    /// One member for each control.
    static func json(_ enforcement: Enforcement) -> JSON {
        .object(
            enforcement.controls.sorted { $0.key < $1.key }.map { control, status in
                let members: [JSON.Member] =
                    switch status {
                    case .enforced(let mechanism):
                        [JSON.Member("status", .string("enforced")), JSON.Member("by", .string(mechanism))]
                    case .degraded(let mechanism, let gap):
                        [
                            JSON.Member("status", .string("degraded")), JSON.Member("by", .string(mechanism)),
                            JSON.Member("gap", .string(gap)),
                        ]
                    case .unenforced(let reason):
                        [JSON.Member("status", .string("missing")), JSON.Member("reason", .string(reason))]
                    }
                return JSON.Member(control.rawValue, .object(members))
            })
    }

    /// One line for each control that the person asked for and does not get in full.
    static func warnings(_ enforcement: Enforcement, asked: Set<Control>) -> [String] {
        asked.sorted().compactMap { control in
            switch enforcement[control] {
            case .enforced: nil
            case .degraded(_, let gap): "\(control.rawValue) is enforced only in part here: \(gap)"
            case .unenforced(let reason): "\(control.rawValue) cannot be enforced here: \(reason)"
            case nil: "\(control.rawValue) cannot be enforced here; see 'bulkhead doctor'"
            }
        }
    }
}
