#ifndef CL_BENEATH_H
#define CL_BENEATH_H

#include <stdint.h>
#include <sys/types.h>

// Files of trees that nobody vouches for: every call is relative to a descriptor and follows no link in its last
// component; cl_beneath_open follows none at all. Each returns a value >= 0, or a negated errno.

extern const int cl_beneath_read, cl_beneath_write, cl_beneath_create, cl_beneath_directory, cl_beneath_path,
    cl_beneath_lock;

/// Opens a relative path of any depth that stays beneath `directory`: no link, no `..`, no other mount on the way
/// (openat2(2); component by component where the kernel or a seccomp filter refuses openat2). An empty path or `.` is
/// the directory itself. Close-on-exec, never blocks on a pipe, never takes a terminal.
int cl_beneath_open(int directory, const char *_Nonnull path, int flags, unsigned int mode);

/// What cl_beneath_open falls back to.
int cl_beneath_open_by_component(int directory, const char *_Nonnull path, int flags, unsigned int mode);

/// Opens a path that the caller vouches for, with the same additional flags. Links are followed.
int cl_beneath_open_trusted(const char *_Nonnull path, int flags, unsigned int mode);

/// Opens the directory above an open directory. It may be anywhere by now: compare its node with the expected one.
int cl_beneath_open_above(int directory);

enum cl_node_kind {
    cl_node_file,
    cl_node_directory,
    cl_node_symlink,
    cl_node_special,
};

/// What stat(2) says about one name.
struct cl_node {
    enum cl_node_kind kind;
    uint32_t mode;
    uint32_t user;
    uint32_t group;
    uint64_t size;
    uint64_t device;
    uint64_t inode;
    int64_t modified_seconds;
    int64_t changed_seconds;
    uint32_t modified_nanoseconds;
    uint32_t changed_nanoseconds;
};

/// The node of a name, itself if it is a link; with an empty name, the node of the descriptor.
int cl_beneath_node(int directory, const char *_Nonnull name, struct cl_node *_Nonnull node);

int cl_beneath_make_directory(int directory, const char *_Nonnull name, unsigned int mode);
int cl_beneath_make_symlink(int directory, const char *_Nonnull name, const char *_Nonnull target);
/// A second name for a file. A link as `from` gets the second name itself.
int cl_beneath_make_link(int from_directory, const char *_Nonnull from, int directory, const char *_Nonnull name);
/// The target of a link, without a NUL: its length.
ssize_t cl_beneath_read_symlink(int directory, const char *_Nonnull name, char *_Nonnull target, size_t capacity);
/// unlinkat(2), with AT_REMOVEDIR for a directory.
int cl_beneath_remove(int directory, const char *_Nonnull name, int is_directory);
int cl_beneath_rename(int from_directory, const char *_Nonnull from, int directory, const char *_Nonnull name);

/// Owner and mode of what a name stands for, never of what a link points to. A link has no mode: -EOPNOTSUPP.
int cl_beneath_set_owner(int directory, const char *_Nonnull name, uint32_t user, uint32_t group);
int cl_beneath_set_mode(int directory, const char *_Nonnull name, unsigned int mode);
/// With an empty name, the time of the open file `directory`.
int cl_beneath_set_modified(int directory, const char *_Nonnull name, int64_t seconds, uint32_t nanoseconds);

/// read(2), at `offset` if that is not negative.
ssize_t cl_beneath_read_bytes(int fd, void *_Nonnull bytes, size_t count, int64_t offset);
/// write(2) until everything is written.
int cl_beneath_write_bytes(int fd, const void *_Nonnull bytes, size_t count);
int cl_beneath_rewind(int fd);

/// Begins to list a directory; the stream has a descriptor of its own. Null, and the negated errno in `error`.
void *_Nullable cl_listing_begin(int directory, int *_Nonnull error);
/// The next name except `.` and `..`, valid until the next call; null at the end, and after an error with the negated
/// errno in `error`.
const char *_Nullable cl_listing_next(void *_Nonnull listing, int *_Nonnull error);
void cl_listing_end(void *_Nonnull listing);

/// flock(2) LOCK_EX: waits, or -EWOULDBLOCK when another process holds it. The kernel lets go when its holder dies.
int cl_lock_whole_file(int fd, int wait);

/// flock(2) LOCK_SH without waiting: -EWOULDBLOCK while another process holds the whole.
int cl_lock_shared(int fd);

/// flock(2) LOCK_UN. Closing does the same, but only when no child has a copy of the descriptor: between fork and exec
/// one that another thread makes always has.
void cl_unlock_file(int fd);

/// Sets a file's times to now.
int cl_touch(int fd);

/// Starts a program that reads `input` and writes `output`, with nothing else open, no environment but a PATH and the
/// C locale, and stderr to nowhere. Fine in a process with threads (posix_spawn(3)).
pid_t cl_filter_start(const char *_Nonnull name, char *_Nullable const *_Nonnull arguments, int input, int output);
/// Waits for it to end: its exit code, or 128 and the signal.
int cl_filter_wait(pid_t pid);
/// A pipe, close-on-exec.
int cl_filter_pipe(int *_Nonnull reading, int *_Nonnull writing);

/// The wall clock, never behind the time that a file system stamped a file with before. File systems stamp with a clock
/// that may be a tick behind this one, some with this one itself (multigrain timestamps, Linux 6.13).
void cl_file_clock(int64_t *_Nonnull seconds, uint32_t *_Nonnull nanoseconds);

#endif
