// Reaching anything that is not the sandbox's own loopback interface.
#include "attack.h"

#include <arpa/inet.h>
#include <net/if.h>
#include <net/route.h>
#include <netdb.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

static socklen_t address_of(const char *text, int port, struct sockaddr_storage *storage) {
    struct sockaddr_in *v4 = (struct sockaddr_in *)storage;
    struct sockaddr_in6 *v6 = (struct sockaddr_in6 *)storage;
    memset(storage, 0, sizeof *storage);
    if (inet_pton(AF_INET6, text, &v6->sin6_addr) == 1) {
        v6->sin6_family = AF_INET6;
        v6->sin6_port = htons((uint16_t)port);
        return sizeof *v6;
    }
    // inet_aton also takes 2130706433, 0x7f.1 and 017700000001.
    v4->sin_family = AF_INET;
    v4->sin_port = htons((uint16_t)port);
    return inet_aton(text, &v4->sin_addr) ? sizeof *v4 : 0;
}

/// Connects for at most two seconds and reads what the other side says first; whether it holds the token.
static bool answers(const char *host, int port, int type, const char *token) {
    struct sockaddr_storage address;
    socklen_t size = address_of(host, port, &address);
    int fd = socket(address.ss_family, type | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0 || size == 0) return false;
    bool found = false;
    int result = connect(fd, (struct sockaddr *)&address, size);
    if (result == 0 || errno == EINPROGRESS) {
        struct pollfd ready = {fd, POLLOUT, 0};
        poll(&ready, 1, 2000);
        int error = 0;
        socklen_t length = sizeof error;
        getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length);
        errno = error;
        if (error == 0 && send(fd, "?", 1, MSG_NOSIGNAL) == 1) {
            ready.events = POLLIN;
            char buffer[256];
            if (poll(&ready, 1, 2000) == 1) {
                ssize_t got = recv(fd, buffer, sizeof buffer, 0);
                found = got > 0 && memmem(buffer, (size_t)got, token, strlen(token)) != NULL;
            }
        }
    }
    int error = errno;
    close(fd);
    errno = error;
    return found;
}

