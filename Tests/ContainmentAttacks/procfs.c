// What /proc tells and takes.
#include "attack.h"

#include <ctype.h>
#include <dirent.h>

ATTACK(proc_listing, "proc-listing", "finds entries of /proc beyond processes") {
    DIR *directory = opendir("/proc");
    if (!directory) refused("/proc");
    struct dirent *entry;
    while ((entry = readdir(directory))) {
        const char *name = entry->d_name;
        if (isdigit((unsigned char)name[0]) || name[0] == '.') continue;
        if (strcmp(name, "self") == 0 || strcmp(name, "thread-self") == 0) continue;
        breached("/proc/%s is there", name);
    }
    contained("only processes, self and thread-self");
}

static void read_proc(const char *const *names, size_t number) {
    char buffer[256];
    for (size_t i = 0; i < number; i++)
        if (read_file(names[i], buffer, sizeof buffer) > 0) breached("read %s", names[i]);
    refused(names[0]);
}

#define READS(function, name, summary, ...)                     \
    ATTACK(function, name, summary) {                           \
        static const char *const names[] = {__VA_ARGS__};       \
        read_proc(names, sizeof names / sizeof *names);         \
    }

READS(kernel_command_line, "kernel-command-line", "reads the kernel's command line", "/proc/cmdline",
      "/.old-root/proc/cmdline")
READS(kernel_configuration, "kernel-configuration", "reads how the kernel was built", "/proc/config.gz", "/boot/config",
      "/proc/modules", "/proc/version")
READS(kernel_symbols, "kernel-symbols", "reads the kernel's symbols", "/proc/kallsyms", "/proc/kcore",
      "/boot/System.map", "/sys/kernel/notes")
READS(host_partitions, "host-partitions", "reads disks and mounts of the machine", "/proc/partitions",
    "/proc/diskstats",
      "/proc/swaps", "/proc/mdstat")
READS(host_activity, "host-activity", "reads load, interrupts and memory of the machine", "/proc/loadavg",
      "/proc/interrupts", "/proc/stat", "/proc/meminfo", "/proc/uptime", "/proc/vmstat", "/proc/pressure/cpu",
      "/proc/schedstat", "/proc/softirqs", "/proc/timer_list", "/proc/sched_debug", "/proc/latency_stats",
      "/proc/slabinfo")
READS(host_keys, "host-keys", "reads keys, locks and counters of the machine", "/proc/keys", "/proc/key-users",
    "/proc/locks",
      "/proc/sysvipc/shm")
READS(page_counts, "page-counts", "reads physical page tables of the machine", "/proc/kpagecount", "/proc/kpageflags",
      "/proc/kpagecgroup", "/proc/iomem", "/proc/vmallocinfo", "/proc/pagetypeinfo")

ATTACK(kernel_settings, "kernel-settings", "opens kernel settings for writing (core_pattern and kin)") {
    static const char *const names[] = {
        "/proc/sys/kernel/core_pattern", "/proc/sys/kernel/modprobe", "/proc/sys/kernel/hotplug", "/proc/sysrq-trigger",
        "/proc/sys/vm/overcommit_memory", "/proc/sys/fs/suid_dumpable", "/proc/sys/kernel/randomize_va_space",
        "/proc/sys/fs/binfmt_misc/register", "/proc/sys/kernel/poweroff_cmd", "/proc/irq/default_smp_affinity",
        "/sys/kernel/uevent_helper", "/sys/power/state", "/proc/sys/vm/drop_caches",
        "/proc/sys/kernel/usermodehelper/bset",
        "/proc/mtrr", "/proc/acpi/wakeup", "/proc/fs/nfsd", "/.old-root/proc/sys/kernel/core_pattern"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (opens_for_writing(names[i])) breached("opened %s for writing", names[i]);
    refused("core_pattern");
}

ATTACK(own_physical_pages, "own-physical-pages", "learns physical addresses of its pages") {
    uint64_t entry = 0;
    volatile char here = 1;
    int fd = open("/proc/self/pagemap", O_RDONLY | O_CLOEXEC);
    if (fd < 0) refused("/proc/self/pagemap");
    if (pread(fd, &entry, 8, (off_t)((uintptr_t)&here / (uintptr_t)getpagesize() * 8)) != 8) refused("pagemap");
    if (entry & ((1ULL << 55) - 1)) breached("page frame %llx", (unsigned long long)(entry & ((1ULL << 55) - 1)));
    contained("frames are shown as 0");
}

ATTACK(kernel_addresses, "kernel-addresses", "reads kernel stacks and addresses of its own") {
    char text[512];
    if (read_file("/proc/self/stack", text, sizeof text) > 0) breached("/proc/self/stack: %s", text);
    int error = errno;
    if (read_file("/proc/self/wchan", text, sizeof text) > 0 && strncmp(text, "0x", 2) == 0)
        breached("wchan: %s", text);
    errno = error;
    refused("/proc/self/stack");
}

ATTACK(oom_shield, "oom-shield", "makes itself the last to be killed when memory runs out") {
    int fd = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (fd < 0) refused("oom_score_adj");
    if (write(fd, "-1000", 5) != 5) refused("oom_score_adj");
    ssize_t reset = pwrite(fd, "0", 1, 0);
    (void)reset;
    breached("-1000 was accepted");
}

ATTACK(map_own_users, "write-user-map", "writes its own user mapping again") {
    int fd = open("/proc/self/uid_map", O_WRONLY | O_CLOEXEC);
    if (fd < 0) refused("uid_map");
    if (write(fd, "0 0 4294967295", 14) < 0) refused("uid_map");
    breached("every user is mapped");
}

ATTACK(allow_setgroups, "allow-setgroups", "allows itself to drop groups that forbid access") {
    int fd = open("/proc/self/setgroups", O_WRONLY | O_CLOEXEC);
    if (fd < 0) refused("/proc/self/setgroups");
    if (write(fd, "deny", 4) < 0) refused("/proc/self/setgroups");
    breached("/proc/self/setgroups can be written");
}
