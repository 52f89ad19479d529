#include "include/cl_descriptors.h"

#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <unistd.h>

#define CL_MAX_DESCRIPTORS 64

int cl_socketpair_seqpacket(int *first, int *second) {
    int pair[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, pair) < 0) return -errno;
    *first = pair[0];
    *second = pair[1];
    return 0;
}

int cl_pipe(int *reading, int *writing, int flags) {
    int pair[2];
    if (pipe2(pair, O_CLOEXEC | flags) < 0) return -errno;
    *reading = pair[0];
    *writing = pair[1];
    return 0;
}

ssize_t cl_send(int socket, const void *bytes, size_t count, const int *descriptors, int descriptor_count, int flags) {
    if (descriptor_count < 0 || descriptor_count > CL_MAX_DESCRIPTORS) return -EINVAL;
    struct iovec part = {.iov_base = (void *)bytes, .iov_len = count};
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int) * CL_MAX_DESCRIPTORS)];
    } control;
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1};
    if (descriptor_count > 0) {
        memset(&control, 0, sizeof control);
        message.msg_control = control.space;
        message.msg_controllen = CMSG_SPACE(sizeof(int) * (size_t)descriptor_count);
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int) * (size_t)descriptor_count);
        memcpy(CMSG_DATA(header), descriptors, sizeof(int) * (size_t)descriptor_count);
    }
    for (;;) {
        ssize_t sent = sendmsg(socket, &message, MSG_NOSIGNAL | flags);
        if (sent >= 0) return sent;
        if (errno != EINTR) return -errno;
    }
}

ssize_t cl_receive(int socket, void *bytes, size_t capacity, int *descriptors, int *descriptor_count, int flags) {
    struct iovec part = {.iov_base = bytes, .iov_len = capacity};
    union {
        struct cmsghdr header;
        char space[CMSG_SPACE(sizeof(int) * CL_MAX_DESCRIPTORS)];
    } control;
    struct msghdr message = {
        .msg_iov = &part, .msg_iovlen = 1, .msg_control = control.space, .msg_controllen = sizeof control.space};
    *descriptor_count = 0;
    ssize_t received;
    do {
        received = recvmsg(socket, &message, MSG_CMSG_CLOEXEC | flags);
    } while (received < 0 && errno == EINTR);
    if (received < 0) return -errno;
    int count = 0;
    for (struct cmsghdr *header = CMSG_FIRSTHDR(&message); header; header = CMSG_NXTHDR(&message, header)) {
        if (header->cmsg_level != SOL_SOCKET || header->cmsg_type != SCM_RIGHTS) continue;
        int here = (int)((header->cmsg_len - CMSG_LEN(0)) / sizeof(int));
        for (int i = 0; i < here; i++) {
            int fd;
            memcpy(&fd, CMSG_DATA(header) + sizeof(int) * (size_t)i, sizeof fd);
            if (count < CL_MAX_DESCRIPTORS) descriptors[count++] = fd;
            else close(fd);
        }
    }
    if (message.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) {
        for (int i = 0; i < count; i++) close(descriptors[i]);
        return -EMSGSIZE;
    }
    *descriptor_count = count;
    return received;
}

int cl_close_from(unsigned int first) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, first, ~0U, 0) == 0) return 0;
    return -errno;
#else
    return -ENOSYS;
#endif
}

int cl_pidfd_send_signal(int pidfd, int signal) {
    return syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0) < 0 ? -errno : 0;
}

int cl_pidfd_open(pid_t pid) {
    int fd = (int)syscall(SYS_pidfd_open, pid, 0);
    return fd < 0 ? -errno : fd;
}

int cl_set_nonblocking(int fd, int on) {
    int flags = fcntl(fd, F_GETFL);
    if (flags < 0) return -errno;
    flags = on ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
    return fcntl(fd, F_SETFL, flags) < 0 ? -errno : 0;
}

int cl_set_close_on_exec(int fd, int on) { return fcntl(fd, F_SETFD, on ? FD_CLOEXEC : 0) < 0 ? -errno : 0; }

