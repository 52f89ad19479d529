#include "include/cl_spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "include/cl_descriptors.h"
#include "include/cl_events.h"
#include "include/cl_images.h"
#include "include/cl_privileges.h"
#include "include/cl_schedule.h"

struct shared {
    const struct cl_spawn_plan *plan;
    // Written by the child, read by the parent after CLONE_VFORK lets it go on: no pipe is needed to report.
    volatile int stage;
    volatile int error;
    // Where a child with memory of its own reports instead, or -1.
    int report;
};

static int fail(struct shared *shared, int stage, int error) {
    shared->stage = stage;
    shared->error = error;
    if (shared->report >= 0) {
        int words[2] = {stage, -error};
        if (write(shared->report, words, sizeof words) != sizeof words) _exit(126);
    }
    _exit(127);
}

/// Puts descriptors[i] at i. First all sources move above the targets, so that no target overwrites a source.
static int place_descriptors(struct shared *shared, int *image) {
    const struct cl_spawn_plan *plan = shared->plan;
    int moved[18], count = plan->descriptor_count;
    if (count > 16) return -EINVAL;
    for (int i = 0; i < count + 2; i++) {
        int source = i < count ? plan->descriptors[i] : i == count ? plan->image : shared->report;
        moved[i] = source < 0 ? -1 : fcntl(source, F_DUPFD_CLOEXEC, count + 2);
        if (source >= 0 && moved[i] < 0) return -errno;
    }
    for (int i = 0; i < count; i++)
        if (dup2(moved[i], i) < 0) return -errno;
    if (plan->image < 0) return plan->keep_descriptors ? 0 : cl_close_from((unsigned int)count);
    // Behind the others, until the process is restored.
    if (dup3(moved[count], count, O_CLOEXEC) < 0 || dup3(moved[count + 1], count + 1, O_CLOEXEC) < 0) return -errno;
    *image = count;
    shared->report = count + 1;
    return plan->keep_descriptors ? 0 : cl_close_from((unsigned int)count + 2);
}

// Async-signal-safe and allocation-free from here to execve: memory and, until then, locks are the parent's.
static int child(void *argument) {
    struct shared *shared = argument;
    const struct cl_spawn_plan *plan = shared->plan;
    int result, image = -1, stage = 0;
    cl_reset_signals();
    cl_ask_for_usual_turns();
    if (plan->new_session && setsid() < 0) fail(shared, cl_stage_session, errno);
    if ((result = place_descriptors(shared, &image)) < 0) fail(shared, cl_stage_descriptors, -result);
    if (plan->controlling_terminal && ioctl(0, TIOCSCTTY, 0) < 0) fail(shared, cl_stage_terminal, errno);
    if (plan->umask >= 0) umask((mode_t)plan->umask);
    for (int i = 0; i < plan->limit_count; i++) {
        struct rlimit limit = {plan->limits[i].soft, plan->limits[i].hard};
        if (syscall(SYS_prlimit64, 0, plan->limits[i].resource, &limit, NULL) < 0)
            fail(shared, cl_stage_limits, errno);
    }
    if (plan->empty_bounding_set && (result = cl_limit_capabilities(0)) < 0)
        fail(shared, cl_stage_capabilities, -result);
    if (plan->change_identity && (result = cl_become(plan->user, plan->group, plan->clear_groups)) < 0)
        fail(shared, cl_stage_identity, -result);
    // A user other than 0 keeps nothing through execve; user 0 regains what the bounding set leaves. Until then the
    // child still needs none of it, so drop it now: chdir below is checked with the rights of the program.
    if (plan->set_capabilities) {
        uint64_t keep = plan->user == 0 ? plan->capabilities : 0;
        if ((result = cl_set_capabilities(keep, keep, 0)) < 0) fail(shared, cl_stage_capabilities, -result);
    }
    if (plan->working_directory && chdir(plan->working_directory) < 0)
        fail(shared, cl_stage_working_directory, errno);
    if (plan->no_new_privileges && (result = cl_set_no_new_privileges()) < 0)
        fail(shared, cl_stage_no_new_privileges, -result);
    // Before the filter, which rightly refuses this to programs.
    if (image >= 0 && (result = cl_prepare_image(image, &stage)) < 0) fail(shared, stage, -result);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    if (plan->filter_length > 0) {
        struct sock_fprog program = {(unsigned short)plan->filter_length, (struct sock_filter *)plan->filter};
        if (syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, &program) < 0) fail(shared, cl_stage_filter, errno);
    }
    if (image >= 0) {
        result = cl_become_image(image, shared->report, &stage);
        fail(shared, stage, -result);
    }
    int error = ENOENT;
    for (int i = 0; plan->candidates[i]; i++) {
        execve(plan->candidates[i], plan->arguments, plan->environment);
        // As execvp(3): a file that may not be executed does not end the search, but is remembered.
        if (errno == EACCES) error = EACCES;
        else if (errno != ENOENT && errno != ENOTDIR) {
            error = errno;
            break;
        }
    }
    fail(shared, cl_stage_execute, error);
    return 127;
}

pid_t cl_spawn(const struct cl_spawn_plan *plan, int *pidfd, int *stage) {
    const size_t size = 65536;
    char *stack = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
    if (stack == MAP_FAILED) {
        *stage = cl_stage_clone;
        return -errno;
    }
    struct shared shared = {.plan = plan, .stage = 0, .error = 0, .report = -1};
    int reports[2] = {-1, -1}, flags = CLONE_VM | CLONE_VFORK;
    if (plan->image >= 0) {
        if (pipe2(reports, O_CLOEXEC) < 0) {
            int error = errno;
            munmap(stack, size);
            *stage = cl_stage_clone;
            return -error;
        }
        shared.report = reports[1];
        flags = 0;
    }
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_BLOCK, &all, &before);
    int fd = -1;
    pid_t pid = clone(child, stack + size, flags | CLONE_PIDFD | SIGCHLD, &shared, &fd);
    int error = errno;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    munmap(stack, size);
    if (plan->image >= 0) {
        close(reports[1]);
        // Nothing comes once the process is about to run: then its end is closed.
        int words[2] = {0, 0};
        if (pid >= 0) while (read(reports[0], words, sizeof words) < 0 && errno == EINTR) {}
        close(reports[0]);
        shared.stage = words[0];
        shared.error = -words[1];
    }
    if (pid < 0) {
        *stage = cl_stage_clone;
        return -error;
    }
    if (shared.stage != 0) {
        // The child is dead or dying: take its status so that it does not stay a zombie.
        siginfo_t information;
        while (syscall(SYS_waitid, 3 /* P_PIDFD */, fd, &information, 4 /* WEXITED */, NULL) < 0 && errno == EINTR) {}
        close(fd);
        *stage = shared.stage;
        return -shared.error;
    }
    *pidfd = fd;
    *stage = 0;
    return pid;
}
