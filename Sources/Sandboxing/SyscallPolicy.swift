/// Which system calls a sandbox may make: the standard allow-list, extended or narrowed by name.
public struct SyscallPolicy: Sendable, Hashable {
    /// Names added to the standard list, for example `perf_event_open`.
    public var allow: Set<String>
    /// Names taken from the standard list. They win over ``allow``.
    public var deny: Set<String>

    /// The standard list, changed by these names.
    public init(allow: Set<String> = [], deny: Set<String> = []) {
        self.allow = allow
        self.deny = deny
    }
}
