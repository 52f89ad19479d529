extension Mount {
    /// Reads `SOURCE:TARGET[:ro|rw|cow]`, read-only unless said otherwise.
    ///
    /// The source is kept as it is written; see ``HostPath/absolute(_:in:)``. A path that contains a colon cannot be
    /// written this way, only in a policy file.
    public init(argument: String) throws(UnreadableValue) {
        let remedy = "write SOURCE:TARGET or SOURCE:TARGET:ro, :rw or :cow, for example .:/work:cow"
        let parts = argument.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
        let shown = argument.quotedForMessage
        switch parts.count {
        case 1: throw UnreadableValue(problem: "\(shown) names no target", remedy: remedy)
        case 2, 3: break
        default:
            throw UnreadableValue(
                problem: "\(shown) has more than two colons",
                remedy: remedy + "; a path with a colon in it can be given in a policy file")
        }
        guard !parts[0].isEmpty else { throw UnreadableValue(problem: "\(shown) names no source", remedy: remedy) }
        guard !parts[1].isEmpty else { throw UnreadableValue(problem: "\(shown) names no target", remedy: remedy) }
        var access = MountAccess.readOnly
        if parts.count == 3 {
            guard let word = MountAccess(rawValue: parts[2]) else {
                throw UnreadableValue(
                    problem: "\(parts[2].quotedForMessage) in \(shown) is not an access", remedy: "write ro, rw or cow")
            }
            access = word
        }
        self.init(source: parts[0], target: parts[1], access: access)
    }
}

/// Paths of the host, as text only.
public enum HostPath {
    /// The path as seen from `directory`, without `.` at the front.
    ///
    /// A `..` stays where it is: what it means depends on links that only the kernel can follow.
    public static func absolute(_ path: String, in directory: String) -> String {
        if path.hasPrefix("/") { return path }
        var rest = path[...]
        while true {
            if rest == "." {
                rest = ""
            } else if rest.hasPrefix("./") {
                rest = rest.dropFirst(2).drop { $0 == "/" }
            } else {
                break
            }
        }
        if rest.isEmpty { return directory }
        return directory.hasSuffix("/") ? directory + rest : directory + "/" + rest
    }
}
