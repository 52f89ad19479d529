#include "include/cl_images.h"

#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include "image_format.h"
#include "image_machine.h"

#ifndef PTRACE_GET_RSEQ_CONFIGURATION
#define PTRACE_GET_RSEQ_CONFIGURATION 0x420f
#endif

struct rseq_configuration {
    uint64_t pointer;
    uint32_t size;
    uint32_t signature;
    uint32_t flags;
    uint32_t pad;
};

struct capture {
    pid_t process;
    // The file, here and in the tracee.
    int image, remote_image;
    int *stage;
    struct image_header header;
    struct image_mapping *mappings;
    uint32_t count, capacity;
    char *paths;
    uint32_t path_bytes, path_capacity;
    unsigned char extended[IMAGE_MOST_REGISTERS];
    image_registers registers;
    // Where the kernel's pages begin.
    uint64_t kernel_start;
    // Signals, by bit, that are caught or ignored.
    uint64_t handled;
    // How much memory follows the header.
    uint64_t memory;
};

static int failed(struct capture *capture, int stage, int code) {
    *capture->stage = stage;
    return code < 0 ? code : -EIO;
}

// MARK: - The tracee

/// Waits for the tracee's next stop: its status, or a negated errno.
static int wait_for_stop(pid_t process) {
    int status;
    for (;;) {
        pid_t got = waitpid(process, &status, __WALL);
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) return -errno;
        return WIFSTOPPED(status) ? status : -ESRCH;
    }
}

static int set_registers(struct capture *capture, image_registers *registers) {
    struct iovec part = {registers, sizeof *registers};
    return ptrace(PTRACE_SETREGSET, capture->process, NT_PRSTATUS, &part) < 0 ? -errno : 0;
}

static int get_registers(struct capture *capture, image_registers *registers) {
    struct iovec part = {registers, sizeof *registers};
    return ptrace(PTRACE_GETREGSET, capture->process, NT_PRSTATUS, &part) < 0 ? -errno : 0;
}

/// Lets the tracee make one system call. It stands right behind the instruction that made its last one.
static long remote_call(struct capture *capture, long number, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
    image_registers registers = capture->registers;
    image_set_call(&registers, number, a, b, c, d);
    int result;
    // Other stops come first: that of the group, which was there before, and signals, which are left undelivered.
    for (int attempt = 0;; attempt++) {
        if (attempt > 64) return -EBUSY;
        if ((result = set_registers(capture, &registers)) < 0) return result;
        if (ptrace(PTRACE_SINGLESTEP, capture->process, 0, 0) < 0) return -errno;
        if ((result = wait_for_stop(capture->process)) < 0) return result;
        if (result >> 8 == SIGTRAP) break;
    }
    if ((result = get_registers(capture, &registers)) < 0) return result;
    return image_call_result(&registers);
}

static int read_remote(struct capture *capture, uint64_t address, void *into, size_t size) {
    struct iovec local = {into, size}, remote = {(void *)address, size};
    ssize_t count = process_vm_readv(capture->process, &local, 1, &remote, 1, 0);
    if (count < 0) return -errno;
    return (size_t)count == size ? 0 : -EFAULT;
}

