#include "beneath.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

const int cl_beneath_read = O_RDONLY;
const int cl_beneath_write = O_WRONLY;
const int cl_beneath_create = O_WRONLY | O_CREAT | O_EXCL;
const int cl_beneath_directory = O_RDONLY | O_DIRECTORY;
const int cl_beneath_lock = O_RDWR | O_CREAT;
const int cl_beneath_path = O_PATH | O_DIRECTORY;

static int result(long value) {
    return value < 0 ? -errno : (int)value;
}

// O_PATH allows few other flags, so the additional ones depend on it.
static int additional(int flags) {
    return O_CLOEXEC | O_NOFOLLOW | ((flags & O_PATH) ? 0 : O_NONBLOCK | O_NOCTTY);
}

static int open_retrying(int directory, const char *path, int flags, unsigned int mode) {
    int fd;
    do {
        fd = openat(directory, path, flags, mode);
    } while (fd < 0 && errno == EINTR);
    return result(fd);
}

// The same promise without openat2: a descriptor for each component, none of which may be a link or on another mount.
// Mounts are told by device number here, which misses a bind mount of the same file system.
int cl_beneath_open_by_component(int directory, const char *path, int flags, unsigned int mode) {
    if (path[0] == '/')
        return -EXDEV;
    struct stat root, here;
    if (fstat(directory, &root) < 0)
        return -errno;
    int current = directory;
    const char *rest = path;
    int fd = -EINVAL;
    for (;;) {
        while (*rest == '/')
            rest++;
        size_t length = strcspn(rest, "/");
        char component[NAME_MAX + 1];
        if (length > NAME_MAX) {
            fd = -ENAMETOOLONG;
            break;
        }
        memcpy(component, rest, length);
        component[length] = 0;
        rest += length;
        if (strcmp(component, "..") == 0) {
            fd = -EXDEV;
            break;
        }
        int is_last = rest[strspn(rest, "/")] == 0;
        const char *name = length == 0 ? "." : component;
        fd = is_last ? open_retrying(current, name, flags | additional(flags), mode)
                     : open_retrying(current, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);
        if (fd == -ENOTDIR && !is_last && fstatat(current, name, &here, AT_SYMLINK_NOFOLLOW) == 0 &&
            S_ISLNK(here.st_mode))
            fd = -ELOOP;
        if (current != directory)
            close(current);
        current = directory;
        if (fd < 0 || fstat(fd, &here) < 0)
            break;
        if (here.st_dev != root.st_dev) {
            close(fd);
            fd = -EXDEV;
            break;
        }
        if (is_last)
            return fd;
        current = fd;
    }
    if (current != directory)
        close(current);
    return fd;
}

int cl_beneath_open(int directory, const char *path, int flags, unsigned int mode) {
    if (path[0] == '/')
        return -EXDEV;
    if (path[0] == 0)
        path = ".";
    struct open_how how = {
        .flags = (unsigned int)(flags | additional(flags)),
        .mode = (flags & O_CREAT) ? mode : 0,
        .resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS | RESOLVE_NO_XDEV,
    };
    long fd;
    // EAGAIN: something was renamed while the kernel looked (openat2(2)).
    do {
        fd = syscall(SYS_openat2, directory, path, &how, sizeof how);
    } while (fd < 0 && (errno == EINTR || errno == EAGAIN));
    // Old container runtimes answer EPERM for calls they do not know.
    if (fd < 0 && (errno == ENOSYS || errno == EPERM))
        return cl_beneath_open_by_component(directory, path, flags, mode);
    return result(fd);
}

int cl_beneath_open_trusted(const char *path, int flags, unsigned int mode) {
    return open_retrying(AT_FDCWD, path, flags | (additional(flags) & ~O_NOFOLLOW), mode);
}

int cl_beneath_open_above(int directory) {
    return open_retrying(directory, "..", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
}

int cl_beneath_node(int directory, const char *name, struct cl_node *node) {
    struct stat status;
    if (fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW | (name[0] == 0 ? AT_EMPTY_PATH : 0)) < 0)
        return -errno;
    node->kind = S_ISREG(status.st_mode)   ? cl_node_file
                 : S_ISDIR(status.st_mode) ? cl_node_directory
                 : S_ISLNK(status.st_mode) ? cl_node_symlink
                                           : cl_node_special;
    node->mode = status.st_mode & 07777;
    node->user = status.st_uid;
    node->group = status.st_gid;
    node->size = (uint64_t)status.st_size;
    node->device = status.st_dev;
    node->inode = status.st_ino;
    node->modified_seconds = status.st_mtim.tv_sec;
    node->modified_nanoseconds = (uint32_t)status.st_mtim.tv_nsec;
    node->changed_seconds = status.st_ctim.tv_sec;
    node->changed_nanoseconds = (uint32_t)status.st_ctim.tv_nsec;
    return 0;
}

int cl_beneath_make_directory(int directory, const char *name, unsigned int mode) {
    return result(mkdirat(directory, name, mode));
}

int cl_beneath_make_symlink(int directory, const char *name, const char *target) {
    return result(symlinkat(target, directory, name));
}

int cl_beneath_make_link(int from_directory, const char *from, int directory, const char *name) {
    return result(linkat(from_directory, from, directory, name, 0));
}

ssize_t cl_beneath_read_symlink(int directory, const char *name, char *target, size_t capacity) {
    ssize_t length = readlinkat(directory, name, target, capacity);
    return length < 0 ? -errno : length;
}