int cl_duplicate(int fd, int minimum) {
    int copy = fcntl(fd, F_DUPFD_CLOEXEC, minimum);
    return copy < 0 ? -errno : copy;
}

static int lock_byte(int fd, int64_t offset, short type) {
    struct flock lock = {.l_type = type, .l_whence = SEEK_SET, .l_start = offset, .l_len = 1};
    if (fcntl(fd, F_OFD_SETLK, &lock) == 0) return 0;
    return errno == EACCES ? -EAGAIN : -errno;
}

int cl_lock_byte(int fd, int64_t offset) { return lock_byte(fd, offset, F_WRLCK); }
int cl_unlock_byte(int fd, int64_t offset) { return lock_byte(fd, offset, F_UNLCK); }

int cl_open(const char *path, int flags, unsigned int mode) { return cl_openat(AT_FDCWD, path, flags, mode); }

int cl_openat(int directory, const char *path, int flags, unsigned int mode) {
    for (;;) {
        int fd = openat(directory, path, flags | O_CLOEXEC, (mode_t)mode);
        if (fd >= 0) return fd;
        if (errno != EINTR) return -errno;
    }
}

int cl_is_terminal_master(int fd) {
    struct stat status;
    unsigned int number;
    if (fstat(fd, &status) < 0) return 0;
    // TIOCGPTN answers on masters only; the device number keeps every other driver from being asked at all.
    return S_ISCHR(status.st_mode) && major(status.st_rdev) == 5 && minor(status.st_rdev) == 2
        && ioctl(fd, TIOCGPTN, &number) == 0;
}

int cl_seal_memory(int fd) {
    return fcntl(fd, F_ADD_SEALS, F_SEAL_SEAL | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE) < 0 ? -errno : 0;
}

int cl_set_pipe_size(int fd, int size) { return fcntl(fd, F_SETPIPE_SZ, size) < 0 ? -errno : 0; }

static int connect_within(int family, const struct sockaddr *address, socklen_t length, int seconds) {
    int fd = socket(family, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
    if (fd < 0) return -errno;
    struct timeval limit = {.tv_sec = seconds};
    int result = 0;
    // The time to send is also the time to connect (socket(7)).
    if (setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) < 0 || connect(fd, address, length) < 0)
        result = errno == EINPROGRESS || errno == EAGAIN ? -ETIMEDOUT : -errno;
    limit.tv_sec = 0;
    if (result == 0 && setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit) < 0) result = -errno;
    if (result == 0) result = cl_set_nonblocking(fd, 1);
    if (result == 0) return fd;
    close(fd);
    return result;
}

int cl_connect_loopback(uint16_t port, int seconds) {
    struct sockaddr_in four = {
        .sin_family = AF_INET, .sin_port = htons(port), .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    struct sockaddr_in6 six = {.sin6_family = AF_INET6, .sin6_port = htons(port), .sin6_addr = IN6ADDR_LOOPBACK_INIT};
    int first = connect_within(AF_INET, (struct sockaddr *)&four, sizeof four, seconds);
    if (first != -ECONNREFUSED) return first;
    int second = connect_within(AF_INET6, (struct sockaddr *)&six, sizeof six, seconds);
    return second == -EAFNOSUPPORT || second == -EADDRNOTAVAIL ? first : second;
}

static int option(int fd, int name) {
    int value = -1;
    socklen_t length = sizeof value;
    return getsockopt(fd, SOL_SOCKET, name, &value, &length) == 0 ? value : -1;
}

int cl_is_tcp_connection(int fd) {
    int family = option(fd, SO_DOMAIN);
    struct sockaddr_storage peer;
    socklen_t length = sizeof peer;
    return (family == AF_INET || family == AF_INET6) && option(fd, SO_TYPE) == SOCK_STREAM
        && option(fd, SO_PROTOCOL) == IPPROTO_TCP && option(fd, SO_ACCEPTCONN) == 0
        && getpeername(fd, (struct sockaddr *)&peer, &length) == 0;
}