/// What no file of /proc tells: handlers of signals and the like, asked by system calls of the tracee itself, whose
/// answers go to the unused part of its stack.
static int take_state(struct capture *capture) {
    struct image_header *header = &capture->header;
    uint64_t scratch = (image_stack_pointer(&capture->registers) - 4096) & ~15ull;
    long result;
    for (int signal = 1; signal <= 64; signal++) {
        // All others do what they do by themselves.
        if (!((capture->handled >> (signal - 1)) & 1)) continue;
        result = remote_call(capture, SYS_rt_sigaction, (uint64_t)signal, 0, scratch, 8);
        if (result < 0) return (int)result;
        uint64_t words[4] = {0};
        if ((result = read_remote(capture, scratch, words, IMAGE_ACTION_WORDS * 8)) < 0) return (int)result;
        image_read_action(words, &header->actions[signal - 1]);
    }
    struct { uint64_t pointer; uint32_t flags, pad; uint64_t size; } alternative;
    if ((result = remote_call(capture, SYS_sigaltstack, 0, scratch, 0, 0)) < 0) return (int)result;
    if ((result = read_remote(capture, scratch, &alternative, sizeof alternative)) < 0) return (int)result;
    header->altstack = alternative.pointer;
    header->altstack_flags = alternative.flags;
    header->altstack_size = alternative.size;
    if ((result = remote_call(capture, SYS_brk, 0, 0, 0, 0)) < 0) return (int)result;
    header->brk_end = (uint64_t)result;
    result = remote_call(capture, SYS_prctl, PR_GET_TID_ADDRESS, scratch, 0, 0);
    // A kernel without checkpoint support does not tell; then the C library's copy of the thread id stays wrong.
    if (result == 0 && (result = read_remote(capture, scratch, &header->tid_address, 8)) < 0) return (int)result;
    if (result < 0 && result != -EINVAL) return (int)result;
    uint64_t list = 0;
    size_t length = 0;
    if (syscall(SYS_get_robust_list, capture->process, &list, &length) == 0) {
        header->robust_list = list;
        header->robust_length = length;
    }
    struct rseq_configuration rseq = {0};
    if (ptrace(PTRACE_GET_RSEQ_CONFIGURATION, capture->process, sizeof rseq, &rseq) > 0) {
        header->rseq = rseq.pointer;
        header->rseq_size = rseq.size;
        header->rseq_signature = rseq.signature;
    }
    if (ptrace(PTRACE_GETSIGMASK, capture->process, 8, &header->signal_mask) < 0) return -errno;
    return set_registers(capture, &capture->registers);
}

/// Checks that it stands still and has one thread, and learns which signals are caught or ignored.
static int read_status(struct capture *capture) {
    char path[64], text[4096];
    snprintf(path, sizeof path, "/proc/%d/status", capture->process);
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0) return -errno;
    ssize_t count = read(file, text, sizeof text - 1);
    close(file);
    if (count <= 0) return -EIO;
    text[count] = 0;
    char *threads = strstr(text, "\nThreads:"), *ignored = strstr(text, "\nSigIgn:"), *caught = strstr(text, "\nSigCgt:");
    if (!threads || !ignored || !caught) return -EIO;
    capture->handled = strtoull(ignored + 8, NULL, 16) | strtoull(caught + 8, NULL, 16);
    if (!strstr(text, "\nState:\tT")) return -EAGAIN;
    return atoi(threads + 9) == 1 ? 0 : -EBUSY;
}

static int attach(struct capture *capture) {
    // Before it is touched: a twin that has not stopped yet would stop where it goes on. It is about to.
    int result = read_status(capture);
    for (int attempt = 0; result == -EAGAIN && attempt < 5000; attempt++) {
        usleep(200);
        result = read_status(capture);
    }
    if (result < 0) return failed(capture, result == -EBUSY ? cl_image_threads : cl_image_attach, result);
    // Whatever happens to this process from here on, the twin does not go on here.
    if (ptrace(PTRACE_SEIZE, capture->process, 0, PTRACE_O_EXITKILL) < 0) return failed(capture, cl_image_attach, -errno);
    if (ptrace(PTRACE_INTERRUPT, capture->process, 0, 0) < 0) return failed(capture, cl_image_attach, -errno);
    if ((result = wait_for_stop(capture->process)) < 0) return failed(capture, cl_image_attach, result);
    if ((result = get_registers(capture, &capture->registers)) < 0)
        return failed(capture, cl_image_registers, result);
    struct iovec part = {capture->extended, sizeof capture->extended};
    if (ptrace(PTRACE_GETREGSET, capture->process, IMAGE_EXTENDED_SET, &part) < 0)
        return failed(capture, cl_image_registers, -errno);
    capture->header.extended_bytes = (uint32_t)part.iov_len;
    // Only a process that stopped in a system call has its instruction right behind it.
    if (!image_stands_behind_call(&capture->registers, capture->process))
        return failed(capture, cl_image_state, -EPROTO);
    result = image_take_bases(capture->process, &capture->registers, &capture->header);
    if (result < 0) return failed(capture, cl_image_registers, result);
    result = take_state(capture);
    return result < 0 ? failed(capture, cl_image_state, result) : 0;
}

