// Calls that concern the machine itself. Each is made so that it changes nothing even with every privilege: an
// argument is wrong in a way that the kernel looks at only after it has looked at the caller's rights.
#include "attack.h"

#include <sys/klog.h>
#include <sys/quota.h>
#include <sys/swap.h>
#include <sys/time.h>
#include <sys/timex.h>
#include <sys/utsname.h>
#ifdef __x86_64__
#include <sys/io.h>
#endif

/// Contained if the call fails with one of the errors for missing rights or calls, breached with any other outcome.
static void privileged(long result, const char *what) {
    if (result < 0 && (errno == EPERM || errno == EACCES || is_missing_call())) refused(what);
    breached("%s got past the check of rights: %s", what, result < 0 ? strerror(errno) : "it succeeded");
}

ATTACK(load_module, "load-module", "loads a kernel module") {
    if (syscall(SYS_init_module, "not a module", 12UL, "") >= 0 || (errno != EPERM && errno != ENOSYS))
        breached("init_module: %s", strerror(errno));
    int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    privileged(syscall(SYS_finit_module, fd, "", 0), "finit_module");
}

ATTACK(unload_module, "unload-module", "removes a kernel module") {
    privileged(syscall(SYS_delete_module, "no such module", O_NONBLOCK), "delete_module");
}

ATTACK(load_kernel, "load-kernel", "loads another kernel (kexec)") {
    if (syscall(SYS_kexec_load, 0UL, 99UL, NULL, 0xffffUL) >= 0 || (errno != EPERM && errno != ENOSYS))
        breached("kexec_load: %s", strerror(errno));
#ifdef SYS_kexec_file_load
    privileged(syscall(SYS_kexec_file_load, -1, -1, 0UL, NULL, 0xffffUL), "kexec_file_load");
#else
    refused("kexec_load");
#endif
}

ATTACK(restart_machine, "reboot", "restarts the machine") {
    // Wrong magic numbers: EINVAL comes after the check of rights.
    privileged(syscall(SYS_reboot, 1, 2, 3, NULL), "reboot");
}

ATTACK(swap_space, "swap", "adds and removes swap space") {
    privileged(swapon("/no such file", 0), "swapon");
}

ATTACK(accounting, "accounting", "switches process accounting on") { privileged(acct("/no such file"), "acct"); }

ATTACK(quotas, "quotas", "reaches the quota calls") {
    if (quotactl(QCMD(Q_GETFMT, USRQUOTA), "/dev/null", 0, NULL) < 0 && (errno == EPERM || errno == ENOSYS ||
        errno == ENOENT))
        refused("quotactl");
    breached("quotactl looked at the device: %s", strerror(errno));
}

ATTACK(kernel_log, "kernel-log", "reads the kernel's log") {
    int size = klogctl(10 /* SYSLOG_ACTION_SIZE_BUFFER */, NULL, 0);
    if (size < 0) {
        int error = errno;
        if (open("/dev/kmsg", O_RDONLY | O_NONBLOCK | O_CLOEXEC) >= 0) breached("opened /dev/kmsg");
        errno = error;
        refused("syslog");
    }
    breached("the log has %d bytes", size);
}

ATTACK(set_clock, "set-clock", "sets the machine's clock") {
    // A time zone that does not exist: EINVAL comes after the check of rights.
    struct timezone zone = {10000, 0};
    if (syscall(SYS_settimeofday, NULL, &zone) >= 0 || errno == EINVAL) breached("settimeofday looked at its value");
    struct timex change;
    memset(&change, 0, sizeof change);
    change.modes = ADJ_TICK;
    change.tick = 1;
    privileged(adjtimex(&change), "adjtimex");
}

ATTACK(set_host_name, "set-host-name", "sets a host name") {
    struct utsname system;
    uname(&system);
    // The name it already has.
    if (sethostname(system.nodename, strlen(system.nodename)) == 0) breached("sethostname");
    int error = errno;
    if (setdomainname(system.domainname, strlen(system.domainname)) == 0) breached("setdomainname");
    errno = error;
    refused("sethostname");
}

ATTACK(hang_up, "hang-up-terminal", "hangs up a terminal") {
    // In a session without a terminal there is nothing to hang up.
    if (fork() == 0) {
        setsid();
        privileged(vhangup(), "vhangup");
    }
    int status;
    wait(&status);
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 2);
}

ATTACK(port_access, "port-access", "talks to devices by input and output ports") {
#ifdef __x86_64__
    if (iopl(3) == 0) breached("iopl");
    if (ioperm(0x80, 1, 1) == 0) breached("ioperm");
    refused("iopl");
#else
    skipped("ports exist on x86 only");
#endif
}
