// What a sandbox was handed without wanting it, and what an open descriptor can be turned into.
#include "attack.h"

#include <sys/mman.h>
#include <sys/socket.h>

ATTACK(leaked_descriptors, "leaked-descriptors", "finds open descriptors beyond its three streams") {
    for (int fd = 3; fd < 4096; fd++) {
        if (fcntl(fd, F_GETFD) < 0) continue;
        char link[64], target[256] = "?";
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        ssize_t length = readlink(link, target, sizeof target - 1);
        if (length >= 0) target[length] = 0;
        breached("descriptor %d is open: %s", fd, target);
    }
    contained("nothing but 0, 1 and 2");
}

ATTACK(leaked_directory_walk, "leaked-directory-walk",
       "opens a host file relative to a leaked directory (PATH TOKEN)") {
    const char *path = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    char up[512] = ".";
    for (int i = 0; i < 32; i++) strcat(up, "/..");
    strncat(up, path, sizeof up - strlen(up) - 1);
    const char *name = strrchr(path, '/');
    bool any = false;
    for (int fd = 0; fd < 4096; fd++) {
        struct stat status;
        if (fstat(fd, &status) < 0 || !S_ISDIR(status.st_mode)) continue;
        any = true;
        if (file_at_holds(fd, up, token)) breached("%s from descriptor %d by ..", path, fd);
        if (name && file_at_holds(fd, name + 1, token)) breached("%s below descriptor %d", name + 1, fd);
        if (fchdir(fd) == 0 && file_holds(name ? name + 1 : path, token)) breached("after fchdir to %d", fd);
    }
    contained(any ? "a directory is open, but leads nowhere" : "no directory is open");
}

ATTACK(leaked_sockets, "leaked-sockets", "finds a socket of the supervisor or the caller and writes garbage to it") {
    static const char garbage[] = "\377\377\377\377\0\0\0\0garbage";
    for (int fd = 0; fd < 4096; fd++) {
        int type;
        socklen_t size = sizeof type;
        if (getsockopt(fd, SOL_SOCKET, SO_TYPE, &type, &size) < 0) continue;
        // Said first, because whoever reads the garbage may end everything.
        ready("BREACHED descriptor %d is a socket of type %d\n", fd, type);
        send(fd, garbage, sizeof garbage, MSG_DONTWAIT | MSG_NOSIGNAL);
        _exit(1);
    }
    contained("no socket is open");
}

/// The read-only mount's file, tried by every way that could turn reading into writing.
ATTACK(read_only_write, "read-only-write", "changes a read-only mount (DIRECTORY, FILE within)") {
    const char *directory = text_argument(count, arguments, 0), *file = text_argument(count, arguments, 1);
    char path[4096], other[4096];
    snprintf(path, sizeof path, "%s/%s", directory, file);
    snprintf(other, sizeof other, "%s/planted", directory);
    int fd = open(other, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd >= 0) breached("made %s", other);
    int error = errno;
    if (opens_for_writing(path)) breached("opened %s for writing", path);
    if (truncate(path, 0) == 0) breached("truncated %s", path);
    if (rename(path, other) == 0) breached("renamed %s", path);
    if (unlink(path) == 0) breached("removed %s", path);
    if (mkdir(other, 0755) == 0) breached("made a directory in %s", directory);
    if (symlink("/", other) == 0) breached("made a link in %s", directory);
    if (mkfifo(other, 0644) == 0) breached("made a FIFO in %s", directory);
    if (chmod(path, 0777) == 0) breached("changed the mode of %s", path);
    if (utimensat(AT_FDCWD, path, NULL, 0) == 0) breached("changed the times of %s", path);
    errno = error;
    refused("every change");
}