// MARK: - Mappings

static int add_mapping(struct capture *capture, struct image_mapping mapping) {
    if (mapping.start >= mapping.end) return 0;
    if (capture->count >= IMAGE_MOST_MAPPINGS) return -E2BIG;
    if (capture->count == capture->capacity) {
        uint32_t capacity = capture->capacity ? capture->capacity * 2 : 512;
        void *grown = realloc(capture->mappings, capacity * sizeof mapping);
        if (!grown) return -ENOMEM;
        capture->mappings = grown;
        capture->capacity = capacity;
    }
    capture->mappings[capture->count++] = mapping;
    return 0;
}

static int add_path(struct capture *capture, const char *path, uint32_t *offset) {
    // The same file is mapped in several parts, one after another.
    uint32_t length = (uint32_t)strlen(path) + 1;
    if (capture->path_bytes >= length && strcmp(capture->paths + capture->path_bytes - length, path) == 0 &&
        (capture->path_bytes == length || capture->paths[capture->path_bytes - length - 1] == 0)) {
        *offset = capture->path_bytes - length;
        return 0;
    }
    if (capture->path_bytes + length > IMAGE_MOST_PATHS) return -E2BIG;
    if (capture->path_bytes + length > capture->path_capacity) {
        uint32_t capacity = (capture->path_bytes + length) * 2;
        char *grown = realloc(capture->paths, capacity);
        if (!grown) return -ENOMEM;
        capture->paths = grown;
        capture->path_capacity = capacity;
    }
    memcpy(capture->paths + capture->path_bytes, path, length);
    *offset = capture->path_bytes;
    capture->path_bytes += length;
    return 0;
}

struct line {
    uint64_t start, end, offset, inode;
    char permissions[5];
    char path[4200];
};

#define PRESENT (1ull << 63)
#define SWAPPED (1ull << 62)
#define OF_FILE (1ull << 61)

/// Splits memory into pages that have to be kept and those that have not. Small gaps are kept as well: a mapping costs
/// more than the pages.
static int add_memory(struct capture *capture, const struct line *line, uint32_t protection, int pagemap, int is_file) {
    enum { batch = 4096, gap = 16 };
    static uint64_t pages[batch];
    uint64_t run_start = 0, run_end = 0, zero_start = line->start;
    uint32_t flags = strcmp(line->path, "[stack]") == 0 ? 2 : 0;
    int result = 0;
    for (uint64_t address = line->start; address < line->end && !result;) {
        uint64_t count = (line->end - address) / IMAGE_PAGE;
        if (count > batch) count = batch;
        ssize_t got = pread(pagemap, pages, count * 8, (off_t)(address / IMAGE_PAGE * 8));
        if (got != (ssize_t)(count * 8)) return got < 0 ? -errno : -EIO;
        for (uint64_t index = 0; index < count && !result; index++, address += IMAGE_PAGE) {
            // A page of a file that was only read is the file's; a page of an image that was only read has to be kept,
            // since the image that it came from is another one.
            int kept = (pages[index] & (PRESENT | SWAPPED)) && !(is_file && (pages[index] & OF_FILE));
            if (!kept) continue;
            if (run_end && address - run_end <= gap * IMAGE_PAGE && !is_file) {
                run_end = address + IMAGE_PAGE;
                continue;
            }
            if (run_end && address == run_end) {
                run_end += IMAGE_PAGE;
                continue;
            }
            if (run_end) {
                if (!is_file && run_start > zero_start)
                    result = add_mapping(capture, (struct image_mapping){zero_start, run_start, 0, IMAGE_ZERO, protection, 0, flags, 0});
                if (!result)
                    result = add_mapping(capture, (struct image_mapping){run_start, run_end, 0, IMAGE_PAGES, protection, 0, flags, 0});
                zero_start = run_end;
            }
            run_start = address;
            run_end = address + IMAGE_PAGE;
        }
    }
    if (!result && run_end) {
        if (!is_file && run_start > zero_start)
            result = add_mapping(capture, (struct image_mapping){zero_start, run_start, 0, IMAGE_ZERO, protection, 0, flags, 0});
        if (!result)
            result = add_mapping(capture, (struct image_mapping){run_start, run_end, 0, IMAGE_PAGES, protection, 0, flags, 0});
        zero_start = run_end;
    }
    if (!result && !is_file && line->end > zero_start)
        result = add_mapping(capture, (struct image_mapping){zero_start, line->end, 0, IMAGE_ZERO, protection, 0, flags, 0});
    return result;
}

