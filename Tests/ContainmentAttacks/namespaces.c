// New namespaces: each gives a process privileges over parts of the kernel that it has no business with.
#include "attack.h"

#include <sched.h>

#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x00000080
#endif

struct clone_arguments {
    uint64_t flags, pidfd, child_tid, parent_tid, exit_signal, stack, stack_size, tls, set_tid, set_tid_size, cgroup;
};

static int by_unshare(void *flags) { return unshare((int)*(unsigned long *)flags) == 0 ? 0 : 1; }

/// unshare, clone, clone with high bits that the kernel drops, and clone3, whose flags no filter can see.
static void try_namespace(unsigned long flags, const char *name) {
    if (code_of_child(by_unshare, &flags, 10) == 0) breached("unshare(%s)", name);
    unsigned long high = flags | 1UL << 40;
    if (code_of_child(by_unshare, &high, 10) == 0) breached("unshare(%s) with a high bit", name);
    if (flags != CLONE_NEWTIME) {
        static const unsigned long extra[] = {0, 1UL << 32, 1UL << 63};
        for (size_t i = 0; i < 3; i++) {
            long child = syscall(SYS_clone, flags | extra[i] | SIGCHLD, 0, 0, 0, 0);
            if (child == 0) _exit(0);
            if (child > 0) {
                waitpid((pid_t)child, NULL, 0);
                breached("clone(%s)%s", name, extra[i] ? " with a high bit" : "");
            }
        }
    }
    struct clone_arguments request = {.flags = flags, .exit_signal = SIGCHLD};
    long child = syscall(SYS_clone3, &request, sizeof request);
    if (child == 0) _exit(0);
    if (child > 0) {
        waitpid((pid_t)child, NULL, 0);
        breached("clone3(%s)", name);
    }
    unshare((int)flags);
    refused(name);
}

ATTACK(new_user, "new-user-namespace", "makes a user namespace") { try_namespace(CLONE_NEWUSER, "CLONE_NEWUSER"); }
ATTACK(new_mount, "new-mount-namespace", "makes a mount namespace") { try_namespace(CLONE_NEWNS, "CLONE_NEWNS"); }
ATTACK(new_pid, "new-pid-namespace", "makes a process namespace") { try_namespace(CLONE_NEWPID, "CLONE_NEWPID"); }
ATTACK(new_net, "new-network-namespace", "makes a network namespace") { try_namespace(CLONE_NEWNET, "CLONE_NEWNET"); }
ATTACK(new_ipc, "new-ipc-namespace", "makes an IPC namespace") { try_namespace(CLONE_NEWIPC, "CLONE_NEWIPC"); }
ATTACK(new_uts, "new-uts-namespace", "makes a host name namespace") { try_namespace(CLONE_NEWUTS, "CLONE_NEWUTS"); }
ATTACK(new_cgroup, "new-cgroup-namespace", "makes a control group namespace") {
    try_namespace(CLONE_NEWCGROUP, "CLONE_NEWCGROUP");
}
ATTACK(new_time, "new-time-namespace", "makes a time namespace") { try_namespace(CLONE_NEWTIME, "CLONE_NEWTIME"); }
ATTACK(new_user_and_all, "new-user-and-mount-namespace", "makes a user namespace and with it all others") {
    try_namespace(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWPID | CLONE_NEWNET, "all namespaces");
}

ATTACK(nested_capabilities, "nested-capabilities", "mounts with the capabilities of a nested user namespace") {
    if (unshare(CLONE_NEWUSER | CLONE_NEWNS) < 0) refused("unshare");
    breached("unshare gave a namespace of its own with every capability");
}

ATTACK(join_own, "join-own-namespaces", "joins a namespace (setns)") {
    static const char *const kinds[] = {"uts", "net", "ipc", "cgroup", "mnt", "pid", "user"};
    int error = EPERM;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        char path[64];
        snprintf(path, sizeof path, "/proc/self/ns/%s", kinds[i]);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd < 0) continue;
        if (setns(fd, 0) == 0) breached("joined %s", path);
        if (errno != EINVAL) error = errno;
    }
    errno = error;
    refused("setns");
}

ATTACK(join_supervisor, "join-supervisor-namespaces", "joins the namespaces of process 1") {
    int pidfd = (int)syscall(SYS_pidfd_open, 1, 0);
    if (pidfd >= 0 && setns(pidfd, CLONE_NEWUTS | CLONE_NEWIPC) == 0) breached("joined by pidfd");
    int fd = open("/proc/1/ns/mnt", O_RDONLY | O_CLOEXEC);
    if (fd >= 0) breached("opened /proc/1/ns/mnt");
    refused("/proc/1/ns/mnt");
}

ATTACK(join_host, "join-host-namespaces", "joins the namespaces of a host process (PID)") {
    pid_t pid = (pid_t)number_argument(count, arguments, 0);
    char path[64];
    static const char *const kinds[] = {"mnt", "net", "user", "pid", "uts"};
    int error = ENOENT;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        snprintf(path, sizeof path, "/proc/%d/ns/%s", pid, kinds[i]);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd >= 0) breached("opened %s", path);
        error = errno;
    }
    errno = error;
    refused(path);
}
