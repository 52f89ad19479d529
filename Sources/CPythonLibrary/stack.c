#include <pthread.h>
#include <sys/resource.h>

#include "include/cpython_library.h"

// For the first thread the C library reads the list of the process's mappings, which takes longer than a short program:
// each thread remembers what it was told. The first one's stack may grow as far as the limit says, so that a new limit
// makes it ask again.
static _Thread_local uintptr_t known_low;
static _Thread_local rlim_t known_limit;

int cpl_stack_low(uintptr_t *low) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0) limit.rlim_cur = 0;
    if (known_low != 0 && known_limit == limit.rlim_cur) {
        *low = known_low;
        return 0;
    }
    pthread_attr_t attributes;
    int error = pthread_getattr_np(pthread_self(), &attributes);
    if (error != 0) return error;
    void *base = 0;
    size_t size = 0;
    error = pthread_attr_getstack(&attributes, &base, &size);
    pthread_attr_destroy(&attributes);
    if (error != 0) return error;
    known_low = (uintptr_t)base;
    known_limit = limit.rlim_cur;
    *low = known_low;
    return 0;
}