ATTACK(read_only_reopen, "read-only-reopen", "turns a read-only descriptor into a writable one (FILE)") {
    const char *path = text_argument(count, arguments, 0);
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    char link[64];
    static const char *const forms[] = {"/proc/self/fd/%d", "/dev/fd/%d", "/proc/thread-self/fd/%d"};
    int error = 0;
    for (size_t i = 0; i < 3; i++) {
        snprintf(link, sizeof link, forms[i], fd);
        if (opens_for_writing(link)) breached("opened %s for writing", link);
        error = errno;
    }
    int location = open(path, O_PATH | O_CLOEXEC);
    snprintf(link, sizeof link, "/proc/self/fd/%d", location);
    if (location >= 0 && opens_for_writing(link)) breached("reopened an O_PATH descriptor for writing");
    if (fchmod(fd, 0666) == 0 || fchmodat(AT_FDCWD, link, 0666, 0) == 0)
        breached("changed the mode through a descriptor");
    if (ftruncate(fd, 0) == 0) breached("truncated through a read-only descriptor");
    if (mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0) != MAP_FAILED) breached("mapped it writable");
    char *map = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (map != MAP_FAILED && mprotect(map, 4096, PROT_READ | PROT_WRITE) == 0) breached("made the mapping writable");
    errno = error;
    refused("reopening for writing");
}

ATTACK(page_cache_splice, "page-cache-splice",
       "overwrites the page cache of a readable file by splice (CVE-2022-0847) (FILE)") {
    const char *path = text_argument(count, arguments, 0);
    char before[64], after[64];
    if (read_file(path, before, sizeof before) < 8) skipped("%s is too short", path);
    int fd = open(path, O_RDONLY | O_CLOEXEC), pipes[2];
    if (fd < 0 || pipe(pipes) < 0) skipped("%s", strerror(errno));
    // Fill and drain the pipe so that every buffer keeps the flag that allows merging.
    int size = fcntl(pipes[1], F_GETPIPE_SZ);
    static char buffer[4096];
    for (int left = size; left > 0; left -= (int)sizeof buffer)
        if (write(pipes[1], buffer, sizeof buffer) < 0) break;
    for (int left = size; left > 0; left -= (int)sizeof buffer)
        if (read(pipes[0], buffer, sizeof buffer) < 0) break;
    loff_t offset = 0;
    if (splice(fd, &offset, pipes[1], NULL, 1, 0) < 1) refused("splice");
    if (write(pipes[1], "\1\2\3\4", 4) < 0) refused("write");
    read_file(path, after, sizeof after);
    if (memcmp(before, after, 8) != 0) breached("the page cache of %s has changed", path);
    contained("the file is as it was");
}

ATTACK(memory_file_write, "private-map-write",
       "writes a read-only file through /proc/self/mem (CVE-2016-5195) (FILE)") {
    const char *path = text_argument(count, arguments, 0);
    char before[64], after[64];
    if (read_file(path, before, sizeof before) < 8) skipped("%s is too short", path);
    int fd = open(path, O_RDONLY | O_CLOEXEC), memory = open("/proc/self/mem", O_RDWR | O_CLOEXEC);
    if (fd < 0 || memory < 0) refused("/proc/self/mem");
    void *private = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
    void *shared = mmap(NULL, 4096, PROT_READ, MAP_SHARED, fd, 0);
    if (private == MAP_FAILED) skipped("mmap: %s", strerror(errno));
    pid_t racer = fork();
    if (racer == 0) {
        for (int i = 0; i < 2000; i++) madvise(private, 4096, MADV_DONTNEED);
        _exit(0);
    }
    for (int i = 0; i < 2000; i++) {
        madvise(private, 4096, MADV_DONTNEED);
        ssize_t done = pwrite(memory, "\1\2\3\4", 4, (off_t)(uintptr_t)private);
        if (shared != MAP_FAILED) done = pwrite(memory, "\1\2\3\4", 4, (off_t)(uintptr_t)shared);
        (void)done;
    }
    if (racer > 0) waitpid(racer, NULL, 0);
    read_file(path, after, sizeof after);
    if (memcmp(before, after, 8) != 0) breached("%s has changed", path);
    contained("only a private copy was written");
}

/// The sandboxed user sends a directory to itself; a host that accepts descriptors must not be reachable this way.
ATTACK(device_node_open, "device-node-open", "opens a device node that lies in a mounted directory (FILE)") {
    const char *path = text_argument(count, arguments, 0);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) refused(path);
    struct stat status;
    if (fstat(fd, &status) < 0 || !(S_ISCHR(status.st_mode) || S_ISBLK(status.st_mode)))
        skipped("%s is no device", path);
    breached("opened device %u:%u", (unsigned)(status.st_rdev >> 8), (unsigned)(status.st_rdev & 0xff));
}
