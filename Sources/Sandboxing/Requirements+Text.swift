extension Requirements {
    /// Reads the words of `--require` and of policy files: `all`, `core`, or names of controls.
    public init(words: [String]) throws(UnreadableValue) {
        var controls: Set<Control> = []
        var all = false
        for word in words {
            if word == "all" {
                all = true
            } else if let control = Control(rawValue: word) {
                controls.insert(control)
            } else if word != "core" {
                let names = ["all", "core"] + Control.allCases.map(\.rawValue)
                throw UnreadableValue(
                    problem: "\(word.quotedForMessage) is not a control",
                    remedy: Spelling.suggestion(for: word, among: names)
                        ?? "write all, core, or names from 'bulkhead doctor'")
            }
        }
        self = all ? .all : controls.isEmpty ? .core : .controls(controls)
    }
}
