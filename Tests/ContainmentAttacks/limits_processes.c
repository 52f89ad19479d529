// Processes, threads, descriptors and processor time, each up to a bound that the machine can bear.
#include "attack.h"

#include <pthread.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <time.h>

static double seconds_of(clockid_t clock) {
    struct timespec now;
    clock_gettime(clock, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

ATTACK(fork_bomb, "fork-bomb", "keeps making processes (COUNT)") {
    long number = number_argument(count, arguments, 0), made = 0;
    pid_t *children = calloc((size_t)number, sizeof *children);
    if (!children) skipped("no memory");
    int error = 0;
    while (made < number) {
        pid_t child = fork();
        if (child == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            alarm(30);
            for (;;) pause();
        }
        if (child < 0) {
            error = errno;
            break;
        }
        children[made++] = child;
    }
    for (long i = 0; i < made; i++) kill(children[i], SIGKILL);
    if (made == number) breached("%ld processes at a time", made);
    contained("after %ld processes: %s", made, strerror(error));
}

static void *sleeping(void *context) {
    for (;;) pause();
    return context;
}

ATTACK(thread_bomb, "thread-bomb", "keeps making threads (COUNT)") {
    long number = number_argument(count, arguments, 0);
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, 65536);
    for (long made = 0; made < number; made++) {
        pthread_t thread;
        int error = pthread_create(&thread, &attributes, sleeping, NULL);
        if (error != 0) contained("after %ld threads: %s", made, strerror(error));
    }
    breached("%ld threads at a time", number);
}

ATTACK(zombie_bomb, "zombie-bomb", "keeps dead children that it never reaps (COUNT)") {
    long number = number_argument(count, arguments, 0);
    for (long made = 0; made < number; made++) {
        pid_t child = fork();
        if (child == 0) _exit(0);
        if (child < 0) contained("after %ld zombies: %s", made, strerror(errno));
    }
    breached("%ld zombies", number);
}

ATTACK(vfork_bomb, "clone-bomb", "makes processes by clone with shared memory (COUNT)") {
    long number = number_argument(count, arguments, 0);
    static pid_t children[65536];
    long made = 0;
    int error = 0;
    while (made < number && made < 65536) {
        long child = syscall(SYS_clone, SIGCHLD | CLONE_FILES | CLONE_FS, 0, 0, 0, 0);
        if (child == 0) {
            alarm(30);
            for (;;) pause();
        }
        if (child < 0) {
            error = errno;
            break;
        }
        children[made++] = (pid_t)child;
    }
    for (long i = 0; i < made; i++) kill(children[i], SIGKILL);
    if (made == number) breached("%ld processes", made);
    contained("after %ld processes: %s", made, strerror(error));
}

ATTACK(descriptor_hoard, "open-files", "opens file after file (COUNT)") {
    long number = number_argument(count, arguments, 0);
    for (long made = 0; made < number; made++)
        if (open("/dev/null", O_RDONLY | O_CLOEXEC) < 0) contained("after %ld files: %s", made, strerror(errno));
    breached("%ld open files", number);
}

ATTACK(raise_open_files, "open-files-raised", "raises its limit of open files first (COUNT)") {
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
    long number = number_argument(count, arguments, 0);
    for (long made = 0; made < number; made++)
        if (open("/dev/null", O_RDONLY | O_CLOEXEC) < 0) contained("after %ld files: %s", made, strerror(errno));
    breached("%ld open files", number);
}

static volatile bool stop;
static void *burning(void *context) {
    while (!stop) {}
    return context;
}

ATTACK(processor_share, "processor-share", "takes more than its share of processors (THREADS SECONDS THOUSANDTHS)") {
    long threads = number_argument(count, arguments, 0), length = number_argument(count, arguments, 1);
    double allowed = (double)number_argument(count, arguments, 2) / 1000;
    // What is compared is processor time per wall time: a loaded machine gives less, never more.
    double start = seconds_of(CLOCK_MONOTONIC), used = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    for (long i = 0; i < threads; i++) {
        pthread_t thread;
        if (pthread_create(&thread, NULL, burning, NULL) != 0) break;
    }
    while (seconds_of(CLOCK_MONOTONIC) - start < (double)length) {}
    stop = true;
    used = seconds_of(CLOCK_PROCESS_CPUTIME_ID) - used;
    double share = used / (seconds_of(CLOCK_MONOTONIC) - start);
    if (share > allowed) breached("%.2f processors where %.2f are allowed", share, allowed);
    contained("%.2f processors", share);
}

ATTACK(processor_time, "processor-time", "burns processor time in one process (SECONDS)") {
    double length = (double)number_argument(count, arguments, 0), start = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    for (int number = 1; number < 32; number++) signal(number, SIG_IGN);
    while (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - start < length) {}
    breached("burnt %.1f seconds", length);
}

static int burn_part(void *context) {
    (void)context;
    double start = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
    while (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - start < 0.1) {}
    return 0;
}

ATTACK(processor_time_children, "processor-time-in-children", "burns it in many short processes (SECONDS)") {
    long parts = number_argument(count, arguments, 0) * 10;
    for (long i = 0; i < parts; i++)
        if (code_of_child(burn_part, NULL, 30) != 0) contained("a part was refused after %ld parts", i);
    breached("burnt %ld seconds in parts", parts / 10);
}

/// Children of a process that ignores SIGCHLD end without anybody who reaps them and adds up what they used.
ATTACK(processor_time_unreaped, "processor-time-unreaped", "burns it in short processes that nobody reaps (SECONDS)") {
    double end = (double)number_argument(count, arguments, 0), burnt = 0;
    signal(SIGCHLD, SIG_IGN);
    while (burnt < end) {
        pid_t child = fork();
        if (child < 0) contained("a part was refused after %.1f seconds: %s", burnt, strerror(errno));
        if (child == 0) {
            double start = seconds_of(CLOCK_PROCESS_CPUTIME_ID);
            while (seconds_of(CLOCK_PROCESS_CPUTIME_ID) - start < 0.02) {}
            _exit(0);
        }
        // Ends with ECHILD when the last child is gone.
        while (waitpid(child, NULL, 0) < 0 && errno == EINTR) {}
        burnt += 0.02;
    }
    breached("burnt %.1f seconds", burnt);
}

ATTACK(ignore_the_end, "wall-time", "ignores every signal and goes on (SECONDS)") {
    for (int number = 1; number < 65; number++) signal(number, SIG_IGN);
    double end = seconds_of(CLOCK_MONOTONIC) + (double)number_argument(count, arguments, 0);
    while (seconds_of(CLOCK_MONOTONIC) < end) usleep(50000);
    breached("is still here after %ld seconds", number_argument(count, arguments, 0));
}

ATTACK(stopped, "wall-time-stopped", "is stopped when its time is over; a child continues it later (SECONDS)") {
    unsigned length = (unsigned)number_argument(count, arguments, 0);
    pid_t parent = getpid();
    if (fork() == 0) {
        setsid();
        sleep(length);
        kill(parent, SIGCONT);
        _exit(0);
    }
    raise(SIGSTOP);
    breached("is still here after %u seconds", length);
}

ATTACK(blocked, "wall-time-blocked", "waits in vfork when its time is over (SECONDS)") {
    unsigned length = (unsigned)number_argument(count, arguments, 0);
    long child = syscall(SYS_clone, CLONE_VFORK | SIGCHLD, 0, 0, 0, 0);
    if (child == 0) {
        for (int number = 1; number < 32; number++) signal(number, SIG_IGN);
        sleep(length);
        _exit(0);
    }
    breached("is still here after %u seconds", length);
}

ATTACK(blind_supervisor, "blind-supervisor",
       "takes process 1 its descriptors, so that it cannot count, then burns time (SECONDS)") {
    only_inside();
    struct rlimit64 none = {0, 0};
    int blinded = syscall(SYS_prlimit64, 1, RLIMIT_NOFILE, &none, NULL) == 0;
    int error = errno;
    syscall(SYS_prlimit64, 1, RLIMIT_FSIZE, &none, NULL);
    syscall(SYS_prlimit64, 1, RLIMIT_SIGPENDING, &none, NULL);
    setpriority(PRIO_PROCESS, 1, 19);
    struct sched_param idle = {0};
    sched_setscheduler(1, SCHED_IDLE, &idle);
    for (long i = 0; i < number_argument(count, arguments, 0) * 10; i++)
        if (code_of_child(burn_part, NULL, 30) != 0) contained("a part was refused after %ld parts", i);
    breached("process 1 %s, and time was burnt", blinded ? "lost its descriptors" : strerror(error));
}
