// Memory by every name: each attack takes so many mebibytes and touches them. One that is killed for it says nothing;
// the host then looks at the limit that the outcome names.
#include "attack.h"

#include <sys/mman.h>
#include <sys/shm.h>
#include <sys/socket.h>

static const size_t mebibyte = 1 << 20;

static size_t amount(int count, char **arguments) { return (size_t)number_argument(count, arguments, 0) * mebibyte; }

static int fill(int fd, size_t size) {
    static char block[65536];
    memset(block, 'x', sizeof block);
    for (size_t done = 0; done < size; done += sizeof block)
        if (write(fd, block, sizeof block) != (ssize_t)sizeof block) return -1;
    return 0;
}

ATTACK(memory_anonymous, "memory-anonymous", "takes and touches memory (MEBIBYTES)") {
    size_t size = amount(count, arguments);
    for (size_t done = 0; done < size; done += mebibyte) {
        char *part = mmap(NULL, mebibyte, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
        if (part == MAP_FAILED) contained("after %zu MiB: %s", done / mebibyte, strerror(errno));
        memset(part, 1, mebibyte);
    }
    breached("took %zu MiB", size / mebibyte);
}

static int hold(void *context) {
    size_t size = *(size_t *)context;
    char *part = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (part == MAP_FAILED) return 1;
    memset(part, 1, size);
    return 0;
}

ATTACK(memory_spread, "memory-spread", "takes memory in many small processes at a time (MEBIBYTES)") {
    enum { processes = 16 };
    size_t part = amount(count, arguments) / processes;
    pid_t children[processes];
    int pipes[2], full = 0;
    if (pipe(pipes) < 0) skipped("pipe");
    for (int i = 0; i < processes; i++) {
        children[i] = fork();
        if (children[i] != 0) continue;
        alarm(20);
        char ok = hold(&part) == 0 ? '1' : '0';
        ssize_t written = write(pipes[1], &ok, 1);
        (void)written;
        for (;;) pause();
    }
    close(pipes[1]);
    // Ends early when the last holder has been killed.
    for (int i = 0; i < processes; i++) {
        char ok;
        if (read(pipes[0], &ok, 1) != 1) break;
        full += ok == '1';
    }
    usleep(200000);
    int alive = 0;
    for (int i = 0; i < processes; i++) {
        if (children[i] <= 0) continue;
        if (waitpid(children[i], NULL, WNOHANG) == 0) alive++;
        kill(children[i], SIGKILL);
    }
    if (full == processes && alive == processes) breached("%d processes hold %zu MiB each", processes, part / mebibyte);
    contained("%d of %d processes got their part, %d kept it", full, (int)processes, alive);
}

ATTACK(memory_files, "memory-in-files", "takes memory as files of /tmp (MEBIBYTES)") {
    char name[256];
    snprintf(name, sizeof name, "%s/memory", scratch_directory());
    int fd = open(name, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) skipped("%s: %s", name, strerror(errno));
    unlink(name);
    if (fill(fd, amount(count, arguments)) < 0) refused("write");
    breached("the file holds %ld MiB", number_argument(count, arguments, 0));
}

ATTACK(memory_shared_directory, "memory-in-dev-shm", "takes memory as files of /dev/shm (MEBIBYTES)") {
    int fd = open("/dev/shm/memory", O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (fd < 0) skipped("/dev/shm: %s", strerror(errno));
    unlink("/dev/shm/memory");
    if (fill(fd, amount(count, arguments)) < 0) refused("write");
    breached("the file holds %ld MiB", number_argument(count, arguments, 0));
}

ATTACK(memory_anonymous_file, "memory-in-memfd", "takes memory as a file without a name (MEBIBYTES)") {
    int fd = memfd_create("memory", MFD_CLOEXEC);
    if (fd < 0) refused("memfd_create");
    if (fill(fd, amount(count, arguments)) < 0) refused("write");
    breached("the file holds %ld MiB", number_argument(count, arguments, 0));
}

ATTACK(memory_system_v, "memory-in-segments", "takes memory as System V segments (MEBIBYTES)") {
    size_t size = amount(count, arguments);
    int id = shmget(IPC_PRIVATE, size, IPC_CREAT | 0600);
    if (id < 0) refused("shmget");
    char *memory = shmat(id, NULL, 0);
    shmctl(id, IPC_RMID, NULL);
    if (memory == (void *)-1) refused("shmat");
    memset(memory, 1, size);
    breached("a segment of %zu MiB", size / mebibyte);
}

ATTACK(memory_pipes, "memory-in-pipes", "takes memory as unread bytes in pipes (MEBIBYTES)") {
    size_t size = amount(count, arguments), done = 0;
    static char block[65536];
    while (done < size) {
        int pipes[2];
        if (pipe2(pipes, O_NONBLOCK | O_CLOEXEC) < 0) contained("after %zu MiB: %s", done / mebibyte, strerror(errno));
        fcntl(pipes[1], F_SETPIPE_SZ, (int)mebibyte);
        size_t before = done;
        ssize_t part;
        while (done < size && (part = write(pipes[1], block, sizeof block)) > 0) done += (size_t)part;
        if (done == before) contained("after %zu MiB: %s", done / mebibyte, strerror(errno));
    }
    breached("pipes hold %zu MiB", done / mebibyte);
}

ATTACK(memory_sockets, "memory-in-sockets", "takes memory as unread bytes in sockets (MEBIBYTES)") {
    size_t size = amount(count, arguments), done = 0;
    static char block[65536];
    while (done < size) {
        int pair[2], room = 4 << 20;
        if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) < 0)
            contained("after %zu MiB: %s", done / mebibyte, strerror(errno));
        size_t before = done;
        for (int i = 0; i < 2; i++) {
            setsockopt(pair[i], SOL_SOCKET, SO_SNDBUF, &room, sizeof room);
            ssize_t part;
            while (done < size && (part = write(pair[i], block, sizeof block)) > 0) done += (size_t)part;
        }
        if (done == before) contained("after %zu MiB: %s", done / mebibyte, strerror(errno));
    }
    breached("sockets hold %zu MiB", done / mebibyte);
}

ATTACK(descriptors_in_flight, "descriptors-in-flight", "hides open files in sockets nobody reads (COUNT)") {
    long number = number_argument(count, arguments, 0), done = 0;
    while (done < number) {
        int pair[2];
        if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, pair) < 0)
            contained("after %ld files: %s", done, strerror(errno));
        for (int i = 0; i < 8 && done < number; i++) {
            int sent = open("/dev/null", O_RDONLY | O_CLOEXEC);
            if (sent < 0) contained("after %ld files: %s", done, strerror(errno));
            char control[CMSG_SPACE(sizeof sent)];
            struct iovec part = {(void *)(uintptr_t) "x", 1};
            struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
                .msg_controllen = sizeof control};
            struct cmsghdr *header = CMSG_FIRSTHDR(&message);
            header->cmsg_level = SOL_SOCKET;
            header->cmsg_type = SCM_RIGHTS;
            header->cmsg_len = CMSG_LEN(sizeof sent);
            memcpy(CMSG_DATA(header), &sent, sizeof sent);
            ssize_t result = sendmsg(pair[0], &message, 0);
            int error = errno;
            close(sent);
            if (result < 0 && error == EAGAIN) break;
            if (result < 0) contained("after %ld files: %s", done, strerror(error));
            done++;
        }
    }
    breached("%ld open files are in flight", done);
}
