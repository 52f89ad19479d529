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

#endif
