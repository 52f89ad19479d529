/// What a changed name is, or was.
public enum ChangedItem: String, Sendable, Hashable, CaseIterable {
    /// A regular file.
    case file
    /// A directory.
    case directory
    /// A symbolic link.
    case symlink = "link"
    /// A device, a pipe or a socket.
    case special
}
