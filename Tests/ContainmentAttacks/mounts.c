// The mount table: adding to it, taking from it, changing it, by the old calls and by the new.
#include "attack.h"

#include <sys/mount.h>

static const char *target_directory(void) {
    static char path[256];
    snprintf(path, sizeof path, "%s/mount-target", scratch_directory());
    mkdir(path, 0700);
    return path;
}

/// Mounts, and unmounts again at once: success is proof enough.
static void try_mount(const char *source, const char *type, unsigned long flags, const char *options) {
    const char *target = target_directory();
    if (mount(source, target, type, flags, options) < 0) refused(type ? type : "mount");
    umount2(target, MNT_DETACH);
    breached("mounted %s at %s", type ? type : source, target);
}

ATTACK(mount_tmpfs, "mount-tmpfs", "mounts a file system in memory") { try_mount("none", "tmpfs", 0, NULL); }

ATTACK(mount_proc, "mount-proc", "mounts a second, complete /proc") { try_mount("none", "proc", 0, NULL); }

ATTACK(mount_sysfs, "mount-sysfs", "mounts /sys") { try_mount("none", "sysfs", 0, NULL); }

ATTACK(mount_devpts, "mount-devpts", "mounts the terminals") { try_mount("none", "devpts", 0, "newinstance"); }

ATTACK(mount_cgroup, "mount-cgroup", "mounts a control group hierarchy, old or new") {
    const char *target = target_directory();
    static const char *const types[][2] = {
        {"cgroup2", NULL}, {"cgroup", "memory"}, {"cgroup", "pids"}, {"cgroup", "devices"}, {"cgroup", "cpu"},
        {"cgroup", "freezer"}, {"cgroup", "none,name=systemd"}};
    int error = EPERM;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        if (mount("none", target, types[i][0], 0, types[i][1]) == 0) {
            umount2(target, MNT_DETACH);
            breached("mounted %s %s", types[i][0], types[i][1] ? types[i][1] : "");
        }
        error = errno;
    }
    errno = error;
    refused("cgroup");
}

ATTACK(cgroup_release_agent, "cgroup-release-agent", "sets a program that the kernel runs as root (CVE-2022-0492)") {
    const char *target = target_directory();
    static const char *const controllers[] = {"memory", "pids", "cpu", "freezer", "devices", "blkio", "cpuset", "rdma"};
    int error = EPERM;
    for (size_t i = 0; i < sizeof controllers / sizeof *controllers; i++) {
        if (mount("none", target, "cgroup", 0, controllers[i]) < 0) {
            error = errno;
            continue;
        }
        char path[512];
        static const char *const files[] = {"release_agent", "devices.allow", "cgroup.procs", "memory.limit_in_bytes"};
        for (size_t j = 0; j < sizeof files / sizeof *files; j++) {
            snprintf(path, sizeof path, "%s/%s", target, files[j]);
            if (!opens_for_writing(path)) {
                error = errno;
                continue;
            }
            umount2(target, MNT_DETACH);
            breached("%s of hierarchy %s can be written", files[j], controllers[i]);
        }
        umount2(target, MNT_DETACH);
    }
    errno = error;
    refused("release_agent");
}

ATTACK(mount_overlay, "mount-overlay", "mounts an overlay (CVE-2021-3493, CVE-2023-0386)") {
    const char *base = scratch_directory();
    char lower[256], upper[256], work[256], options[1024];
    snprintf(lower, sizeof lower, "%s/overlay-lower", base);
    snprintf(upper, sizeof upper, "%s/overlay-upper", base);
    snprintf(work, sizeof work, "%s/overlay-work", base);
    mkdir(lower, 0700);
    mkdir(upper, 0700);
    mkdir(work, 0700);
    snprintf(options, sizeof options, "lowerdir=%s:/usr/share,userxattr", lower);
    try_mount("none", "overlay", 0, options);
}

