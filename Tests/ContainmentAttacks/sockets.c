// Kinds of sockets: those that reach past the network namespace, and those that reach deep into the kernel.
#include "attack.h"

// Before the kernel's headers, some of which need its types.
#include <sys/socket.h>

#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/vm_sockets.h>
#include <netinet/in.h>
#include <sys/ioctl.h>
#include <sys/un.h>

ATTACK(raw_sockets, "raw-sockets", "makes raw and ping sockets") {
    if (socket(AF_INET, SOCK_RAW, IPPROTO_ICMP) >= 0) breached("a raw ICMP socket");
    int error = errno;
    if (socket(AF_INET, SOCK_RAW, IPPROTO_RAW) >= 0) breached("a raw socket");
    if (socket(AF_INET6, SOCK_RAW, IPPROTO_ICMPV6) >= 0) breached("a raw ICMPv6 socket");
    if (socket(AF_INET, SOCK_DGRAM, IPPROTO_ICMP) >= 0) breached("a ping socket");
    errno = error;
    refused("raw socket");
}

ATTACK(packet_sockets, "packet-sockets", "makes packet sockets") {
    if (socket(AF_PACKET, SOCK_RAW, 0) >= 0 || socket(AF_PACKET, SOCK_DGRAM, 0) >= 0) breached("a packet socket");
    refused("AF_PACKET");
}

ATTACK(netlink_read, "netlink-sockets", "talks to the kernel by netlink") {
    static const int protocols[] = {NETLINK_ROUTE, NETLINK_AUDIT, NETLINK_KOBJECT_UEVENT, NETLINK_GENERIC,
        NETLINK_SOCK_DIAG,
                                    NETLINK_NETFILTER, NETLINK_CRYPTO, NETLINK_XFRM, NETLINK_CONNECTOR};
    int error = EPERM;
    for (size_t i = 0; i < sizeof protocols / sizeof *protocols; i++) {
        if (socket(AF_NETLINK, SOCK_RAW, protocols[i]) >= 0) breached("netlink protocol %d", protocols[i]);
        error = errno;
    }
    errno = error;
    refused("AF_NETLINK");
}

ATTACK(netlink_change, "netlink-change", "adds an interface and a packet filter by netlink (CVE-2024-1086)") {
    int fd = socket(AF_NETLINK, SOCK_RAW, NETLINK_NETFILTER);
    if (fd < 0) refused("NETLINK_NETFILTER");
    struct {
        struct nlmsghdr header;
        unsigned char family, version;
        uint16_t resource;
    } batch[2] = {{{sizeof batch[0], 16 /* NFNL_MSG_BATCH_BEGIN */, NLM_F_REQUEST | NLM_F_ACK, 1, 0}, 0, 0, 0x0a00},
                  {{sizeof batch[0], 17 /* NFNL_MSG_BATCH_END */, NLM_F_REQUEST | NLM_F_ACK, 2, 0}, 0, 0, 0x0a00}};
    if (send(fd, batch, sizeof batch, 0) < 0) refused("send");
    struct {
        struct nlmsghdr header;
        int error;
        char rest[512];
    } answer;
    memset(&answer, 0, sizeof answer);
    if (recv(fd, &answer, sizeof answer, MSG_DONTWAIT) > 0 && answer.header.nlmsg_type == NLMSG_ERROR &&
        answer.error < 0) {
        errno = -answer.error;
        refused("a batch of packet filter rules");
    }
    breached("a batch of packet filter rules was accepted");
}

ATTACK(virtual_machine_socket, "vsock", "talks to the hypervisor") {
    int fd = socket(AF_VSOCK, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0) refused("AF_VSOCK");
    breached("an AF_VSOCK socket: no namespace covers it");
}

ATTACK(exotic_families, "exotic-socket-families", "makes sockets of any other family") {
    int error = EAFNOSUPPORT;
    for (int family = 0; family < 64; family++) {
        if (family == AF_UNIX || family == AF_INET || family == AF_INET6) continue;
        static const int types[] = {SOCK_STREAM, SOCK_DGRAM, SOCK_RAW, SOCK_SEQPACKET, SOCK_RDM};
        for (size_t i = 0; i < 5; i++) {
            if (socket(family, types[i], 0) >= 0) breached("family %d, type %d", family, types[i]);
            if (errno == EPERM) error = errno;
            // The kernel cuts the family to an int: bits above must not fool a filter.
            if (syscall(SYS_socket, (unsigned long)family | 1UL << 32, types[i], 0) >= 0)
                breached("family %d with a high bit", family);
        }
    }
    errno = error;
    refused("other families");
}

ATTACK(exotic_protocols, "exotic-protocols", "makes sockets of other transport protocols") {
    static const int kinds[][2] = {
        {SOCK_STREAM, 262 /* MPTCP */}, {SOCK_STREAM, 132 /* SCTP */}, {SOCK_SEQPACKET, 132}, {6 /* SOCK_DCCP */, 33},
        {SOCK_DGRAM, 136 /* UDP-Lite */}, {SOCK_STREAM, 256 /* SMC */}, {SOCK_DGRAM, 115 /* L2TP */}};
    int error = EPROTONOSUPPORT;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (socket(AF_INET, kinds[i][0], kinds[i][1]) >= 0) breached("protocol %d", kinds[i][1]);
        error = errno;
    }
    errno = error;
    refused("other protocols");
}