int cl_beneath_remove(int directory, const char *name, int is_directory) {
    return result(unlinkat(directory, name, is_directory ? AT_REMOVEDIR : 0));
}

int cl_beneath_rename(int from_directory, const char *from, int directory, const char *name) {
    return result(renameat(from_directory, from, directory, name));
}

int cl_beneath_set_owner(int directory, const char *name, uint32_t user, uint32_t group) {
    return result(fchownat(directory, name, user, group, AT_SYMLINK_NOFOLLOW));
}

int cl_beneath_set_mode(int directory, const char *name, unsigned int mode) {
    // fchmodat(2) follows links; a descriptor of the node itself, changed through /proc, cannot be exchanged for a link.
    int fd = open_retrying(directory, name, O_PATH | O_NOFOLLOW | O_CLOEXEC, 0);
    if (fd < 0)
        return fd;
    struct stat status;
    int code = result(fstat(fd, &status));
    if (code == 0 && S_ISLNK(status.st_mode))
        code = -EOPNOTSUPP;
    if (code == 0) {
        char path[sizeof "/proc/self/fd/" + 11];
        snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
        code = result(chmod(path, mode));
    }
    close(fd);
    return code;
}

int cl_beneath_set_modified(int directory, const char *name, int64_t seconds, uint32_t nanoseconds) {
    struct timespec times[2] = {{.tv_nsec = UTIME_OMIT}, {.tv_sec = seconds, .tv_nsec = nanoseconds}};
    return result(name[0] == 0 ? futimens(directory, times)
                               : utimensat(directory, name, times, AT_SYMLINK_NOFOLLOW));
}

ssize_t cl_beneath_read_bytes(int fd, void *bytes, size_t count, int64_t offset) {
    ssize_t got;
    do {
        got = offset < 0 ? read(fd, bytes, count) : pread(fd, bytes, count, offset);
    } while (got < 0 && errno == EINTR);
    return got < 0 ? -errno : got;
}

int cl_beneath_write_bytes(int fd, const void *bytes, size_t count) {
    const char *rest = bytes;
    while (count > 0) {
        ssize_t written = write(fd, rest, count);
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return -errno;
        rest += written;
        count -= (size_t)written;
    }
    return 0;
}

int cl_beneath_rewind(int fd) {
    return lseek(fd, 0, SEEK_SET) < 0 ? -errno : 0;
}

void *cl_listing_begin(int directory, int *error) {
    int fd = open_retrying(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
    if (fd < 0) {
        *error = fd;
        return NULL;
    }
    DIR *listing = fdopendir(fd);
    if (!listing) {
        *error = -errno;
        close(fd);
    }
    return listing;
}

const char *cl_listing_next(void *listing, int *error) {
    for (;;) {
        errno = 0;
        struct dirent *entry = readdir(listing);
        if (!entry) {
            *error = -errno;
            return NULL;
        }
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            return entry->d_name;
    }
}

void cl_listing_end(void *listing) {
    closedir(listing);
}

int cl_lock_whole_file(int fd, int wait) {
    int code;
    do {
        code = flock(fd, LOCK_EX | (wait ? 0 : LOCK_NB));
    } while (code < 0 && errno == EINTR);
    return result(code);
}

int cl_lock_shared(int fd) {
    int code;
    do {
        code = flock(fd, LOCK_SH | LOCK_NB);
    } while (code < 0 && errno == EINTR);
    return result(code);
}

void cl_unlock_file(int fd) {
    flock(fd, LOCK_UN);
}

int cl_touch(int fd) {
    return result(futimens(fd, NULL));
}

pid_t cl_filter_start(const char *name, char *const *arguments, int input, int output) {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    int code = posix_spawn_file_actions_init(&actions);
    if (code != 0)
        return -code;
    code = posix_spawnattr_init(&attributes);
    if (code != 0) {
        posix_spawn_file_actions_destroy(&actions);
        return -code;
    }
    sigset_t none, pipe_signal;
    sigemptyset(&none);
    sigemptyset(&pipe_signal);
    sigaddset(&pipe_signal, SIGPIPE);
    pid_t pid = -1;
    char *environment[] = {"PATH=/usr/local/bin:/usr/bin:/bin", "LC_ALL=C", NULL};
    if ((code = posix_spawn_file_actions_adddup2(&actions, input, 0)) == 0 &&
        (code = posix_spawn_file_actions_adddup2(&actions, output, 1)) == 0 &&
        (code = posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)) == 0 &&
        (code = posix_spawn_file_actions_addclosefrom_np(&actions, 3)) == 0 &&
        // A host that ignores SIGPIPE would leave the program writing for nobody.
        (code = posix_spawnattr_setsigdefault(&attributes, &pipe_signal)) == 0 &&
        (code = posix_spawnattr_setsigmask(&attributes, &none)) == 0 &&
        (code = posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK)) == 0)
        code = posix_spawnp(&pid, name, &actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    return code == 0 ? pid : -code;
}

int cl_filter_wait(pid_t pid) {
    int status;
    while (waitpid(pid, &status, 0) < 0)
        if (errno != EINTR)
            return -errno;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

int cl_filter_pipe(int *reading, int *writing) {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) < 0)
        return -errno;
    *reading = ends[0];
    *writing = ends[1];
    return 0;
}

void cl_file_clock(int64_t *seconds, uint32_t *nanoseconds) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    *seconds = now.tv_sec;
    *nanoseconds = (uint32_t)now.tv_nsec;
}
