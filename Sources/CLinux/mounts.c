#include "include/cl_mounts.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/loop.h>
#include <linux/magic.h>
#include <linux/mount.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/vfs.h>
#include <sys/syscall.h>
#include <unistd.h>

// <sys/mount.h> and <linux/mount.h> define the same constants on some C libraries, so the old interface is declared
// here instead of included.
extern int mount(const char *, const char *, const char *, unsigned long, const void *);
extern int umount2(const char *, int);
#ifndef MNT_DETACH
#define MNT_DETACH 2
#endif
#ifndef MS_PRIVATE
#define MS_PRIVATE (1 << 18)
#endif

// System call numbers that are the same on every architecture; old headers lack them.
#ifndef SYS_open_tree
#define SYS_open_tree 428
#define SYS_move_mount 429
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif

const uint64_t cl_attr_read_only = MOUNT_ATTR_RDONLY, cl_attr_no_set_user_id = MOUNT_ATTR_NOSUID,
               cl_attr_no_devices = MOUNT_ATTR_NODEV, cl_attr_no_exec = MOUNT_ATTR_NOEXEC;
const uint64_t cl_ms_no_set_user_id = 2, cl_ms_no_devices = 4, cl_ms_no_exec = 8, cl_ms_read_only = 1,
               cl_ms_remount = 32;

static int result_of(long value) { return value < 0 ? -errno : (int)value; }

int cl_open_tree(int directory, const char *path, int recursive) {
    unsigned int flags = OPEN_TREE_CLONE | OPEN_TREE_CLOEXEC | (recursive ? AT_RECURSIVE : 0);
    if (path[0] == 0) flags |= AT_EMPTY_PATH;
    return result_of(syscall(SYS_open_tree, directory, path, flags));
}

int cl_move_mount(int mount, int directory, const char *path) {
    unsigned int flags = MOVE_MOUNT_F_EMPTY_PATH | (path[0] == 0 ? MOVE_MOUNT_T_EMPTY_PATH : 0);
    return result_of(syscall(SYS_move_mount, mount, "", directory, path, flags));
}

int cl_mount_set_attributes(int mount, uint64_t attributes, int recursive, int user_namespace) {
    struct mount_attr request;
    memset(&request, 0, sizeof request);
    request.attr_set = attributes;
    if (user_namespace >= 0) {
        request.attr_set |= MOUNT_ATTR_IDMAP;
        request.userns_fd = (uint64_t)user_namespace;
    }
    unsigned int flags = AT_EMPTY_PATH | (recursive ? AT_RECURSIVE : 0);
    return result_of(syscall(SYS_mount_setattr, mount, "", flags, &request, sizeof request));
}

int cl_fs_open(const char *type) { return result_of(syscall(SYS_fsopen, type, FSOPEN_CLOEXEC)); }

int cl_fs_set(int context, const char *key, const char *value) {
    unsigned int command = value ? FSCONFIG_SET_STRING : FSCONFIG_SET_FLAG;
    return result_of(syscall(SYS_fsconfig, context, command, key, value, 0));
}

int cl_fs_mount(int context, uint64_t attributes) {
    if (syscall(SYS_fsconfig, context, FSCONFIG_CMD_CREATE, NULL, NULL, 0) < 0) return -errno;
    return result_of(syscall(SYS_fsmount, context, FSMOUNT_CLOEXEC, (unsigned int)attributes));
}

int cl_mount(const char *source, const char *target, const char *type, uint64_t flags, const char *options) {
    return result_of(mount(source, target, type, (unsigned long)flags, options));
}

int cl_make_mounts_private(void) { return result_of(mount(NULL, "/", NULL, 16384 /* MS_REC */ | MS_PRIVATE, NULL)); }

int cl_is_unified_cgroup(const char *path) {
    struct statfs status;
    return statfs(path, &status) == 0 && status.f_type == CGROUP2_SUPER_MAGIC;
}

int cl_detach(const char *path) { return result_of(umount2(path, MNT_DETACH)); }

int cl_loop_attach(int backing, char path[32]) {
    int control = open("/dev/loop-control", O_RDWR | O_CLOEXEC);
    if (control < 0) return -errno;
    // Another process may take the free device between the question and the answer's use: ask again, a bounded
    // number of times.
    for (int attempt = 0; attempt < 64; attempt++) {
        int number = ioctl(control, LOOP_CTL_GET_FREE);
        if (number < 0) break;
        snprintf(path, 32, "/dev/loop%d", number);
        int device = open(path, O_RDWR | O_CLOEXEC);
        if (device < 0) break;
        struct loop_config configuration;
        memset(&configuration, 0, sizeof configuration);
        configuration.fd = (uint32_t)backing;
        configuration.info.lo_flags = LO_FLAGS_AUTOCLEAR;
        if (ioctl(device, LOOP_CONFIGURE, &configuration) == 0) {
            close(control);
            return device;
        }
        int error = errno;
        close(device);
        if (error != EBUSY) {
            close(control);
            return -error;
        }
    }
    int error = errno;
    close(control);
    return -error;
}