ATTACK(mount_binfmt, "mount-binfmt", "registers an interpreter for binaries (binfmt_misc)") {
    try_mount("none", "binfmt_misc", 0, NULL);
}

ATTACK(mount_block_device, "mount-block-device", "mounts a disk of the host") {
    static const char *const devices[] = {
        "/dev/vda", "/dev/sda", "/dev/sda1", "/dev/vda1", "/dev/nvme0n1", "/dev/loop0", "/.old-root/dev/vda"};
    const char *target = target_directory();
    int error = EPERM;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        if (mount(devices[i], target, "ext4", MS_RDONLY, NULL) == 0) {
            umount2(target, MNT_DETACH);
            breached("mounted %s", devices[i]);
        }
        if (errno != ENOENT) error = errno;
    }
    errno = error;
    refused("mount of a disk");
}

ATTACK(bind_mount, "bind-mount", "binds one directory over another") {
    const char *target = target_directory();
    if (mount("/usr", target, NULL, MS_BIND | MS_REC, NULL) < 0) refused("bind");
    umount2(target, MNT_DETACH);
    breached("bound /usr at %s", target);
}

ATTACK(bind_over_proc, "bind-over-proc", "covers its own /proc with forged files") {
    only_inside();
    if (mount(target_directory(), "/proc/self", NULL, MS_BIND, NULL) < 0 &&
        mount(target_directory(), "/proc", NULL, MS_BIND, NULL) < 0)
        refused("bind over /proc");
    umount2("/proc/self", MNT_DETACH);
    umount2("/proc", MNT_DETACH);
    breached("covered /proc");
}

ATTACK(remount_writable, "remount-writable", "makes a read-only mount writable (DIRECTORY)") {
    const char *directory = text_argument(count, arguments, 0);
    const unsigned long kept[] = {0, MS_NOSUID, MS_NODEV, MS_NOSUID | MS_NODEV, MS_NOSUID | MS_NODEV | MS_RELATIME};
    int error = EPERM;
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        if (mount(NULL, directory, NULL, MS_REMOUNT | MS_BIND | kept[i], NULL) == 0) {
            mount(NULL, directory, NULL, MS_REMOUNT | MS_BIND | MS_RDONLY | kept[i], NULL);
            breached("remounted %s writable", directory);
        }
        error = errno;
    }
    errno = error;
    refused("remount");
}

ATTACK(remount_proc, "remount-proc", "remounts /proc to show what it hides") {
    if (mount(NULL, "/proc", NULL, MS_REMOUNT, "hidepid=0") < 0) refused("remount");
    breached("/proc took other options");
}

ATTACK(unmount, "unmount-cover", "unmounts what may cover something of the host") {
    only_inside();
    static const char *const covers[] = {
        "/dev/null", "/dev/zero", "/dev/pts", "/dev/shm", "/dev", "/etc/hostname", "/etc/passwd", "/usr", "/attacks",
        "/tmp",
        "/sys", "/"};
    int error = EPERM;
    for (size_t i = 0; i < sizeof covers / sizeof *covers; i++) {
        if (umount2(covers[i], MNT_DETACH) == 0) breached("unmounted %s", covers[i]);
        if (errno != EINVAL && errno != ENOENT) error = errno;
    }
    errno = error;
    refused("umount");
}

ATTACK(new_mount_calls, "new-mount-calls", "makes a file system by fsopen, fsconfig, fsmount (CVE-2022-0185)") {
    static const char *const types[] = {"tmpfs", "ext4", "proc", "overlay", "fuse", "ramfs"};
    int error = EPERM;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++) {
        int context = (int)syscall(SYS_fsopen, types[i], 0);
        if (context >= 0) {
            long made = syscall(SYS_fsconfig, context, 6 /* FSCONFIG_CMD_CREATE */, NULL, NULL, 0);
            breached("fsopen of %s%s", types[i], made == 0 ? " and its superblock" : "");
        }
        error = errno;
    }
    errno = error;
    refused("fsopen");
}

