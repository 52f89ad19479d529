#include "include/cl_paths.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/xattr.h>
#include <unistd.h>

#ifndef SYS_openat2
#define SYS_openat2 437
#endif

const int cl_o_path = O_PATH, cl_o_unnamed_file = O_TMPFILE;

static int resolve(int directory, const char *path, int flags, unsigned int mode, unsigned long long rules) {
    struct open_how how;
    memset(&how, 0, sizeof how);
    how.flags = (unsigned long long)(unsigned int)(flags | O_CLOEXEC);
    how.mode = flags & (O_CREAT | O_TMPFILE) ? mode : 0;
    how.resolve = rules;
    for (;;) {
        long fd = syscall(SYS_openat2, directory, path, &how, sizeof how);
        if (fd >= 0) return (int)fd;
        // EAGAIN: a rename happened during a bounded resolution; the kernel asks to try again.
        if (errno != EINTR && errno != EAGAIN) return -errno;
        if (errno == EAGAIN && (flags & O_NONBLOCK) && !(rules & RESOLVE_BENEATH)) return -errno;
    }
}

int cl_open_plain(const char *path, int flags, unsigned int mode) {
    return resolve(AT_FDCWD, path, flags, mode, RESOLVE_NO_MAGICLINKS);
}

int cl_open_plain_at(int directory, const char *path, int flags, unsigned int mode) {
    return resolve(directory, path, flags, mode, RESOLVE_NO_MAGICLINKS);
}

int cl_open_beneath_directory(int directory, const char *name) {
    int fd = openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    return fd < 0 ? -errno : fd;
}

int cl_open_inside(int directory, const char *path, int flags) {
    return resolve(directory, path, flags, 0, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS);
}

ssize_t cl_get_attribute(int fd, const char *name, void *value, size_t capacity) {
    ssize_t count = fgetxattr(fd, name, value, capacity);
    return count < 0 ? -errno : count;
}

int cl_is_whiteout_device(dev_t device) { return major(device) == 0 && minor(device) == 0; }

ssize_t cl_read_link(int directory, const char *name, void *target, size_t capacity) {
    ssize_t count = readlinkat(directory, name, target, capacity);
    return count < 0 ? -errno : count;
}
