#ifndef CL_PATHS_H
#define CL_PATHS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Opening paths whose parts somebody else controls. Each function returns a value >= 0, or a negated errno.

/// O_PATH and O_TMPFILE, which the C library shows only to GNU sources.
extern const int cl_o_path, cl_o_unnamed_file;

/// Opens a path without passing through a magic link of /proc, which would lead to a descriptor instead of a name
/// (openat2(2), RESOLVE_NO_MAGICLINKS).
int cl_open_plain(const char *_Nonnull path, int flags, unsigned int mode);
/// The same, relative to a directory.
int cl_open_plain_at(int directory, const char *_Nonnull path, int flags, unsigned int mode);
/// Opens one entry of a directory as a directory; a link is -ENOTDIR or -ELOOP.
int cl_open_beneath_directory(int directory, const char *_Nonnull name);
/// Opens a path that may neither leave the directory nor pass through any link.
int cl_open_inside(int directory, const char *_Nonnull path, int flags);
/// Opens a path as if the directory were the root: neither `..`, an absolute link nor a magic link of /proc leads out.
int cl_open_in_root(int directory, const char *_Nonnull path, int flags, unsigned int mode);
/// readlinkat(2).
ssize_t cl_read_link(int directory, const char *_Nonnull name, void *_Nonnull target, size_t capacity);
/// fgetxattr(2).
ssize_t cl_get_attribute(int fd, const char *_Nonnull name, void *_Nonnull value, size_t capacity);
/// flistxattr(2): the names, each with a zero behind it.
ssize_t cl_list_attributes(int fd, void *_Nullable names, size_t capacity);
/// fsetxattr(2).
int cl_set_attribute(int fd, const char *_Nonnull name, const void *_Nullable value, size_t count);
/// fremovexattr(2).
int cl_remove_attribute(int fd, const char *_Nonnull name);
/// utimensat(2) for the time of the last change of contents of an entry; a link itself is meant.
/// Without a name it is the descriptor's own.
int cl_set_modified(int directory, const char *_Nonnull name, int64_t seconds, uint32_t nanoseconds);
/// sendfile(2) from the file's current place: how many bytes went.
ssize_t cl_send_file(int to, int from, size_t count);
/// Whether a device number is 0:0, as overlayfs marks deleted entries.
int cl_is_whiteout_device(dev_t device);

#endif
