#ifndef CL_SPAWN_H
#define CL_SPAWN_H

#include <stdint.h>
#include <sys/types.h>

/// One resource limit to set in the child.
struct cl_rlimit {
    int32_t resource;
    uint64_t soft;
    uint64_t hard;
};

/// Everything that a child has to do before it executes its program: one flat plan, made and kept alive by the
/// parent. The child only reads it.
struct cl_spawn_plan {
    /// Paths to try in order; the first that exists and can be executed is used (a PATH search done in advance).
    const char *const _Nullable *_Nonnull candidates;
    char *const _Nullable *_Nonnull arguments;
    char *const _Nullable *_Nonnull environment;
    /// Where to start, or null.
    const char *_Nullable working_directory;
    /// descriptors[i] becomes descriptor i; everything above is closed unless `keep_descriptors`.
    const int *_Nonnull descriptors;
    int descriptor_count;
    int keep_descriptors;
    int new_session;
    /// Makes descriptor 0 the controlling terminal of the new session.
    int controlling_terminal;
    /// Becomes this user and group if `change_identity`.
    int change_identity;
    int clear_groups;
    uid_t user;
    gid_t group;
    /// Sets these capabilities after the change of identity if the user is 0, none otherwise. The bounding set, which
    /// caps what execve grants to user 0, is the caller's and was limited when the caller set itself up.
    int set_capabilities;
    /// Empties the bounding set first, for a child of a caller whose set is not empty; needs CAP_SETPCAP.
    int empty_bounding_set;
    uint64_t capabilities;
    int no_new_privileges;
    const struct cl_rlimit *_Nullable limits;
    int limit_count;
    /// A classic BPF program (struct sock_filter) to install last, or null.
    const void *_Nullable filter;
    int filter_length;
    int umask;
    /// Instead of executing a program, become the process of an image (cl_images.h): its file, or -1. `candidates`,
    /// `arguments` and `environment` are then ignored.
    int image;
};

/// Steps of a child, in order; a failure names the one that failed.
enum cl_spawn_stage {
    cl_stage_clone = 1,
    cl_stage_descriptors,
    cl_stage_session,
    cl_stage_terminal,
    cl_stage_limits,
    cl_stage_identity,
    cl_stage_capabilities,
    cl_stage_working_directory,
    cl_stage_no_new_privileges,
    cl_stage_filter,
    cl_stage_execute,
};

/// Starts a program: a child that shares memory with the caller until it executes (clone(2) with CLONE_VM and
/// CLONE_VFORK), so that the cost does not grow with the caller's memory and no lock is ever copied. Returns the pid
/// with a pidfd, or a negated errno and the stage: a `cl_spawn_stage` or a `cl_image_stage`.
///
/// With an image the child gets memory of its own, which it replaces; the caller must have one thread.
pid_t cl_spawn(const struct cl_spawn_plan *_Nonnull plan, int *_Nonnull pidfd, int *_Nonnull stage);

#endif
