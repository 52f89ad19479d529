internal import TarArchive

/// Names in a git repository by which hostile code would run on the host at the owner's next git command.
enum RepositoryGuard {
    /// Why a change is dangerous; nil if it is not of this kind.
    static func danger(in change: Change) -> String? {
        let components = change.path.split(separator: UInt8(ascii: "/")).map { String(decoding: $0, as: UTF8.self) }
        guard let repository = components.firstIndex(where: { $0.lowercased() == ".git" }) else { return nil }
        let inside = components[(repository + 1)...]
        guard let first = inside.first else {
            // A file or link here sends git to a repository somewhere else.
            let isDirectory = change.new.map { $0.item == .directory } ?? true
            return isDirectory ? nil : "it would point git to another repository"
        }
        // Branches and objects may have any name.
        if ["refs", "logs", "objects"].contains(first) && change.new?.item != .symlink { return nil }
        if change.new == nil { return nil }
        if inside.contains("hooks") { return "git would run it" }
        if inside.contains(where: settings.contains) { return "it configures what git runs" }
        return nil
    }

    private static let settings: Set<String> = ["config", "config.worktree", "commondir", "gitdir"]
}
