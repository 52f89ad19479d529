#ifndef CL_PRIVILEGES_H
#define CL_PRIVILEGES_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Each function returns a value >= 0, or a negated errno.

/// Becomes this user and group with no supplementary groups (setgroups is skipped where it is denied, as in a user
/// namespace with a single id).
int cl_become(uid_t user, gid_t group, int clear_groups);

/// Sets the user and group that file system checks use, and gives back nothing: check by effect.
void cl_set_file_identity(uid_t user, gid_t group);

/// Sets the effective, permitted and inheritable capability sets (capset(2), version 3).
int cl_set_capabilities(uint64_t effective, uint64_t permitted, uint64_t inheritable);

/// Drops every capability outside `keep` from the bounding set, and all ambient ones.
int cl_limit_capabilities(uint64_t keep);

/// PR_SET_NO_NEW_PRIVS.
int cl_set_no_new_privileges(void);
/// PR_SET_DUMPABLE.
int cl_set_dumpable(int on);
/// PR_SET_PDEATHSIG with SIGKILL.
int cl_die_with_parent(void);
/// PR_SET_NAME, at most 15 bytes.
int cl_set_name(const char *_Nonnull name);

/// The Landlock ABI of this kernel, or a negated errno when it has none (landlock_create_ruleset(2)).
int cl_landlock_abi(void);
/// A rule set that handles all file rights of `abi`, and with `scope` abstract sockets and signals (ABI 6).
int cl_landlock_create(int abi, int scope);
/// Allows reading and executing below `directory`, and everything if `write`. A file gets the rights that files have.
int cl_landlock_allow(int ruleset, int abi, int descriptor, int write, int is_directory);
/// Restricts this thread and all it starts.
int cl_landlock_restrict(int ruleset);

#endif
