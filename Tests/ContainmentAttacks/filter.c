// The system call filter itself: getting around it, weakening it, shaking it.
#include "attack.h"

#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>

#ifdef __x86_64__
static int call_by_interrupt(void *context) {
    (void)context;
    // getpid of the 32-bit interface. A filter that looks only at numbers takes it for writev.
    long result;
    __asm__ volatile("int $0x80" : "=a"(result) : "0"(20L) : "memory", "r8", "r9", "r10", "r11");
    return result == getpid() ? 0 : 1;
}

static int call_x32(void *context) {
    (void)context;
    return syscall(0x40000000L | 39) == getpid() ? 0 : errno == ENOSYS ? 1 : 2;
}
#endif

ATTACK(interrupt_calls, "calls-of-32-bit", "makes system calls of the 32-bit interface by int 0x80") {
#ifdef __x86_64__
    int code = code_of_child(call_by_interrupt, NULL, 10);
    if (code == 0) breached("int 0x80 answered");
    if (code == 128 + SIGSYS) contained("killed by the filter");
    contained("no answer (%d)", code);
#else
    skipped("x86 only");
#endif
}

ATTACK(x32_calls, "calls-of-x32", "makes system calls of the x32 interface") {
#ifdef __x86_64__
    int code = code_of_child(call_x32, NULL, 10);
    if (code == 0) breached("x32 answered");
    contained(code == 128 + SIGSYS ? "killed by the filter" : "refused (%d)", code);
#else
    skipped("x86 only");
#endif
}

static struct sock_filter allow_all[] = {{BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW}};
static struct sock_fprog allow_program = {1, allow_all};

ATTACK(listener, "filter-listener", "installs a filter that lets it answer system calls of its children") {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    judge(syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &allow_program), "seccomp",
          "a listener");
}

/// Something that the standard filter forbids and the kernel alone would allow anybody.
static bool filter_is_gone(void) {
    return syscall(SYS_userfaultfd, 1) >= 0 || syscall(SYS_keyctl, 0, -3, 0, 0, 0) >= 0;
}

ATTACK(override_filter, "filter-override", "installs an allow-all filter over the present one, also for all threads") {
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &allow_program);
    syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_TSYNC, &allow_program);
    prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &allow_program);
    prctl(PR_SET_SECCOMP, 0, 0, 0, 0);
    if (filter_is_gone()) breached("forbidden calls are allowed");
    contained("the first filter still decides");
}

static volatile bool gone;
static void in_handler(int number) {
    (void)number;
    gone = filter_is_gone();
}
static void *in_thread(void *context) {
    (void)context;
    gone = filter_is_gone();
    return NULL;
}
static int in_child(void *context) {
    (void)context;
    return filter_is_gone() ? 1 : 0;
}

ATTACK(filter_everywhere, "filter-everywhere",
       "looks for a place without filter: threads, signal handlers, children, execve") {
    if (filter_is_gone()) breached("there is none at all");
    pthread_t thread;
    if (pthread_create(&thread, NULL, in_thread, NULL) == 0) pthread_join(thread, NULL);
    if (gone) breached("none in a thread");
    signal(SIGUSR1, in_handler);
    raise(SIGUSR1);
    if (gone) breached("none in a signal handler");
    if (code_of_child(in_child, NULL, 10) != 0) breached("none in a child");
    pid_t child = fork();
    if (child == 0) {
        freopen("/dev/null", "w", stdout);
        execl("/proc/self/exe", "containment-attacks", "filter-override", (char *)NULL);
        _exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    if (WIFEXITED(status) && WEXITSTATUS(status) == 1) breached("none after execve");
    contained("it is everywhere");
}

static uint64_t seed;
static uint64_t next_random(void) {
    seed ^= seed << 13;
    seed ^= seed >> 7;
    seed ^= seed << 17;
    return seed;
}

/// Numbers whose success would only end or stop the fuzzing itself.
static bool ends_the_caller(long number) {
    static const long numbers[] = {
        SYS_exit, SYS_exit_group, SYS_rt_sigreturn, SYS_rt_sigsuspend, SYS_rt_sigtimedwait, SYS_ppoll, SYS_pselect6,
        SYS_nanosleep, SYS_clock_nanosleep, SYS_execve, SYS_execveat, SYS_kill, SYS_tkill, SYS_tgkill,
            SYS_rt_sigqueueinfo,
        SYS_rt_tgsigqueueinfo, SYS_pidfd_send_signal, SYS_rt_sigprocmask, SYS_seccomp, SYS_futex, SYS_setsid,
#ifdef SYS_pause
        SYS_pause, SYS_poll, SYS_select, SYS_alarm, SYS_vfork, SYS_fork,
#endif
        SYS_setitimer, SYS_clone, SYS_clone3, 446 /* landlock_restrict_self */};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (number == numbers[i]) return true;
    return false;
}

static char *area;

static long random_argument(void) {
    switch (next_random() % 12) {
    case 0: return 0;
    case 1: return (long)(next_random() % 8);
    case 2: return -1;
    case 3: return (long)next_random();
    case 4: return (long)(uint32_t)next_random();
    case 5: return -100;
    case 6: return 1L << (next_random() % 64);
    case 7: return (long)(next_random() % 4096);
    case 8: return 0x7fffffffffffffffL;
    default: return (long)(area + next_random() % 65536);
    }
}

static int fuzz(void *context) {
    long calls = *(long *)context;
    setsid();
    area = mmap(NULL, 131072, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (area == MAP_FAILED) return 1;
    int null = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < 3; fd++) dup2(null, fd);
    struct rlimit small = {16 << 20, 16 << 20};
    setrlimit(RLIMIT_FSIZE, &small);
    for (int number = 1; number < 32; number++)
        if (number != SIGALRM && number != SIGSEGV && number != SIGBUS) signal(number, SIG_IGN);
    for (long i = 0; i < calls; i++) {
        for (int j = 0; j < 64; j++) ((uint64_t *)area)[next_random() % 16384] = next_random() >> (next_random() % 64);
        long number = (long)(next_random() % 475);
        if (ends_the_caller(number)) continue;
        syscall(number, random_argument(), random_argument(), random_argument(), random_argument(), random_argument(),
                random_argument());
    }
    return 0;
}

ATTACK(fuzz_calls, "fuzz-calls", "makes random system calls; the host looks for effects (CALLS SEED)") {
    only_inside();
    long calls = number_argument(count, arguments, 0), done = 0;
    uint64_t start = (uint64_t)number_argument(count, arguments, 1) * 0x9e3779b97f4a7c15ULL | 1;
    long children = 0, died = 0;
    // A child seldom lives long under random calls (it unmaps or closes what it needs): many short lives.
    while (done < calls) {
        long part = 200;
        seed = start + (uint64_t)children * 0x2545f4914f6cdd1dULL;
        int code = code_of_child(fuzz, &part, 2);
        if (code != 0) died++;
        children++;
        done += part;
    }
    contained("%ld calls in %ld processes, %ld of which died of them", done, children, died);
}
