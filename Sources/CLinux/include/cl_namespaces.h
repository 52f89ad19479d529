#ifndef CL_NAMESPACES_H
#define CL_NAMESPACES_H

#include <stdint.h>
#include <sys/types.h>

// The CLONE_NEW* bits, by names that Swift can see.
extern const uint64_t cl_new_user, cl_new_pid, cl_new_mount, cl_new_network, cl_new_ipc, cl_new_uts, cl_new_cgroup;

/// Clones this process, copy on write, into new namespaces. Returns 0 in the child, the child's pid (> 0) with its
/// pidfd in the parent, or a negated errno. With `group` >= 0, the child is born in that version 2 control group.
///
/// Invariant: the calling process has exactly one thread. A clone copies only the calling thread, and every lock that
/// another one held would stay locked in the child for ever. `cl_thread_count` lets the caller check.
pid_t cl_clone_namespaces(uint64_t namespaces, int group, int *_Nonnull pidfd);

/// Clones this process, copy on write, with nothing new around the child. Returns as above, and -EINVAL where the
/// process has more than one thread.
pid_t cl_clone_alone(int *_Nonnull pidfd);

/// The number of threads of this process, from /proc/self/status; -1 if unknown.
int cl_thread_count(void);

/// Makes a throw-away process in a new user namespace that waits until `release` is closed, for the sake of that
/// namespace's descriptor. Shares memory with the caller like vfork, touches none of it.
pid_t cl_hold_user_namespace(int *_Nonnull pidfd);

/// pivot_root(".", ".") followed by detaching the old root, as in pivot_root(2) NOTES. The working directory must be
/// the new root.
int cl_pivot_root_here(int keep_old_root);

/// setns(2).
int cl_set_namespace(int fd, uint64_t kind);

/// Brings the loopback interface of this network namespace up.
int cl_loopback_up(void);

/// Ends the process without running anything registered by the C library.
_Noreturn void cl_exit_now(int status);

/// unshare(2).
int cl_unshare(uint64_t kinds);

/// sethostname(2).
int cl_set_host_name(const char *_Nonnull name);

#endif
