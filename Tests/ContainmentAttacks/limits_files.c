// The writable layer and the output streams.
#include "attack.h"

#include <sys/resource.h>

static int scratch_file(const char *name) {
    char path[300];
    snprintf(path, sizeof path, "%s/%s", scratch_directory(), name);
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    return fd;
}

static char block[1 << 16];

ATTACK(disk_fill, "disk-fill", "fills the writable layer with one file (MEBIBYTES)") {
    long size = number_argument(count, arguments, 0) << 20;
    int fd = scratch_file("fill");
    for (long done = 0; done < size; done += (long)sizeof block)
        if (write(fd, block, sizeof block) != (ssize_t)sizeof block)
            contained("after %ld MiB: %s", done >> 20, strerror(errno));
    breached("wrote %ld MiB", size >> 20);
}

ATTACK(disk_everywhere, "disk-fill-everywhere", "fills every directory that it may write to (MEBIBYTES)") {
    long size = number_argument(count, arguments, 0) << 20, total = 0;
    static const char *const directories[] = {
        "/tmp", "/var/tmp", "/home/user", "/dev/shm", "/usr/local", "/etc", "/opt", "/run", "/root", "/usr/lib",
        "/mnt", "/"};
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
        char path[256];
        snprintf(path, sizeof path, "%s/fill", directories[i]);
        int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        while (fd >= 0 && total < size && write(fd, block, sizeof block) == (ssize_t)sizeof block)
            total += (long)sizeof block;
        if (fd >= 0) close(fd);
    }
    if (total >= size) breached("wrote %ld MiB in all", total >> 20);
    contained("after %ld MiB in all: %s", total >> 20, strerror(errno));
}

ATTACK(disk_allocate, "disk-allocate", "reserves space without writing (MEBIBYTES)") {
    off_t size = (off_t)number_argument(count, arguments, 0) << 20;
    int fd = scratch_file("allocate");
    if (fallocate(fd, 0, 0, size) < 0) refused("fallocate");
    breached("reserved %lld MiB", (long long)size >> 20);
}

ATTACK(disk_deleted, "disk-deleted-files", "fills the layer with files that have no name any more (MEBIBYTES)") {
    long size = number_argument(count, arguments, 0) << 20, done = 0;
    while (done < size) {
        char path[300];
        snprintf(path, sizeof path, "%s/deleted", scratch_directory());
        int fd = open(path, O_WRONLY | O_CREAT | O_EXCL, 0600);
        if (fd < 0) contained("after %ld MiB: %s", done >> 20, strerror(errno));
        unlink(path);
        for (int i = 0; i < 16; i++, done += (long)sizeof block)
            if (write(fd, block, sizeof block) != (ssize_t)sizeof block)
                contained("after %ld MiB: %s", done >> 20, strerror(errno));
    }
    breached("%ld MiB are in files without a name", done >> 20);
}

ATTACK(disk_files, "disk-many-files", "makes empty files without end (COUNT)") {
    long number = number_argument(count, arguments, 0);
    char path[300];
    for (long i = 0; i < number; i++) {
        snprintf(path, sizeof path, "%s/many-%ld", scratch_directory(), i);
        int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
        if (fd < 0) contained("after %ld files: %s", i, strerror(errno));
        close(fd);
    }
    breached("made %ld files", number);
}

ATTACK(disk_directories, "disk-deep-directories", "nests directories without end (COUNT)") {
    long number = number_argument(count, arguments, 0);
    if (chdir(scratch_directory()) < 0) skipped("no scratch directory");
    for (long i = 0; i < number; i++)
        if (mkdir("d", 0700) < 0 || chdir("d") < 0) contained("after %ld directories: %s", i, strerror(errno));
    breached("nested %ld directories", number);
}

ATTACK(file_size, "file-size", "makes one file larger than it may be (MEBIBYTES)") {
    long size = number_argument(count, arguments, 0) << 20;
    signal(SIGXFSZ, SIG_IGN);
    int fd = scratch_file("size");
    if (ftruncate(fd, size) < 0) refused("ftruncate");
    if (pwrite(fd, "x", 1, size) != 1) refused("pwrite");
    breached("a file of %ld MiB", size >> 20);
}

static void flood(int descriptor, int count, char **arguments) {
    long size = number_argument(count, arguments, 0) << 20;
    memset(block, 'x', sizeof block);
    signal(SIGPIPE, SIG_IGN);
    for (long done = 0; done < size;) {
        ssize_t part = write(descriptor, block, sizeof block);
        // Not a verdict line: it would be part of the flood.
        if (part < 0) _exit(0);
        done += part;
    }
    _exit(1);
}

ATTACK(output_flood, "output-flood", "prints without end; the host looks at what it kept (MEBIBYTES)") {
    flood(STDOUT_FILENO, count, arguments);
}

ATTACK(error_flood, "error-flood", "prints errors without end; the host looks at what it kept (MEBIBYTES)") {
    flood(STDERR_FILENO, count, arguments);
}

ATTACK(tiny_writes, "tiny-writes", "prints byte by byte; the host must get them all, in order (COUNT)") {
    long number = number_argument(count, arguments, 0);
    for (long i = 0; i < number; i++) {
        char byte = (char)('a' + i % 26);
        if (write(STDOUT_FILENO, &byte, 1) != 1) _exit(2);
    }
    _exit(0);
}

ATTACK(output_by_child, "output-after-end", "a child keeps the streams open after the process has ended (SECONDS)") {
    unsigned length = (unsigned)number_argument(count, arguments, 0);
    if (fork() == 0) {
        setsid();
        sleep(length);
        ssize_t written = write(STDOUT_FILENO, "LATE\n", 5);
        (void)written;
        _exit(0);
    }
    contained("the process has ended; a child holds its streams");
}
