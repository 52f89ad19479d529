import Glibc

/// What was typed at prompts before, kept in a file of the user's.
struct PromptHistory {
    private(set) var entries: [String] = []
    private static let most = 1000
    private static let sizeLimit = 4 << 20
    private let path: String?

    /// Reads the file; a history that cannot be read is empty.
    init(path: String?) {
        self.path = path
        guard let path, let bytes = try? HostFile.read(path, limit: Self.sizeLimit, remedy: "") else { return }
        entries = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { Self.unescaped($0) }
        entries = entries.suffix(Self.most)
    }

    /// Adds an entry, unless it repeats the last one.
    mutating func add(_ entry: String) {
        guard entry.contains(where: { !$0.isWhitespace }), entry != entries.last, entry.utf8.count < 64 << 10 else {
            return
        }
        entries.append(entry)
        if entries.count > Self.most { entries.removeFirst(entries.count - Self.most) }
    }

    /// Writes the file, readable for its owner only. A history that cannot be written is lost, no more.
    func save() {
        guard let path, let slash = path.lastIndex(of: "/") else { return }
        Self.makeDirectory(String(path[..<slash]))
        let temporary = path + ".\(getpid())"
        let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else { return }
        let text = entries.map { Self.escaped($0) + "\n" }.joined()
        let isWritten = HostOutput(descriptor: descriptor).write(Array(text.utf8))
        close(descriptor)
        if !isWritten || rename(temporary, path) != 0 { unlink(temporary) }
    }

    private static func makeDirectory(_ path: String) {
        if mkdir(path, 0o700) == 0 || errno != ENOENT { return }
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return }
        makeDirectory(String(path[..<slash]))
        mkdir(path, 0o700)
    }

    /// One entry on one line.
    static func escaped(_ entry: String) -> String {
        var text = ""
        for scalar in entry.unicodeScalars {
            switch scalar {
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    static func unescaped(_ line: some StringProtocol) -> String {
        var text = ""
        var isEscaped = false
        for scalar in line.unicodeScalars {
            if isEscaped {
                text.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else {
                text.unicodeScalars.append(scalar)
            }
        }
        return text
    }
}