ATTACK(packet_filter_options, "packet-filter-options", "changes packet filters by socket options (CVE-2021-22555)") {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) refused("socket");
    char table[84] = "filter";
    socklen_t size = sizeof table;
    // IPT_SO_GET_INFO: EPERM comes before anything else.
    if (getsockopt(fd, IPPROTO_IP, 64, table, &size) < 0 && (errno == EPERM || errno == ENOPROTOOPT))
        refused("iptables");
    breached("packet filter options answer");
}

ATTACK(forced_options, "privileged-socket-options", "uses socket options that need privileges") {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), value = 1 << 26, mark = 7;
    if (fd < 0) refused("socket");
    if (setsockopt(fd, SOL_SOCKET, SO_MARK, &mark, sizeof mark) == 0) breached("SO_MARK");
    int error = errno;
    if (setsockopt(fd, SOL_SOCKET, SO_SNDBUFFORCE, &value, sizeof value) == 0) breached("SO_SNDBUFFORCE");
    if (setsockopt(fd, IPPROTO_IP, IP_TRANSPARENT, &mark, sizeof mark) == 0) breached("IP_TRANSPARENT");
    errno = error;
    refused("SO_MARK");
}

static int connect_abstract(const char *name, int type) {
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    size_t length = strlen(name);
    if (length > 100) skipped("the name is too long");
    memcpy(address.sun_path + 1, name, length);
    int fd = socket(AF_UNIX, type | SOCK_CLOEXEC, 0);
    if (fd < 0) return -1;
    return connect(fd, (struct sockaddr *)&address, (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + length));
}

ATTACK(abstract_socket, "abstract-socket", "connects to an abstract socket of the host or of a neighbour (NAME)") {
    const char *name = text_argument(count, arguments, 0);
    if (connect_abstract(name, SOCK_STREAM) == 0 || connect_abstract(name, SOCK_SEQPACKET) == 0 ||
        connect_abstract(name, SOCK_DGRAM) == 0)
        breached("connected to @%s", name);
    refused("connect");
}

ATTACK(hold_abstract_socket, "hold-abstract-socket",
       "listens on an abstract socket for a neighbour to find (NAME SECONDS)") {
    const char *name = text_argument(count, arguments, 0);
    struct sockaddr_un address = {.sun_family = AF_UNIX};
    strncpy(address.sun_path + 1, name, 100);
    int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address,
                       (socklen_t)(offsetof(struct sockaddr_un, sun_path) + 1 + strlen(name))) < 0 || listen(fd, 4) < 0)
        skipped("bind: %s", strerror(errno));
    ready("READY\n");
    sleep((unsigned)number_argument(count, arguments, 1));
    contained("listened on @%s", name);
}

ATTACK(path_socket, "path-socket", "connects to a socket file of the host (PATH)") {
    const char *path = text_argument(count, arguments, 0);
    static const char *const well_known[] = {
        "/var/run/docker.sock", "/run/containerd/containerd.sock", "/run/dbus/system_bus_socket",
        "/run/systemd/private",
        "/tmp/.X11-unix/X0", "/run/udev/control", "/dev/log", "/run/podman/podman.sock"};
    static const char *const prefixes[] = {"", "/.old-root", "/proc/1/root"};
    int error = ENOENT;
    for (size_t i = 0; i <= sizeof well_known / sizeof *well_known; i++)
        for (size_t j = 0; j < 3; j++) {
            struct sockaddr_un address = {.sun_family = AF_UNIX};
            snprintf(address.sun_path, sizeof address.sun_path, "%s%s", prefixes[j], i == 0 ? path : well_known[i - 1]);
            int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
            if (fd >= 0 && connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
                breached("connected to %s", address.sun_path);
            if (i == 0 && j == 0) error = errno;
            close(fd);
        }
    errno = error;
    refused(path);
}

ATTACK(forged_credentials, "forged-credentials", "claims to be process 1 and user 0 over a socket") {
    int pair[2], yes = 1;
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0) refused("socketpair");
    setsockopt(pair[1], SOL_SOCKET, SO_PASSCRED, &yes, sizeof yes);
    // Another process for all, another user where there is one.
    struct ucred forged = {1, geteuid(), getegid()};
    char control[CMSG_SPACE(sizeof forged)];
    struct iovec part = {(void *)(uintptr_t) "x", 1};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control,
        .msg_controllen = sizeof control};
    struct cmsghdr *header = CMSG_FIRSTHDR(&message);
    header->cmsg_level = SOL_SOCKET;
    header->cmsg_type = SCM_CREDENTIALS;
    header->cmsg_len = CMSG_LEN(sizeof forged);
    memcpy(CMSG_DATA(header), &forged, sizeof forged);
    judge(sendmsg(pair[0], &message, 0), "SCM_CREDENTIALS", "forged credentials were sent");
}
