// What attacks find on the host, or next door: programs that hold something and say READY when it is there. They are
// no attacks; each ends by itself after a quarter of an hour, should nobody end it before.
#include "attack.h"

#include <mqueue.h>
#include <netinet/in.h>
#include <poll.h>
#include <stdarg.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/un.h>

enum { lifetime = 900 };

void ready(const char *format, ...) {
    char line[256];
    va_list values;
    va_start(values, format);
    int length = vsnprintf(line, sizeof line, format, values);
    va_end(values);
    ssize_t written = write(STDOUT_FILENO, line, (size_t)length);
    (void)written;
}

ATTACK(hold_still, "hold-still", "accomplice: a process to be seen and signalled") {
    alarm(lifetime);
    ready("READY\n");
    for (;;) pause();
}

/// A listener that everybody may talk to. Each contact is a line, so that the host sees what arrived.
ATTACK(hold_listener, "hold-listener", "accomplice: answers on a TCP and a UDP port with the token (TOKEN)") {
    const char *token = text_argument(count, arguments, 0);
    alarm(lifetime);
    signal(SIGPIPE, SIG_IGN);
    struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_addr = IN6ADDR_ANY_INIT};
    socklen_t size = sizeof address;
    int both = 0, tcp = -1, udp = -1;
    // The kernel chooses the first port; the second socket must get the same one.
    for (int tries = 0; tries < 100; tries++) {
        address.sin6_port = 0;
        tcp = socket(AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0);
        udp = socket(AF_INET6, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        setsockopt(tcp, IPPROTO_IPV6, IPV6_V6ONLY, &both, sizeof both);
        setsockopt(udp, IPPROTO_IPV6, IPV6_V6ONLY, &both, sizeof both);
        if (bind(tcp, (struct sockaddr *)&address, sizeof address) == 0 && listen(tcp, 8) == 0 &&
            getsockname(tcp, (struct sockaddr *)&address, &size) == 0 &&
            bind(udp, (struct sockaddr *)&address, sizeof address) == 0)
            break;
        close(tcp), close(udp);
        tcp = -1;
    }
    if (tcp < 0) skipped("no port: %s", strerror(errno));
    ready("READY %d\n", ntohs(address.sin6_port));
    for (;;) {
        struct pollfd sockets[2] = {{tcp, POLLIN, 0}, {udp, POLLIN, 0}};
        if (poll(sockets, 2, -1) < 0) continue;
        if (sockets[0].revents) {
            int connection = accept4(tcp, NULL, NULL, SOCK_CLOEXEC);
            ready("CONTACT\n");
            ssize_t sent = send(connection, token, strlen(token), 0);
            (void)sent;
            close(connection);
        }
        if (sockets[1].revents) {
            char bytes[64];
            struct sockaddr_in6 sender;
            socklen_t length = sizeof sender;
            recvfrom(udp, bytes, sizeof bytes, 0, (struct sockaddr *)&sender, &length);
            ready("CONTACT\n");
            sendto(udp, token, strlen(token), 0, (struct sockaddr *)&sender, length);
        }
    }
}

ATTACK(hold_sockets, "hold-sockets", "accomplice: listens on an abstract name and on a path (NAME PATH)") {
    const char *name = text_argument(count, arguments, 0), *path = text_argument(count, arguments, 1);
    alarm(lifetime);
    struct sockaddr_un abstract = {.sun_family = AF_UNIX}, named = {.sun_family = AF_UNIX};
    strncpy(abstract.sun_path + 1, name, 100);
    strncpy(named.sun_path, path, 100);
    int first = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0), second = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    socklen_t length = (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name));
    if (bind(first, (struct sockaddr *)&abstract, length) < 0 || listen(first, 8) < 0) skipped("%s", strerror(errno));
    if (bind(second, (struct sockaddr *)&named, sizeof named) < 0 || listen(second, 8) < 0)
        skipped("%s: %s", path, strerror(errno));
    chmod(path, 0777);
    ready("READY\n");
    for (;;) {
        struct pollfd sockets[2] = {{first, POLLIN, 0}, {second, POLLIN, 0}};
        if (poll(sockets, 2, -1) < 0) continue;
        for (int i = 0; i < 2; i++)
            if (sockets[i].revents) {
                close(accept4(sockets[i].fd, NULL, NULL, SOCK_CLOEXEC));
                ready("CONTACT\n");
            }
    }
}

