#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "include/cpython_library.h"

// The kernel's interface for opening a path that must not leave a directory, spelled out because older headers lack it.
struct open_rules {
    uint64_t flags;
    uint64_t mode;
    uint64_t resolve;
};
enum { BENEATH = 0x08, NO_SYMLINKS = 0x04, NO_MAGICLINKS = 0x02 };
#ifndef SYS_openat2
#define SYS_openat2 437
#endif

enum { ALWAYS = O_CLOEXEC | O_NOFOLLOW | O_NOCTTY | O_NONBLOCK, LONGEST = 4096 };

// One component after the other, none of which may be a link: for kernels and filters without openat2.
static int open_stepwise(int root, const char *path, int flags, unsigned mode) {
    char name[NAME_MAX + 1];
    int at = root;
    while (*path != 0) {
        size_t length = strcspn(path, "/");
        if (length == 0) {
            path += 1;
            continue;
        }
        if (length > NAME_MAX) {
            if (at != root) close(at);
            return -ENAMETOOLONG;
        }
        memcpy(name, path, length);
        name[length] = 0;
        path += length;
        while (*path == '/') path += 1;
        int is_last = *path == 0;
        int next = -1;
        if (strcmp(name, "..") == 0) {
            errno = EXDEV;
        } else {
            next = openat(at, name, is_last ? flags | ALWAYS : O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, mode);
        }
        int error = errno;
        if (at != root) close(at);
        if (next < 0) return -error;
        if (is_last) return next;
        at = next;
    }
    return -EINVAL;
}

static int open_beneath(int root, const char *path, int flags, unsigned mode) {
    if (*path == 0) path = ".";
    struct open_rules rules = {
        .flags = (uint64_t)(unsigned)(flags | ALWAYS),
        .mode = flags & O_CREAT ? mode : 0,
        .resolve = BENEATH | NO_SYMLINKS | NO_MAGICLINKS,
    };
    if (flags & O_PATH) rules.flags &= ~(uint64_t)(O_NOCTTY | O_NONBLOCK);
    for (int attempt = 0; attempt < 8; attempt += 1) {
        int result = (int)syscall(SYS_openat2, root, path, &rules, sizeof rules);
        if (result >= 0) return result;
        if (errno == EINTR || errno == EAGAIN) continue;
        if (errno == ENOSYS || errno == EPERM) return open_stepwise(root, path, flags, mode);
        return -errno;
    }
    return -EAGAIN;
}

// The directory that a path lies in, and its last name.
static int open_parent(int root, const char *path, const char **name) {
    char parent[LONGEST];
    size_t length = strlen(path);
    if (length == 0 || length >= sizeof parent) return length == 0 ? -EBUSY : -ENAMETOOLONG;
    const char *slash = strrchr(path, '/');
    *name = slash == 0 ? path : slash + 1;
    if (**name == 0 || strcmp(*name, ".") == 0 || strcmp(*name, "..") == 0) return -EINVAL;
    size_t prefix = slash == 0 ? 0 : (size_t)(slash - path);
    memcpy(parent, path, prefix);
    parent[prefix] = 0;
    return open_beneath(root, parent, O_PATH | O_DIRECTORY, 0);
}

int cpl_mount_open(const char *path) {
    int result = open(path, O_PATH | O_DIRECTORY | O_CLOEXEC);
    return result < 0 ? -errno : result;
}

int cpl_file_open(int root, const char *path, int flags, unsigned mode) {
    struct stat status;
    // Looked at before it is opened: opening a device or a pipe can have effects of its own.
    int known = open_beneath(root, path, O_PATH, 0);
    if (known >= 0) {
        int failed = fstat(known, &status);
        close(known);
        if (failed != 0) return -errno;
        if (S_ISLNK(status.st_mode)) return -ELOOP;
        if (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode)) return -EACCES;
    } else if (known != -ENOENT || !(flags & O_CREAT)) {
        return known;
    }
    int result = open_beneath(root, path, flags, mode & 0777);
    if (result < 0) return result;
    if (fstat(result, &status) != 0 || (!S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode))) {
        close(result);
        return -EACCES;
    }
    return result;
}

