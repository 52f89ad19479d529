// Who and where am I: what a sandbox can learn of the machine, of its owner and of its neighbours.
#include "attack.h"

#include <dirent.h>
#include <grp.h>
#include <pwd.h>
#include <sys/utsname.h>

extern char **environ;

ATTACK(inherited_environment, "inherited-environment", "finds a variable of the caller's environment (NAME TOKEN)") {
    const char *name = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    for (char **entry = environ; *entry; entry++)
        if (strstr(*entry, token) || strncmp(*entry, name, strlen(name)) == 0) breached("%s", *entry);
    if (file_holds("/proc/1/environ", token)) breached("the supervisor's environment holds it");
    contained("%s is not set", name);
}

ATTACK(host_name, "host-name", "learns the machine's host name (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    struct utsname system;
    char domain[256] = "";
    uname(&system);
    if (strcmp(system.nodename, name) == 0) breached("uname says %s", name);
    if (getdomainname(domain, sizeof domain) == 0 && strcmp(domain, name) == 0) breached("the domain is %s", name);
    static const char *const files[] = {"/etc/hostname", "/etc/hosts", "/proc/sys/kernel/hostname", "/etc/mailname"};
    for (size_t i = 0; i < 4; i++)
        if (file_holds(files[i], name)) breached("%s holds %s", files[i], name);
    contained("the name is %s", system.nodename);
}

ATTACK(machine_id, "machine-id", "learns the machine's id (ID)") {
    const char *id = text_argument(count, arguments, 0);
    static const char *const files[] = {
        "/etc/machine-id", "/var/lib/dbus/machine-id", "/.old-root/etc/machine-id", "/sys/class/dmi/id/product_uuid"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (file_holds(files[i], id)) breached("%s holds it", files[i]);
    contained("another id, or none");
}

ATTACK(boot_id, "boot-id", "learns the id of the machine's present boot (ID)") {
    const char *id = text_argument(count, arguments, 0);
    static const char *const files[] = {
        "/proc/sys/kernel/random/boot_id", "/.old-root/proc/sys/kernel/random/boot_id", "/run/boot-id"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (file_holds(files[i], id)) breached("%s holds it", files[i]);
    contained("not told");
}

ATTACK(host_users, "host-users", "finds a user of the host (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    if (getpwnam(name)) breached("%s has an entry", name);
    static const char *const files[] = {"/etc/passwd", "/etc/group", "/etc/passwd-", "/etc/subuid",
        "/etc/login.defs.users"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (file_holds(files[i], name)) breached("%s names %s", files[i], name);
    contained("no user %s", name);
}

ATTACK(host_root_identity, "host-root-identity", "is user 0 of the host, or some user below 1000 besides its own") {
    char map[4096];
    if (read_file("/proc/self/uid_map", map, sizeof map) < 0) refused("/proc/self/uid_map");
    for (char *line = strtok(map, "\n"); line; line = strtok(NULL, "\n")) {
        unsigned long inside, outside, length;
        if (sscanf(line, "%lu %lu %lu", &inside, &outside, &length) != 3) continue;
        if (outside == 0) breached("user %lu inside is user 0 outside", inside);
    }
    if (read_file("/proc/self/gid_map", map, sizeof map) > 0) {
        unsigned long inside, outside, length;
        if (sscanf(map, "%lu %lu %lu", &inside, &outside, &length) == 3 && outside == 0)
            breached("group %lu inside is group 0 outside", inside);
    }
    contained("user 0 of the host is not mapped");
}

ATTACK(outside_groups, "outside-groups", "keeps supplementary groups of the caller") {
    gid_t groups[256];
    int number = getgroups(256, groups);
    for (int i = 0; i < number; i++)
        if (groups[i] != getgid() && groups[i] != 65534) breached("group %u", groups[i]);
    // An ordinary user cannot drop groups in a user namespace; unmapped ones show as 65534 and still count for access.
    contained("%d supplementary groups, none with a name here", number);
}

ATTACK(control_group_path, "control-group-path", "learns where its control groups are on the host") {
    char text[8192];
    if (read_file("/proc/self/cgroup", text, sizeof text) < 0) refused("/proc/self/cgroup");
    for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
        char *path = strrchr(line, ':');
        if (path && strcmp(path + 1, "/") != 0) breached("%s", line);
    }
    contained("every path is /");
}

ATTACK(socket_names, "socket-names", "reads names of the host's sockets (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    static const char *const files[] = {"/proc/net/unix", "/proc/self/net/unix", "/proc/thread-self/net/unix"};
    for (size_t i = 0; i < 3; i++)
        if (file_holds(files[i], name)) breached("%s names %s", files[i], name);
    contained("no such socket");
}

ATTACK(system_tree, "system-tree", "reads /sys: firmware, hardware, kernel settings") {
    static const char *const files[] = {
        "/sys/class", "/sys/kernel", "/sys/class/dmi/id/product_name", "/sys/firmware", "/sys/block", "/sys/fs/cgroup",
        "/.old-root/sys/kernel", "/sys/devices/system/cpu/vulnerabilities"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (access(files[i], F_OK) == 0) breached("%s is there", files[i]);
    contained("there is no /sys to read");
}

static bool is_expected(const char *name, const char *const *expected) {
    for (; *expected; expected++)
        if (strcmp(name, *expected) == 0) return true;
    return false;
}

ATTACK(device_listing, "device-listing", "finds devices beyond the handful that every sandbox has") {
    static const char *const expected[] = {".", "..", "null", "zero", "full", "random", "urandom", "tty", "ptmx", "pts",
                                           "shm", "fd", "stdin", "stdout", "stderr", "mqueue", "console", NULL};
    DIR *directory = opendir("/dev");
    if (!directory) refused("/dev");
    struct dirent *entry;
    while ((entry = readdir(directory)))
        if (!is_expected(entry->d_name, expected)) breached("/dev/%s is there", entry->d_name);
    contained("only harmless ones");
}

ATTACK(device_open, "device-open", "opens disks, memory, kernel log, virtual machines and other devices") {
    // No watchdog: opening it starts it.
    static const char *const devices[] = {
        "mem", "kmem", "port", "kmsg", "fuse", "kvm", "vsock", "vhost-net", "net/tun", "loop-control", "loop0", "vda",
        "sda", "nvme0n1", "userfaultfd", "cpu/0/msr", "hwrng", "nvram", "uinput", "snapshot", "btrfs-control", "autofs",
        "vga_arbiter", "console", "tty0", "ttyS0", "vcs", "cpu_dma_latency", "dri/card0", "nvidia0", "rtc0", "zram0",
        "uhid"};
    int error = ENOENT;
    for (size_t i = 0; i < sizeof devices / sizeof *devices; i++) {
        char path[128];
        snprintf(path, sizeof path, "/dev/%s", devices[i]);
        int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (fd < 0) fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
        if (fd >= 0) breached("opened %s", path);
        if (errno != ENOENT) error = errno;
    }
    errno = error;
    refused("every device");
}
