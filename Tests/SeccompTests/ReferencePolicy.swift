@testable import Seccomp

/// The standard policy a second time, written as plainly as possible: names in sets, arguments by arithmetic. It shares
/// nothing with the filter but the numbers of the calls, which ``SyscallTableTests`` checks by themselves.
struct ReferencePolicy {
    var architecture: Architecture
    var allow: Set<String> = []
    var deny: Set<String> = []
    var restrictSetUserID = false

    /// What the kernel must get back for a call made on the policy's own architecture.
    func value(number: UInt32, arguments: [UInt64]) -> UInt32 {
        if architecture == .x86_64, number & 0x4000_0000 != 0, number != 0xFFFF_FFFF {
            return Self.kill
        }
        guard let name = Self.name(of: number, on: architecture) else { return Self.error(38) }
        let argument = { (index: Int) in index < arguments.count ? UInt32(truncatingIfNeeded: arguments[index]) : 0 }
        if deny.contains(name) {
            return Self.missing.contains(name) ? Self.error(38) : Self.error(1)
        }
        if restrictSetUserID, let value = setUserIDValue(name, argument) {
            return value
        }
        return allow.contains(name) ? Self.allowed : standardValue(name, argument)
    }

    private func standardValue(_ name: String, _ argument: (Int) -> UInt32) -> UInt32 {
        switch name {
        case "clone":
            // NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET, NEWNS
            let flags: [UInt32] = [1 << 25, 1 << 26, 1 << 27, 1 << 28, 1 << 29, 1 << 30, 1 << 17]
            return flags.contains { argument(0) & $0 != 0 } ? Self.error(1) : Self.allowed
        case "madvise": return argument(2) == 12 ? Self.error(22) : Self.allowed
        case "personality": return argument(0) == 0 || argument(0) == ~0 ? Self.allowed : Self.error(1)
        case "prctl": return Self.processOptions.contains(argument(0)) ? Self.allowed : Self.error(22)
        case "prlimit64", "sched_setaffinity", "sched_setattr", "sched_setparam", "sched_setscheduler":
            return argument(0) == 1 ? Self.error(1) : Self.allowed
        case "setpriority":
            let isFirst = argument(0) < 2 && argument(1) == 1
            return isFirst || argument(0) == 2 ? Self.error(1) : Self.allowed
        case "ioprio_set":
            let isFirst = (argument(0) == 1 || argument(0) == 2) && argument(1) == 1
            return isFirst || argument(0) == 3 ? Self.error(1) : Self.allowed
        case "seccomp": return [0, 1, 16, 17].contains(argument(1)) ? Self.allowed : Self.error(1)
        case "socket": return socketValue(argument(0), argument(1) % 16, argument(2))
        case "socketpair":
            guard argument(0) == 1 else { return Self.error(97) }
            return [1, 2, 5].contains(argument(1) % 16) ? Self.allowed : Self.error(1)
        case "ioctl": return deviceControlValue(argument(1))
        default:
            if Self.refused.contains(name) { return Self.error(1) }
            return Self.missing.contains(name) ? Self.error(38) : Self.allowed
        }
    }

    private func socketValue(_ family: UInt32, _ type: UInt32, _ number: UInt32) -> UInt32 {
        switch (family, type) {
        case (1, 1), (1, 2), (1, 5): Self.allowed
        case (2, 1), (2, 2), (10, 1), (10, 2): [0, 6, 17].contains(number) ? Self.allowed : Self.error(93)
        case (1, _), (2, _), (10, _): Self.error(1)
        default: Self.error(97)
        }
    }

    private func deviceControlValue(_ request: UInt32) -> UInt32 {
        switch request {
        case 0x5412, 0x541C, 0x541D, 0x5423, 1, 0xC018_9436: return Self.error(1)
        case 0x4004_9409, 0x4020_940D, 0x8008_6601: return Self.allowed
        default: break
        }
        let type = (request / 256) % 256
        if type == 0x54 {
            return request % 256 >= 0xC0 ? Self.error(1) : Self.allowed
        }
        let refusedTypes: [UInt32] = [
            0x07, 0x09, 0x12, 0x21, 0x24, 0x4C, 0x58, 0x66, 0x76, 0x94, 0xAA, 0xAE, 0xAF, 0xB7, 0xE5, 0xFD,
        ]
        return refusedTypes.contains(type) ? Self.error(1) : Self.allowed
    }

    private func setUserIDValue(_ name: String, _ argument: @escaping (Int) -> UInt32) -> UInt32? {
        let setsID = { (index: Int) in argument(index) & 0o4000 != 0 || argument(index) & 0o2000 != 0 }
        let makesFile = { (index: Int) in argument(index) & 0o100 != 0 || argument(index) & 0o2000_0000 != 0 }
        switch name {
        case "chmod", "fchmod", "mkdir", "mknod", "creat": return setsID(1) ? Self.error(1) : Self.allowed
        case "fchmodat", "fchmodat2", "mkdirat", "mknodat": return setsID(2) ? Self.error(1) : Self.allowed
        case "open": return makesFile(1) && setsID(2) ? Self.error(1) : Self.allowed
        case "openat": return makesFile(2) && setsID(3) ? Self.error(1) : Self.allowed
        case "openat2": return Self.error(38)
        default: return nil
        }
    }

    static let allowed: UInt32 = 0x7FFF_0000
    static let kill: UInt32 = 0x8000_0000
    static func error(_ number: UInt32) -> UInt32 { 0x0005_0000 + number }

    static func name(of number: UInt32, on architecture: Architecture) -> String? {
        SyscallTable.rows.first { $0.number(on: architecture) == number }?.name
    }

    static let refused = words(
        """
        unshare setns mount umount2 pivot_root chroot move_mount open_tree open_tree_attr fsopen fsconfig fsmount fspick
        mount_setattr statmount listmount listns ptrace process_vm_readv process_vm_writev process_madvise
        process_mrelease pidfd_getfd kcmp bpf perf_event_open userfaultfd io_uring_setup io_uring_enter
        io_uring_register vmsplice memfd_secret modify_ldt add_key keyctl request_key open_by_handle_at
        name_to_handle_at fanotify_init fanotify_mark lookup_dcookie file_setattr acct adjtimex clock_adjtime
        clock_settime delete_module finit_module init_module ioperm iopl kexec_file_load kexec_load quotactl
        quotactl_fd reboot setdomainname sethostname settimeofday swapoff swapon syslog uselib ustat vhangup
        get_mempolicy mbind migrate_pages move_pages set_mempolicy set_mempolicy_home_node
        """)

    static let missing = words(
        """
        clone3 _sysctl afs_syscall cachestat create_module epoll_ctl_old epoll_wait_old get_kernel_syms
        get_thread_area getpmsg lsm_get_self_attr lsm_list_modules lsm_set_self_attr nfsservctl putpmsg query_module
        remap_file_pages security set_thread_area sysfs tuxcall vserver
        """)

    /// The options of prctl by number: names in order, then those that are letters.
    static let processOptions: Set<UInt32> = [
        1, 2, 3, 4, 7, 8, 15, 16, 21, 22, 23, 24, 27, 29, 30, 36, 37, 38, 39, 41, 42, 47, 50, 51, 52, 54, 55, 56, 60,
        61, 63, 64, 65, 66, 74, 75, 76, 1_096_112_214, 1_398_164_801, 1_499_557_217,
    ]

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
