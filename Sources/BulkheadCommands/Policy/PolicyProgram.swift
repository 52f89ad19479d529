import Glibc
import Sandboxing

/// The program beside this one that does the same with policy files as well.
enum PolicyProgram {
    static let name = "bulkhead-policy"

    /// Whether the arguments ask for something that only that program can do.
    static func isNeeded(_ arguments: [String]) -> Bool {
        switch arguments.first {
        case "policy": true
        case "run", "shell": namesPolicy(arguments.dropFirst())
        // Options and paths may be mixed here. A path with this name does no harm: that program does the same.
        case "audit": arguments.contains { $0 == "--policy" || $0.hasPrefix("--policy=") }
        default: false
        }
    }

    /// Whether `--policy` is among the options, which end where the program to run begins.
    private static func namesPolicy(_ words: ArraySlice<String>) -> Bool {
        let option = "--policy"
        // The usual case first: nothing that looks like it anywhere.
        guard words.contains(where: { $0.hasPrefix(option) }) else { return false }
        var rest = words
        while let word = rest.popFirst(), word.hasPrefix("-"), word != "-", word != "--" {
            if word == option || word.hasPrefix(option + "=") { return true }
            if !word.contains("="), !QuickParser.flags.contains(word) { rest = rest.dropFirst() }
        }
        return false
    }

    /// Becomes that program: same process, same descriptors, same environment, same arguments. Comes back only when
    /// that is not possible.
    static func replaceThis(_ arguments: [String]) -> CommandFailure {
        let candidates = candidates()
        var words = (["bulkhead"] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        for candidate in candidates {
            execv(candidate, &words)
            guard errno == ENOENT || errno == ENOTDIR else {
                return CommandFailure(
                    "cannot start \(candidate.quotedForMessage): \(SystemErrorCode(rawValue: errno)); install it again")
            }
        }
        return CommandFailure(
            "policy files need \(name), which is not there (\(candidates.joined(separator: ", "))); "
                + "install it beside bulkhead, or set BULKHEAD_POLICY to its path")
    }

    private static func candidates() -> [String] {
        if let path = HostEnvironment.variable("BULKHEAD_POLICY"), !path.isEmpty { return [path] }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return [] }
        let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let directory = own[..<(own.lastIndex(of: "/") ?? own.startIndex)]
        return ["\(directory)/\(name)", "\(directory)/../libexec/bulkhead/\(name)"]
    }
}
