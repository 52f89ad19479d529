#include <pthread.h>

#include "include/cpython_library.h"

int cpl_stack_low(uintptr_t *low) {
    pthread_attr_t attributes;
    int error = pthread_getattr_np(pthread_self(), &attributes);
    if (error != 0) return error;
    void *base = 0;
    size_t size = 0;
    error = pthread_attr_getstack(&attributes, &base, &size);
    pthread_attr_destroy(&attributes);
    if (error != 0) return error;
    *low = (uintptr_t)base;
    return 0;
}
