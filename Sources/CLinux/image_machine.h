#ifndef CL_IMAGE_MACHINE_H
#define CL_IMAGE_MACHINE_H

// What differs between machines. `register_bytes` of an image must be the size of these.

#include <elf.h>
#include <errno.h>
#include <stdint.h>
#include <string.h>
#include <sys/auxv.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <sys/user.h>

#include "image_format.h"

#if defined(__x86_64__)

#define IMAGE_MACHINE 62u
#define IMAGE_EXTENDED_SET 0x202 /* NT_X86_XSTATE */
#define IMAGE_ACTION_WORDS 4

typedef struct user_regs_struct image_registers;

static inline uint64_t image_stack_pointer(const image_registers *registers) { return registers->rsp; }

static inline void image_set_call(
    image_registers *registers, long number, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
    registers->rip -= 2;
    registers->rax = (unsigned long long)number;
    registers->orig_rax = (unsigned long long)-1;
    registers->rdi = a;
    registers->rsi = b;
    registers->rdx = c;
    registers->r10 = d;
}

static inline long image_call_result(const image_registers *registers) { return (long)registers->rax; }

/// Whether the instruction before the next one is a system call.
static inline int image_stands_behind_call(const image_registers *registers, pid_t process) {
    errno = 0;
    long word = ptrace(PTRACE_PEEKTEXT, process, (void *)(registers->rip - 2), 0);
    return errno == 0 && (word & 0xffff) == 0x050f;
}

static inline int image_take_bases(pid_t process, const image_registers *registers, struct image_header *header) {
    (void)process;
    header->thread_pointer = registers->fs_base;
    header->second_base = registers->gs_base;
    return 0;
}

/// The kernel's struct sigaction: handler, flags, restorer, mask.
static inline void image_read_action(const uint64_t *words, struct image_action *action) {
    action->handler = words[0];
    action->flags = words[1];
    action->restorer = words[2];
    action->mask = words[3];
}

#elif defined(__aarch64__)

#define IMAGE_MACHINE 183u
#define IMAGE_EXTENDED_SET 2 /* NT_PRFPREG */
#define IMAGE_ACTION_WORDS 4

typedef struct user_regs_struct image_registers;

static inline uint64_t image_stack_pointer(const image_registers *registers) { return registers->sp; }

static inline void image_set_call(
    image_registers *registers, long number, uint64_t a, uint64_t b, uint64_t c, uint64_t d) {
    registers->pc -= 4;
    registers->regs[8] = (unsigned long long)number;
    registers->regs[0] = a;
    registers->regs[1] = b;
    registers->regs[2] = c;
    registers->regs[3] = d;
}

static inline long image_call_result(const image_registers *registers) { return (long)registers->regs[0]; }

static inline int image_stands_behind_call(const image_registers *registers, pid_t process) {
    errno = 0;
    long word = ptrace(PTRACE_PEEKTEXT, process, (void *)((registers->pc - 4) & ~7ull), 0);
    uint32_t instruction = (uint32_t)((registers->pc - 4) & 4 ? (uint64_t)word >> 32 : (uint64_t)word);
    return errno == 0 && instruction == 0xd4000001;
}

static inline int image_take_bases(pid_t process, const image_registers *registers, struct image_header *header) {
    (void)registers;
    uint64_t pointer = 0;
    struct iovec part = {&pointer, sizeof pointer};
    if (ptrace(PTRACE_GETREGSET, process, 0x401 /* NT_ARM_TLS */, &part) < 0) return -errno;
    header->thread_pointer = pointer;
    return 0;
}

static inline void image_read_action(const uint64_t *words, struct image_action *action) {
    action->handler = words[0];
    action->flags = words[1];
    action->restorer = words[2];
    action->mask = words[3];
}

#else
#error "images of processes are written for x86-64 and aarch64"
#endif

/// A digest (FNV-1a) of the code that the kernel maps into every process: the same for the same kernel only.
static inline uint64_t image_kernel_digest(void) {
    const unsigned char *code = (const unsigned char *)getauxval(AT_SYSINFO_EHDR);
    uint64_t digest = 0xcbf29ce484222325ull;
    if (!code) return digest;
    // Words, since this runs for every child: one page says enough about a build.
    for (unsigned offset = 0; offset < 4096; offset += 8) {
        uint64_t word;
        memcpy(&word, code + offset, 8);
        digest = (digest ^ word) * 0x100000001b3ull;
    }
    return digest;
}

#endif
