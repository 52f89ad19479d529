public import Sandboxing

/// A language that code contexts speak.
public enum ContextLanguage: String, Sendable, Hashable, CaseIterable {
    /// CPython 3.8 or newer, found as `python3`.
    case python
    /// Node.js 18 or newer, found as `node`.
    case javascript
    /// Node.js that strips types (22.6 or newer), found as `node`.
    case typescript
    /// GNU bash 4.3 or newer, found as `bash`.
    case bash

    /// A language by any name that users give it: `py`, `js`, `ts`, `shell`, `sh`, in any case.
    ///
    /// - Throws: ``ContextError/unsupportedLanguage(name:reason:)``.
    public init(name: String) throws(ContextError) {
        switch name.lowercased() {
        case "python", "python3", "py": self = .python
        case "javascript", "js", "node": self = .javascript
        case "typescript", "ts": self = .typescript
        case "bash", "shell", "sh": self = .bash
        default:
            throw .unsupportedLanguage(
                name: name,
                reason: "contexts speak " + Self.allCases.map(\.rawValue).joined(separator: ", ")
                    + "; run other languages as commands")
        }
    }

    /// The program that runs it.
    var program: String {
        switch self {
        case .python: "python3"
        case .javascript, .typescript: "node"
        case .bash: "bash"
        }
    }

    /// The languages whose program a sandbox has, with what the program says of its version. Whether the version is new
    /// enough shows when a context starts.
    public static func available(in sandbox: any Sandbox) async throws(ContextError) -> [ContextLanguage: String] {
        let script = "for p in python3 node bash; do command -v $p >/dev/null && echo \"$p $($p --version 2>&1)\"; done"
        let outcome: Outcome
        do {
            outcome = try await sandbox.run(ProcessRequest(["sh", "-c", script], timeout: .seconds(10)))
        } catch .commandNotStarted {
            return [:]
        } catch {
            throw .sandbox(error)
        }
        var found: [ContextLanguage: String] = [:]
        for line in String(decoding: outcome.standardOutput.prefix(4096), as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 1)
            guard let program = words.first else { continue }
            for language in allCases where language.program == program {
                found[language] = words.count > 1 ? String(words[1]) : ""
            }
        }
        return found
    }
}