static int add_line(struct capture *capture, const struct line *line, int pagemap) {
    uint32_t protection = (line->permissions[0] == 'r' ? PROT_READ : 0) | (line->permissions[1] == 'w' ? PROT_WRITE : 0)
        | (line->permissions[2] == 'x' ? PROT_EXEC : 0);
    int is_shared = line->permissions[3] == 's';
    if (strncmp(line->path, "[vsyscall]", 10) == 0) return 0;
    if (strncmp(line->path, "[vdso]", 6) == 0 || strncmp(line->path, "[vvar", 5) == 0) {
        if (!capture->kernel_start) capture->kernel_start = line->start;
        return add_mapping(capture, (struct image_mapping){
            line->start, line->end, line->start - capture->kernel_start, IMAGE_KERNEL, protection, 0, 0, 0});
    }
    // Where a restorer worked.
    uint64_t word = 0;
    if (line->inode == 0 && (protection & PROT_READ) && read_remote(capture, line->start, &word, 8) == 0 &&
        word == IMAGE_PLACE_MAGIC)
        return 0;
    size_t length = strlen(line->path);
    int is_deleted = length > 10 && strcmp(line->path + length - 10, " (deleted)") == 0;
    int is_file = line->inode != 0 && line->path[0] == '/' && !is_deleted;
    if (is_shared && (protection & PROT_WRITE)) return -ENOTSUP;
    // Pages of another image, or of a file that has no name any more, are kept whole: there is nowhere else to find
    // those that nobody has touched yet.
    if (!is_file && line->inode != 0)
        return add_mapping(capture, (struct image_mapping){line->start, line->end, 0, IMAGE_PAGES, protection, 0, 0, 0});
    if (!is_file) return add_memory(capture, line, protection, pagemap, 0);
    struct image_mapping mapping = {line->start, line->end, line->offset, IMAGE_FILE, protection, 0, is_shared ? 1 : 0, 0};
    struct stat status;
    if (stat(line->path, &status) < 0) return -errno;
    mapping.identity = IMAGE_FILE_IDENTITY(status);
    int result = add_path(capture, line->path, &mapping.path);
    if (result == 0) result = add_mapping(capture, mapping);
    return result == 0 && !is_shared ? add_memory(capture, line, protection, pagemap, 1) : result;
}