static void try_host(int type, int count, char **arguments) {
    int port = (int)number_argument(count, arguments, 0);
    const char *token = text_argument(count, arguments, 1);
    static const char *const forms[] = {
        "127.0.0.1", "::1", "::ffff:127.0.0.1", "0.0.0.0", "::", "2130706433", "0x7f000001", "017700000001", "127.1",
        "0",
        "127.0.0.53", "127.255.255.254"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (answers(forms[i], port, type, token)) breached("%s port %d gave the token", forms[i], port);
    int error = errno;
    // Any further addresses of the host that the caller knows of.
    for (int i = 2; i < count; i++)
        if (answers(arguments[i], port, type, token)) breached("%s port %d gave the token", arguments[i], port);
    errno = error;
    refused("connect");
}

ATTACK(host_tcp, "host-tcp-listener", "connects to a TCP port of the host (PORT TOKEN [ADDRESS...])") {
    try_host(SOCK_STREAM, count, arguments);
}

ATTACK(host_udp, "host-udp-listener", "sends to a UDP port of the host (PORT TOKEN [ADDRESS...])") {
    try_host(SOCK_DGRAM, count, arguments);
}

/// A connected UDP socket sends nothing, but needs a route.
static void try_routes(const char *const *hosts, size_t number) {
    int error = ENETUNREACH;
    for (size_t i = 0; i < number; i++) {
        struct sockaddr_storage address;
        socklen_t size = address_of(hosts[i], 9, &address);
        int fd = socket(address.ss_family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
        if (fd < 0) continue;
        if (size && connect(fd, (struct sockaddr *)&address, size) == 0) breached("there is a route to %s", hosts[i]);
        error = errno;
        close(fd);
    }
    errno = error;
    refused("route");
}

#define ROUTES(function, name, summary, ...)                  \
    ATTACK(function, name, summary) {                         \
        static const char *const hosts[] = {__VA_ARGS__};     \
        try_routes(hosts, sizeof hosts / sizeof *hosts);      \
    }

ROUTES(outside, "outside-route", "reaches the world", "192.0.2.99", "198.51.100.1", "203.0.113.1", "8.8.8.8",
    "2001:db8::1",
       "2606:4700:4700::1111")
ROUTES(metadata, "metadata-route", "reaches the cloud's metadata service", "169.254.169.254", "fd00:ec2::254",
       "169.254.170.2", "100.100.100.200", "168.63.129.16", "::ffff:169.254.169.254", "2852039166")
ROUTES(private_network, "private-route", "reaches private networks around the host", "10.0.0.1", "172.17.0.1",
       "192.168.0.1", "100.64.0.1", "fc00::1", "fe80::1")

ATTACK(tcp_outside, "outside-tcp", "opens a TCP connection to the world (nothing is sent)") {
    static const char *const hosts[] = {"192.0.2.99", "2001:db8::1"};
    for (size_t i = 0; i < 2; i++) {
        struct sockaddr_storage address;
        socklen_t size = address_of(hosts[i], 9, &address);
        int fd = socket(address.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        if (fd < 0) continue;
        if (connect(fd, (struct sockaddr *)&address, size) == 0 || errno == EINPROGRESS)
            breached("a connection to %s is under way", hosts[i]);
        int error = errno;
        close(fd);
        errno = error;
    }
    refused("connect");
}

ATTACK(group_send, "multicast-and-broadcast", "sends to groups and to everybody (with a life of 0 hops)") {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0), yes = 1, none = 0;
    if (fd < 0) refused("socket");
    setsockopt(fd, SOL_SOCKET, SO_BROADCAST, &yes, sizeof yes);
    setsockopt(fd, IPPROTO_IP, IP_MULTICAST_TTL, &none, sizeof none);
    static const char *const hosts[] = {"224.0.0.251", "239.255.255.250"};
    struct sockaddr_storage address;
    int error = 0;
    for (size_t i = 0; i < 2; i++) {
        socklen_t size = address_of(hosts[i], 9, &address);
        if (sendto(fd, "", 0, MSG_DONTWAIT, (struct sockaddr *)&address, size) == 0) breached("sent to %s", hosts[i]);
        error = errno;
    }
    // Only the route is asked for: a packet to everybody would go out.
    socklen_t size = address_of("255.255.255.255", 9, &address);
    if (connect(fd, (struct sockaddr *)&address, size) == 0) breached("there is a route to everybody");
    errno = error;
    refused("sendto");
}

ATTACK(interfaces, "network-interfaces", "finds interfaces besides its own loopback") {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) refused("socket");
    for (int index = 1; index < 4096; index++) {
        struct ifreq request;
        memset(&request, 0, sizeof request);
        request.ifr_ifindex = index;
        if (ioctl(fd, SIOCGIFNAME, &request) < 0) continue;
        if (strcmp(request.ifr_name, "lo") != 0) breached("interface %s", request.ifr_name);
    }
    contained("only lo");
}

ATTACK(add_route, "add-route", "adds a default route") {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) refused("socket");
    struct rtentry route;
    memset(&route, 0, sizeof route);
    // A network for documentation, so that success disturbs nothing.
    ((struct sockaddr_in *)&route.rt_dst)->sin_family = AF_INET;
    inet_pton(AF_INET, "198.51.100.0", &((struct sockaddr_in *)&route.rt_dst)->sin_addr);
    ((struct sockaddr_in *)&route.rt_genmask)->sin_family = AF_INET;
    inet_pton(AF_INET, "255.255.255.0", &((struct sockaddr_in *)&route.rt_genmask)->sin_addr);
    route.rt_flags = RTF_UP;
    route.rt_dev = (char *)(uintptr_t) "lo";
    if (ioctl(fd, SIOCADDRT, &route) < 0) refused("SIOCADDRT");
    ioctl(fd, SIOCDELRT, &route);
    breached("a route was added");
}

ATTACK(change_interface, "change-interface", "changes its network interface") {
    int fd = socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    if (fd < 0) refused("socket");
    struct ifreq request;
    memset(&request, 0, sizeof request);
    strcpy(request.ifr_name, "lo");
    if (ioctl(fd, SIOCGIFFLAGS, &request) < 0) refused("SIOCGIFFLAGS");
    // The flags it already has.
    if (ioctl(fd, SIOCSIFFLAGS, &request) < 0) refused("SIOCSIFFLAGS");
    breached("the flags of lo can be set");
}

ATTACK(resolve, "resolve-name", "resolves a name through a resolver of the host or beyond") {
    struct addrinfo *found = NULL, hints = {.ai_family = AF_UNSPEC, .ai_socktype = SOCK_STREAM};
    alarm(20);
    int result = getaddrinfo("example.com", "80", &hints, &found);
    if (result == 0) breached("a resolver answered");
    contained("%s", gai_strerror(result));
}
