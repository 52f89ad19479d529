#ifndef CL_DESCRIPTORS_H
#define CL_DESCRIPTORS_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// Every function here returns a value >= 0, or a negated errno.

/// A connected pair of sequenced-packet sockets, close-on-exec: message boundaries are kept, so that no frame is ever
/// half read (unix(7)).
int cl_socketpair_seqpacket(int *_Nonnull first, int *_Nonnull second);

/// A pipe, close-on-exec, with the given extra flags (O_NONBLOCK).
int cl_pipe(int *_Nonnull reading, int *_Nonnull writing, int flags);

/// Sends one message with up to 64 descriptors. Never raises SIGPIPE.
ssize_t cl_send(int socket, const void *_Nonnull bytes, size_t count, const int *_Nullable descriptors,
                int descriptor_count, int flags);

/// Receives one message and up to 64 descriptors (close-on-exec). A message longer than `capacity` or one with more
/// descriptors is -EMSGSIZE, with every descriptor closed: a peer cannot make us keep what we did not ask for.
ssize_t cl_receive(int socket, void *_Nonnull bytes, size_t capacity, int *_Nonnull descriptors,
                   int *_Nonnull descriptor_count, int flags);

/// close_range(2) from `first` to the end.
int cl_close_from(unsigned int first);

/// Sends a signal to the process that a pidfd names; it can never hit another one that got the same number later.
int cl_pidfd_send_signal(int pidfd, int signal);

/// pidfd_open(2).
int cl_pidfd_open(pid_t pid);

/// Sets or clears O_NONBLOCK.
int cl_set_nonblocking(int fd, int on);
/// Sets or clears FD_CLOEXEC.
int cl_set_close_on_exec(int fd, int on);
/// fcntl(F_DUPFD_CLOEXEC) at or above `minimum`.
int cl_duplicate(int fd, int minimum);

/// An open-file-description write lock on one byte: 0, or -EAGAIN when another description holds it (fcntl(2)).
int cl_lock_byte(int fd, int64_t offset);
/// Releases what cl_lock_byte took.
int cl_unlock_byte(int fd, int64_t offset);

/// open(2) with O_CLOEXEC added.
int cl_open(const char *_Nonnull path, int flags, unsigned int mode);
/// openat(2) with O_CLOEXEC added.
int cl_openat(int directory, const char *_Nonnull path, int flags, unsigned int mode);

/// Seals a file in memory (memfd_create(2)): nobody can change it any more, nor take the seals off. -EINVAL for any
/// other file, -EBUSY while somebody has it mapped for writing.
int cl_seal_memory(int fd);

/// Whether a descriptor is a master of a pseudo terminal: character device 5:2, or a `ptmx` of a devpts instance.
int cl_is_terminal_master(int fd);

/// F_SETPIPE_SZ: a pipe that holds this much; one that may not keeps its size.
int cl_set_pipe_size(int fd, int size);

/// A TCP connection to a port of the loopback interface, over version 4 of the protocol or else 6, within this many
/// seconds; non-blocking from then on.
int cl_connect_loopback(uint16_t port, int seconds);
/// Whether a descriptor is a TCP socket of the Internet's protocols that is connected.
int cl_is_tcp_connection(int fd);

#endif
