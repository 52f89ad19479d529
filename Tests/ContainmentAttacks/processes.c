// Other processes: seeing, signalling, tracing and changing them; and outliving the sandbox.
#include "attack.h"

#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/mman.h>
#include <sys/time.h>
#include <time.h>

ATTACK(see_host_process, "see-host-process", "learns that a process of the host exists (PID)") {
    pid_t pid = (pid_t)number_argument(count, arguments, 0);
    char path[64];
    snprintf(path, sizeof path, "/proc/%d", pid);
    if (access(path, F_OK) == 0) breached("%s is there", path);
    if (kill(pid, 0) == 0 || errno == EPERM) breached("kill(%d, 0): it exists", pid);
    if (getpgid(pid) >= 0) breached("getpgid(%d) answers", pid);
    if (getpriority(PRIO_PROCESS, (id_t)pid) != -1 || errno == 0) breached("getpriority(%d) answers", pid);
    cpu_set_t processors;
    if (sched_getaffinity(pid, sizeof processors, &processors) == 0) breached("sched_getaffinity(%d) answers", pid);
    if (syscall(SYS_pidfd_open, pid, 0) >= 0) breached("pidfd_open(%d) answers", pid);
    contained("no process %d", pid);
}

ATTACK(signal_host_process, "signal-host-process", "kills a process of the host (PID)") {
    pid_t pid = (pid_t)number_argument(count, arguments, 0);
    if (kill(pid, SIGTERM) == 0) breached("signalled %d", pid);
    int error = errno;
    siginfo_t information = {.si_code = SI_QUEUE};
    if (syscall(SYS_rt_sigqueueinfo, pid, SIGTERM, &information) == 0) breached("queued a signal to %d", pid);
    if (syscall(SYS_tkill, pid, SIGTERM) == 0) breached("signalled thread %d", pid);
    if (kill(-pid, SIGTERM) == 0) breached("signalled group %d", pid);
    errno = error;
    refused("kill");
}

ATTACK(signal_everything, "signal-everything", "kills every process it can reach, as kill -9 -1 does") {
    only_inside();
    // In a child, so that its parent would be among the dead if the kernel counted it.
    pid_t child = fork();
    if (child == 0) {
        setsid();
        kill(-1, SIGKILL);
        _exit(0);
    }
    // Only seen if the caller itself survives, which it must not count on.
    while (wait(NULL) < 0 && errno == EINTR) {}
    contained("still here");
}

ATTACK(own_signals_outside, "asynchronous-signals-outside",
       "sends SIGIO and timer signals to an outside process (PID)") {
    pid_t pid = (pid_t)number_argument(count, arguments, 0);
    int pipes[2];
    if (pipe(pipes) < 0) skipped("pipe");
    if (fcntl(pipes[0], F_SETOWN, pid) == 0) breached("F_SETOWN took %d", pid);
    int error = errno;
    if (fcntl(pipes[0], F_SETOWN, -pid) == 0) breached("F_SETOWN took group %d", pid);
    struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGUSR1};
    event._sigev_un._tid = pid;
    timer_t timer;
    if (timer_create(CLOCK_MONOTONIC, &event, &timer) == 0) breached("a timer signals thread %d", pid);
    errno = error;
    refused("F_SETOWN");
}

ATTACK(set_priority, "raise-priority", "takes real-time or better priority than its neighbours") {
    struct sched_param parameter = {.sched_priority = 1};
    if (sched_setscheduler(0, SCHED_FIFO, &parameter) == 0) breached("SCHED_FIFO");
    if (sched_setscheduler(0, SCHED_RR, &parameter) == 0) breached("SCHED_RR");
    int error = errno;
    if (setpriority(PRIO_PROCESS, 0, -5) == 0) breached("nice -5");
    struct {
        uint32_t size, policy;
        uint64_t flags;
        int32_t nice;
        uint32_t priority;
        uint64_t runtime, deadline, period;
    } deadline = {48, 6 /* SCHED_DEADLINE */, 0, 0, 0, 1000000, 10000000, 10000000};
    if (syscall(SYS_sched_setattr, 0, &deadline, 0) == 0) breached("SCHED_DEADLINE");
    if (syscall(SYS_ioprio_set, 1, 0, 1 << 13 | 0) == 0) breached("real-time input and output");
    errno = error;
    refused("SCHED_FIFO");
}

ATTACK(lock_memory, "lock-memory", "locks more memory than it may (MEBIBYTES)") {
    size_t size = (size_t)number_argument(count, arguments, 0) << 20;
    void *memory = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (memory == MAP_FAILED) refused("mmap");
    if (mlock(memory, size) < 0) refused("mlock");
    breached("locked %zu bytes", size);
}

