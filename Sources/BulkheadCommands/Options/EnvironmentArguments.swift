import Sandboxing

/// Reads variables as `--env` and `--env-file` give them.
struct EnvironmentArguments {
    /// Where values come from that are only named.
    var variable: (String) -> String?

    /// `NAME=VALUE`, or `NAME` for the value it has here.
    func parse(_ text: String) throws(CommandFailure) -> (name: String, value: String) {
        guard let equals = text.firstIndex(of: "=") else {
            guard let value = variable(text) else {
                throw CommandFailure("--env: \(text.quotedForMessage) is not set here; write NAME=VALUE")
            }
            return (text, value)
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }

    /// One variable on a line; empty lines and lines that begin with `#` are skipped, and nothing is expanded.
    func parse(file bytes: [UInt8], name: String) throws(CommandFailure) -> [String: String] {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure("--env-file: \(name.quotedForMessage) is not UTF-8 text; save it as UTF-8")
        }
        var variables: [String: String] = [:]
        for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
            let line = line.drop { $0 == " " || $0 == "\t" }
            if line.isEmpty || line.hasPrefix("#") { continue }
            do {
                let (name, value) = try parse(String(line))
                variables[name] = value
            } catch {
                throw CommandFailure(
                    "\(name):\(index + 1): \(String(line.prefix(40)).quotedForMessage) is not set here; write NAME=VALUE"
                )
            }
        }
        return variables
    }
}
