#ifndef CL_MOUNTS_H
#define CL_MOUNTS_H

#include <stdint.h>

// Wrappers for the mount interface of Linux 5.2 and later. Each returns a value >= 0, or a negated errno.

extern const uint64_t cl_attr_read_only, cl_attr_no_set_user_id, cl_attr_no_devices, cl_attr_no_exec;

/// A detached copy of the mount that holds `path` (open_tree(2)); `recursive` takes everything below along.
int cl_open_tree(int directory, const char *_Nonnull path, int recursive);

/// Attaches a detached mount at `path`, relative to `directory`.
int cl_move_mount(int mount, int directory, const char *_Nonnull path);

/// Sets attributes on a detached or attached mount; with `user_namespace` >= 0, the mount maps owners through it.
int cl_mount_set_attributes(int mount, uint64_t attributes, int recursive, int user_namespace);

/// A new file system context (fsopen(2)).
int cl_fs_open(const char *_Nonnull type);
/// Sets a string parameter, or a flag if `value` is null.
int cl_fs_set(int context, const char *_Nonnull key, const char *_Nullable value);
/// Creates the super block and gives a detached mount of it with these attributes.
int cl_fs_mount(int context, uint64_t attributes);

/// mount(2) of type `type` at `target`, nosuid and nodev unless `weak` bits say otherwise (MS_* values).
int cl_mount(const char *_Nonnull source, const char *_Nonnull target, const char *_Nonnull type, uint64_t flags,
             const char *_Nullable options);
extern const uint64_t cl_ms_no_set_user_id, cl_ms_no_devices, cl_ms_no_exec, cl_ms_read_only, cl_ms_remount;

/// Makes every mount of this namespace private, so that nothing done here reaches another namespace.
int cl_make_mounts_private(void);

/// Whether a version 2 control group hierarchy is mounted at `path` (statfs(2)).
int cl_is_unified_cgroup(const char *_Nonnull path);

/// umount2(MNT_DETACH).
int cl_detach(const char *_Nonnull path);

/// Attaches the open file `backing` to a free loop device that frees itself when its last user is gone, and gives a
/// descriptor of the device; `path` receives its name.
int cl_loop_attach(int backing, char path[_Nonnull 32]);

#endif