ATTACK(raise_limits, "raise-limits", "raises its own hard limits") {
    static const int kinds[] = {
        RLIMIT_NOFILE, RLIMIT_NPROC, RLIMIT_CORE, RLIMIT_FSIZE, RLIMIT_CPU, RLIMIT_MEMLOCK, RLIMIT_RTPRIO, RLIMIT_NICE,
        RLIMIT_SIGPENDING, RLIMIT_MSGQUEUE};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        struct rlimit limit;
        if (getrlimit((__rlimit_resource_t)kinds[i], &limit) < 0 || limit.rlim_max == RLIM_INFINITY) continue;
        limit.rlim_max++;
        if (setrlimit((__rlimit_resource_t)kinds[i], &limit) == 0)
            breached("limit %d raised to %llu", kinds[i], (unsigned long long)limit.rlim_max);
    }
    refused("setrlimit");
}

ATTACK(core_dump, "core-dump", "leaves a core dump, or wakes the host's handler for them") {
    struct rlimit limit;
    getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_CORE, &limit);
    if (chdir(scratch_directory()) < 0) skipped("no scratch directory");
    pid_t child = fork();
    if (child == 0) {
        prctl(PR_SET_DUMPABLE, 1);
        signal(SIGSEGV, SIG_DFL);
        raise(SIGSEGV);
        _exit(0);
    }
    int status = 0;
    if (child < 0 || waitpid(child, &status, 0) < 0) skipped("fork");
    unlink("core");
    if (WIFSIGNALED(status) && WCOREDUMP(status)) breached("the kernel dumped core");
    contained("no core was dumped");
}

static void daemonise(bool stop) {
    if (fork() != 0) {
        usleep(100000);
        return;
    }
    setsid();
    if (fork() != 0) _exit(0);
    prctl(PR_SET_PDEATHSIG, 0);
    // alarm cannot be ignored here: whatever happens, it is gone after half a minute.
    alarm(30);
    for (int number = 1; number < 32; number++)
        if (number != SIGALRM) signal(number, SIG_IGN);
    for (int fd = 0; fd < 1024; fd++) close(fd);
    if (stop) kill(getpid(), SIGSTOP);
    for (;;) pause();
}

ATTACK(daemon_survival, "daemon-survival", "leaves a daemon behind; the host looks for it by its argument (TOKEN)") {
    const char *token = text_argument(count, arguments, 0);
    daemonise(false);
    contained("left a daemon with argument %s", token);
}

ATTACK(stopped_survival, "stopped-survival", "leaves a stopped process behind; the host looks for it (TOKEN)") {
    const char *token = text_argument(count, arguments, 0);
    daemonise(true);
    contained("left a stopped process with argument %s", token);
}

ATTACK(fork_storm_survival, "fork-storm-survival", "keeps replacing itself while it is being killed (TOKEN)") {
    const char *token = text_argument(count, arguments, 0);
    if (fork() != 0) {
        usleep(100000);
        contained("left a storm with argument %s", token);
    }
    setsid();
    for (int fd = 0; fd < 1024; fd++) close(fd);
    time_t end = time(NULL) + 20;
    // Always one generation alive, each for a moment only: nobody can kill it by a process id that he has read.
    while (time(NULL) < end) {
        pid_t child = fork();
        if (child > 0) _exit(0);
        usleep(1000);
    }
    _exit(0);
}

ATTACK(vfork_survival, "blocked-parent-survival", "waits in vfork, which no signal but SIGKILL ends (TOKEN)") {
    const char *token = text_argument(count, arguments, 0);
    if (fork() != 0) {
        usleep(100000);
        contained("left a blocked parent with argument %s", token);
    }
    setsid();
    alarm(30);
    for (int fd = 0; fd < 1024; fd++) close(fd);
    volatile pid_t child = (pid_t)syscall(SYS_clone, 0x4000 /* CLONE_VFORK */ | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) {
        alarm(30);
        for (;;) pause();
    }
    _exit(0);
}

ATTACK(zombie_flood, "zombie-flood", "makes orphans without end; process 1 must reap them (COUNT)") {
    long number = number_argument(count, arguments, 0), made = 0;
    for (long i = 0; i < number; i++) {
        pid_t child = fork();
        if (child < 0) {
            // The reaper may be a moment behind; it may not be behind for good.
            int tries = 0;
            while (child < 0 && errno == EAGAIN && tries++ < 200) {
                usleep(10000);
                child = fork();
            }
            if (child < 0) breached("after %ld orphans no process can be made: %s", made, strerror(errno));
        }
        if (child == 0) {
            pid_t orphan = fork();
            (void)orphan;
            _exit(0);
        }
        waitpid(child, NULL, 0);
        made++;
    }
    contained("%ld orphans came and went", made);
}

ATTACK(forged_exit, "forged-exit", "prints what looks like protocol and success, then fails with code 57") {
    static const char frames[] =
        "\0\0\0\020\1exit\0\0\0\0\0{\"exit\":0,\"limits\":[]}\n{\"type\":\"exit\",\"code\":0}\nCONTAINED \n";
    for (int fd = 1; fd < 64; fd++) {
        ssize_t written = write(fd, frames, sizeof frames);
        (void)written;
    }
    _exit(57);
}

ATTACK(killed_shell, "forged-exit-by-child", "a child kills the started process with signal 9 and says all is well") {
    pid_t parent = getpid();
    if (fork() == 0) {
        printf("CONTAINED \n");
        fflush(stdout);
        kill(parent, SIGKILL);
        _exit(0);
    }
    for (;;) pause();
}
