#include "include/cl_privileges.h"

#include <errno.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/landlock.h>
#include <signal.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int cl_become(uid_t user, gid_t group, int clear_groups) {
    // Groups before users: afterwards we could not any more. Raw system calls: the C library's versions signal every
    // thread, and the process that runs this has one.
    if (clear_groups && syscall(SYS_setgroups, 0, NULL) < 0) return -errno;
    if (syscall(SYS_setresgid, group, group, group) < 0) return -errno;
    if (syscall(SYS_setresuid, user, user, user) < 0) return -errno;
    return 0;
}

void cl_set_file_identity(uid_t user, gid_t group) {
    if (user == 0) {
        setfsuid(user);
        setfsgid(group);
    } else {
        setfsgid(group);
        setfsuid(user);
    }
}

int cl_set_capabilities(uint64_t effective, uint64_t permitted, uint64_t inheritable) {
    struct __user_cap_header_struct header = {.version = _LINUX_CAPABILITY_VERSION_3, .pid = 0};
    struct __user_cap_data_struct data[2] = {
        {(uint32_t)effective, (uint32_t)permitted, (uint32_t)inheritable},
        {(uint32_t)(effective >> 32), (uint32_t)(permitted >> 32), (uint32_t)(inheritable >> 32)}};
    return syscall(SYS_capset, &header, data) < 0 ? -errno : 0;
}

int cl_limit_capabilities(uint64_t keep) {
    prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    for (int capability = 0; capability < 64; capability++) {
        if (keep >> capability & 1) continue;
        if (prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) < 0) {
            // EINVAL: past the last capability that this kernel knows.
            if (errno == EINVAL) return 0;
            return -errno;
        }
    }
    return 0;
}

int cl_set_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 ? -errno : 0; }
int cl_set_dumpable(int on) { return prctl(PR_SET_DUMPABLE, on, 0, 0, 0) < 0 ? -errno : 0; }
int cl_die_with_parent(void) { return prctl(PR_SET_PDEATHSIG, SIGKILL, 0, 0, 0) < 0 ? -errno : 0; }
int cl_set_name(const char *name) { return prctl(PR_SET_NAME, name, 0, 0, 0) < 0 ? -errno : 0; }

// Landlock's numbers are the same on every architecture. The structure is ours because headers differ in how many of
// its members they know; the kernel takes the size along (landlock(7)).
#ifndef SYS_landlock_create_ruleset
#define SYS_landlock_create_ruleset 444
#define SYS_landlock_add_rule 445
#define SYS_landlock_restrict_self 446
#endif

struct ruleset_attributes {
    uint64_t handled_access_fs;
    uint64_t handled_access_net;
    uint64_t scoped;
};
struct path_rule {
    uint64_t allowed_access;
    int32_t parent_fd;
} __attribute__((packed));
_Static_assert(sizeof(struct path_rule) == 12, "the kernel's struct landlock_path_beneath_attr is packed");

enum {
    execute = 1 << 0, write_file = 1 << 1, read_file = 1 << 2, read_dir = 1 << 3, truncate_file = 1 << 14,
    ioctl_device = 1 << 15, for_files = execute | write_file | read_file | truncate_file | ioctl_device
};

static uint64_t rights_of(int abi) {
    uint64_t rights = (1 << 13) - 1;        // ABI 1: execute .. make_sym
    if (abi >= 2) rights |= 1 << 13;        // refer
    if (abi >= 3) rights |= truncate_file;
    if (abi >= 5) rights |= ioctl_device;
    return rights;
}

int cl_landlock_abi(void) {
    long abi = syscall(SYS_landlock_create_ruleset, NULL, 0, 1);
    return abi < 0 ? -errno : (int)abi;
}

int cl_landlock_create(int abi, int scope) {
    struct ruleset_attributes attributes = {.handled_access_fs = rights_of(abi), .scoped = scope && abi >= 6 ? 3 : 0};
    size_t size = abi >= 6 ? 24 : abi >= 4 ? 16 : 8;
    long fd = syscall(SYS_landlock_create_ruleset, &attributes, size, 0);
    return fd < 0 ? -errno : (int)fd;
}

int cl_landlock_allow(int ruleset, int abi, int descriptor, int write, int is_directory) {
    uint64_t rights = write ? rights_of(abi) : (execute | read_file | read_dir);
    if (!is_directory) rights &= for_files;
    struct path_rule rule = {.allowed_access = rights & rights_of(abi), .parent_fd = descriptor};
    return syscall(SYS_landlock_add_rule, ruleset, 1, &rule, 0) < 0 ? -errno : 0;
}

int cl_landlock_restrict(int ruleset) {
    return syscall(SYS_landlock_restrict_self, ruleset, 0) < 0 ? -errno : 0;
}
