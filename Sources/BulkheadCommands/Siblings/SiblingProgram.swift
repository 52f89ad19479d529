import Glibc
import Sandboxing

/// A program that is installed beside this one and that this one becomes: what it needs would slow down every start of
/// ours.
struct SiblingProgram: Sendable {
    /// The name of its file.
    var name: String
    /// The variable that holds its path, where it is somewhere else.
    var variable: String
    /// What needs it, for messages.
    var need: String

    static let policy = SiblingProgram(name: "bulkhead-policy", variable: "BULKHEAD_POLICY", need: "policy files need")
    static let daemon = SiblingProgram(
        name: "bulkheadd", variable: "BULKHEAD_DAEMON", need: "sandboxes that live on need")

    /// Becomes that program: same process, same descriptors, same environment, same arguments. Comes back only when
    /// that is not possible.
    func replaceThis(_ arguments: [String]) -> CommandFailure {
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
            "\(need) \(name), which is not there (\(candidates.joined(separator: ", "))); "
                + "install it beside bulkhead, or set \(variable) to its path")
    }

    /// Whether it can be started.
    var isInstalled: Bool { candidates().contains { access($0, X_OK) == 0 } }

    private func candidates() -> [String] {
        if let path = HostEnvironment.variable(variable), !path.isEmpty { return [path] }
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        let count = readlink("/proc/self/exe", &buffer, buffer.count)
        guard count > 0 else { return [] }
        let own = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let directory = own[..<(own.lastIndex(of: "/") ?? own.startIndex)]
        return ["\(directory)/\(name)", "\(directory)/../libexec/bulkhead/\(name)"]
    }
}
