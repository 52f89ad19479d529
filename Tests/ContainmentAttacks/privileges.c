// Privileges: the ones a process has, and the ways to get more.
#include "attack.h"

#include <grp.h>
#include <sys/prctl.h>
#include <sys/xattr.h>

// CHOWN, DAC_OVERRIDE, FOWNER, KILL, SETGID, SETUID, NET_BIND_SERVICE: what package installers need.
static const unsigned long long installer =
    1ULL << 0 | 1ULL << 1 | 1ULL << 3 | 1ULL << 5 | 1ULL << 6 | 1ULL << 7 | 1ULL << 10;

ATTACK(capability_sets, "capability-sets", "has capabilities in any of its sets") {
    char text[8192];
    if (read_file("/proc/self/status", text, sizeof text) < 0) skipped("no /proc/self/status");
    unsigned long long allowed = geteuid() == 0 ? installer : 0;
    static const char *const sets[] = {"CapInh:", "CapPrm:", "CapEff:", "CapBnd:", "CapAmb:"};
    for (size_t i = 0; i < 5; i++) {
        const char *line = strstr(text, sets[i]);
        unsigned long long mask = line ? strtoull(line + 7, NULL, 16) : 0;
        if (mask & ~allowed) breached("%s%llx", sets[i], mask);
    }
    contained(allowed ? "only what installers need" : "every set is empty");
}

ATTACK(no_new_privileges, "new-privileges-possible", "could gain privileges by execve") {
    if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) == 1) contained("no_new_privs is set");
    breached("no_new_privs is not set");
}

ATTACK(filter_absent, "filter-absent", "runs without a system call filter") {
    int mode = prctl(PR_GET_SECCOMP, 0, 0, 0, 0);
    if (mode == 2) contained("a filter is installed");
    if (mode < 0) refused("PR_GET_SECCOMP");
    breached("the seccomp mode is %d", mode);
}

static int report_as_user(void *path) {
    // From user 0 of the sandbox down to an ordinary user; only a set-user-ID file leads back.
    if (geteuid() == 0 &&
        (setgroups(0, NULL) < 0 || setresgid(1000, 1000, 1000) < 0 || setresuid(1000, 1000, 1000) < 0))
        return 64;
    execl(path, path, "--report-identity", (char *)NULL);
    return 65;
}

ATTACK(set_user_id_program, "set-user-id-program", "becomes user 0 again by a set-user-ID copy of itself") {
    char path[256];
    snprintf(path, sizeof path, "%s/set-user-id", scratch_directory());
    if (geteuid() != 0) skipped("only user 0 has something to regain");
    if (copy_self(path, 04755) < 0) refused("copy with mode 4755");
    int code = code_of_child(report_as_user, path, 10);
    unlink(path);
    if (code >= 64) skipped("the copy did not run: %d", code);
    if (code & 1) breached("user 1000 became user 0");
    contained("the set-user-ID bit had no effect");
}

ATTACK(set_user_id_mount, "set-user-id-in-mount", "runs a set-user-ID program of a mounted directory (FILE)") {
    char *path = (char *)(uintptr_t)text_argument(count, arguments, 0);
    struct stat status;
    if (stat(path, &status) < 0 || !(status.st_mode & S_ISUID)) skipped("%s is no set-user-ID file", path);
    int code = code_of_child(report_as_user, path, 10);
    if (code >= 64) refused("execve");
    if (code != 0) breached("it ran as another user (%d)", code);
    contained("it ran as its caller");
}

ATTACK(file_capability_program, "file-capability-program", "gains capabilities from a file that has them") {
    char path[256];
    snprintf(path, sizeof path, "%s/capable", scratch_directory());
    if (copy_self(path, 0755) < 0) refused("copy");
    // Revision 3 with effective bit, CAP_NET_RAW, rooted in this user namespace.
    uint32_t capability[6] = {0x03000001, 1u << 13, 0, 0, 0, 0};
    int result = setxattr(path, "security.capability", capability, sizeof capability, 0);
    if (result < 0) result = setxattr(path, "security.capability", (uint32_t[5]){0x02000001, 1u << 13}, 20, 0);
    if (result < 0) {
        int error = errno;
        unlink(path);
        errno = error;
        refused("security.capability");
    }
    int code = code_of_child(report_as_user, path, 10);
    unlink(path);
    if (code >= 64) contained("the file could not be executed");
    if (code & 2) breached("the file gave capabilities");
    contained("the file's capabilities had no effect");
}

ATTACK(system_set_user_id, "system-set-user-id", "gains by the machine's own set-user-ID programs") {
    static const char *const programs[] = {
        "/usr/bin/su", "/usr/bin/passwd", "/usr/bin/mount", "/usr/bin/newgrp", "/usr/bin/sudo", "/usr/bin/chsh"};
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        struct stat status;
        if (stat(programs[i], &status) < 0 || !(status.st_mode & S_ISUID)) continue;
        int pipes[2];
        if (pipe(pipes) < 0) skipped("pipe");
        pid_t child = fork();
        if (child == 0) {
            dup2(pipes[0], 0);
            close(1), close(2), close(pipes[1]);
            execl(programs[i], programs[i], (char *)NULL);
            _exit(127);
        }
        usleep(200000);
        char path[64], text[4096];
        snprintf(path, sizeof path, "/proc/%d/status", child);
        unsigned own = geteuid(), real = own, effective = own;
        // One that has become somebody else is no longer shown.
        if (waitpid(child, NULL, WNOHANG) == 0 && read_file(path, text, sizeof text) <= 0) effective = own + 1;
        else if (read_file(path, text, sizeof text) > 0) {
            const char *line = strstr(text, "\nUid:");
            if (line) sscanf(line + 5, "%u %u", &real, &effective);
        }
        close(pipes[0]), close(pipes[1]);
        kill(child, SIGKILL);
        waitpid(child, NULL, 0);
        if (effective != own) breached("%s runs as user %u", programs[i], effective);
    }
    contained("they run as their caller");
}

ATTACK(become_anyone, "become-another-user", "changes its user, its groups and its file system user") {
    if (geteuid() == 0) skipped("user 0 of a sandbox may become its other users");
    if (setresuid(0, 0, 0) == 0) breached("became user 0");
    int error = errno;
    if (setresuid(1, 1, 1) == 0) breached("became user 1");
    if (setresgid(0, 0, 0) == 0) breached("joined group 0");
    gid_t group = 0;
    if (setgroups(1, &group) == 0) breached("took another group");
    if (setgroups(0, NULL) == 0) breached("dropped its groups");
    errno = error;
    refused("setresuid");
}

ATTACK(outside_user, "become-outside-user", "becomes a user that its namespace does not hold") {
    static const uid_t users[] = {70000, 100000, 1000000, 2000000, 0xfffffffe};
    for (size_t i = 0; i < sizeof users / sizeof *users; i++)
        if (setresuid(users[i], users[i], users[i]) == 0) breached("became user %u", users[i]);
    refused("setresuid");
}

ATTACK(raise_ambient, "ambient-capabilities", "raises ambient capabilities and keeps them through execve") {
    for (int capability = 0; capability < 41; capability++)
        if (!(geteuid() == 0 && installer >> capability & 1) &&
            prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_RAISE, capability, 0, 0) == 0)
            breached("capability %d is ambient", capability);
    refused("PR_CAP_AMBIENT_RAISE");
}
