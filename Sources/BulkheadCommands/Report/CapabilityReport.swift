import Sandboxing

/// What a machine can enforce, for people and for programs.
struct CapabilityReport {
    var runtime: String
    var capabilities: Capabilities

    /// The core controls that are missing: without them no sandbox is made.
    var missingCore: [Control] {
        Control.core.sorted().filter { control in
            switch capabilities.enforcement[control] {
            case .enforced, .degraded: false
            case .unenforced, nil: true
            }
        }
    }

    /// Whether the default policy can be met.
    var isSufficient: Bool { missingCore.isEmpty }

    var json: JSON {
        .object([
            JSON.Member("runtime", .string(runtime)),
            JSON.Member("sufficient", .boolean(isSufficient)),
            JSON.Member("missing-core", .strings(missingCore.map(\.rawValue))),
            JSON.Member("controls", EnforcementReport.json(capabilities.enforcement)),
            JSON.Member("features", .strings(capabilities.features.map(\.rawValue).sorted())),
            JSON.Member(
                "facts",
                .array(
                    capabilities.facts.map { fact in
                        .object([
                            JSON.Member("name", .string(fact.name)), JSON.Member("value", .string(fact.value)),
                            JSON.Member("remedy", fact.remedy.map { .string($0) } ?? .null),
                        ])
                    })),
        ])
    }

    func table(coloured: Bool) -> String {
        var lines: [String] = []
        let factWidth = capabilities.facts.map(\.name.count).max() ?? 0
        for fact in capabilities.facts {
            lines.append("\(Self.pad(fact.name, factWidth))  \(fact.value)")
            if let remedy = fact.remedy { lines.append("\(Self.pad("", factWidth))  to do: \(remedy)") }
        }
        if !lines.isEmpty { lines.append("") }
        let width = Control.allCases.map(\.rawValue.count).max() ?? 0
        for control in Control.allCases {
            let (word, colour, detail) = Self.words(capabilities.enforcement[control])
            let shown = coloured ? "\u{1B}[\(colour)m\(Self.pad(word, 8))\u{1B}[0m" : Self.pad(word, 8)
            lines.append("\(Self.pad(control.rawValue, width))  \(shown)  \(detail)")
        }
        let missing = Capabilities.Feature.allCases.filter { !capabilities.features.contains($0) }
        lines.append("")
        if !missing.isEmpty {
            lines.append("Not available here: " + missing.map(\.rawValue).joined(separator: ", ") + ".")
        }
        lines.append(
            isSufficient
                ? "The default policy can be met on this machine."
                : "The default policy cannot be met: \(missingCore.map(\.rawValue).joined(separator: ", ")) missing.")
        return lines.joined(separator: "\n")
    }

    private static func words(_ status: ControlStatus?) -> (word: String, colour: Int, detail: String) {
        switch status {
        case .enforced(let mechanism): ("enforced", 32, mechanism)
        case .degraded(let mechanism, let gap): ("degraded", 33, "\(mechanism); \(gap)")
        case .unenforced(let reason): ("missing", 31, reason)
        case nil: ("missing", 31, "not known to this runtime")
        }
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