ATTACK(leave_messages, "leave-messages", "accomplice: holds queues and shared memory of everybody (KEY NAME TOKEN)") {
    key_t key = (key_t)number_argument(count, arguments, 0);
    const char *name = text_argument(count, arguments, 1), *token = text_argument(count, arguments, 2);
    alarm(lifetime);
    int made = 0;
    mode_t mask = umask(0);
    int segment = shmget(key, 4096, IPC_CREAT | 0666);
    char *memory = segment >= 0 ? shmat(segment, NULL, 0) : (void *)-1;
    if (memory != (void *)-1) strncpy(memory, token, 4095), made++;
    made += msgget(key, IPC_CREAT | 0666) >= 0;
    made += semget(key, 1, IPC_CREAT | 0666) >= 0;
    made += mq_open(name, O_RDWR | O_CREAT, 0666, NULL) != (mqd_t)-1;
    int file = shm_open(name, O_RDWR | O_CREAT, 0666);
    if (file >= 0 && write(file, token, strlen(token)) > 0) made++;
    umask(mask);
    if (made == 0) skipped("nothing could be made");
    ready("READY %d\n", made);
    for (;;) pause();
}

ATTACK(clear_messages, "clear-messages", "accomplice: removes what leave-messages left (KEY NAME)") {
    key_t key = (key_t)number_argument(count, arguments, 0);
    const char *name = text_argument(count, arguments, 1);
    shmctl(shmget(key, 0, 0), IPC_RMID, NULL);
    msgctl(msgget(key, 0), IPC_RMID, NULL);
    semctl(semget(key, 0, 0), 0, IPC_RMID);
    mq_unlink(name);
    shm_unlink(name);
    contained("removed");
}

static void start(int count, char **arguments, int first) {
    // The caller's vector ends with a null pointer, as argv does.
    if (first >= count) skipped("a program is missing");
    execv(arguments[first], arguments + first);
    skipped("%s: %s", arguments[first], strerror(errno));
}

ATTACK(hold_key, "hold-key", "accomplice: starts a program whose session keyring holds a key (NAME TOKEN PROGRAM...)") {
    const char *name = text_argument(count, arguments, 0), *token = text_argument(count, arguments, 1);
    if (syscall(SYS_keyctl, 1 /* KEYCTL_JOIN_SESSION_KEYRING */, NULL) < 0) skipped("keyctl: %s", strerror(errno));
    long key = syscall(SYS_add_key, "user", name, token, strlen(token), -3 /* session keyring */);
    if (key < 0) skipped("add_key: %s", strerror(errno));
    syscall(SYS_keyctl, 5 /* KEYCTL_SETPERM */, key, 0x3f3f3f3f);
    start(count, arguments, 2);
}

ATTACK(hold_descriptors, "hold-descriptors",
       "accomplice: starts a program with a directory and a socket open (DIRECTORY PROGRAM...)") {
    int pair[2];
    if (open(text_argument(count, arguments, 0), O_RDONLY | O_DIRECTORY) < 0 ||
        socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0)
        skipped("%s", strerror(errno));
    start(count, arguments, 1);
}

ATTACK(hold_terminal, "hold-terminal", "accomplice: starts a program on a terminal of its own (PROGRAM...)") {
    int master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC), zero = 0, number;
    if (master < 0 || ioctl(master, TIOCSPTLCK, &zero) < 0 || ioctl(master, TIOCGPTN, &number) < 0)
        skipped("/dev/ptmx: %s", strerror(errno));
    pid_t child = fork();
    if (child == 0) {
        char path[64];
        snprintf(path, sizeof path, "/dev/pts/%d", number);
        setsid();
        // The first terminal that a session's leader opens becomes its controlling terminal.
        if (open(path, O_RDWR | O_CLOEXEC) < 0) skipped("%s: %s", path, strerror(errno));
        start(count, arguments, 0);
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    _exit(WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}
