/// Every attack.
enum Catalogue {
    static let all: [Attack] =
        FileAttacks.all + MountAttacks.all + InformationAttacks.all + ProcessAttacks.all + PrivilegeAttacks.all
        + KernelAttacks.all + NetworkAttacks.all + LimitAttacks.all

    /// Programs that are part of other attacks.
    static let accomplices: Set<String> = [
        "leave-shared-token", "hold-abstract-socket", "leave-messages", "first-vdso-byte", "hold-still",
        "hold-listener", "hold-sockets", "clear-messages", "hold-key", "hold-descriptors", "hold-terminal",
    ]
}
