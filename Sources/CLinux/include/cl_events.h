#ifndef CL_EVENTS_H
#define CL_EVENTS_H

#include <stdint.h>
#include <sys/epoll.h>
#include <sys/types.h>

// Each function returns a value >= 0, or a negated errno.

extern const uint32_t cl_epoll_in, cl_epoll_out, cl_epoll_hang_up, cl_epoll_error, cl_epoll_one_shot;

/// epoll_create1(2), close-on-exec.
int cl_epoll_create(void);
/// Adds a descriptor; `token` comes back with its events.
int cl_epoll_add(int epoll, int fd, uint32_t events, uint64_t token);
/// Changes the events of a descriptor.
int cl_epoll_change(int epoll, int fd, uint32_t events, uint64_t token);
/// Removes a descriptor.
int cl_epoll_remove(int epoll, int fd);

/// One event that epoll reported.
struct cl_epoll_event {
    uint64_t token;
    uint32_t events;
};
/// Waits; -EINTR counts as no event.
int cl_epoll_wait(int epoll, struct cl_epoll_event *_Nonnull events, int capacity, int timeout_milliseconds);

/// eventfd(2), close-on-exec, non-blocking.
int cl_eventfd(void);

/// How a reaped child ended and what it took.
struct cl_reaped {
    pid_t pid;
    /// As in wait(2).
    int status;
    int64_t user_microseconds;
    int64_t system_microseconds;
    /// In KiB.
    int64_t peak_memory;
};
/// Reaps any child without waiting: its pid, 0 when none has ended, -ECHILD when there is none.
pid_t cl_reap_any(struct cl_reaped *_Nonnull reaped);
/// Waits for one child.
pid_t cl_reap(pid_t pid, struct cl_reaped *_Nonnull reaped);
/// Processor time of all reaped children.
void cl_children_usage(int64_t *_Nonnull user_microseconds, int64_t *_Nonnull system_microseconds);

/// A descriptor that becomes readable when a child ends; blocks SIGCHLD.
int cl_child_signal_descriptor(void);
/// Gives every signal its default effect.
void cl_reset_signals(void);
/// Blocks no signal any more.
void cl_unblock_signals(void);
/// Ignores SIGPIPE.
void cl_ignore_pipe_signal(void);

/// Waits until `fd` can be read; -EPIPE when nobody is at the other end of the pipe `other` any more.
int cl_wait_readable(int fd, int other);

/// inotify_init1(2), close-on-exec, non-blocking.
int cl_inotify(void);
/// inotify_rm_watch(2).
int cl_inotify_remove(int inotify, int watch);
/// Watches one path for everything that changes entries or contents.
int cl_inotify_add(int inotify, const char *_Nonnull path);
extern const uint32_t cl_inotify_created, cl_inotify_modified, cl_inotify_attributes, cl_inotify_removed,
    cl_inotify_renamed, cl_inotify_moved_in, cl_inotify_directory, cl_inotify_forgotten, cl_inotify_overflow,
    cl_inotify_gone;

/// Opens a new pseudo terminal of this devpts instance: the master, and its peer in `peer`.
int cl_open_terminal(int *_Nonnull peer);
/// TIOCSWINSZ.
int cl_set_terminal_size(int fd, uint16_t rows, uint16_t columns);
/// TIOCGWINSZ.
int cl_get_terminal_size(int fd, uint16_t *_Nonnull rows, uint16_t *_Nonnull columns);

/// Nanoseconds of CLOCK_MONOTONIC.
int64_t cl_monotonic_now(void);
/// getrandom(2) until the buffer is full.
int cl_random(void *_Nonnull bytes, uint64_t count);

/// How a child's status reads: the exit code, or -1 and the signal in `signal`.
int cl_exit_code(int status, int *_Nonnull signal);
/// errno, for calls that Swift makes itself.
int cl_errno(void);

#endif
