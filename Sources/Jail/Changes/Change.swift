/// One name that differs between a change set and its source.
public struct Change: Sendable, Hashable {
    /// In what way it differs.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The source has nothing of this name.
        case added
        /// Other contents, or another link target; possibly another mode too.
        case modified
        /// The name is gone.
        case deleted
        /// Something else than before: a link instead of a file, a file instead of a directory.
        case typeChanged = "type-changed"
        /// Nothing but the mode.
        case modeChanged = "mode-changed"
    }

    /// One side of a change.
    public struct Side: Sendable, Hashable {
        /// What it is.
        public var item: ChangedItem
        /// Permission bits, without set-user-id and set-group-id.
        public var mode: UInt16
        /// Bytes of contents, or of a link's target; 0 for a directory.
        public var size: UInt64
    }

    /// The name, relative to the source. Bytes that hostile code chose: see ``TerminalText``.
    public var path: [UInt8]
    /// In what way it differs.
    public var kind: Kind
    /// What the source has; nil if nothing.
    public var old: Side?
    /// What the sandbox left; nil if nothing.
    public var new: Side?
}
