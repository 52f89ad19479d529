// Terminals: typing for the operator, drawing on his screen, sharing his session.
#include "attack.h"

#include <sys/ioctl.h>
#include <termios.h>

ATTACK(terminal_input, "terminal-input", "types into its terminal (TIOCSTI), plain and with a high bit") {
    // Typed into the terminal that it was given, or any that it can open.
    static const char *const names[] = {NULL, NULL, NULL, "/dev/tty", "/dev/console", "/dev/tty0"};
    int error = ENOTTY;
    for (int i = 0; i < 6; i++) {
        int fd = names[i] ? open(names[i], O_RDWR | O_NONBLOCK | O_CLOEXEC) : i;
        if (fd < 0 || !isatty(fd)) continue;
        if (ioctl(fd, TIOCSTI, " ") == 0) breached("TIOCSTI on %s", names[i] ? names[i] : "a standard stream");
        error = errno;
        if (syscall(SYS_ioctl, fd, (unsigned long)TIOCSTI | 1UL << 32, " ") == 0) breached("TIOCSTI with a high bit");
        if (syscall(SYS_ioctl, fd, (unsigned long)TIOCSTI | 0xdeadUL << 32, " ") == 0)
            breached("TIOCSTI with high bits");
    }
    errno = error;
    refused("TIOCSTI");
}

ATTACK(terminal_paste, "terminal-paste", "pastes into a console (TIOCLINUX), takes its output (TIOCCONS)") {
    static const char *const names[] = {NULL, NULL, NULL, "/dev/tty", "/dev/console", "/dev/tty0", "/dev/tty1"};
    int error = ENOTTY;
    for (int i = 0; i < 7; i++) {
        int fd = names[i] ? open(names[i], O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC) : i;
        if (fd < 0) continue;
        // Subcode 6 only asks for the shift state.
        char subcode = 6;
        if (ioctl(fd, TIOCLINUX, &subcode) == 0) breached("TIOCLINUX");
        if (errno != EBADF) error = errno;
    }
    errno = error;
    refused("TIOCLINUX");
}

ATTACK(controlling_terminal, "controlling-terminal", "opens the caller's terminal as its own") {
    int fd = open("/dev/tty", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    if (fd < 0) refused("/dev/tty");
    breached("/dev/tty is open: session %d", tcgetsid(fd));
}

ATTACK(foreign_session, "foreign-session", "shares a session or a process group with somebody outside") {
    pid_t session = getsid(0), group = getpgrp();
    // 0: the leader lies outside the process namespace.
    if (session == 0 || group == 0) breached("the leader of session %d, group %d is outside", session, group);
    if (session != getpid()) breached("the session is that of process %d", session);
    contained("it leads its own session");
}

ATTACK(line_discipline, "line-discipline", "loads line disciplines into the kernel by its terminal") {
    static const char name[] = "/dev/ptmx";
    int fd = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) skipped("%s: %s", name, strerror(errno));
    int error = EPERM;
    // PPP, SLIP, HCI, GSM and so on: all with a history.
    for (int discipline = 1; discipline < 32; discipline++) {
        if (ioctl(fd, TIOCSETD, &discipline) == 0) breached("line discipline %d", discipline);
        error = errno;
        if (error == EINVAL) breached("TIOCSETD looked for discipline %d", discipline);
    }
    errno = error;
    refused("TIOCSETD");
}

ATTACK(escape_output, "terminal-escapes", "prints escape sequences; the host must keep them as bytes") {
    static const char bytes[] = "\033]0;owned\007\033[2J\033[H\033]52;c;b3duZWQ=\007\033P+q\033\\"
                                "\302\233\x9b\xff\xfe\0end";
    ssize_t written = write(1, bytes, sizeof bytes - 1);
    _exit(written == (ssize_t)sizeof bytes - 1 ? 0 : 2);
}
