#include "include/cl_arguments.h"

#include <string.h>
#include <unistd.h>

static int count;
static char **arguments;

// The C library hands these to constructors as it does to main. Looked at here, they are not copied anywhere.
static __attribute__((constructor)) void remember(int argc, char **argv) {
    count = argc;
    arguments = argv;
}

int cl_first_argument_is(const char *word) { return count > 1 && strcmp(arguments[1], word) == 0; }

int cl_has_argument(const char *prefix) {
    for (int i = 1; i < count; i++)
        if (strncmp(arguments[i], prefix, strlen(prefix)) == 0) return 1;
    return 0;
}

void cl_forget_arguments(const char *name) {
    static char *nothing[] = {NULL};
    if (count < 1) return;
    // The kernel lays the strings of both out one behind the other, the command line first (proc(5), cmdline).
    char *end = arguments[0];
    for (int i = 0; i < count; i++)
        if (arguments[i] == end) end += strlen(end) + 1;
    for (char **variable = environ; *variable; variable++)
        if (*variable == end) end += strlen(end) + 1;
    environ = nothing;
    size_t size = (size_t)(end - arguments[0]);
    explicit_bzero(arguments[0], size);
    if (size > strlen(name)) strcpy(arguments[0], name);
    count = 0;
}
