#include "include/cl_events.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

const uint32_t cl_epoll_in = EPOLLIN, cl_epoll_out = EPOLLOUT, cl_epoll_hang_up = EPOLLHUP, cl_epoll_error = EPOLLERR,
               cl_epoll_one_shot = EPOLLONESHOT;
const uint32_t cl_inotify_created = IN_CREATE | IN_MOVED_TO, cl_inotify_modified = IN_MODIFY,
               cl_inotify_attributes = IN_ATTRIB, cl_inotify_removed = IN_DELETE, cl_inotify_renamed = IN_MOVED_FROM,
               cl_inotify_moved_in = IN_MOVED_TO, cl_inotify_directory = IN_ISDIR, cl_inotify_forgotten = IN_IGNORED,
               cl_inotify_overflow = IN_Q_OVERFLOW,
               cl_inotify_gone = IN_DELETE_SELF | IN_MOVE_SELF | IN_UNMOUNT;

static int result_of(int value) { return value < 0 ? -errno : value; }

int cl_epoll_create(void) { return result_of(epoll_create1(EPOLL_CLOEXEC)); }

static int control(int epoll, int operation, int fd, uint32_t events, uint64_t token) {
    struct epoll_event event = {.events = events, .data = {.u64 = token}};
    return result_of(epoll_ctl(epoll, operation, fd, &event));
}
int cl_epoll_add(int epoll, int fd, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_ADD, fd, events, token);
}
int cl_epoll_change(int epoll, int fd, uint32_t events, uint64_t token) {
    return control(epoll, EPOLL_CTL_MOD, fd, events, token);
}
int cl_epoll_remove(int epoll, int fd) { return control(epoll, EPOLL_CTL_DEL, fd, 0, 0); }

int cl_epoll_wait(int epoll, struct cl_epoll_event *events, int capacity, int timeout_milliseconds) {
    struct epoll_event found[64];
    if (capacity > 64) capacity = 64;
    int count = epoll_wait(epoll, found, capacity, timeout_milliseconds);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    for (int i = 0; i < count; i++) events[i] = (struct cl_epoll_event){found[i].data.u64, found[i].events};
    return count;
}

int cl_wait_readable(int fd, int other) {
    struct pollfd states[2] = {{.fd = fd, .events = POLLIN}, {.fd = other}};
    int count = poll(states, 2, -1);
    if (count < 0) return errno == EINTR ? 0 : -errno;
    return states[1].revents ? -EPIPE : 0;
}

int cl_eventfd(void) { return result_of(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)); }

static pid_t reap(pid_t pid, struct cl_reaped *reaped, int options) {
    struct rusage usage;
    int status = 0;
    pid_t found;
    do {
        found = wait4(pid, &status, options, &usage);
    } while (found < 0 && errno == EINTR);
    if (found < 0) return -errno;
    if (found == 0) return 0;
    reaped->pid = found;
    reaped->status = status;
    reaped->user_microseconds = usage.ru_utime.tv_sec * 1000000LL + usage.ru_utime.tv_usec;
    reaped->system_microseconds = usage.ru_stime.tv_sec * 1000000LL + usage.ru_stime.tv_usec;
    reaped->peak_memory = usage.ru_maxrss;
    return found;
}
pid_t cl_reap_any(struct cl_reaped *reaped) { return reap(-1, reaped, WNOHANG | __WALL); }
pid_t cl_reap(pid_t pid, struct cl_reaped *reaped) { return reap(pid, reaped, __WALL); }

void cl_children_usage(int64_t *user_microseconds, int64_t *system_microseconds) {
    struct rusage usage;
    memset(&usage, 0, sizeof usage);
    getrusage(RUSAGE_CHILDREN, &usage);
    *user_microseconds = usage.ru_utime.tv_sec * 1000000LL + usage.ru_utime.tv_usec;
    *system_microseconds = usage.ru_stime.tv_sec * 1000000LL + usage.ru_stime.tv_usec;
}

int cl_child_signal_descriptor(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    if (sigprocmask(SIG_BLOCK, &set, NULL) < 0) return -errno;
    return result_of(signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK));
}

void cl_reset_signals(void) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    for (int signal = 1; signal < NSIG; signal++) sigaction(signal, &action, NULL);
}

void cl_unblock_signals(void) {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void cl_ignore_pipe_signal(void) { signal(SIGPIPE, SIG_IGN); }

int cl_inotify(void) { return result_of(inotify_init1(IN_CLOEXEC | IN_NONBLOCK)); }
int cl_inotify_remove(int inotify, int watch) { return result_of(inotify_rm_watch(inotify, watch)); }
int cl_inotify_add(int inotify, const char *path) {
    return result_of(inotify_add_watch(inotify, path, IN_CREATE | IN_MOVED_TO | IN_MODIFY | IN_ATTRIB | IN_DELETE
                                                          | IN_MOVED_FROM | IN_DELETE_SELF | IN_MOVE_SELF));
}

int cl_open_terminal(int *peer) {
    int master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (master < 0) return -errno;
    int unlock = 0;
    if (ioctl(master, TIOCSPTLCK, &unlock) < 0) goto failed;
    *peer = ioctl(master, TIOCGPTPEER, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (*peer < 0) goto failed;
    return master;
failed:;
    int error = errno;
    close(master);
    return -error;
}

int cl_set_terminal_size(int fd, uint16_t rows, uint16_t columns) {
    struct winsize size = {.ws_row = rows, .ws_col = columns};
    return result_of(ioctl(fd, TIOCSWINSZ, &size));
}

int cl_get_terminal_size(int fd, uint16_t *rows, uint16_t *columns) {
    struct winsize size;
    if (ioctl(fd, TIOCGWINSZ, &size) < 0) return -errno;
    *rows = size.ws_row;
    *columns = size.ws_col;
    return 0;
}

int64_t cl_monotonic_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000000000LL + now.tv_nsec;
}

int cl_random(void *bytes, uint64_t count) {
    char *next = bytes;
    while (count > 0) {
        ssize_t got = getrandom(next, count, 0);
        if (got < 0) {
            if (errno == EINTR) continue;
            return -errno;
        }
        next += got;
        count -= (uint64_t)got;
    }
    return 0;
}

int cl_exit_code(int status, int *signal) {
    *signal = 0;
    if (WIFSIGNALED(status)) {
        *signal = WTERMSIG(status);
        return -1;
    }
    return WEXITSTATUS(status);
}

int cl_errno(void) { return errno; }