ATTACK(clone_tree, "clone-mount-tree", "takes a copy of a mount tree by open_tree and attaches it") {
    int tree = (int)syscall(SYS_open_tree, AT_FDCWD, "/usr", 1 /* OPEN_TREE_CLONE */ | O_CLOEXEC);
    if (tree < 0) refused("open_tree");
    long moved = syscall(SYS_move_mount, tree, "", AT_FDCWD, target_directory(), 4 /* MOVE_MOUNT_F_EMPTY_PATH */);
    if (moved == 0) umount2(target_directory(), MNT_DETACH);
    breached("open_tree gave a detached copy%s", moved == 0 ? ", attached" : "");
}

ATTACK(move_existing_mount, "move-mount", "moves a mount of its own away") {
    only_inside();
    static const char *const movable[] = {"/dev/pts", "/dev/shm", "/usr", "/proc"};
    int error = EPERM;
    for (size_t i = 0; i < sizeof movable / sizeof *movable; i++) {
        if (syscall(SYS_move_mount, AT_FDCWD, movable[i], AT_FDCWD, target_directory(), 0) == 0 ||
            mount(movable[i], target_directory(), NULL, MS_MOVE, NULL) == 0)
            breached("moved %s", movable[i]);
        if (errno != EINVAL) error = errno;
    }
    errno = error;
    refused("move_mount");
}

ATTACK(set_mount_attributes, "mount-setattr", "changes mount attributes recursively (DIRECTORY)") {
    struct {
        uint64_t set, clear, propagation, userns;
    } attributes = {.clear = 1 /* MOUNT_ATTR_RDONLY */};
    const char *directory = count > 0 ? arguments[0] : "/";
    if (syscall(SYS_mount_setattr, AT_FDCWD, directory, 0x8000 /* AT_RECURSIVE */, &attributes, sizeof attributes) < 0)
        refused("mount_setattr");
    breached("cleared the read-only attribute of %s", directory);
}

ATTACK(change_root_mount, "pivot-root", "exchanges the root mount") {
    const char *target = target_directory();
    // The same directory twice would be a valid request for a mount point: EINVAL says the kernel looked at it.
    if (syscall(SYS_pivot_root, target, target) < 0 && errno != EINVAL && errno != EBUSY) refused("pivot_root");
    breached("pivot_root reached the kernel with privilege");
}

ATTACK(list_mounts, "list-mounts", "asks for mounts by listmount and statmount") {
    struct {
        uint32_t size, spare;
        uint64_t mount, parameter, namespace;
    } request = {.size = 24, .mount = 0xffffffffffffffffULL};
    uint64_t found[16];
    long number = syscall(SYS_listmount, &request, found, 16, 0);
    if (number < 0) refused("listmount");
    breached("listmount told %ld mounts", number);
}

ATTACK(mount_table_host, "mount-table-host", "reads mount points of the host in its mount table") {
    static const char *const files[] = {"/proc/self/mountinfo", "/proc/self/mounts", "/proc/self/mountstats"};
    static const char *const signs[] = {"/sys/fs/cgroup", "/.old-root", "/var/lib/docker", "/sys/kernel", "/boot"};
    for (size_t i = 0; i < 3; i++)
        for (size_t j = 0; j < sizeof signs / sizeof *signs; j++)
            if (file_holds(files[i], signs[j])) breached("%s names %s", files[i], signs[j]);
    contained("only the sandbox's own mounts");
}

ATTACK(mount_table_path, "mount-table-path", "reads a path of the host in its mount table (PART OF A PATH)") {
    const char *part = text_argument(count, arguments, 0);
    static const char *const files[] = {"/proc/self/mountinfo", "/proc/self/mounts", "/proc/self/mountstats"};
    for (size_t i = 0; i < 3; i++)
        if (file_holds(files[i], part)) breached("%s names %s", files[i], part);
    contained("no %s", part);
}