static int take_mappings(struct capture *capture) {
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/pagemap", capture->process);
    int pagemap = open(path, O_RDONLY | O_CLOEXEC);
    if (pagemap < 0) return failed(capture, cl_image_mappings, -errno);
    snprintf(path, sizeof path, "/proc/%d/maps", capture->process);
    FILE *maps = fopen(path, "re");
    if (!maps) {
        close(pagemap);
        return failed(capture, cl_image_mappings, -errno);
    }
    int result = 0;
    char text[4600];
    static struct line line;
    while (!result && fgets(text, sizeof text, maps)) {
        int consumed = 0;
        if (sscanf(text, "%lx-%lx %4s %lx %*s %lu %n", &line.start, &line.end, line.permissions, &line.offset,
                &line.inode, &consumed) < 5) {
            result = -EIO;
            break;
        }
        size_t length = strlen(text);
        if (length && text[length - 1] == '\n') text[--length] = 0;
        else { result = -ENAMETOOLONG; break; }
        snprintf(line.path, sizeof line.path, "%s", text + consumed);
        result = add_line(capture, &line, pagemap);
    }
    if (!result && ferror(maps)) result = -EIO;
    fclose(maps);
    close(pagemap);
    return result < 0 ? failed(capture, result == -ENOTSUP ? cl_image_shared_memory : cl_image_mappings, result) : 0;
}

// MARK: - The file

static int write_all(int file, const void *bytes, size_t size, off_t offset) {
    const char *next = bytes;
    while (size) {
        ssize_t count = pwrite(file, next, size, offset);
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return count < 0 ? -errno : -EIO;
        next += count;
        offset += count;
        size -= (size_t)count;
    }
    return 0;
}

/// Lets the tracee write runs of its memory into the file, one after the other from `offset` on: it reads its own pages
/// where they are, while reading them from outside would make a copy of each that it shares with its twin first.
static int64_t remote_write(struct capture *capture, const struct iovec *runs, unsigned count, uint64_t offset) {
    uint64_t scratch = (image_stack_pointer(&capture->registers) - (64 << 10)) & ~15ull;
    struct iovec local = {(void *)runs, count * sizeof *runs}, remote = {(void *)scratch, count * sizeof *runs};
    if (process_vm_writev(capture->process, &local, 1, &remote, 1, 0) != (ssize_t)local.iov_len) return -errno;
    return remote_call(capture, SYS_pwritev, (uint64_t)capture->remote_image, scratch, count, offset);
}

/// Copies a page that the tracee may not read itself.
static int copy_page(struct capture *capture, uint64_t address, uint64_t offset) {
    char page[IMAGE_PAGE], path[64];
    snprintf(path, sizeof path, "/proc/%d/mem", capture->process);
    int memory = open(path, O_RDONLY | O_CLOEXEC);
    if (memory < 0) return -errno;
    ssize_t count = pread(memory, page, sizeof page, (off_t)address);
    close(memory);
    // A page that has no contents (a file that became shorter) stays zero.
    if (count != sizeof page) return count < 0 && errno != EIO && errno != EFAULT ? -errno : 0;
    return write_all(capture->image, page, sizeof page, (off_t)offset);
}

static int copy_memory(struct capture *capture) {
    enum { most = 512 };
    struct iovec runs[most];
    uint64_t offset = capture->header.memory_offset;
    uint32_t index = 0;
    // How much of the next run is written.
    uint64_t done = 0;
    while (index < capture->count) {
        unsigned count = 0;
        for (uint32_t next = index; next < capture->count && count < most; next++) {
            const struct image_mapping *mapping = &capture->mappings[next];
            if (mapping->kind != IMAGE_PAGES) continue;
            uint64_t skipped = next == index ? done : 0;
            runs[count++] = (struct iovec){(void *)(mapping->start + skipped), mapping->end - mapping->start - skipped};
        }
        if (!count) break;
        int64_t written = remote_write(capture, runs, count, offset);
        if (written < 0 && written != -EFAULT) return (int)written;
        uint64_t rest = written < 0 ? 0 : (uint64_t)written;
        // Stopped at a page that it may not read: it begins the part that was not written.
        int is_stuck = rest % IMAGE_PAGE == 0 && rest == 0;
        offset += rest;
        while (index < capture->count) {
            const struct image_mapping *mapping = &capture->mappings[index];
            uint64_t size = mapping->kind == IMAGE_PAGES ? mapping->end - mapping->start - done : 0;
            if (rest < size) break;
            rest -= size;
            done = 0;
            index++;
        }
        done += rest;
        if (!is_stuck || index >= capture->count) continue;
        int result = copy_page(capture, capture->mappings[index].start + done, offset);
        if (result < 0) return result;
        offset += IMAGE_PAGE;
        done += IMAGE_PAGE;
        if (done == capture->mappings[index].end - capture->mappings[index].start) {
            done = 0;
            index++;
        }
    }
    return 0;
}

