// One program, many attacks: each tries something a sandbox must not be able to do and says how far it came.
//
// An attack ends in exactly one of three ways: `contained` (every way was refused), `breached` (with what was
// obtained), `skipped` (this machine lacks what the attack needs). Every attack is harmless where it succeeds: it
// proves that a thing can be reached and leaves it as it was, and its amounts are bounded by its arguments.
#ifndef ATTACK_H
#define ATTACK_H

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

struct attack {
    const char *name;
    const char *summary;
    void (*run)(int count, char **arguments);
    struct attack *next;
};

void register_attack(struct attack *attack);

#define ATTACK(function, name_text, summary_text)                                                        \
    static void function(int count, char **arguments);                                                   \
    static struct attack function##_entry = {name_text, summary_text, function, NULL};                   \
    __attribute__((constructor)) static void function##_register(void) { register_attack(&function##_entry); } \
    static void function(int count __attribute__((unused)), char **arguments __attribute__((unused)))

// The three verdicts. They print one line and end the process with 0, 1 or 2.
_Noreturn void contained(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void breached(const char *format, ...) __attribute__((format(printf, 1, 2)));
_Noreturn void skipped(const char *format, ...) __attribute__((format(printf, 1, 2)));

/// Prints a line and goes on: what an accomplice holds is there.
void ready(const char *format, ...) __attribute__((format(printf, 1, 2)));

/// Ends as contained with the current error: `what: why`.
_Noreturn void refused(const char *what);

/// Ends as contained if the result is an error, otherwise as breached with `obtained`.
_Noreturn void judge(long result, const char *what, const char *obtained);

/// For calls that this kernel may have been built without: ENOSYS and kin are reported as such, but still contained,
/// because a filter may answer so too.
bool is_missing_call(void);

// Arguments. A missing one ends the attack as skipped.
const char *text_argument(int count, char **arguments, int index);
long number_argument(int count, char **arguments, int index);

/// Reads up to size - 1 bytes and terminates them; the number of bytes, or -1 with errno.
ssize_t read_file(const char *path, char *buffer, size_t size);

/// Reads from a path relative to a directory descriptor.
ssize_t read_file_at(int directory, const char *path, char *buffer, size_t size);

/// Whether the file's contents hold the token.
bool file_holds(const char *path, const char *token);
bool file_at_holds(int directory, const char *path, const char *token);

/// Runs a function in a child, killed after some seconds, and gives its wait status, or -1 if fork failed.
int status_of_child(int (*function)(void *), void *context, unsigned seconds);

/// The same, as the exit code; 128 + signal if a signal ended it, -1 if fork failed.
int code_of_child(int (*function)(void *), void *context, unsigned seconds);

/// Opens for writing without writing, truncating or creating.
bool opens_for_writing(const char *path);

/// Ends as skipped in the machine's own process namespace: for the few attacks that would do harm there.
void only_inside(void);

/// Copies this program to a path, for set-user-ID and capability attacks. 0 or -1 with errno.
int copy_self(const char *path, mode_t mode);

/// A directory that the sandbox may write to.
const char *scratch_directory(void);

// Numbers of calls that older headers lack; they are the same on every architecture.
#ifndef SYS_io_uring_setup
#define SYS_io_uring_setup 425
#endif
#ifndef SYS_open_tree
#define SYS_open_tree 428
#define SYS_move_mount 429
#define SYS_fsopen 430
#define SYS_fsconfig 431
#define SYS_fsmount 432
#define SYS_fspick 433
#endif
#ifndef SYS_pidfd_open
#define SYS_pidfd_open 434
#endif
#ifndef SYS_clone3
#define SYS_clone3 435
#endif
#ifndef SYS_openat2
#define SYS_openat2 437
#endif
#ifndef SYS_pidfd_getfd
#define SYS_pidfd_getfd 438
#endif
#ifndef SYS_process_madvise
#define SYS_process_madvise 440
#endif
#ifndef SYS_mount_setattr
#define SYS_mount_setattr 442
#endif
#ifndef SYS_memfd_secret
#define SYS_memfd_secret 447
#endif
#ifndef SYS_process_mrelease
#define SYS_process_mrelease 448
#endif
#ifndef SYS_fchmodat2
#define SYS_fchmodat2 452
#endif
#ifndef SYS_statmount
#define SYS_statmount 457
#define SYS_listmount 458
#endif

#endif
