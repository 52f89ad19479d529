/// The rule for `ioctl`.
///
/// A sandbox holds terminals, sockets, pipes and ordinary files; numbers that only mean something to devices which it
/// never gets are left to the kernel. Refused is what reaches the host through those four, and whole families of
/// numbers of devices that must not answer even if one were handed in by mistake.
enum DeviceControlRule {
    /// Requests refused by their full number.
    static let refusedRequests: [UInt32] = [
        0x5412,  // TIOCSTI: types into the terminal
        0x541C,  // TIOCLINUX: pastes into the console
        0x541D,  // TIOCCONS: takes the console's output
        0x5423,  // TIOCSETD: loads line disciplines
        0x0001,  // FIBMAP: where a file lies on the disk
        0xC018_9436,  // FIDEDUPERANGE: tells whether another file holds the same bytes
    ]

    /// File requests that stay allowed although their family is refused.
    static let allowedRequests: [UInt32] = [
        0x4004_9409, 0x4020_940D,  // FICLONE, FICLONERANGE: cp --reflink
        0x8008_6601,  // FS_IOC_GETFLAGS: lsattr
    ]

    /// The second byte of a request names its family.
    static let familyMask: UInt32 = 0xFF00

    /// Families of which every other request is refused.
    static let refusedFamilies: [UInt32] = [
        0x0700,  // VMCI and vsock
        0x0900,  // md
        0x1200,  // block devices
        0x2100,  // seccomp listeners
        0x2400,  // perf events
        0x4C00,  // loop devices
        0x5800,  // file systems: freeze, thaw, trim, extended attributes
        0x6600,  // file systems: flags, extents, encryption, verity
        0x7600,  // file systems: version
        0x9400,  // btrfs
        0xAA00,  // userfaultfd
        0xAE00,  // KVM
        0xAF00,  // vhost
        0xB700,  // namespaces
        0xE500,  // fuse
        0xFD00,  // device mapper
    ]

    /// The terminal's family ends far below 0xC0; above are the requests of /dev/net/tun.
    static let tunnelMask: UInt32 = 0xFFC0
    static let tunnelRequests: UInt32 = 0x54C0

    static let rule = SyscallRule(
        [
            SyscallRule.Clause(
                conditions: [.argument(1, isOneOf: refusedRequests)], action: .refuse(.notPermitted),
                words: "TIOCSTI, TIOCLINUX, TIOCCONS, TIOCSETD, FIBMAP, FIDEDUPERANGE"),
            SyscallRule.Clause(
                conditions: [.argument(1, isOneOf: allowedRequests)], action: .allow,
                words: "FICLONE, FICLONERANGE, FS_IOC_GETFLAGS"),
            SyscallRule.Clause(
                conditions: [.argument(1, mask: tunnelMask, isOneOf: [tunnelRequests])],
                action: .refuse(.notPermitted), words: "TUN devices"),
            SyscallRule.Clause(
                conditions: [.argument(1, mask: familyMask, isOneOf: refusedFamilies)],
                action: .refuse(.notPermitted),
                words: "file system flags and extents, block, loop, perf, KVM, vhost, vsock, fuse, namespaces"),
        ], otherwise: .allow)
}
