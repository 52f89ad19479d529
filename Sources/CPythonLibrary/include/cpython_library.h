#ifndef BULKHEAD_CPYTHON_LIBRARY_H
#define BULKHEAD_CPYTHON_LIBRARY_H

#include <stddef.h>
#include <stdint.h>

/// One module of the standard library that is written in Python: the path of its file and its text.
struct cpl_module {
    const char *_Nonnull path;
    const uint8_t *_Nonnull start;
    const uint8_t *_Nonnull end;
};

/// The module at an index, or null behind the last.
const struct cpl_module *_Nullable cpl_module(ptrdiff_t index);

/// The lowest address of the running thread's stack. 0, or an error number.
int cpl_stack_low(uintptr_t *_Nonnull low);

/// What is known of a file in a mounted directory. Times are nanoseconds since 1970.
struct cpl_file_status {
    uint32_t mode;
    uint64_t inode;
    uint64_t links;
    int64_t size;
    int64_t accessed;
    int64_t modified;
    int64_t changed;
};

// Files below a directory of the host. Paths are relative to `root`, never lead out of it and contain no links; the empty
// path is the directory itself. All return a negated error number where they fail.

/// A directory to be the root of others.
int cpl_mount_open(const char *_Nonnull path);

/// Opens a regular file or a directory; anything else is refused without being opened.
int cpl_file_open(int root, const char *_Nonnull path, int flags, unsigned mode);

/// Looks at a file, or at a link itself.
int cpl_file_stat(int root, const char *_Nonnull path, struct cpl_file_status *_Nonnull status);

/// Looks at an open file.
int cpl_file_status_of(int file, struct cpl_file_status *_Nonnull status);

/// Shows each name of a directory until the function returns something else than 0, which is then the result.
int cpl_directory_list(
    int root, const char *_Nonnull path,
    int (*_Nonnull each)(void *_Nullable context, const char *_Nonnull name, size_t length), void *_Nullable context);

int cpl_directory_make(int root, const char *_Nonnull path, unsigned mode);
int cpl_file_remove(int root, const char *_Nonnull path, int is_directory);
int cpl_file_rename(int root, const char *_Nonnull from, const char *_Nonnull to);
int cpl_file_set_times(int root, const char *_Nonnull path, int64_t accessed, int64_t modified);
int cpl_file_set_mode(int root, const char *_Nonnull path, unsigned mode);

#endif