/// Lets the tracee make the file, so that it can write to it, and opens it here as well.
static int make_file(struct capture *capture) {
    uint64_t scratch = (image_stack_pointer(&capture->registers) - 4096) & ~15ull;
    char name[16] = "process-image";
    struct iovec local = {name, sizeof name}, remote = {(void *)scratch, sizeof name};
    if (process_vm_writev(capture->process, &local, 1, &remote, 1, 0) != sizeof name) return -errno;
    long result = remote_call(capture, SYS_memfd_create, scratch, MFD_CLOEXEC | MFD_ALLOW_SEALING, 0, 0);
    if (result < 0) return (int)result;
    capture->remote_image = (int)result;
    char path[64];
    snprintf(path, sizeof path, "/proc/%d/fd/%d", capture->process, capture->remote_image);
    capture->image = open(path, O_RDWR | O_CLOEXEC);
    if (capture->image < 0) return -errno;
    // Nothing but a file in memory has seals.
    return fcntl(capture->image, F_GET_SEALS) < 0 ? -EBADF : 0;
}

static int write_image(struct capture *capture) {
    struct image_header *header = &capture->header;
    header->magic = IMAGE_MAGIC;
    header->version = IMAGE_VERSION;
    header->machine = IMAGE_MACHINE;
    header->kernel_digest = image_kernel_digest();
    header->mapping_count = capture->count;
    header->path_bytes = capture->path_bytes;
    header->register_bytes = sizeof capture->registers;
    memcpy(header->registers, &capture->registers, sizeof capture->registers);
    uint64_t mappings_size = capture->count * sizeof(struct image_mapping);
    uint64_t size = sizeof *header + mappings_size + capture->path_bytes + header->extended_bytes;
    header->memory_offset = (size + IMAGE_PAGE - 1) & ~(IMAGE_PAGE - 1);
    for (uint32_t index = 0; index < capture->count; index++) {
        struct image_mapping *mapping = &capture->mappings[index];
        if (mapping->kind != IMAGE_PAGES) continue;
        mapping->offset = header->memory_offset + capture->memory;
        capture->memory += mapping->end - mapping->start;
    }
    if (ftruncate(capture->image, (off_t)(header->memory_offset + capture->memory)) < 0) return -errno;
    off_t offset = 0;
    int result = write_all(capture->image, header, sizeof *header, offset);
    offset += sizeof *header;
    if (!result) result = write_all(capture->image, capture->mappings, mappings_size, offset);
    offset += (off_t)mappings_size;
    if (!result) result = write_all(capture->image, capture->paths, capture->path_bytes, offset);
    offset += capture->path_bytes;
    if (!result) result = write_all(capture->image, capture->extended, header->extended_bytes, offset);
    return result ? result : copy_memory(capture);
}

int cl_capture_image(pid_t process, int *stage) {
    static struct capture capture;
    memset(&capture, 0, sizeof capture);
    capture.process = process;
    capture.image = -1;
    capture.stage = stage;
    *stage = 0;
    int result = attach(&capture);
    if (!result) result = take_mappings(&capture);
    if (!result) {
        *stage = cl_image_write;
        result = make_file(&capture);
        if (!result) result = write_image(&capture);
    }
    // One that has not stopped yet was not touched.
    if (result != -EAGAIN) kill(process, SIGKILL);
    free(capture.mappings);
    free(capture.paths);
    if (!result) return capture.image;
    if (capture.image >= 0) close(capture.image);
    return result;
}