static void describe(const struct stat *from, struct cpl_file_status *status) {
    status->mode = from->st_mode;
    status->inode = from->st_ino;
    status->links = from->st_nlink;
    status->size = from->st_size;
    status->accessed = from->st_atim.tv_sec * 1000000000LL + from->st_atim.tv_nsec;
    status->modified = from->st_mtim.tv_sec * 1000000000LL + from->st_mtim.tv_nsec;
    status->changed = from->st_ctim.tv_sec * 1000000000LL + from->st_ctim.tv_nsec;
}

int cpl_file_stat(int root, const char *path, struct cpl_file_status *status) {
    struct stat found;
    if (*path == 0) {
        if (fstat(root, &found) != 0) return -errno;
    } else {
        const char *name = 0;
        int parent = open_parent(root, path, &name);
        if (parent < 0) return parent;
        int failed = fstatat(parent, name, &found, AT_SYMLINK_NOFOLLOW) != 0 ? errno : 0;
        close(parent);
        if (failed != 0) return -failed;
    }
    describe(&found, status);
    return 0;
}

int cpl_file_status_of(int file, struct cpl_file_status *status) {
    struct stat found;
    if (fstat(file, &found) != 0) return -errno;
    describe(&found, status);
    return 0;
}

int cpl_directory_list(
    int root, const char *path, int (*each)(void *context, const char *name, size_t length), void *context) {
    int file = open_beneath(root, path, O_RDONLY | O_DIRECTORY, 0);
    if (file < 0) return file;
    DIR *directory = fdopendir(file);
    if (directory == 0) {
        int error = errno;
        close(file);
        return -error;
    }
    int result = 0;
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(directory);
        if (entry == 0) {
            result = -errno;
            break;
        }
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        result = each(context, entry->d_name, strlen(entry->d_name));
        if (result != 0) break;
    }
    closedir(directory);
    return result;
}

int cpl_directory_make(int root, const char *path, unsigned mode) {
    const char *name = 0;
    int parent = open_parent(root, path, &name);
    if (parent < 0) return parent == -EBUSY ? -EEXIST : parent;
    int result = mkdirat(parent, name, mode & 0777) != 0 ? -errno : 0;
    close(parent);
    return result;
}

int cpl_file_remove(int root, const char *path, int is_directory) {
    const char *name = 0;
    int parent = open_parent(root, path, &name);
    if (parent < 0) return parent;
    int result = unlinkat(parent, name, is_directory ? AT_REMOVEDIR : 0) != 0 ? -errno : 0;
    close(parent);
    return result;
}

int cpl_file_rename(int root, const char *from, const char *to) {
    const char *from_name = 0, *to_name = 0;
    int from_parent = open_parent(root, from, &from_name);
    if (from_parent < 0) return from_parent;
    int to_parent = open_parent(root, to, &to_name);
    if (to_parent < 0) {
        close(from_parent);
        return to_parent;
    }
    int result = renameat(from_parent, from_name, to_parent, to_name) != 0 ? -errno : 0;
    close(from_parent);
    close(to_parent);
    return result;
}

static struct timespec time_of(int64_t nanoseconds) {
    int64_t rest = nanoseconds % 1000000000;
    if (rest < 0) rest += 1000000000;
    return (struct timespec){.tv_sec = (nanoseconds - rest) / 1000000000, .tv_nsec = rest};
}

int cpl_file_set_times(int root, const char *path, int64_t accessed, int64_t modified) {
    int file = cpl_file_open(root, path, O_RDONLY, 0);
    if (file < 0) return file;
    struct timespec times[2] = {time_of(accessed), time_of(modified)};
    int result = futimens(file, times) != 0 ? -errno : 0;
    close(file);
    return result;
}

int cpl_file_set_mode(int root, const char *path, unsigned mode) {
    int file = cpl_file_open(root, path, O_RDONLY, 0);
    if (file < 0) return file;
    int result = fchmod(file, mode & 0777) != 0 ? -errno : 0;
    close(file);
    return result;
}
