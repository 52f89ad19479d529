#include "include/cl_paths.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
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

int cl_open_in_root(int directory, const char *path, int flags, unsigned int mode) {
    return resolve(directory, path, flags, mode, RESOLVE_IN_ROOT | RESOLVE_NO_MAGICLINKS);
}

ssize_t cl_list_attributes(int fd, void *names, size_t capacity) {
    ssize_t count = flistxattr(fd, names, capacity);
    return count < 0 ? -errno : count;
}

int cl_set_attribute(int fd, const char *name, const void *value, size_t count) {
    return fsetxattr(fd, name, value, count, 0) < 0 ? -errno : 0;
}

int cl_remove_attribute(int fd, const char *name) { return fremovexattr(fd, name) < 0 ? -errno : 0; }

int cl_set_modified(int directory, const char *name, int64_t seconds, uint32_t nanoseconds) {
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = seconds, .tv_nsec = nanoseconds}};
    int result = name[0] == 0 ? futimens(directory, times) : utimensat(directory, name, times, AT_SYMLINK_NOFOLLOW);
    return result < 0 ? -errno : 0;
}

ssize_t cl_send_file(int to, int from, size_t count) {
    ssize_t sent;
    do {
        sent = sendfile(to, from, NULL, count);
    } while (sent < 0 && errno == EINTR);
    return sent < 0 ? -errno : sent;
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
