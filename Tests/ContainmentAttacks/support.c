#include "attack.h"

#include <stdarg.h>

_Noreturn static void end(int code, const char *word, const char *format, va_list values) {
    char line[1024];
    int length = snprintf(line, sizeof line, "%s ", word);
    vsnprintf(line + length, sizeof line - (size_t)length - 1, format, values);
    // One line, whatever a file or a name contained.
    for (char *at = line; *at; at++)
        if ((unsigned char)*at < 0x20 || *at == 0x7f) *at = ' ';
    strcat(line, "\n");
    ssize_t written = write(STDOUT_FILENO, line, strlen(line));
    (void)written;
    _exit(code);
}

void contained(const char *format, ...) {
    va_list values;
    va_start(values, format);
    end(0, "CONTAINED", format, values);
}

void breached(const char *format, ...) {
    va_list values;
    va_start(values, format);
    end(1, "BREACHED", format, values);
}

void skipped(const char *format, ...) {
    va_list values;
    va_start(values, format);
    end(2, "SKIPPED", format, values);
}

void refused(const char *what) { contained("%s: %s", what, strerror(errno)); }

void judge(long result, const char *what, const char *obtained) {
    if (result < 0) refused(what);
    breached("%s: %s", what, obtained);
}

bool is_missing_call(void) { return errno == ENOSYS || errno == EAFNOSUPPORT || errno == EOPNOTSUPP; }

const char *text_argument(int count, char **arguments, int index) {
    if (index >= count) skipped("argument %d is missing", index + 1);
    return arguments[index];
}

long number_argument(int count, char **arguments, int index) {
    const char *text = text_argument(count, arguments, index);
    char *rest;
    long value = strtol(text, &rest, 10);
    if (*text == 0 || *rest != 0) skipped("argument %d is no number: %s", index + 1, text);
    return value;
}

ssize_t read_file_at(int directory, const char *path, char *buffer, size_t size) {
    int fd = openat(directory, path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return -1;
    size_t length = 0;
    while (length < size - 1) {
        ssize_t part = read(fd, buffer + length, size - 1 - length);
        if (part < 0) {
            int error = errno;
            close(fd);
            errno = error;
            return -1;
        }
        if (part == 0) break;
        length += (size_t)part;
    }
    close(fd);
    buffer[length] = 0;
    return (ssize_t)length;
}

ssize_t read_file(const char *path, char *buffer, size_t size) { return read_file_at(AT_FDCWD, path, buffer, size); }

bool file_at_holds(int directory, const char *path, const char *token) {
    static char buffer[1 << 20];
    ssize_t length = read_file_at(directory, path, buffer, sizeof buffer);
    return length > 0 && memmem(buffer, (size_t)length, token, strlen(token)) != NULL;
}

bool file_holds(const char *path, const char *token) { return file_at_holds(AT_FDCWD, path, token); }

int status_of_child(int (*function)(void *), void *context, unsigned seconds) {
    pid_t child = fork();
    if (child < 0) return -1;
    if (child == 0) {
        alarm(seconds);
        _exit(function(context));
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return status;
}

int code_of_child(int (*function)(void *), void *context, unsigned seconds) {
    int status = status_of_child(function, context, seconds);
    if (status == -1) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool opens_for_writing(const char *path) {
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0) return false;
    close(fd);
    return true;
}

void only_inside(void) {
    // The kernel gives the first process namespace this inode (PROC_PID_INIT_INO).
    struct stat status;
    if (stat("/proc/self/ns/pid", &status) == 0 && status.st_ino == 0xEFFFFFFCU)
        skipped("this one does harm outside a process namespace");
}

int copy_self(const char *path, mode_t mode) {
    int source = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
    if (source < 0) return -1;
    unlink(path);
    int target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0700);
    if (target < 0) {
        close(source);
        return -1;
    }
    char buffer[65536];
    ssize_t part;
    while ((part = read(source, buffer, sizeof buffer)) > 0)
        if (write(target, buffer, (size_t)part) != part) break;
    close(source);
    int result = part == 0 ? fchmod(target, mode) : -1;
    int error = errno;
    close(target);
    errno = error;
    return result;
}

const char *scratch_directory(void) {
    static const char *const candidates[] = {"/tmp", "/home/user", "/dev/shm", "."};
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        if (access(candidates[i], W_OK) == 0) return candidates[i];
    return "/tmp";
}
